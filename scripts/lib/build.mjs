// Builds the extension when its sources are newer than what was built of them.

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { BUNDLES } from './bundles.mjs';
import { root, run } from './processes.mjs';

const sources = [
  'client',
  'server',
  'schemas',
  'scripts/build.mjs',
  'scripts/generate.mjs',
  'scripts/lib/bundles.mjs',
  'scripts/lib/notices.mjs',
  'scripts/lib/plan-types.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];
const products = BUNDLES.flatMap(({ entryPoints }) => Object.entries(entryPoints)).map(
  ([name, source]) => `dist/${name}${source.endsWith('.css') ? '.css' : '.js'}`,
);

/** The newest time of change below a place, in milliseconds; 0 if there is nothing. */
function newest(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(place).reduce((latest, name) => Math.max(latest, newest(path.join(place, name))), found.mtimeMs);
}

function upToDate() {
  const built = products.map((product) => path.join(root, product));
  if (!built.every((product) => existsSync(product))) return false;
  const oldest = Math.min(...built.map((product) => statSync(product).mtimeMs));
  return sources.every((source) => newest(path.join(root, source)) <= oldest);
}

/**
 * Makes sure that `dist/` holds the extension as its sources now stand, by `npm run build` where it does not.
 * @param {{log?: (line: string) => void}} [options] log hears that it builds, in plain words
 * @throws {Error} with the build's own words, when it fails
 */
export async function ensureBuilt({ log = console.error } = {}) {
  if (!existsSync(path.join(root, 'node_modules/esbuild'))) {
    throw new Error("The project's packages are not installed. Run: npm ci");
  }
  if (upToDate()) return;
  log('Building the extension…');
  const begun = Date.now();
  const { code, output } = await run('npm', ['run', '--silent', 'build'], { cwd: root });
  if (code !== 0) throw new Error(`The build failed (npm run build):\n${output.trim()}`);
  log(`Built in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}
