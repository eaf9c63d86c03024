import { Command } from 'commander';
import type { Language } from '../schema/shape';

const TEXTS = {
  en: { what: 'Serve an editor by the Language Server Protocol.', stdio: 'speak over standard input and output' },
  he: { what: 'לשרת עורך טקסט בפרוטוקול שרתי השפה (LSP).', stdio: 'לדבר דרך הקלט והפלט התקניים' },
} as const;

/** `partnership-plan lsp`: the language server, for editors. */
export function lspCommand(language: Language): Command {
  const texts = TEXTS[language];
  return new Command('lsp')
    .description(texts.what)
    .requiredOption('--stdio', texts.stdio)
    .action(async () => {
      // A file of its own beside this one: checking files needs no connection.
      await import('../lsp/node');
    });
}
