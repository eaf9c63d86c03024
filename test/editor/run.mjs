#!/usr/bin/env node
// The tests in a real VS Code. Usage:
//
//   node test/editor/run.mjs [desktop] [web] [page] [options]     (without any: all three, in this order)
//     desktop  test/editor/suite within the Node extension host
//     web      test/editor/suite within the web worker extension host
//     page     test/editor/page: keyboard and eyes, from outside
//   --grep REGEXP   only tests whose full title matches
//   --tally FILE    writes {"passed","failed","pending","failures":[{"title","message"}],"suites":{…}} as JSON
//                   (or PARTNERSHIP_PLAN_TALLY)
//   --extension DIR the extension to test (default: the project, built when its sources changed)
//   --no-build      takes dist/ as it is
//
// Which VS Code: VSCODE_EXECUTABLE_PATH, else `code` on PATH, else one downloaded if PARTNERSHIP_PLAN_DOWNLOAD_VSCODE
// names a version (such as "stable"), else the embedded one. PARTNERSHIP_PLAN_EMBEDDED=1 takes the embedded one always.
// Page tests run in the embedded one always.

import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { findCodeProgram } from '../../scripts/lib/find-code.mjs';
import { atExit, exit, root, startGroup } from '../../scripts/lib/processes.mjs';
import { quietSettings } from '../../scripts/lib/workbench.mjs';

const here = path.join(root, 'test/editor');
const allKinds = ['desktop', 'web', 'page'];
const none = { passed: 0, failed: 0, pending: 0 };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grep: { type: 'string', default: '' },
    tally: { type: 'string', default: process.env.PARTNERSHIP_PLAN_TALLY ?? '' },
    extension: { type: 'string' },
    build: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

/** Files of tests for a host: `x.test.ts` for both, `x.desktop.test.ts` and `x.web.test.ts` for one. */
function testFiles(kind) {
  const other = kind === 'desktop' ? '.web.test.ts' : '.desktop.test.ts';
  return readdirSync(path.join(here, 'suite'), { recursive: true })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith(other))
    .sort();
}

async function bundle(kind, outfile) {
  // Mocha's build for browsers says that it is an ES module, which it is not.
  const mocha = path.join(path.dirname(outfile), 'mocha.cjs');
  await cp(path.join(root, 'node_modules/mocha/mocha.js'), mocha);
  const lines = testFiles(kind).map((file) => `import './${file}';`);
  await build({
    stdin: {
      contents: ["import { run } from './runner';", ...lines, 'export { run };'].join('\n'),
      resolveDir: path.join(here, 'suite'),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    // VS Code evaluates the tests as a CommonJS module in both hosts.
    format: 'cjs',
    platform: kind === 'desktop' ? 'node' : 'browser',
    target: 'es2022',
    external: ['vscode'],
    alias: { mocha },
    define: { TEST_HOST: JSON.stringify(kind), TEST_GREP: JSON.stringify(options.grep) },
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

async function readTally(file) {
  return JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) ?? undefined;
}

async function runInHost(kind, extension, scratch) {
  const found = process.env.PARTNERSHIP_PLAN_EMBEDDED ? undefined : findCodeProgram();
  const version = process.env.PARTNERSHIP_PLAN_DOWNLOAD_VSCODE;
  const workspace = path.join(scratch, kind, 'workspace');
  const userData = path.join(scratch, kind, 'user');
  const tests = path.join(scratch, kind, 'tests.js');
  await mkdir(path.join(userData, 'User'), { recursive: true });
  await cp(path.join(here, 'workspace'), workspace, { recursive: true });
  await writeFile(path.join(userData, 'User/settings.json'), JSON.stringify(quietSettings));
  await bundle(kind, tests);
  const useEmbedded = !found && !version;
  const executable = useEmbedded ? process.execPath : found;
  const failure = await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version }),
    extensionDevelopmentPath: extension,
    extensionTestsPath: tests,
    extensionTestsEnv: { PARTNERSHIP_PLAN_SUPERVISED: '1' },
    launchArgs: [
      ...(useEmbedded ? [path.join(here, 'launcher.mjs')] : []),
      workspace,
      ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
      `--user-data-dir=${userData}`,
      `--extensions-dir=${path.join(scratch, kind, 'extensions')}`,
    ],
  }).then(
    () => undefined,
    (error) => error,
  );
  const tally = await readTally(path.join(workspace, '.tally.json'));
  if (tally?.failures?.length) {
    console.log('\nFailing:');
    for (const { title, message } of tally.failures) console.log(`  ${title}\n${message.replace(/^/gm, '    ')}`);
  }
  const counted = { ...none, ...tally };
  // A VS Code that dies, or that never gets to the tests, is a failure that no test tells.
  return failure && !(counted.failed > 0) ? { ...counted, failed: counted.failed + 1 } : counted;
}

async function runPageTests(extension, scratch) {
  const file = path.join(scratch, 'page.json');
  const { child } = startGroup(
    process.execPath,
    [
      '--import=tsx',
      path.join(root, 'node_modules/mocha/bin/mocha.js'),
      '--no-config',
      '--timeout=120000',
      // A window may miss a key or a click while it draws; what is wrong, is so twice.
      '--retries=1',
      `--reporter=${path.join(root, 'test/tally-reporter.cjs')}`,
      ...(options.grep ? [`--grep=${options.grep}`] : []),
      'test/editor/page/**/*.test.ts',
    ],
    {
      cwd: root,
      env: { ...process.env, PARTNERSHIP_PLAN_MOCHA_TALLY: file, PARTNERSHIP_PLAN_TESTED_EXTENSION: extension },
    },
  );
  child.stdout.pipe(process.stdout);
  child.stderr.pipe(process.stderr);
  const code = await new Promise((resolve) => child.on('close', resolve));
  const counted = { ...none, ...(await readTally(file)) };
  return code !== 0 && !(counted.failed > 0) ? { ...counted, failed: counted.failed + 1 } : counted;
}

async function main() {
  const unknown = positionals.filter((kind) => !allKinds.includes(kind));
  if (unknown.length > 0)
    throw new Error(`There are no "${unknown.join(', ')}" tests; there are ${allKinds.join(', ')}.`);
  const extension = path.resolve(options.extension ?? root);
  if (options.build && !options.extension) await ensureBuilt({ log: console.log });
  const scratch = await mkdtemp(path.join(tmpdir(), 'partnership-plan-editor-'));
  atExit(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
  const suites = {};
  for (const kind of allKinds.filter((name) => positionals.length === 0 || positionals.includes(name))) {
    console.log(`\nTests in VS Code: ${kind}`);
    suites[kind] = await (kind === 'page' ? runPageTests : (...rest) => runInHost(kind, ...rest))(extension, scratch);
  }
  const total = { ...none };
  for (const tally of Object.values(suites)) for (const key of Object.keys(total)) total[key] += tally[key];
  const row = ([kind, tally]) =>
    `  ${kind}: ${tally.passed} passing, ${tally.failed} failing, ${tally.pending} pending`;
  console.log(`\n${[...Object.entries(suites), ['all', total]].map(row).join('\n')}`);
  if (options.tally) {
    const failures = Object.entries(suites).flatMap(([kind, { failures = [] }]) =>
      failures.map(({ title, message }) => ({ title: `${kind}: ${title}`, message })),
    );
    await mkdir(path.dirname(path.resolve(options.tally)), { recursive: true });
    await writeFile(options.tally, JSON.stringify({ ...total, failures, suites }));
  }
  if (total.passed === 0) console.error('No test ran.');
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

try {
  await exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await exit(2);
}
