// What dist/ is made of: the options that esbuild builds each file with.
import { readFile } from 'node:fs/promises';

const common = {
  bundle: true,
  outdir: 'dist',
  // Hebrew as it is takes a third of what it takes as escapes.
  charset: 'utf8',
  // The licences of what is bundled are in a file of their own.
  legalComments: 'none',
  logLevel: 'warning',
  // Node prints the line that an error comes from.
  lineLimit: 300,
};
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // The same as elsewhere: of ES modules, only what is used is bundled.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
};
/** An import in the middle of a program becomes a `require`. */
const requires = { 'dynamic-import': false };
const browser = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** Leaves out of a bundle what is a file beside it, loaded when it is needed for the first time. */
const apart = {
  name: 'apart',
  setup(builder) {
    const leave = (filter, path) =>
      builder.onResolve({ filter }, ({ kind }) => (kind === 'dynamic-import' ? { path, external: true } : undefined));
    leave(/\/formatting\/prettier$/, './format.js');
    leave(/^\.\/docx$/, './docx.js');
    leave(/\/lsp\/node$/, './server.js');
    leave(/^\.\/language-server$/, './language-server.js');
    leave(/\/language-client\.node$/, './language-client.js');
  },
};

/** Leaves parts of Node for when they are used, which in a server over stdio is never: their start takes long. */
const late = {
  name: 'late',
  setup(builder) {
    builder.onLoad({ filter: /vscode-(?:jsonrpc|languageserver).lib.node.\w+\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        /^const (\w+) = require\("(child_process|crypto)"\);$/gm,
        'const $1 = new Proxy({}, { get: (_, name) => require("$2")[name] });',
      ),
    }));
  },
};

/** A file that is loaded when it is needed: required as a module by Node, run as a script by a worker. */
const part = (globalName, exported) => ({
  ...browser,
  format: 'iife',
  globalName,
  // Node runs nothing to learn what a module exports: it looks for such an assignment.
  footer: {
    js: `if (typeof module === 'object') module.exports = ${globalName}, 0 && (module.exports = { ${exported} });`,
  },
});

/** @type {readonly import('esbuild').BuildOptions[]} */
export const BUNDLES = [
  {
    ...node,
    entryPoints: { client: 'client/extension.node.ts' },
    external: ['vscode'],
    plugins: [apart],
    // The one way by which every editor gives `vscode` to what is loaded.
    supported: requires,
  },
  { ...node, entryPoints: { 'language-client': 'client/language-client.node.ts' }, external: ['vscode'] },
  { ...browser, entryPoints: { 'client-web': 'client/extension.browser.ts' }, external: ['vscode'], format: 'cjs' },
  {
    ...node,
    entryPoints: { server: 'server/src/lsp/node.ts' },
    plugins: [apart],
    supported: requires,
  },
  {
    ...node,
    // What both have in common is a third file. Only ES modules can be split: the build makes CommonJS of these.
    entryPoints: { 'language-server': 'server/src/lsp/language-server.ts', features: 'server/src/lsp/features.ts' },
    splitting: true,
    format: 'esm',
    chunkNames: 'core',
    plugins: [apart, late],
    // Node's own way of importing takes some milliseconds to begin with.
    supported: requires,
  },
  { ...browser, entryPoints: { 'server-web': 'server/src/lsp/browser.ts' }, plugins: [apart], format: 'iife' },
  { ...part('partnershipPlanFormatting', 'formatYaml'), entryPoints: { format: 'server/src/formatting/prettier.ts' } },
  { ...part('partnershipPlanDocx', 'docxOf'), entryPoints: { docx: 'server/src/view/export/docx.ts' } },
  {
    ...node,
    entryPoints: { cli: 'server/src/cli/main.ts' },
    plugins: [apart],
    // Some packages ask where they are; CommonJS tells by another name than ES modules do.
    banner: { js: "#!/usr/bin/env node\nconst import_meta_url = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'import_meta_url' },
  },
  { ...node, entryPoints: { api: 'server/src/api/api.ts' }, plugins: [apart] },
  {
    ...browser,
    entryPoints: { preview: 'client/preview/webview/main.ts', 'preview-style': 'client/preview/webview/style.css' },
    format: 'iife',
  },
];
