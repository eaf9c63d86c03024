import path from 'node:path';
import { Command, Option } from 'commander';
import { check } from '../check';
import { firstUnread } from '../plan/document';
import type { Language } from '../schema/shape';
import { EXPORT_FORMATS, type ExportFormat, exportPlan } from '../view/export';
import { Configurations } from './configurations';
import { readInput, readStandardInput } from './input';
import { isolated } from './isolate';
import type { Said } from './language';
import { fileOption, languageOption, todayOption } from './options';
import { notWhole, RunError } from './run-error';
import { plain } from './terminal';
import { keepPlans, print, writeWhole } from './write';

interface Options {
  readonly to: ExportFormat;
  readonly output?: string;
  readonly language?: Language;
  readonly today?: string;
}

const TEXTS = {
  en: {
    what: 'Make a page, a document, a poster or a table of a plan.',
    file: 'the plan; - is standard input',
    to: 'what to make',
    output: 'where to write it (default: standard output)',
    language: 'language of the file’s own words (default: the plan’s own)',
    help: `
html is one file, ready for print; docx is for Word and LibreOffice, with a block for signatures;
svg is the poster of the matrix, for A3; csv is the register of commitments.

Example:
  partnership-plan export river.partnership.yaml --to docx --output river.docx`,
  },
  he: {
    what: 'להפיק מתוכנית דף, מסמך, כרזה או טבלה.',
    file: 'התוכנית; - הוא הקלט התקני',
    to: 'מה להפיק',
    output: 'לאן לכתוב (ברירת המחדל: הפלט התקני)',
    language: 'שפת המילים של הקובץ עצמו (ברירת המחדל: שפת התוכנית)',
    help: `
html הוא קובץ אחד, מוכן להדפסה; docx – ל־Word ול־LibreOffice, עם מקום לחתימות;
svg – כרזה של המטריצה, לגודל A3; csv – רשימת ההתחייבויות.

דוגמה:
  partnership-plan export river.partnership.yaml --to docx --output river.docx`,
  },
} as const;

const READ_ON: Said = {
  en: 'the day on which the plan is read (YYYY-MM-DD; default: today)',
  he: 'היום שבו קוראים את התוכנית (YYYY-MM-DD; ברירת המחדל: היום)',
};

/** `partnership-plan export`: makes a file of a plan to send, print, sign or sort. */
export function exportCommand(language: Language): Command {
  const texts = TEXTS[language];
  return new Command('export')
    .description(texts.what)
    .argument('<file>', texts.file)
    .addOption(new Option('--to <format>', texts.to).choices(EXPORT_FORMATS).makeOptionMandatory())
    .addOption(fileOption('--output <file>', texts.output, language))
    .addOption(languageOption(texts.language))
    .addOption(todayOption(language, READ_ON))
    .addHelpText('after', texts.help)
    .action((file: string, options: Options) => run(file, options, language));
}

/** @param own the language in which the command speaks of itself */
async function run(file: string, { to, output, language, today }: Options, own: Language): Promise<void> {
  const { text, isWhole } = file === '-' ? await readStandardInput() : readInput(file);
  const shown = plain(file);
  if (!isWhole) throw notWhole(shown);
  if (to === 'docx' && output === undefined && process.stdout.isTTY) {
    throw new RunError({
      en: 'a Word document is nothing for a terminal; --output FILE says where to write it',
      he: 'מסמך Word אינו מתאים למסוף; ‎--output FILE‎ קובע לאן לכתוב אותו',
    });
  }
  if (output !== undefined) {
    keepPlans(output);
    if (path.resolve(output) === path.resolve(file)) throw onItself(shown);
  }
  const configuration = await new Configurations(undefined, language).of(file === '-' ? 'stdin' : file);
  const analysis = check(text, { configuration, today, file, forceLanguage: language });
  const { bytes } = await exportPlan(analysis, { to, language });
  if (output === undefined) await print(bytes);
  else await writeWhole(output, bytes);
  const unread = firstUnread(analysis.document);
  if (unread) {
    const line = analysis.document.positionAt(unread.start).line + 1;
    process.stderr.write(isolated(`partnership-plan: ${readInPart(shown, line)[own]}\n`, process.stderr));
  }
}

function readInPart(shown: string, line: number): Said {
  return {
    en: `${shown} can't be read in full (line ${line}), so that parts of it may be missing; check tells more`,
    he: `אי אפשר לקרוא את כל ${shown} (שורה ${line}), ולכן ייתכן שחלקים חסרים בקובץ; עוד על כך: check`,
  };
}

function onItself(shown: string): RunError {
  return new RunError({
    en: `${shown} would be written over by its own export`,
    he: `הקובץ המופק היה נכתב על ${shown} עצמו`,
  });
}
