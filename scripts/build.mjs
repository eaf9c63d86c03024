// Builds dist/: the extension for the desktop and for the browser, the language server for both, and the command.
//
//   node scripts/build.mjs [--watch]
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { generate } from './generate.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } });

const common = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2022',
  sourcemap: 'linked',
  minify: !values.watch,
  legalComments: 'none',
  logLevel: 'warning',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };

/** Leaves the formatter out of a bundle: it is a file beside it, loaded when somebody formats for the first time. */
const formatterApart = {
  name: 'formatter-apart',
  setup(builder) {
    builder.onResolve({ filter: /\/formatting\/prettier$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './format.js', external: true } : undefined,
    );
  },
};

export const BUNDLES = [
  { ...node, entryPoints: { client: 'client/extension.node.ts' }, external: ['vscode'] },
  { ...browser, entryPoints: { 'client-web': 'client/extension.browser.ts' }, external: ['vscode'], format: 'cjs' },
  { ...node, entryPoints: { server: 'server/src/lsp/node.ts' }, plugins: [formatterApart] },
  { ...browser, entryPoints: { 'server-web': 'server/src/lsp/browser.ts' }, format: 'iife' },
  { ...node, entryPoints: { format: 'server/src/formatting/prettier.ts' } },
  {
    ...browser,
    entryPoints: { 'format-web': 'server/src/formatting/prettier.ts' },
    format: 'iife',
    globalName: 'partnershipPlanFormatting',
  },
  {
    ...node,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    plugins: [formatterApart],
    // Some packages ask where they are; CommonJS tells by another name than ES modules do.
    banner: { js: "#!/usr/bin/env node\nconst import_meta_url = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'import_meta_url' },
  },
  {
    ...browser,
    entryPoints: { preview: 'client/preview/webview/main.ts', 'preview-style': 'client/preview/webview/style.css' },
    format: 'iife',
    outdir: 'dist',
  },
].map((bundle) => ({ ...bundle, outdir: 'dist' }));

generate();
if (values.watch) {
  const contexts = await Promise.all(BUNDLES.map((bundle) => context({ ...bundle, logLevel: 'info' })));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
  await Promise.all(BUNDLES.map((bundle) => build(bundle)));
  chmodSync(new URL('../dist/cli.js', import.meta.url), 0o755);
}
