import path from 'node:path';
import { Command, Option } from 'commander';
import { version } from '../../../package.json';
import { relative, repositoryOf } from '../files/find';
import { summaryOf } from '../report';
import type { Severity } from '../rules/rule';
import type { Language } from '../schema/shape';
import { findPlans } from './files';
import { FORMATS, type FormatName } from './formats';
import { isolated } from './isolate';
import {
  countParser,
  fileOption,
  languageOption,
  minSeverityOption,
  type Shard,
  shardOf,
  shardParser,
  todayOption,
} from './options';
import { Progress } from './progress';
import { RunError } from './run-error';
import { coloursFor, plain } from './terminal';
import { checkFiles } from './threads';
import { keepPlans, print, writeWhole } from './write';

interface Options {
  readonly format: FormatName;
  readonly output?: string;
  readonly fix?: true;
  readonly maxWarnings?: number;
  readonly minSeverity?: Severity;
  readonly config?: string;
  readonly language?: Language;
  readonly today?: string;
  readonly shard?: Shard;
}

const TEXTS = {
  en: {
    what: 'Check plans for errors and risks.',
    paths:
      'files, folders (with all below that .gitignore doesn’t name) or globs; behind !, what to leave out; - is standard input',
    format: 'how to write what is found',
    output: 'write to a file instead of standard output',
    fix: 'apply the fixes that are safe, and tell what is left',
    maxWarnings: 'how many warnings are allowed',
    config: 'this configuration for all plans, instead of the .partnershiprc.yaml above each',
    language: 'language of the messages, whatever the plan’s own',
    shard: 'only this part of the files, to spread them over machines: 2/5',
    help: `
Exit status: 0 no errors; 1 errors, or more warnings than allowed; 2 the run itself failed.

Examples:
  partnership-plan check                                    all plans here and below
  partnership-plan check plans "drafts/*.partnership.yaml"  a folder and a glob
  partnership-plan check . '!drafts/**'                     all but a folder
  partnership-plan check --fix plans                        mend what is safe to mend
  git show HEAD:a.partnership.yaml | partnership-plan check -
  partnership-plan check --format sarif --output plans.sarif --shard 1/4`,
    noInput: '--fix changes files, and standard input is none',
    tooMany: (found: number, allowed: number) => `${found} warnings, and ${allowed} are allowed`,
    nothing: (folder: string) => `no plan was found; the working folder is ${folder}`,
  },
  he: {
    what: 'בדיקת תוכניות: שגיאות וסיכונים.',
    paths:
      'קבצים, תיקיות (עם כל מה שמתחתיהן, חוץ ממה ש־‎.gitignore‎ מוציא) או דפוסים (glob); אחרי ! – מה להשמיט; - הוא הקלט התקני',
    format: 'איך לכתוב את הממצאים',
    output: 'לכתוב לקובץ ולא לפלט התקני',
    fix: 'לתקן את מה שבטוח לתקן, ולהראות מה נשאר',
    maxWarnings: 'כמה אזהרות מותרות',
    config: 'קובץ הגדרות אחד לכל התוכניות, במקום ‎.partnershiprc.yaml‎ שמעל כל אחת',
    language: 'שפת ההודעות, בכל תוכנית שהיא',
    shard: 'רק חלק מהקבצים, כדי לחלק אותם בין מחשבים: 2/5',
    help: `
קוד היציאה: 0 – אין שגיאות; 1 – יש שגיאות, או יותר אזהרות מהמותר; 2 – הריצה עצמה נכשלה.

דוגמאות:
  partnership-plan check                                    כל התוכניות שכאן ומתחת
  partnership-plan check plans "drafts/*.partnership.yaml"  תיקייה ודפוס
  partnership-plan check . '!drafts/**'                     הכול, חוץ מתיקייה
  partnership-plan check --fix plans                        תיקון של מה שבטוח לתקן
  git show HEAD:a.partnership.yaml | partnership-plan check -
  partnership-plan check --format sarif --output plans.sarif --shard 1/4`,
    noInput: '‎--fix‎ משנה קבצים, והקלט התקני אינו קובץ',
    tooMany: (found: number, allowed: number) => `מספר האזהרות הוא ${found}, ומותרות ${allowed}`,
    nothing: (folder: string) => `לא נמצאה אף תוכנית; תיקיית העבודה היא ${folder}`,
  },
} as const;

/** `partnership-plan check`: tells what is wrong with plans. */
export function checkCommand(language: Language, finish: (status: number) => void): Command {
  const texts = TEXTS[language];
  return new Command('check')
    .description(texts.what)
    .argument('[path...]', texts.paths, ['.'])
    .addOption(new Option('--format <name>', texts.format).choices(Object.keys(FORMATS)).default('stylish'))
    .addOption(fileOption('--output <file>', texts.output, language))
    .option('--fix', texts.fix)
    .option('--max-warnings <number>', texts.maxWarnings, countParser(language))
    .addOption(minSeverityOption(language))
    .addOption(fileOption('--config <file>', texts.config, language))
    .addOption(languageOption(texts.language))
    .addOption(todayOption(language))
    .option('--shard <part/parts>', texts.shard, shardParser(language))
    .addHelpText('after', texts.help)
    .action(async (paths: readonly string[], options: Options) => finish(await run(paths, options, language)));
}

/** @param own the language in which the command speaks of itself */
async function run(paths: readonly string[], options: Options, own: Language): Promise<number> {
  const { format, fix = false, output, maxWarnings, minSeverity, language, config, today, shard } = options;
  const cwd = process.cwd();
  const readsInput = paths.includes('-');
  if (fix && readsInput) {
    throw new RunError({ en: TEXTS.en.noInput, he: TEXTS.he.noInput });
  }
  if (output !== undefined) keepPlans(output);
  const named = await findPlans(
    paths.filter((one) => one !== '-'),
    cwd,
  );
  const all = readsInput ? ['-', ...named] : named;
  if (all.length === 0) tell(TEXTS[own].nothing(plain(cwd)));
  const files = shard ? shardOf(all, shard) : all;
  const progress = new Progress(files.length);
  const job = { cwd, config, language, today, fix, minSeverity, withFixes: format === 'sarif' };
  const { reports, notes } = await checkFiles(files, job, (done) => progress.update(done)).finally(() =>
    progress.end(),
  );
  for (const note of notes) tell(note[own]);
  const summary = summaryOf(reports);
  const colours = coloursFor(output === undefined ? process.stdout : undefined);
  const root = repositoryOf(cwd) ?? cwd;
  const inRepository = (file: string) => relative(root, path.resolve(cwd, file));
  const text = FORMATS[format](reports, summary, { colours, language, version, inRepository });
  if (output === undefined || output === '-') await print(text);
  else await writeWhole(output, text);
  if (maxWarnings !== undefined && summary.warnings > maxWarnings) {
    tell(TEXTS[own].tooMany(summary.warnings, maxWarnings));
    return 1;
  }
  return summary.errors > 0 ? 1 : 0;
}

function tell(line: string): void {
  process.stderr.write(isolated(`partnership-plan: ${line}\n`, process.stderr));
}
