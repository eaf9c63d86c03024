import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { glob, isDynamicPattern } from 'tinyglobby';
import { RunError } from './run-error';

const PLAN_FILES = '**/*.partnership.{yaml,yml}';

/**
 * The plans that arguments name: files as they are, folders with all below them that git doesn't ignore, globs.
 * @param args paths relative to `cwd`, `/` or the system's own separator
 * @returns paths relative to `cwd` with `/`, sorted, each once
 * @throws RunError where an argument names nothing
 */
export async function findPlans(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const arg of args) {
    const full = path.resolve(cwd, arg);
    if (existsSync(full)) {
      if (statSync(full).isDirectory()) for (const file of await plansBelow(full)) found.add(relative(cwd, file));
      else found.add(relative(cwd, full));
    } else if (isDynamicPattern(arg)) {
      const files = await glob(arg.replaceAll('\\', '/'), { cwd, dot: false, expandDirectories: false });
      if (files.length === 0) throw new RunError(`no file matches ${arg}`);
      for (const file of files) found.add(relative(cwd, path.resolve(cwd, file)));
    } else {
      throw new RunError(`there is no file or folder ${arg}`);
    }
  }
  return [...found].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

async function plansBelow(folder: string): Promise<readonly string[]> {
  const files = await glob(PLAN_FILES, { cwd: folder, ignore: ['**/node_modules/**', '**/.git/**'], dot: false });
  const ignores = new Ignores();
  return files.map((file) => path.join(folder, file)).filter((file) => !ignores.has(file));
}

/** What the `.gitignore` files between a file and the root of its repository leave out. */
class Ignores {
  private readonly byFolder = new Map<string, { readonly matcher: Ignore | undefined; readonly isRoot: boolean }>();

  has(file: string): boolean {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      const { matcher, isRoot } = this.of(folder);
      if (matcher?.ignores(relative(folder, file))) return true;
      if (isRoot || folder === path.dirname(folder)) return false;
    }
  }

  private of(folder: string): { readonly matcher: Ignore | undefined; readonly isRoot: boolean } {
    let known = this.byFolder.get(folder);
    if (!known) {
      const file = path.join(folder, '.gitignore');
      const matcher = existsSync(file) ? ignore().add(readFileSync(file, 'utf8')) : undefined;
      known = { matcher, isRoot: existsSync(path.join(folder, '.git')) };
      this.byFolder.set(folder, known);
    }
    return known;
  }
}

function relative(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join('/') || path.basename(to);
}
