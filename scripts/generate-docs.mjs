// Writes what is made from the rules: their pages and indexes in docs/rules/, the table in README.md, and the schema
// of .partnershiprc.yaml. A test compares them with what would be written.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The validators are compiled from a schema that is made here, so the rules are loaded without them. */
const withoutValidators = {
  name: 'without-validators',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /validators\.generated$/ }, () => ({ path: 'none', namespace: 'validators' }));
    onLoad({ filter: /.*/, namespace: 'validators' }, () => ({
      contents:
        'export const validatePlan = undefined, validateCatalog = undefined, validateConfiguration = undefined;',
    }));
  },
};

/** What some modules of the server export, bundled in memory. */
async function load(contents, plugins = []) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    write: false,
    logLevel: 'warning',
    plugins,
  });
  const module = { exports: {} };
  const run = new Function('module', 'exports', 'require', outputFiles[0].text);
  run(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}

/** Writes the schema of the configuration. */
export async function generateSchema() {
  const { configurationSchema } = await load("export * from './server/src/configuration/schema';", [withoutValidators]);
  write('schemas/partnershiprc.schema.json', `${JSON.stringify(configurationSchema(), null, 2)}\n`);
}

/** Writes the pages and the table; pages of rules that are no more are removed. The validators must be there. */
export async function generateDocuments() {
  const { rulePages, withRulesTable } = await load("export * from './server/src/rules/documents';");
  const pages = rulePages();
  for (const [file, text] of pages) write(file, text);
  for (const folder of ['docs/rules', 'docs/rules/he']) {
    for (const name of readdirSync(path.join(root, folder))) {
      if (name.endsWith('.md') && !pages.has(`${folder}/${name}`)) rmSync(path.join(root, folder, name));
    }
  }
  const readme = path.join(root, 'README.md');
  if (existsSync(readme)) write('README.md', withRulesTable(readFileSync(readme, 'utf8')));
}

function write(file, text) {
  const target = path.join(root, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
