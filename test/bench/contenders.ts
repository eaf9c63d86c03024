/** Who is measured: our server as it is built, and yaml-language-server with our schema. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installYamlLanguageServer } from '../../scripts/lib/yaml-language-server.mjs';
import { PREVIEW } from '../../server/src/lsp/protocol';
import type { Contender } from './server';

const ROOT = path.join(__dirname, '../..');

/**
 * The servers to be measured, ours first. All run by the same Node, so that only they differ.
 * @throws Error where ours isn't built, or the other one can't be had
 */
export async function contenders({
  alone,
  node,
}: {
  readonly alone: boolean;
  readonly node?: string | undefined;
}): Promise<readonly Contender[]> {
  const server = path.join(ROOT, 'dist/server.js');
  if (!existsSync(server)) throw new Error('dist/ is missing: npm run build');
  const other = alone ? undefined : await yamlLanguageServer();
  const by = node ?? other?.node ?? process.execPath;
  const ours: Contender = {
    name: 'ours',
    node: by,
    args: [server, '--stdio'],
    languageId: 'partnership-plan',
    settings: {},
    page: PREVIEW,
  };
  return other ? [ours, { ...other, node: by }] : [ours];
}

async function yamlLanguageServer(): Promise<Contender> {
  const schema = pathToFileURL(path.join(ROOT, 'schemas/partnership-plan.schema.json')).href;
  const { node, script, version } = await installYamlLanguageServer({ log: console.error });
  return {
    name: `yaml-language-server ${version}`,
    node,
    args: [script, '--stdio'],
    languageId: 'yaml',
    settings: {
      yaml: {
        schemas: { [schema]: '*.partnership.yaml' },
        schemaStore: { enable: false },
        validate: true,
        completion: true,
        hover: true,
        maxItemsComputed: 100_000,
      },
    },
  };
}
