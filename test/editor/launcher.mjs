#!/usr/bin/env node
// Stands in for VS Code's own program where none is installed: takes the arguments that @vscode/test-electron gives it,
// runs the tests in the extension host of the embedded VS Code, prints what they log, and exits with their code.
//
//   launcher.mjs [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
//                [--kind=desktop|web | --extensionDevelopmentKind=web]  which extension host (default: desktop)
//                [--user-data-dir=DIR]  its User/settings.json holds the settings, as in VS Code
//                [--locale=LOCALE] [--timeout=SECONDS]
// Other options are VS Code's, and mean nothing here. PARTNERSHIP_PLAN_VERBOSE=1 prints what VS Code says of itself, too.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exit, isEnding } from '../../scripts/lib/processes.mjs';
import { launchWorkbench } from '../../scripts/lib/workbench.mjs';

// What the embedded VS Code tells on every start: native modules that it can do without, and a network it has not.
const noise = new RegExp(
  [
    'Could not locate the bindings file',
    'build/Release/watchdog',
    'Creation of workbench contribution',
    'authentication provider',
    'open-vsx\\.org',
    'connection token \\(',
    '^Creating a socket',
    '^Updating additional builtin extensions',
    '^Loading development extension',
    '^\\[(Service Worker|reconnection-grace-time|AgentHost|AccountPolicyGate)',
  ].join('|'),
);

function parse(args) {
  const options = new Map();
  const folders = [];
  for (const argument of args) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name) options.set(name, value ?? 'true');
    else folders.push(argument);
  }
  return { options, folder: folders[0] };
}

/** A path may come as a path or as a file: address. */
const toPath = (given) => path.resolve(given.startsWith('file:') ? fileURLToPath(given) : given);

async function readSettings(userDataDir) {
  if (!userDataDir) return {};
  const text = await readFile(path.join(userDataDir, 'User/settings.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text);
}

const { options, folder } = parse(process.argv.slice(2));
const extension = options.get('extensionDevelopmentPath');
const tests = options.get('extensionTestsPath');
if (!extension || !tests) {
  console.error('launcher: --extensionDevelopmentPath and --extensionTestsPath are needed.');
  await exit(2);
}
const seconds = Number(options.get('timeout') ?? process.env.PARTNERSHIP_PLAN_TEST_TIMEOUT ?? 600);

const timer = setTimeout(() => {
  console.error(`The tests did not end within ${seconds} s.`);
  void exit(124);
}, seconds * 1000);

// Whoever started this may be killed before it can end this.
if (process.env.PARTNERSHIP_PLAN_SUPERVISED) {
  process.stdin.on('end', () => void exit(143));
  process.stdin.resume().unref?.();
}

try {
  const workbench = await launchWorkbench({
    kind: options.get('kind') ?? (options.get('extensionDevelopmentKind') === 'web' ? 'web' : 'desktop'),
    folder: folder && toPath(folder),
    extension: toPath(extension),
    tests: toPath(tests),
    settings: await readSettings(options.get('user-data-dir')),
    locale: options.get('locale'),
    log: (line) => console.log(line),
    onLog: (type, args) => {
      const line = args.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
      if (noise.test(line) && !process.env.PARTNERSHIP_PLAN_VERBOSE) return;
      const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
      stream.write(`${line}\n`);
    },
  });
  const crashed = new Promise((resolve) => {
    workbench.page.on('crash', () => resolve('The page with VS Code crashed.'));
    workbench.page.on('close', () => resolve('The page with VS Code was closed.'));
    void workbench.server.ended.then(() => resolve(`The embedded VS Code ended:\n${workbench.server.output()}`));
  });
  const end = await Promise.race([workbench.ended, crashed]);
  clearTimeout(timer);
  if (typeof end === 'string' && !isEnding()) console.error(end);
  if (!isEnding()) await exit(typeof end === 'number' ? end : 1);
} catch (error) {
  if (!isEnding()) {
    console.error(error instanceof Error ? error.message : error);
    await exit(1);
  }
}
