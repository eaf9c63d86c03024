import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { Ignores, plansBelow, relative } from '../files/find';
import { RunError, reasonOf, unreadable } from './run-error';
import { plain } from './terminal';

/**
 * The plans that arguments name: files as they are, folders with all below them that git doesn't ignore, globs.
 * @param args paths relative to `cwd`, `/` or the system's own separator
 * @returns paths relative to `cwd` with `/`, sorted, each once
 * @throws RunError where an argument names nothing, or a folder can't be read
 */
export async function findPlans(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const ignores = new Ignores();
  const refuse = (folder: string, error: unknown) => {
    const [shown, reason] = [plain(relative(cwd, folder)), reasonOf(error)];
    throw new RunError({
      en: `the folder ${shown} can't be read: ${reason.en}`,
      he: `אי אפשר לקרוא את התיקייה ${shown}: ${reason.he}`,
    });
  };
  for (const arg of args) {
    // A shell's empty variable is not to mean this folder.
    if (arg === '') throw nothingNamed('""');
    const full = path.resolve(cwd, arg);
    const entry = await entryOf(full, arg);
    if (entry) {
      if (!entry.isDirectory()) found.add(relative(cwd, full));
      else for (const file of await plansBelow(full, ignores, refuse)) found.add(relative(cwd, file));
    } else if (isDynamicPattern(arg)) {
      const pattern = path.sep === '\\' ? arg.replaceAll('\\', '/') : arg;
      const files = await glob(pattern, {
        cwd,
        dot: false,
        expandDirectories: false,
        followSymbolicLinks: false,
        ignore: ['**/node_modules/**'],
      });
      if (files.length === 0) {
        throw new RunError({ en: `no file matches ${plain(arg)}`, he: `שום קובץ אינו מתאים ל־${plain(arg)}` });
      }
      for (const file of files) found.add(relative(cwd, path.resolve(cwd, file)));
    } else {
      throw nothingNamed(plain(arg));
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

async function entryOf(full: string, arg: string) {
  try {
    return await stat(full);
  } catch (error) {
    if (existsSync(full) || !isMissing(error)) throw unreadable(plain(arg), error);
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

function nothingNamed(shown: string): RunError {
  return new RunError({ en: `there is no file or folder ${shown}`, he: `אין קובץ או תיקייה ${shown}` });
}
