#!/usr/bin/env node
// Opens a real VS Code on the example plans, with the extension running from these sources.
//
//   npm start -- [options]
//     --folder DIR   opens this folder instead of examples/
//     --embedded     takes the embedded VS Code, in the browser, though one is installed
//     --port N       of the embedded VS Code (default: a free one)
//     --no-open      prints the address only
//     --no-build     takes dist/ as it is
//     --extension DIR  another extension's folder
//     --help
//
// The user's own VS Code is VSCODE_EXECUTABLE_PATH, or `code` on PATH. Where there is none, a server build of VS Code is
// installed once into .cache/vscode, runs on 127.0.0.1 alone, and ends with Ctrl+C.

import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { lstat, mkdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { startServer } from './lib/embedded-vscode.mjs';
import { findCode } from './lib/find-code.mjs';
import { atExit, exit, exitCodeFor, isEnding, root, which } from './lib/processes.mjs';

const help = `Usage: npm start -- [options]

Opens a real VS Code on the example plans, with the extension running from these sources.

  --folder DIR     open this folder instead of examples/
  --embedded       use the embedded VS Code, in the browser, though one is installed
  --port N         port of the embedded VS Code (default: a free one)
  --no-open        print the address only
  --no-build       take dist/ as it is
  --extension DIR  another extension's folder
  --help           this text`;

/** A mistake of the user's; its message is all they need. */
class UsageError extends Error {}

function parseOptions() {
  try {
    const { values } = parseArgs({
      allowNegative: true,
      options: {
        folder: { type: 'string' },
        embedded: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        open: { type: 'boolean', default: true },
        build: { type: 'boolean', default: true },
        extension: { type: 'string', default: root },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new UsageError(`--port wants a number up to 65535, not "${values.port}".`);
    }
    const folder = path.resolve(values.folder ?? path.join(root, 'examples'));
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`No such folder: ${folder}`);
    return { ...values, port, folder, extension: path.resolve(values.extension) };
  } catch (error) {
    throw new UsageError(error.message);
  }
}

/** Opens the user's own VS Code; resolves when its command has done its part, with its exit code. */
function openOwn(code, { extension, folder }) {
  console.log(`Opening ${folder} in ${code}, with the extension from ${extension}.`);
  const shell = process.platform === 'win32';
  const quote = (text) => (shell ? `"${text}"` : text);
  const child = spawn(quote(code), [`--extensionDevelopmentPath=${extension}`, folder].map(quote), {
    stdio: 'inherit',
    shell,
  });
  const forget = atExit(() => void child.kill());
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`${code} could not be started: ${error.message}`)));
    child.on('exit', (status) => {
      forget();
      resolve(status ?? 1);
    });
  });
}

/**
 * Makes an extension installed for the embedded VS Code by a link, so that a plain address shows it, and a reload of
 * the window takes what was built anew.
 */
async function linkExtension(extension, extensionsDir) {
  const { publisher, name, version } = JSON.parse(await readFile(path.join(extension, 'package.json'), 'utf8'));
  const link = path.join(extensionsDir, `${publisher}.${name}-${version}`);
  const current = await lstat(link).catch(() => undefined);
  const linked = current?.isSymbolicLink() && path.resolve(extensionsDir, await readlink(link)) === extension;
  const list = await readFile(path.join(extensionsDir, 'extensions.json'), 'utf8').catch(() => '');
  if (linked && list.includes(path.basename(link))) return;
  // Without its list, VS Code makes one from what it finds: also when a user has uninstalled the extension. Removing
  // the folder removes the link, not what it leads to.
  await rm(extensionsDir, { recursive: true, force: true });
  await mkdir(extensionsDir, { recursive: true });
  await symlink(extension, link, process.platform === 'win32' ? 'junction' : 'dir');
}

/** Settings for the first start; from then on they are the user's. */
async function writeFirstSettings(dataDir) {
  const file = path.join(dataDir, 'data/User/settings.json');
  if (existsSync(file)) return;
  const settings = {
    'chat.disableAIFeatures': true,
    'extensions.ignoreRecommendations': true,
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
  };
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(settings, undefined, 2)}\n`);
}

/** Opens an address in the user's browser, if there is a way to; true when one was started. */
function openInBrowser(address) {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')]
      : [which(process.platform === 'darwin' ? ['open'] : ['xdg-open', 'wslview']), address];
  const noScreen = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (!command || (noScreen && !process.env.BROWSER)) return false;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened; open the address yourself.'));
  child.unref();
  return true;
}

async function openEmbedded({ extension, folder, port, open }) {
  const home = path.join(root, '.cache/start');
  const extensionsDir = path.join(home, 'extensions');
  await writeFirstSettings(home);
  await linkExtension(extension, extensionsDir);
  const server = await startServer({ dataDir: home, extensionsDir, port, log: console.log });
  atExit(() => server.stop(3_000));
  const address = `${server.origin}/?folder=${encodeURIComponent(folder).replaceAll('%2F', '/')}`;
  console.log(`VS Code ${server.version} with the extension runs at\n\n  ${address}\n`);
  const opened = open && openInBrowser(address);
  console.log(opened ? 'Opening it in your browser. Ctrl+C ends it.' : 'Open it in your browser. Ctrl+C ends it.');
  // Ctrl+C is how it is meant to end; npm would make a failure of anything else.
  exitCodeFor('SIGINT', 0);
  await server.ended;
  if (isEnding()) return;
  throw new Error(`VS Code ended unexpectedly:\n${server.output()}`);
}

async function main() {
  const options = parseOptions();
  if (options.help) {
    console.log(help);
    return 0;
  }
  if (options.build && options.extension === root) await ensureBuilt({ log: console.log });
  const code = options.embedded ? undefined : findCode();
  if (code) return await openOwn(code, options);
  if (!options.embedded) console.log('No VS Code is installed here (no `code` on PATH), so the embedded one is taken.');
  await openEmbedded(options);
  return 0;
}

try {
  await exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await exit(error instanceof UsageError ? 2 : 1);
}
