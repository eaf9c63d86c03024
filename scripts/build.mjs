// Builds dist/: the extension for the desktop and for the browser, the language server for both, the command, and what
// programs import. Files are written over in place, whole, so that whatever runs from dist/ goes on.
//
//   node scripts/build.mjs [--watch]     (with --watch: readable code that a debugger finds the sources of)
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context, transform } from 'esbuild';
import { generate } from './generate.mjs';
import { BUNDLES } from './lib/bundles.mjs';
import { noticesOf } from './lib/notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });

/** Writes a file of dist/ so that nobody ever reads half of it. */
function write(name, contents) {
  const target = path.join(dist, name);
  const draft = `${target}.${process.pid}.new`;
  writeFileSync(draft, contents);
  if (name === 'cli.js') chmodSync(draft, 0o755);
  renameSync(draft, target);
  return name;
}

/** The contract with programs, in one file. It is types alone, so that they are its text as it stands. */
function declarations() {
  const source = (name) => readFileSync(path.join(root, 'server/src/api', name), 'utf8');
  const own = source('types.ts').replace(/^(?:import|export) type .* from '\.\/plan\.generated';\n/gm, '');
  return `${own}\n${source('plan.generated.ts')}`;
}

/** Makes CommonJS of the parts that a bundle was split into. */
async function converted({ platform, target, charset, lineLimit, supported }, { outputFiles, metafile }) {
  const outputs = new Map(outputFiles.map((file) => [file.path, file]));
  for (const [name, { text }] of outputs) {
    const map = outputs.get(`${name}.map`);
    if (!map) continue;
    const known = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map.contents).toString('base64')}`;
    const made = await transform(`${text}\n${known}`, {
      ...{ platform, target, charset, lineLimit, supported },
      format: 'cjs',
      minify: true,
      sourcemap: 'external',
    });
    outputs.set(name, { path: name, contents: made.code }).set(map.path, { path: map.path, contents: made.map });
  }
  return { outputFiles: [...outputs.values()], metafile };
}

async function buildAll() {
  // Source maps are for whoever reads a stack trace of a user's: made here, shipped nowhere, named in no file.
  const options = { absWorkingDir: root, minify: true, sourcemap: 'external', write: false, metafile: true };
  const results = await Promise.all(
    BUNDLES.map(async (bundle) => {
      const result = await build({ ...bundle, ...options });
      return bundle.splitting ? converted(bundle, result) : result;
    }),
  );
  mkdirSync(dist, { recursive: true });
  const written = results.flatMap(({ outputFiles }) =>
    outputFiles.map((file) => write(path.relative(dist, file.path), file.contents)),
  );
  const notices = noticesOf(results.map(({ metafile }) => metafile));
  written.push(write('THIRD-PARTY-NOTICES.txt', notices), write('api.d.ts', declarations()));
  for (const name of readdirSync(dist)) {
    if (!written.includes(name)) rmSync(path.join(dist, name), { recursive: true, force: true });
  }
}

generate();
if (values.watch) {
  const options = { absWorkingDir: root, sourcemap: 'linked', logLevel: 'info' };
  // Whole, not split: each file has the parts that it loads inside itself.
  const whole = { format: 'cjs', splitting: false };
  const contexts = await Promise.all(
    BUNDLES.map((bundle) => context({ ...bundle, ...options, ...(bundle.splitting ? whole : {}) })),
  );
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  await buildAll();
}
