// Child processes that never outlive their parent, and the little that goes with them.

import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as osConstants } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What a program that its user ends by a signal exits with, when not the shell's 128 + signal. */
const codes = new Map();

/** Makes the end by a signal a good one, with this exit code. */
export function exitCodeFor(signal, code) {
  codes.set(signal, code);
}

/** The project's root folder (absolute). */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const windows = process.platform === 'win32';

/** @type {Set<() => void | Promise<void>>} */
const cleanups = new Set();
let handlingSignals = false;
let ending = false;
let cleaning = null;

/** Whether this process is on its way out, so that what ends now was meant to. */
export function isEnding() {
  return ending;
}

/** Runs everything given to `atExit`, once, last in first out. Never rejects. */
function runCleanups() {
  cleaning ??= (async () => {
    for (const cleanup of [...cleanups].reverse()) {
      cleanups.delete(cleanup);
      try {
        await cleanup();
      } catch {
        // Whatever is gone already needs no ending.
      }
    }
    cleaning = null;
  })();
  return cleaning;
}

/**
 * Registers what is to be undone when this process ends, be it by its own will or by SIGINT, SIGTERM or SIGHUP.
 * @param {() => void | Promise<void>} cleanup may be async when the end comes by a signal or by `exit`
 * @returns {() => void} takes the registration back
 */
export function atExit(cleanup) {
  if (!handlingSignals) {
    handlingSignals = true;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        void exit(codes.get(signal) ?? 128 + osConstants.signals[signal]);
      });
    }
    // The last resort, where only synchronous work is possible.
    process.on('exit', () => {
      for (const last of cleanups) {
        try {
          void last();
        } catch {
          // As above.
        }
      }
    });
  }
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Ends this process with a code, after everything given to `atExit` is done. */
export async function exit(code) {
  // The first to say so decides on the code.
  if (ending) return new Promise(() => {});
  ending = true;
  // Something that does not want to end must not keep us.
  setTimeout(() => process.exit(code), 15_000).unref();
  await runCleanups();
  process.exit(code);
}

/** Sends a signal to a process and, where there are process groups, to all of the group that it heads. */
function signalGroup(pid, signal) {
  if (!pid) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}

/**
 * Starts a Node program as the head of a process group of its own, and ends the whole group with this process: also
 * when this process is killed outright, for then the program's standard input closes (see guard.mjs).
 * @param {string} node the Node binary
 * @param {string[]} args the program and its arguments
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {{child: import('node:child_process').ChildProcess, stop: (graceMs?: number) => Promise<void>}}
 *   `stop` resolves when the group is gone; within graceMs (default 0) the group may end by itself.
 */
export function startGroup(node, args, { cwd, env } = {}) {
  const guard = pathToFileURL(path.join(root, 'scripts/lib/guard.mjs')).href;
  const childEnv = { ...(env ?? process.env) };
  delete childEnv.PARTNERSHIP_PLAN_GUARDED;
  const child = spawn(node, ['--import', guard, ...args], {
    cwd,
    env: childEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: !windows,
  });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const killNow = () => signalGroup(child.pid, 'SIGKILL');
  const forget = atExit(killNow);
  const stop = async (graceMs = 0) => {
    if (graceMs > 0) {
      signalGroup(child.pid, 'SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, graceMs).unref())]);
    }
    killNow();
    await ended;
    forget();
  };
  return { child, stop };
}

/**
 * Looks a program up on PATH.
 * @param {string[]} names candidates, best first
 * @returns {string | undefined} absolute path
 */
export function which(names) {
  const suffixes = windows ? ['.cmd', '.exe', '.bat'] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      for (const suffix of suffixes) {
        const candidate = path.join(folder || '.', name + suffix);
        try {
          accessSync(candidate, constants.X_OK);
          return candidate;
        } catch {
          // Not here.
        }
      }
    }
  }
  return undefined;
}

/**
 * Runs a program to its end, and collects what it says. When this process ends first, so do the program and its children.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, endBy?: NodeJS.Signals}} [options] endBy: SIGKILL unless it has to
 *   put things in order before it ends
 * @returns {Promise<{code: number, output: string}>} standard output and error together; code 127 = couldn't start
 */
export function run(command, args, { endBy = 'SIGKILL', ...options } = {}) {
  return new Promise((resolve) => {
    // npm is a .cmd on Windows, which only a shell starts.
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: windows,
      detached: !windows,
    });
    const forget = atExit(() => signalGroup(child.pid, endBy));
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const finish = (code) => {
      // Whoever waits is not to act on a failure that our own end has brought about.
      if (ending) return;
      forget();
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? 128 + (osConstants.signals[signal] ?? 0)));
  });
}
