import { Command, InvalidArgumentError } from 'commander';
import { check } from '../check';
import { PLAN_NAME } from '../plan/file-name';
import { SECTORS, type Sector } from '../plan/model';
import { newPlan } from '../plan/new-plan';
import { languageOf } from '../plan/values';
import { nearest } from '../schema/nearest';
import type { Language } from '../schema/shape';
import { languageOption, todayOption } from './options';
import { RunError } from './run-error';
import { plain, print } from './terminal';
import { localDate } from './today';
import { writeNew, writeWhole } from './write';

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

const HELP = `
Sectors: ${SECTORS.join(', ')}.

Example:
  partnership-plan new river.partnership.yaml --title "River Trail" \\
    --partner "River Trust:civil-society" --partner "City Council:local-government"`;

/** `partnership-plan new`: writes a plan to begin with. */
export function newCommand(): Command {
  return new Command('new')
    .description('Write a plan to begin with, in which the check finds no error.')
    .argument('<file>', 'its name ends in .partnership.yaml; - is standard output')
    .addOption(languageOption('language of the plan (default: that of title and partners, else en)'))
    .option('--title <text>', 'name of the initiative')
    .option('--partner <name:sector>', 'a partner and its sector; may be given several times', addPartner, [])
    .addOption(todayOption('the day on which the plan begins (YYYY-MM-DD; default: today)'))
    .option('--force', 'write over a file that is there')
    .addHelpText('after', HELP)
    .action(run);
}

function addPartner(value: string, before: readonly GivenPartner[]): readonly GivenPartner[] {
  const colon = value.lastIndexOf(':');
  const name = value.slice(0, Math.max(colon, 0)).trim();
  const word = value.slice(colon + 1).trim();
  if (name === '')
    throw new InvalidArgumentError('It must be a name and a sector, such as "River Trust:civil-society".');
  const sector = SECTORS.find((one) => one === word);
  if (!sector) {
    const near = nearest(word, SECTORS);
    throw new InvalidArgumentError(
      `There is no sector ${word}${near ? `; is it ${near}?` : '.'} Sectors are ${SECTORS.join(', ')}.`,
    );
  }
  return [...before, { name, sector }];
}

async function run(file: string, { title = '', partner: partners, force, ...given }: Options): Promise<void> {
  const today = given.today ?? localDate();
  const language = given.language ?? languageOf([title, ...partners.map(({ name }) => name)].join(' ')) ?? 'en';
  if (file !== '-' && !PLAN_NAME.test(file)) {
    const stem = file.replace(/(?:\.partnership)?(?:\.ya?ml)?$/, '');
    throw new RunError(`the name of a plan ends in .partnership.yaml: ${plain(stem)}.partnership.yaml`);
  }
  const text = newPlan({ language, title, partners }, today);
  const wrong = check(text, { today }).findings.find(({ severity }) => severity === 'error');
  if (wrong) throw new RunError(`a plan can't be made of these words: ${plain(wrong.message)}`);
  if (file === '-') await print(text);
  else if (force) await writeWhole(file, text);
  else await writeNew(file, text);
}
