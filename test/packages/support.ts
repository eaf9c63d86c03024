// Both packages, made once for all tests here as `npm run package` makes them, and installed as their users do.
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installExtension } from '../../scripts/lib/embedded-vscode.mjs';
import { npm } from '../../scripts/lib/on-demand.mjs';
import { makePackages } from '../../scripts/lib/packages.mjs';
import { atExit, root } from '../../scripts/lib/processes.mjs';

const scratch = mkdtempSync(path.join(tmpdir(), 'partnership-plan-packages-'));
atExit(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

/** Does something when it is first asked for; whoever asks again gets the same. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The packages, made of what dist/ holds. */
export const packages = once(() => makePackages(path.join(scratch, 'packages')));

/** The folder of the extension as VS Code has it once the VSIX is installed. */
export const installedExtension = once(async () => {
  const folder = path.join(scratch, 'vscode/extensions');
  await installExtension((await packages()).vsix, folder);
  const names = (await readdir(folder)).filter((name) => name.startsWith('partnership-plan.'));
  if (names.length !== 1) throw new Error(`VS Code has installed: ${names.join(', ')}`);
  return path.join(folder, names.join());
});

/** An empty project in which the tarball is installed, without a network. */
export const project = once(async () => {
  const folder = path.join(scratch, 'project');
  await mkdir(folder);
  await writeFile(path.join(folder, 'package.json'), '{ "name": "project", "private": true }');
  await npm(['install', '--offline', (await packages()).tarball], folder);
  return folder;
});

/** What the tarball has put into the project. */
export const installedPackage = once(async () => path.join(await project(), 'node_modules/partnership-plan'));

/** All files below a folder, as paths with slashes, sorted. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

export { root };
