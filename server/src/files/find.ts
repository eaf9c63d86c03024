import { existsSync, promises, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { URI } from 'vscode-uri';
import { PLAN_NAME } from '../plan/file-name';

/**
 * The plans in a folder and below it that no `.gitignore` leaves out, even where git follows them. Folders of packages and
 * hidden ones are left out, and links to folders are not followed: they may lead in a circle.
 * @param folder a path of this machine
 * @param ignores remembers the `.gitignore` files between calls
 * @param unreadable told of each folder that can't be read; what it throws ends the search
 * @returns whole paths, in no order
 */
export async function plansBelow(
  folder: string,
  ignores: Ignores,
  unreadable: (folder: string, error: unknown) => void,
): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const current = next;
    const entries = await promises.readdir(current, { withFileTypes: true }).catch((error: unknown) => {
      unreadable(current, error);
      return [];
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

/**
 * The addresses of the plans in a folder and below that no `.gitignore` leaves out; what can't be read is left out.
 * @param folder an address with the scheme `file`
 */
export async function findLocalPlans(folder: string): Promise<readonly string[]> {
  const found = await plansBelow(URI.parse(folder).fsPath, new Ignores(), () => {});
  return [...found].sort().map((file) => URI.file(file).toString());
}

/** What the `.gitignore` files between a file and the root of its repository leave out; the nearest one decides. */
export class Ignores {
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

/** The root of the repository in which a folder stands; undefined where it stands in none. */
export function repositoryOf(folder: string): string | undefined {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, '.git'))) return current;
    if (current === path.dirname(current)) return undefined;
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
