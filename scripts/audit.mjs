#!/usr/bin/env node
// Asks the npm registry what is known of faults in the packages whose code is shipped. All of them are bundled, so that
// npm counts them among those for development; hence a lock file of their own.
//
//   npm run audit
//
// Exit status: 0 none is known; 1 some are; 3 the registry answers no such question, and nothing is known.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { BUNDLES } from './lib/bundles.mjs';
import { bundledPackages } from './lib/notices.mjs';
import { atExit, exit, root, run } from './lib/processes.mjs';

const results = await Promise.all(
  BUNDLES.map((bundle) => build({ ...bundle, absWorkingDir: root, write: false, metafile: true })),
);
const bundled = bundledPackages(results.map(({ metafile }) => metafile));
const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
const places = bundled.map(({ folder }) => path.relative(root, folder).replaceAll(path.sep, '/'));
const packages = Object.fromEntries(places.map((place) => [place, { ...lock.packages[place], dev: undefined }]));
const dependencies = Object.fromEntries(
  bundled
    .filter((_, index) => places[index].lastIndexOf('node_modules/') === 0)
    .map(({ name, version }) => [name, version]),
);
const manifest = { name: lock.name, version: lock.version, dependencies };

const folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-audit-'));
atExit(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
writeFileSync(
  path.join(folder, 'package-lock.json'),
  JSON.stringify({ ...manifest, lockfileVersion: 3, packages: { '': manifest, ...packages } }),
);
const { code, output } = await run('npm', ['audit'], { cwd: folder });
const words = output.replace(/^npm warn .*\n/gm, '').trim();
const hasNoAnswer =
  code !== 0 && /audit endpoint returned an error|ENOAUDIT|E40\d|ENOTFOUND|ECONN|ETIMEDOUT/.test(output);
if (hasNoAnswer) {
  console.error(`The registry tells nothing of faults; ${bundled.length} packages are not audited.\n${words}`);
} else {
  console.log(`${bundled.length} packages whose code is shipped: ${words}`);
}
await exit(hasNoAnswer ? 3 : code === 0 ? 0 : 1);
