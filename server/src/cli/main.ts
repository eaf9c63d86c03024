import { isMainThread } from 'node:worker_threads';
import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import { checkCommand } from './check';
import { diffCommand } from './diff';
import { exportCommand } from './export';
import { lspCommand } from './lsp';
import { newCommand } from './new';
import { rulesCommand } from './rules';
import { RunError } from './run-error';
import { signCommand } from './sign';
import { isBrokenPipe, plain } from './terminal';
import { serveThread } from './threads';

/** What the shell is told: nothing wrong, errors in plans, or a run that failed by itself. */
const EXIT = { fine: 0, findings: 1, failed: 2 } as const;

const COMMANDS: readonly ((finish: (status: number) => void) => Command)[] = [
  checkCommand,
  newCommand,
  signCommand,
  diffCommand,
  exportCommand,
  rulesCommand,
  lspCommand,
];

async function main(argv: readonly string[]): Promise<number> {
  let status: number = EXIT.fine;
  const program = new Command('partnership-plan')
    .description('Writes, checks, compares and exports partnership plans, and serves editors.')
    .usage('<command> [options]');
  for (const command of COMMANDS) {
    program.addCommand(
      command((result) => {
        status = result;
      }),
    );
  }
  for (const command of [program, ...program.commands]) {
    command
      .version(version, '--version', 'print the version')
      .helpOption('-h, --help', 'print this help')
      .exitOverride()
      .configureOutput({
        outputError: (text, write) => {
          const path = command === program ? '' : ` ${command.name()}`;
          const words = text.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
          write(`partnership-plan: ${plain(words).trim()} (partnership-plan${path} --help tells more)\n`);
        },
      });
  }
  try {
    await program.parseAsync(argv);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.failed;
    throw error;
  }
}

/** One line on standard error, and the status of a run that failed. */
function fail(error: unknown): void {
  process.exitCode = EXIT.failed;
  const message = error instanceof Error ? error.message : String(error);
  const line = error instanceof RunError ? message : `something went wrong inside: ${plain(message)}`;
  process.stderr.write(`partnership-plan: ${line}\n`);
}

function start(): void {
  // Whoever reads the output may have heard enough (`| head`).
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!isBrokenPipe(error)) process.exitCode = EXIT.failed;
    });
  }
  main(process.argv).then((status) => {
    process.exitCode = status;
  }, fail);
}

if (isMainThread) start();
else serveThread();
