import { isMainThread } from 'node:worker_threads';
import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import type { Language } from '../schema/shape';
import { checkCommand } from './check';
import { diffCommand } from './diff';
import { exportCommand } from './export';
import { isolated } from './isolate';
import { complaint, helpIn, languageOfCommand } from './language';
import { lspCommand } from './lsp';
import { newCommand } from './new';
import { rulesCommand } from './rules';
import { RunError } from './run-error';
import { signCommand } from './sign';
import { isBrokenPipe, plain } from './terminal';
import { serveThread } from './threads';

/** What the shell is told: nothing wrong, errors in plans, or a run that failed by itself. */
const EXIT = { fine: 0, findings: 1, failed: 2 } as const;

const COMMANDS: readonly ((language: Language, finish: (status: number) => void) => Command)[] = [
  checkCommand,
  newCommand,
  signCommand,
  diffCommand,
  exportCommand,
  rulesCommand,
  lspCommand,
];

const TEXTS = {
  en: {
    what: 'Writes, checks, compares and exports partnership plans, and serves editors.',
    version: 'print the version',
    help: 'print this help',
    helpCommand: 'print the help of a command',
    inside: (message: string) => `something went wrong inside: ${message}`,
  },
  he: {
    what: 'כתיבה, בדיקה, השוואה והפקה של תוכניות שותפות, ושירות לעורכי טקסט.',
    version: 'להציג את מספר הגרסה',
    help: 'להציג את העזרה הזאת',
    helpCommand: 'להציג את העזרה של פקודה',
    inside: (message: string) => `תקלה פנימית: ${message}`,
  },
} as const;

/** The command with all its own, in a language. */
function programOf(language: Language, finish: (status: number) => void): Command {
  const texts = TEXTS[language];
  const program = new Command('partnership-plan')
    .description(texts.what)
    .usage('<command> [options]')
    .helpCommand('help [command]', texts.helpCommand);
  for (const command of COMMANDS) program.addCommand(command(language, finish));
  for (const command of [program, ...program.commands]) {
    const name = command === program ? program.name() : `${program.name()} ${command.name()}`;
    command
      .version(version, '--version', texts.version)
      .helpOption('-h, --help', texts.help)
      .configureHelp(helpIn(language))
      .exitOverride()
      .configureOutput({
        writeOut: (text) => process.stdout.write(isolated(text, process.stdout)),
        writeErr: (text) => process.stderr.write(isolated(text, process.stderr)),
        outputError: (text, write) => write(`${program.name()}: ${complaint(text, name, language)}\n`),
      });
  }
  return program;
}

async function main(argv: readonly string[], language: Language): Promise<number> {
  let status: number = EXIT.fine;
  const program = programOf(language, (result) => {
    status = result;
  });
  try {
    await program.parseAsync(argv);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.failed;
    throw error;
  }
}

/** One line on standard error, and the status of a run that failed. */
function fail(error: unknown, language: Language): void {
  process.exitCode = EXIT.failed;
  const message = error instanceof Error ? error.message : String(error);
  const line = error instanceof RunError ? error.said[language] : TEXTS[language].inside(plain(message));
  process.stderr.write(isolated(`partnership-plan: ${line}\n`, process.stderr));
}

function start(): void {
  // Whoever reads the output may have heard enough (`| head`).
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isBrokenPipe(error)) process.exitCode = EXIT.failed;
    });
  }
  const language = languageOfCommand(process.argv.slice(2), process.env);
  main(process.argv, language).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => fail(error, language),
  );
}

if (isMainThread) start();
else serveThread();
