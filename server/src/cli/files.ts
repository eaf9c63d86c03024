import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { convertPathToPattern, glob, isDynamicPattern } from 'tinyglobby';
import { Ignores, plansBelow, relative } from '../files/find';
import { RunError, reasonOf, unreadable } from './run-error';
import { plain } from './terminal';

/**
 * The plans that arguments name: files as they are, folders with all below them that no `.gitignore` leaves out, globs,
 * without those that an argument behind `!` names. Where nothing but these is given, they are taken from the whole folder.
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
  const isExclusion = (arg: string) => /^!./.test(arg) && !existsSync(path.resolve(cwd, arg));
  const exclusions = args.filter(isExclusion).map((arg) => arg.slice(1));
  const named = args.filter((arg) => !isExclusion(arg));
  for (const arg of named.length === 0 && exclusions.length > 0 ? ['.'] : named) {
    // A shell's empty variable is not to mean this folder.
    if (arg === '') throw nothingNamed('""');
    const full = path.resolve(cwd, arg);
    const entry = await entryOf(full, arg);
    if (entry) {
      if (!entry.isDirectory()) found.add(relative(cwd, full));
      else for (const file of await plansBelow(full, ignores, refuse)) found.add(relative(cwd, file));
    } else if (isDynamicPattern(arg)) {
      const files = await matching(slashed(arg), cwd, { dot: false, expandDirectories: false });
      if (files.length === 0) {
        throw new RunError({ en: `no file matches ${plain(arg)}`, he: `שום קובץ אינו מתאים ל־${plain(arg)}` });
      }
      for (const file of files) found.add(file);
    } else {
      throw nothingNamed(plain(arg));
    }
  }
  for (const exclusion of exclusions) {
    // A name may hold what has a meaning in a pattern, such as brackets.
    const isName = existsSync(path.resolve(cwd, exclusion));
    const pattern = isName ? convertPathToPattern(exclusion) : slashed(exclusion);
    for (const file of await matching(pattern, cwd, { dot: true, expandDirectories: true })) found.delete(file);
  }
  return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The files that a pattern matches, as `findPlans` answers them. */
async function matching(
  pattern: string,
  cwd: string,
  options: { readonly dot: boolean; readonly expandDirectories: boolean },
): Promise<readonly string[]> {
  const files = await glob(pattern, { ...options, cwd, followSymbolicLinks: false, ignore: ['**/node_modules/**'] });
  return files.map((file) => relative(cwd, path.resolve(cwd, file)));
}

function slashed(pattern: string): string {
  return path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
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
