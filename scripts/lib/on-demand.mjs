// Programs that tests and `npm start` want and users don't: installed from the npm registry, in a folder of their own,
// when they are first asked for. Each comes with a Node to run it, where this one is too old for it.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit, run } from './processes.mjs';

/**
 * @template Found
 * @typedef {object} Program
 * @property {string} what its name within a sentence: `the embedded VS Code`
 * @property {string} cost what the first time takes, in words
 * @property {string} otherwise what a user may do whose machine can't have it: `or …`
 * @property {string} recipe folder with the package.json and package-lock.json that say what is installed
 * @property {string} home where it is (to be) installed
 * @property {string} minimumNode the oldest Node that runs it, as `22.13.0`
 * @property {(folder: string) => Promise<void>} [finish] what is left to do after `npm ci`
 * @property {(folder: string) => Found & {version: string} | undefined} find what is installed in a folder, if it is whole
 */

const manifests = ['package.json', 'package-lock.json'];

/** What an installation must be stamped with to be the wanted one. */
function wantedStamp({ recipe }) {
  const hash = createHash('sha256');
  for (const file of manifests) hash.update(readFileSync(path.join(recipe, file)));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}`;
}

const stampOf = (folder) => path.join(folder, 'installed');

/** Whether this process's own Node is new enough. */
function isNewEnough(minimum) {
  const [have, want] = [process.versions.node, minimum].map((version) => version.split('.').map(Number));
  const differs = want.findIndex((number, index) => number !== have[index]);
  return differs === -1 || have[differs] > want[differs];
}

/** The Node that the registry brought for this machine, or this process's own if that is new enough. */
function findNode(folder, { minimumNode }) {
  const { platform, arch } = process;
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
  const binary = path.join(folder, 'node_modules', name, platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  if (existsSync(binary)) return binary;
  return isNewEnough(minimumNode) ? process.execPath : undefined;
}

function installed(program) {
  const folder = path.resolve(program.home);
  try {
    if (readFileSync(stampOf(folder), 'utf8') !== wantedStamp(program)) return undefined;
  } catch {
    return undefined;
  }
  const node = findNode(folder, program);
  const found = program.find(folder);
  return node && found && { node, ...found };
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

/**
 * Runs npm in a folder, without the scripts of what it installs.
 * @param {string[]} args
 * @param {string} cwd
 * @throws {Error} with what npm complains of
 */
export async function npm(args, cwd) {
  const { code, output } = await run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    env: npmEnvironment(),
  });
  if (code === 0) return;
  const complaints = output.split('\n').filter((line) => /^npm (error|ERR!)(?! +at | *$)/.test(line));
  throw new Error(
    `"npm ${args.join(' ')}" failed. Is the npm registry within reach?\n` +
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

/** Installs into a folder that nobody looks at, and puts it in its place when it is whole. */
async function installAnew(program, folder, log) {
  const { what, cost, otherwise, minimumNode, recipe } = program;
  log(`Installing ${what} (${cost})…`);
  const begun = Date.now();
  await removeDrafts(folder);
  const draft = `${folder}.installing-${process.pid}`;
  const removeDraft = () => rm(draft, { recursive: true, force: true, maxRetries: 5 });
  const forgetDraft = atExit(removeDraft);
  try {
    await mkdir(draft, { recursive: true });
    for (const file of manifests) await cp(path.join(recipe, file), path.join(draft, file));
    await npm(['ci'], draft);
    await program.finish?.(draft);
    if (!findNode(draft, program)) {
      throw new Error(
        `it needs Node.js ${minimumNode}, of which the npm registry has no build for ${process.platform} on ` +
          `${process.arch}. Run this with Node.js ${minimumNode}, ${otherwise}.`,
      );
    }
    await writeFile(stampOf(draft), wantedStamp(program));
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
    const result = installed(program);
    if (!result) throw new Error(`it is not complete. Delete ${folder} and try again.`);
    log(`Installed ${what}, ${result.version}, in ${Math.round((Date.now() - begun) / 1000)} s.`);
    return result;
  } catch (error) {
    throw new Error(`Could not install ${what}: ${error.message}`);
  } finally {
    forgetDraft();
    await removeDraft();
  }
}

/**
 * Makes sure that a program is there, installing it where it is not. Safe to be called by several processes at once; an
 * installation that was interrupted is made anew.
 * @template Found
 * @param {Program<Found>} program
 * @param {{log?: (line: string) => void}} [options] log hears what takes long, in plain words
 * @returns {Promise<Found & {node: string, version: string}>} what `find` found, and the Node to run it
 * @throws {Error} with a message for the user
 */
export async function install(program, { log = console.error } = {}) {
  const ready = installed(program);
  if (ready) return ready;
  const folder = path.resolve(program.home);
  await mkdir(path.dirname(folder), { recursive: true });
  const unlock = await takeLock(`${folder}.lock`, () =>
    log(`Another process is installing ${program.what}; waiting for it…`),
  );
  try {
    return installed(program) ?? (await installAnew(program, folder, log));
  } finally {
    await unlock();
  }
}
