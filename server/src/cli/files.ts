import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { glob, isDynamicPattern } from 'tinyglobby';
import { RunError, reasonOf } from './run-error';
import { plain } from './terminal';

/** How the name of a plan ends. */
export const PLAN_NAME = /\.partnership\.ya?ml$/;

/**
 * The plans that arguments name: files as they are, folders with all below them that git doesn't ignore, globs.
 * @param args paths relative to `cwd`, `/` or the system's own separator
 * @returns paths relative to `cwd` with `/`, sorted, each once
 * @throws RunError where an argument names nothing, or a folder can't be read
 */
export async function findPlans(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const ignores = new Ignores();
  for (const arg of args) {
    const full = path.resolve(cwd, arg);
    const entry = await entryOf(full, arg);
    if (entry) {
      if (!entry.isDirectory()) found.add(relative(cwd, full));
      else for (const file of await plansBelow(full, cwd, ignores)) found.add(relative(cwd, file));
    } else if (isDynamicPattern(arg)) {
      const pattern = path.sep === '\\' ? arg.replaceAll('\\', '/') : arg;
      const files = await glob(pattern, {
        cwd,
        dot: false,
        expandDirectories: false,
        followSymbolicLinks: false,
        ignore: ['**/node_modules/**'],
      });
      if (files.length === 0) throw new RunError(`no file matches ${plain(arg)}`);
      for (const file of files) found.add(relative(cwd, path.resolve(cwd, file)));
    } else {
      throw new RunError(`there is no file or folder ${plain(arg)}`);
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

async function entryOf(full: string, arg: string) {
  try {
    return await stat(full);
  } catch (error) {
    if (existsSync(full) || !isMissing(error)) throw new RunError(`${plain(arg)} can't be read: ${reasonOf(error)}`);
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Links to folders are not followed: they may lead in a circle. */
async function plansBelow(folder: string, cwd: string, ignores: Ignores): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const current = next;
    const entries = await readdir(current, { withFileTypes: true }).catch((error: unknown) => {
      throw new RunError(`the folder ${plain(relative(cwd, current))} can't be read: ${reasonOf(error)}`);
    });
    for (const entry of entries) {
      const full = path.join(current, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !ignores.has(full, true)) folders.push(full);
      } else if (PLAN_NAME.test(entry.name) && !ignores.has(full, false)) {
        if (entry.isFile() || statSync(full, { throwIfNoEntry: false })?.isFile()) found.push(full);
      }
    }
  }
  return found;
}

/** What the `.gitignore` files between a file and the root of its repository leave out; the nearest one decides. */
class Ignores {
  private readonly byFolder = new Map<string, { readonly matcher: Ignore | undefined; readonly isRoot: boolean }>();

  has(file: string, isFolder: boolean): boolean {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const { matcher, isRoot } = this.of(folder);
      const result = matcher?.test(relative(folder, file) + (isFolder ? '/' : ''));
      if (result?.ignored) return true;
      if (result?.unignored || isRoot || folder === path.dirname(folder)) return false;
    }
  }

  private of(folder: string): { readonly matcher: Ignore | undefined; readonly isRoot: boolean } {
    let known = this.byFolder.get(folder);
    if (!known) {
      const isRoot = existsSync(path.join(folder, '.git'));
      const files = [path.join(folder, '.gitignore'), ...(isRoot ? [path.join(folder, '.git/info/exclude')] : [])];
      const texts = files.flatMap((file) => textOf(file) ?? []);
      known = { matcher: texts.length > 0 ? ignore().add(texts.reverse().join('\n')) : undefined, isRoot };
      this.byFolder.set(folder, known);
    }
    return known;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The path of a file from a folder, with `/`. */
export function relative(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join('/') || path.basename(to);
}
