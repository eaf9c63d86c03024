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

/**
 * Leaves the formatter and the writer of documents out of a bundle: they are files beside it, loaded when somebody
 * formats or exports for the first time.
 */
const apart = {
  name: 'apart',
  setup(builder) {
    const leave = (filter, path) =>
      builder.onResolve({ filter }, ({ kind }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
    leave(/\/formatting\/prettier$/, './format.js');
    leave(/^\.\/docx$/, './docx.js');
  },
};

export const BUNDLES = [
  { ...node, entryPoints: { client: 'client/extension.node.ts' }, external: ['vscode'] },
  { ...browser, entryPoints: { 'client-web': 'client/extension.browser.ts' }, external: ['vscode'], format: 'cjs' },
  { ...node, entryPoints: { server: 'server/src/lsp/node.ts' }, plugins: [apart] },
  { ...browser, entryPoints: { 'server-web': 'server/src/lsp/browser.ts' }, plugins: [apart], format: 'iife' },
  { ...node, entryPoints: { format: 'server/src/formatting/prettier.ts' } },
  {
    ...browser,
    entryPoints: { 'format-web': 'server/src/formatting/prettier.ts' },
    format: 'iife',
    globalName: 'partnershipPlanFormatting',
  },
  { ...node, entryPoints: { docx: 'server/src/view/export/docx.ts' } },
  {
    ...browser,
    entryPoints: { 'docx-web': 'server/src/view/export/docx.ts' },
    format: 'iife',
    globalName: 'partnershipPlanDocx',
  },
  {
    ...node,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    plugins: [apart],
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
