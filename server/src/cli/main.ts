import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import { checkCommand } from './check';
import { lspCommand } from './lsp';
import { RunError } from './run-error';

/** What the shell is told: nothing wrong, errors in plans, or a run that failed by itself. */
export const EXIT = { fine: 0, findings: 1, failed: 2 } as const;

async function main(argv: readonly string[]): Promise<number> {
  let status: number = EXIT.fine;
  const program = new Command('partnership-plan')
    .description('Checks partnership plans, and serves editors.')
    .version(version)
    .showHelpAfterError('(partnership-plan --help tells more)')
    .exitOverride();
  for (const command of [checkCommand, lspCommand]) {
    program.addCommand(
      command((result) => {
        status = result;
      }).exitOverride(),
    );
  }
  try {
    await program.parseAsync(argv);
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.failed;
    if (error instanceof RunError) {
      process.stderr.write(`partnership-plan: ${error.message}\n`);
      return EXIT.failed;
    }
    throw error;
  }
}

main(process.argv).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`partnership-plan: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EXIT.failed;
  },
);
