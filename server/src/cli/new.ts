import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { check } from '../check';
import { PLAN_NAME } from '../plan/file-name';
import { SECTORS, type Sector } from '../plan/model';
import { newPlan } from '../plan/new-plan';
import { languageOf } from '../plan/values';
import { nearest } from '../schema/nearest';
import type { Language } from '../schema/shape';
import type { Said } from './language';
import { languageOption, todayOption } from './options';
import { RunError } from './run-error';
import { plain } from './terminal';
import { localDate } from './today';
import { print, writeNew, writeWhole } from './write';

interface GivenPartner {
  readonly name: string;
  readonly sector: Sector;
}

interface Options {
  readonly language?: Language;
  readonly title?: string;
  readonly partner: readonly GivenPartner[];
  readonly today?: string;
  readonly force?: true;
}

const EXAMPLE = `
  partnership-plan new river.partnership.yaml --title "River Trail" \\
    --partner "River Trust:civil-society" --partner "City Council:local-government"`;
const HEBREW_EXAMPLE = `
  partnership-plan new nahal.partnership.yaml --title "שביל הנחל" \\
    --partner "עמותת הנחל:civil-society" --partner "העירייה:local-government"`;

const TEXTS = {
  en: {
    what: 'Write a plan to begin with, in which the check finds no error.',
    file: 'its name ends in .partnership.yaml; - is standard output',
    language: 'language of the plan (default: that of title and partners, else the terminal’s)',
    title: 'name of the initiative',
    partner: 'a partner and its sector; may be given several times',
    force: 'write over a file that is there',
    help: `
Sectors: ${SECTORS.join(', ')}.

Example:${EXAMPLE}`,
    noName: 'It must be a name and a sector, such as "River Trust:civil-society".',
    noSector: (word: string, near: string | undefined) =>
      `There is no sector ${word}${near ? `; is it ${near}?` : '.'} Sectors are ${SECTORS.join(', ')}.`,
  },
  he: {
    what: 'לכתוב תוכנית התחלתית, שאין בה שגיאות.',
    file: 'שם שמסתיים ב־‎.partnership.yaml‎; - הוא הפלט התקני',
    language: 'שפת התוכנית (ברירת המחדל: שפת השם והשותפים, ואם אין – שפת המסוף)',
    title: 'שם המהלך',
    partner: 'שותף והמגזר שלו; אפשר לחזור על האפשרות הזאת',
    force: 'לכתוב על קובץ קיים',
    help: `
מגזרים: ${SECTORS.join(', ')}.

דוגמה:${HEBREW_EXAMPLE}`,
    noName: 'יש לכתוב שם ומגזר, למשל "עמותת הנחל:civil-society".',
    noSector: (word: string, near: string | undefined) =>
      `אין מגזר ${word}${near ? `; אולי הכוונה ל־${near}?` : '.'} המגזרים הם: ${SECTORS.join(', ')}.`,
  },
} as const;

const BEGINS_ON: Said = {
  en: 'the day on which the plan begins (YYYY-MM-DD; default: today)',
  he: 'היום שבו התוכנית מתחילה (YYYY-MM-DD; ברירת המחדל: היום)',
};

/** `partnership-plan new`: writes a plan to begin with. */
export function newCommand(language: Language): Command {
  const texts = TEXTS[language];
  return new Command('new')
    .description(texts.what)
    .argument('<file>', texts.file)
    .addOption(languageOption(texts.language))
    .option('--title <text>', texts.title)
    .option('--partner <name:sector>', texts.partner, partnerParser(language), [])
    .addOption(todayOption(language, BEGINS_ON))
    .option('--force', texts.force)
    .addHelpText('after', texts.help)
    .action((file: string, options: Options) => run(file, options, language));
}

function partnerParser(language: Language) {
  const texts = TEXTS[language];
  return (value: string, before: readonly GivenPartner[]): readonly GivenPartner[] => {
    const colon = value.lastIndexOf(':');
    const name = value.slice(0, Math.max(colon, 0)).trim();
    const word = value.slice(colon + 1).trim();
    if (name === '') throw new InvalidArgumentError(texts.noName);
    const sector = SECTORS.find((one) => one === word);
    if (!sector) throw new InvalidArgumentError(texts.noSector(word, nearest(word, SECTORS)));
    return [...before, { name, sector }];
  };
}

async function run(
  file: string,
  { title = '', partner: partners, force, ...given }: Options,
  fallback: Language,
): Promise<void> {
  const today = given.today ?? localDate();
  const language = given.language ?? languageOf([title, ...partners.map(({ name }) => name)].join(' ')) ?? fallback;
  // Without anything before it, that is the name of a hidden file, which no check finds.
  if (file !== '-' && (!PLAN_NAME.test(file) || path.basename(file).startsWith('.'))) {
    const stem = file.replace(/(?:\.partnership)?(?:\.ya?ml)?$/, '').replace(/(^|[/\\])\.*(?=[^/\\]*$)/, '$1');
    throw new RunError({
      en: `the name of a plan ends in .partnership.yaml: ${plain(stem) || 'plan'}.partnership.yaml`,
      he: `שם של תוכנית מסתיים ב־‎.partnership.yaml‎: ${plain(stem) || 'plan'}.partnership.yaml`,
    });
  }
  const text = newPlan({ language, title, partners }, today);
  const wrong = check(text, { today }).findings.find(({ severity }) => severity === 'error');
  if (wrong) {
    throw new RunError({
      en: `a plan can't be made of these words: ${plain(wrong.message)}`,
      he: `אי אפשר לבנות תוכנית מהמילים האלה: ${plain(wrong.message)}`,
    });
  }
  if (file === '-') await print(text);
  else if (force) await writeWhole(file, text);
  else await writeNew(file, text);
}
