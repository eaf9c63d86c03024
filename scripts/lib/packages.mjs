// What is published: a VSIX for editors, and an npm tarball for programs, command lines and other editors.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit, root, run } from './processes.mjs';

/** What the VSIX holds, and nothing else: files and folders of the project. What npm gets, package.json's `files` says. */
const EXTENSION_FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'client/language-configuration.json',
  'client/media',
  'client/syntaxes',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/client-web.js',
  'dist/client.js',
  'dist/core.js',
  'dist/docx.js',
  'dist/features.js',
  'dist/format.js',
  'dist/language-client.js',
  'dist/language-server.js',
  'dist/preview-style.css',
  'dist/preview.js',
  'dist/server-web.js',
  'dist/server.js',
  'l10n',
  'package.nls.he.json',
  'package.nls.json',
  'snippets',
];

/** What package.json says to npm and to who works on the project, and means nothing to an editor. */
const NOT_FOR_EDITORS = ['bin', 'devDependencies', 'exports', 'files', 'scripts', 'types'];

/** What package.json says to editors and to who works on the project, and means nothing to whoever installs from npm. */
const NOT_FOR_NPM = [
  ...['activationEvents', 'browser', 'capabilities', 'categories', 'contributes', 'displayName', 'extensionKind'],
  ...['icon', 'l10n', 'main', 'publisher'],
  ...['devDependencies', 'scripts'],
];

/**
 * Makes both packages of what dist/ holds.
 * @param {string} out the folder to write them to
 * @returns {Promise<{vsix: string, tarball: string}>} absolute paths
 * @throws {Error} in words of the packager
 */
export async function makePackages(out) {
  await mkdir(out, { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const name = `${manifest.name}-${manifest.version}`;
  const [vsix, tarball] = [path.resolve(out, `${name}.vsix`), path.resolve(out, `${name}.tgz`)];
  await makeVsix(manifest, vsix);
  await makeTarball(manifest, path.resolve(out));
  return { vsix, tarball };
}

/** Packs a copy whose package.json speaks to npm alone: its words are where editors look up theirs by key. */
async function makeTarball(manifest, out) {
  await staged('npm', ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'schemas'], async (stage) => {
    const words = JSON.parse(await readFile(path.join(root, 'package.nls.json'), 'utf8'));
    const { vscode: _, ...engines } = manifest.engines;
    const own = { ...without(manifest, NOT_FOR_NPM), description: words.description, engines };
    await writeFile(path.join(stage, 'package.json'), JSON.stringify(own, undefined, 2));
    const { code, output } = await run('npm', ['pack', '--ignore-scripts', `--pack-destination=${out}`], {
      cwd: stage,
    });
    if (code !== 0) throw new Error(`npm pack failed:\n${output.trim()}`);
  });
}

/** Packs a copy that holds what the VSIX is to hold, for the packager takes all that it finds. */
async function makeVsix(manifest, vsix) {
  await staged('vsix', EXTENSION_FILES, async (stage) => {
    await writeFile(path.join(stage, 'package.json'), JSON.stringify(without(manifest, NOT_FOR_EDITORS), undefined, 2));
    // All that is here is meant to be there.
    await writeFile(path.join(stage, '.vscodeignore'), '');
    const { createVSIX } = await import('@vscode/vsce');
    await createVSIX({
      cwd: stage,
      packagePath: vsix,
      dependencies: false,
      // The pictures of the README are shown from the repository, once package.json names it.
      rewriteRelativeLinks: manifest.repository !== undefined,
      allowMissingRepository: true,
    });
  });
}

/** Does something in a folder with copies of files and folders of the project; it is gone afterwards. */
async function staged(name, files, make) {
  const stage = await mkdtemp(path.join(tmpdir(), `partnership-plan-${name}-`));
  const remove = () => rm(stage, { recursive: true, force: true });
  const forget = atExit(remove);
  try {
    for (const file of files) await cp(path.join(root, file), path.join(stage, file), { recursive: true });
    await make(stage);
  } finally {
    await remove();
    forget();
  }
}

function without(manifest, keys) {
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !keys.includes(key)));
}
