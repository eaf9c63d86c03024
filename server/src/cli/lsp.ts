import { Command } from 'commander';

/** `partnership-plan lsp`: the language server, for editors. */
export function lspCommand(): Command {
  return new Command('lsp')
    .description('Serve an editor by the Language Server Protocol.')
    .requiredOption('--stdio', 'speak over standard input and output')
    .action(async () => {
      // A file of its own beside this one: checking files needs no connection.
      await import('../lsp/node');
    });
}
