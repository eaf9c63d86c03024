import path from 'node:path';
import { Command, Option } from 'commander';
import { check } from '../check';
import type { Language } from '../schema/shape';
import { EXPORT_FORMATS, type ExportFormat, exportPlan } from '../view/export';
import { Configurations } from './configurations';
import { readInput, readStandardInput } from './input';
import { languageOption, todayOption } from './options';
import { RunError } from './run-error';
import { plain, print } from './terminal';
import { writeWhole } from './write';

interface Options {
  readonly to: ExportFormat;
  readonly output?: string;
  readonly language?: Language;
  readonly today?: string;
}

const HELP = `
html is one file, ready for print; docx is for Word and LibreOffice, with a block for signatures;
svg is the poster of the matrix, for A3; csv is the register of commitments.

Example:
  partnership-plan export river.partnership.yaml --to docx --output river.docx`;

/** `partnership-plan export`: makes a file of a plan to send, print, sign or sort. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Make a page, a document, a poster or a table of a plan.')
    .argument('<file>', 'the plan; - is standard input')
    .addOption(new Option('--to <format>', 'what to make').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--output <file>', 'where to write it (default: standard output)')
    .addOption(languageOption('language of the file’s own words (default: the plan’s own)'))
    .addOption(todayOption('the day on which the plan is read (YYYY-MM-DD; default: today)'))
    .addHelpText('after', HELP)
    .action(run);
}

async function run(file: string, { to, output, language, today }: Options): Promise<void> {
  const { text, isWhole } = file === '-' ? await readStandardInput() : await readInput(file);
  const shown = plain(file);
  if (!isWhole) throw new RunError(`${shown} is too large, or no text in UTF-8`);
  if (to === 'docx' && output === undefined && process.stdout.isTTY) {
    throw new RunError('a Word document is nothing for a terminal; --output FILE says where to write it');
  }
  if (output !== undefined && path.resolve(output) === path.resolve(file)) {
    throw new RunError(`${shown} would be written over by its own export`);
  }
  const configuration = await new Configurations(undefined, language).of(file === '-' ? 'stdin' : file);
  const analysis = check(text, { configuration, today, forceLanguage: language });
  const { bytes } = await exportPlan(analysis, { to, language });
  if (output === undefined) await print(bytes);
  else await writeWhole(output, bytes);
}
