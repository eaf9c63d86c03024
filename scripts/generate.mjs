// Makes what is made from other files. The JSON schemas are compiled to plain functions, so that no code is made at run
// time: a web worker's content security policy forbids it, and it would cost every start some hundred milliseconds.
// By itself, it also writes what is made from the rules: the schema of the configuration, pages, the README's table.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { planTypes } from './lib/plan-types.mjs';

const require = createRequire(import.meta.url);
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;
const standaloneCode = require('ajv/dist/standalone').default;

const root = new URL('..', import.meta.url);
const SCHEMAS = {
  validatePlan: 'schemas/partnership-plan.schema.json',
  validateCatalog: 'schemas/catalog.schema.json',
  validateConfiguration: 'schemas/partnershiprc.schema.json',
};

// Loaders differ in where they put the exports of CommonJS modules: at the namespace, or at its default.
const INTEROP = `function member(namespace, path) {
  const found = [namespace, namespace.default, namespace.default?.default]
    .map((root) => path.reduce((at, key) => at?.[key], root))
    .filter((one) => one !== undefined);
  return found.find((one) => typeof one === 'function') ?? found[0];
}`;

/** What a schema tells people and no validator. */
const isAnnotation = (key) =>
  key.startsWith('x-') || ['title', 'description', 'default', 'examples', 'enumDescriptions'].includes(key);

/** A schema without its annotations, which would only make the validators long. */
function bare(schema) {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  const mapped = (value) => Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bare(one)]));
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (isAnnotation(key)) return [];
      // Below these keys stand names of our own, of which some are called like an annotation.
      if (['properties', 'patternProperties', 'definitions'].includes(key)) return [[key, mapped(value)]];
      return [[key, Array.isArray(value) ? value.map(bare) : bare(value)]];
    }),
  );
}

const read = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

export function generate() {
  const ajv = new Ajv({
    allErrors: true,
    // The words are ours.
    messages: false,
    strict: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  addFormats(ajv, ['date']);
  const names = {};
  for (const [name, path] of Object.entries(SCHEMAS)) {
    const schema = bare(read(path));
    ajv.addSchema(schema);
    names[name] = schema.$id;
  }
  const code = standaloneCode(ajv, names)
    .replace(/schemaPath:"(?:[^"\\]|\\.)*",/g, '')
    // The library writes require() for its helpers even into ES modules.
    .replace(/const (\w+) = require\("([^"]+)"\)((?:\.\w+)*)(\[[^\]]+\])?;/g, (_, name, from, members, index) => {
      const importName = `${name}$module`;
      const path = JSON.stringify(members.split('.').filter(Boolean));
      return `import * as ${importName} from "${from}";const ${name} = member(${importName}, ${path})${index ?? ''};`;
    });
  const target = new URL('server/src/schema/validators.generated.js', root);
  writeFileSync(target, `// Generated from schemas/ by scripts/generate.mjs.\n${INTEROP}\n${code}\n`);

  const [plan, catalog] = [SCHEMAS.validatePlan, SCHEMAS.validateCatalog].map(read);
  writeFileSync(
    new URL('server/src/api/plan.generated.ts', root),
    `// Generated from schemas/ by scripts/generate.mjs.\n\n${planTypes(plan, catalog)}\n`,
  );

  // The page that is exported has the style of the one in the editor, inside itself.
  const style = readFileSync(new URL('client/preview/webview/style.css', root), 'utf8');
  writeFileSync(
    new URL('server/src/view/export/page-style.generated.js', root),
    `// Generated from client/preview/webview/style.css by scripts/generate.mjs.\nexport const pageStyle = ${JSON.stringify(style)};\n`,
  );
}

// The build needs the validators alone; what is made from the rules as well is in the repository.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { generateDocuments, generateSchema } = await import('./generate-docs.mjs');
  await generateSchema();
  generate();
  await generateDocuments();
}
