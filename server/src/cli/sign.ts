import { Command, Option } from 'commander';
import { type Analysis, check } from '../check';
import { hasNewErrors } from '../mend';
import { applyChanges } from '../plan/edit';
import { sign } from '../plan/sign';
import { listed } from '../rules/words';
import { nearest } from '../schema/nearest';
import { readInput } from './input';
import { todayOption } from './options';
import { RunError } from './run-error';
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

/** `partnership-plan sign`: writes into a plan what a partner says of it. */
export function signCommand(): Command {
  return new Command('sign')
    .description('Write into a plan what a partner says of it, tied to the plan as it stands.')
    .argument('<file>', 'the plan')
    .requiredOption('--partner <id>', 'the partner that speaks')
    .addOption(new Option('--verdict <verdict>', 'what it says').choices(VERDICTS).default('approves'))
    .option('--note <text>', 'a note beside the verdict')
    .addOption(todayOption('the day of the signature (YYYY-MM-DD; default: today)'))
    .action(run);
}

async function run(file: string, { partner, verdict, note, today = localDate() }: Options): Promise<void> {
  const { text, mark, isWhole } = await readInput(file);
  const shown = plain(file);
  if (!isWhole) throw new RunError(`${shown} is too large, or no text in UTF-8`);
  const before = check(text, { today });
  const { plan, document } = before;
  const broken = before.findings.find(({ rule }) => rule === 'yaml-syntax');
  if (broken) {
    const { line, character } = document.positionAt(broken.start);
    throw new RunError(
      `${shown}:${line + 1}:${character + 1}: mend this before it is signed: ${plain(broken.message)}`,
    );
  }
  if (!plan) throw new RunError(`${shown} holds no plan`);
  if (!plan.partnerById(partner))
    throw new RunError(`${shown} has no partner ${plain(partner)}${others(before, partner)}`);
  const changes = sign(plan, { partner, verdict, note: note === undefined ? undefined : onOneLine(note) });
  const signed = changes && applyChanges(text, changes);
  if (signed === undefined || hasNewErrors(before.findings, check(signed, { today }).findings)) {
    throw new RunError(`${shown}: the list “signoff” can't be edited as it stands`);
  }
  await writeWhole(file, mark + signed);
}

function onOneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}

/** Who is meant, or may be. */
function others({ names }: Analysis, partner: string): string {
  const ids = names.declared('partner').map(({ id }) => id);
  const near = nearest(partner, ids);
  if (near !== undefined) return `; is it ${plain(near)}?`;
  return ids.length > 0 ? `; there are ${plain(listed(ids.slice(0, 20), 'en'))}` : '';
}
