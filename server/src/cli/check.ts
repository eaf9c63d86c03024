import { Command, Option } from 'commander';
import { version } from '../../../package.json';
import { summaryOf } from '../report';
import type { Severity } from '../rules/rule';
import type { Language } from '../schema/shape';
import { findPlans } from './files';
import { FORMATS, type FormatName } from './formats';
import { languageOption, minSeverityOption, parseCount, parseShard, type Shard, shardOf, todayOption } from './options';
import { Progress } from './progress';
import { RunError } from './run-error';
import { coloursFor, print } from './terminal';
import { checkFiles } from './threads';
import { writeWhole } from './write';

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

const HELP = `
Exit status: 0 no errors; 1 errors, or more warnings than allowed; 2 the run itself failed.

Examples:
  partnership-plan check                              all plans here and below
  partnership-plan check plans "drafts/*.yaml"        a folder and a glob
  partnership-plan check --fix plans                  mend what is safe to mend
  git show HEAD:a.partnership.yaml | partnership-plan check -
  partnership-plan check --format sarif --output plans.sarif --shard 1/4`;

/** `partnership-plan check`: tells what is wrong with plans. */
export function checkCommand(finish: (status: number) => void): Command {
  return new Command('check')
    .description('Check plans for errors and risks.')
    .argument(
      '[path...]',
      'files, folders (with all below them that git doesn’t ignore) or globs; - is standard input',
      ['.'],
    )
    .addOption(
      new Option('--format <name>', 'how to write what is found').choices(Object.keys(FORMATS)).default('stylish'),
    )
    .option('--output <file>', 'write to a file instead of standard output')
    .option('--fix', 'apply the fixes that are safe, and tell what is left')
    .option('--max-warnings <number>', 'how many warnings are allowed', parseCount)
    .addOption(minSeverityOption())
    .option('--config <file>', 'this configuration for all plans, instead of the .partnershiprc.yaml above each')
    .addOption(languageOption('language of the messages, whatever the plan’s own'))
    .addOption(todayOption())
    .option('--shard <part/parts>', 'only this part of the files, to spread them over machines: 2/5', parseShard)
    .addHelpText('after', HELP)
    .action(async (paths: readonly string[], options: Options) => finish(await run(paths, options)));
}

async function run(paths: readonly string[], options: Options): Promise<number> {
  const { format, fix = false, output, maxWarnings, minSeverity, language, config, today, shard } = options;
  const cwd = process.cwd();
  const readsInput = paths.includes('-');
  if (fix && readsInput) throw new RunError('--fix changes files, and standard input is none');
  const named = await findPlans(
    paths.filter((one) => one !== '-'),
    cwd,
  );
  const all = readsInput ? ['-', ...named] : named;
  const files = shard ? shardOf(all, shard) : all;
  const progress = new Progress(files.length);
  const job = { cwd, config, language, today, fix, minSeverity, withFixes: format === 'sarif' };
  const reports = await checkFiles(files, job, (done) => progress.update(done)).finally(() => progress.end());
  const summary = summaryOf(reports);
  const colours = coloursFor(output === undefined ? process.stdout : undefined);
  const text = FORMATS[format](reports, summary, { colours, language, version });
  if (output === undefined || output === '-') await print(text);
  else await writeWhole(output, text);
  if (maxWarnings !== undefined && summary.warnings > maxWarnings) {
    process.stderr.write(`partnership-plan: ${summary.warnings} warnings, and ${maxWarnings} are allowed\n`);
    return 1;
  }
  return summary.errors > 0 ? 1 : 0;
}
