// yaml-language-server: what serves plans in editors that know YAML by schemas alone. Tests hold the bare schema against
// it, and the bench measures beside it. Which version is said by test/yaml-language-server/package-lock.json.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { install } from './on-demand.mjs';
import { root } from './processes.mjs';

const yamlLanguageServer = {
  what: 'yaml-language-server',
  cost: '200 MB on disk, a few seconds',
  otherwise: 'or leave out what asks for yaml-language-server',
  recipe: path.join(root, 'test/yaml-language-server'),
  home: process.env.PARTNERSHIP_PLAN_YAML_LANGUAGE_SERVER_DIR ?? path.join(root, '.cache/yaml-language-server'),
  minimumNode: '22.13.0',
  find(folder) {
    const home = path.join(folder, 'node_modules/yaml-language-server');
    const script = path.join(home, 'bin/yaml-language-server');
    if (!existsSync(script)) return undefined;
    const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
    return { script, version };
  },
};

/**
 * Makes sure that yaml-language-server is there, installing it where it is not. It speaks over standard input and output
 * as `node script --stdio`.
 * @param {{log?: (line: string) => void}} [options] log hears what takes long, in plain words
 * @returns {Promise<{node: string, script: string, version: string}>} absolute paths
 * @throws {Error} with a message for the user
 */
export function installYamlLanguageServer(options) {
  return install(yamlLanguageServer, options);
}
