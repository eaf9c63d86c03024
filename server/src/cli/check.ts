import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CheckOptions, check } from '../check';
import { dayOf } from '../plan/values';
import { findPlans } from './files';
import { FORMATS } from './formats';
import { type FileReport, reportOf, summaryOf } from './report';
import { RunError } from './run-error';

interface Options {
  readonly format: string;
  readonly language?: 'he' | 'en';
  readonly today?: string;
}

/** `partnership-plan check`: tells what is wrong with plans; the exit status is 1 where there are errors. */
export function checkCommand(finish: (status: number) => void): Command {
  return new Command('check')
    .description('Check plans for errors and risks.')
    .argument('[path...]', 'files, folders or globs; - is standard input', ['.'])
    .addOption(
      new Option('--format <name>', 'how to print what is found').choices(Object.keys(FORMATS)).default('stylish'),
    )
    .addOption(
      new Option('--language <code>', 'language of the messages, whatever the plan’s own').choices(['he', 'en']),
    )
    .option('--today <date>', 'the day on which the plans are read (YYYY-MM-DD)', parseDate)
    .action(async (paths: readonly string[], options: Options) => {
      const reports = await checkAll(paths, { today: options.today, forceLanguage: options.language });
      const summary = summaryOf(reports);
      process.stdout.write(FORMATS[options.format]?.(reports, summary) ?? '');
      finish(summary.errors > 0 ? 1 : 0);
    });
}

function parseDate(value: string): string {
  if (dayOf(value) === undefined) throw new InvalidArgumentError('It must be a date such as 2027-03-31.');
  return value;
}

async function checkAll(paths: readonly string[], options: CheckOptions): Promise<readonly FileReport[]> {
  const cwd = process.cwd();
  const reports: FileReport[] = [];
  if (paths.includes('-')) reports.push(reportOf('-', check(await readStandardInput(), options)));
  for (const file of await findPlans(
    paths.filter((one) => one !== '-'),
    cwd,
  )) {
    reports.push(reportOf(file, check(await readText(path.resolve(cwd, file), file), options)));
  }
  return reports;
}

async function readText(file: string, shown: string): Promise<string> {
  try {
    return withoutMark(await readFile(file, 'utf8'));
  } catch (error) {
    throw new RunError(`${shown} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return withoutMark(Buffer.concat(chunks).toString('utf8'));
}

/** Editors take the byte order mark off before they count columns. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
