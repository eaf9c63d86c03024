import { Command, Option } from 'commander';
import { type Analysis, check } from '../check';
import { hasNewErrors } from '../mend';
import { applyChanges } from '../plan/edit';
import { sign } from '../plan/sign';
import { listed } from '../rules/words';
import { nearest } from '../schema/nearest';
import type { Language } from '../schema/shape';
import { readInput } from './input';
import type { Said } from './language';
import { todayOption } from './options';
import { noPlan, notWhole, RunError } from './run-error';
import { plain } from './terminal';
import { localDate } from './today';
import { writeWhole } from './write';

const VERDICTS = ['approves', 'asks-for-changes', 'abstains'] as const;

interface Options {
  readonly partner: string;
  readonly verdict: (typeof VERDICTS)[number];
  readonly note?: string;
  readonly today?: string;
}

const TEXTS = {
  en: {
    what: 'Write into a plan what a partner says of it, tied to the plan as it stands.',
    file: 'the plan',
    partner: 'the partner that speaks',
    verdict: 'what it says',
    note: 'a note beside the verdict',
  },
  he: {
    what: 'לרשום בתוכנית מה שותף אומר עליה, בקשר לתוכנית כפי שהיא כעת.',
    file: 'התוכנית',
    partner: 'מזהה השותף שבשמו נרשמים הדברים',
    verdict: 'מה השותף אומר',
    note: 'הערה לצד העמדה',
  },
} as const;

const SIGNED_ON: Said = {
  en: 'the day of the signature (YYYY-MM-DD; default: today)',
  he: 'יום החתימה (YYYY-MM-DD; ברירת המחדל: היום)',
};

/** `partnership-plan sign`: writes into a plan what a partner says of it. */
export function signCommand(language: Language): Command {
  const texts = TEXTS[language];
  return new Command('sign')
    .description(texts.what)
    .argument('<file>', texts.file)
    .requiredOption('--partner <id>', texts.partner)
    .addOption(new Option('--verdict <verdict>', texts.verdict).choices(VERDICTS).default('approves'))
    .option('--note <text>', texts.note)
    .addOption(todayOption(language, SIGNED_ON))
    .action(run);
}

async function run(file: string, { partner, verdict, note, today = localDate() }: Options): Promise<void> {
  const { text, mark, isWhole } = readInput(file);
  const shown = plain(file);
  if (!isWhole) throw notWhole(shown);
  const before = check(text, { today });
  const { plan, document } = before;
  const broken = before.findings.find(({ rule }) => rule === 'yaml-syntax');
  if (broken) {
    const { line, character } = document.positionAt(broken.start);
    const place = `${shown}:${line + 1}:${character + 1}`;
    throw new RunError({
      en: `${place}: mend this before it is signed: ${plain(broken.message)}`,
      he: `${place}: יש לתקן את זה לפני החתימה: ${plain(broken.message)}`,
    });
  }
  if (!plan) throw noPlan(shown);
  if (!plan.partnerById(partner)) throw noPartner(before, partner, shown);
  const changes = sign(plan, { partner, verdict, note: note === undefined ? undefined : onOneLine(note) });
  const signed = changes && applyChanges(text, changes);
  if (signed === undefined || hasNewErrors(before.findings, check(signed, { today }).findings)) {
    throw new RunError({
      en: `${shown}: the list “signoff” can't be edited as it stands`,
      he: `${shown}: אי אפשר לערוך את הרשימה ״signoff״ כפי שהיא`,
    });
  }
  await writeWhole(file, mark + signed);
}

function onOneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

/** Who isn't there, and who is meant, or may be. */
function noPartner({ names }: Analysis, partner: string, shown: string): RunError {
  const ids = names.declared('partner').map(({ id }) => id);
  const near = nearest(partner, ids);
  const list = (language: Language) => plain(listed(ids.slice(0, 20), language));
  const others: Said =
    near !== undefined
      ? { en: `; is it ${plain(near)}?`, he: `; אולי הכוונה ל־${plain(near)}?` }
      : ids.length > 0
        ? { en: `; there are ${list('en')}`, he: `; יש בה ${list('he')}` }
        : { en: '', he: '' };
  return new RunError({
    en: `${shown} has no partner ${plain(partner)}${others.en}`,
    he: `בתוכנית ${shown} אין שותף ${plain(partner)}${others.he}`,
  });
}
