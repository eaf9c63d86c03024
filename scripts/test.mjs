// Every test there is, and the checks that keep the house in order. Ends with one line that adds up what ran.
//
//   node scripts/test.mjs [static] [engine] [protocol] [cli] [browser] [hardening] [other-editors] [packages] [editor]
//
// (without any: all, in this order)
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { exit, root, startGroup } from './lib/processes.mjs';

const scratch = mkdtempSync(path.join(tmpdir(), 'partnership-plan-tests-'));
const bin = (name) => path.join(root, 'node_modules', name);
const mocha = (folder, ...options) => ({
  name: `${folder} tests`,
  run: (tally) =>
    run(
      bin('mocha/bin/mocha.js'),
      [`--reporter=${path.join(root, 'test/tally-reporter.cjs')}`, `test/${folder}/**/*.test.ts`, ...options],
      {
        PARTNERSHIP_PLAN_MOCHA_TALLY: tally,
      },
    ),
});

const SUITES = {
  static: [
    { name: 'types', run: () => run(bin('typescript/bin/tsc'), ['-p', '.']) },
    { name: 'lint and format', run: () => run(bin('@biomejs/biome/bin/biome'), ['ci', '--error-on-warnings', '.']) },
    { name: 'nothing unused', run: () => run(bin('knip/bin/knip.js'), []) },
  ],
  engine: [mocha('engine')],
  protocol: [mocha('protocol')],
  cli: [mocha('cli')],
  browser: [mocha('browser')],
  'other-editors': [mocha('other-editors')],
  // Long, and most of it waits for processes of its own.
  hardening: [mocha('hardening', '--parallel', '--jobs=2')],
  packages: [mocha('packages')],
  editor: [{ name: 'VS Code', run: (tally) => run('test/editor/run.mjs', [`--tally=${tally}`]) }],
};

/** Runs a script by this Node, with its output shown; answers its exit code. */
function run(script, args, env = {}) {
  const { child } = startGroup(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env } });
  child.stdout.pipe(process.stdout);
  child.stderr.pipe(process.stderr);
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

async function main() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in SUITES));
  if (unknown.length > 0) {
    console.error(`There are no ${unknown.join(', ')} tests; there are ${Object.keys(SUITES).join(', ')}.`);
    return 2;
  }
  await ensureBuilt({ log: console.log });
  const total = { passed: 0, failed: 0, pending: 0 };
  const failures = [];
  for (const name of asked.length > 0 ? asked : Object.keys(SUITES)) {
    for (const suite of SUITES[name]) {
      console.log(`\n── ${suite.name}`);
      const begun = Date.now();
      const tally = path.join(scratch, `${suite.name.replaceAll(' ', '-')}.json`);
      const code = await suite.run(tally);
      const counted = existsSync(tally)
        ? JSON.parse(readFileSync(tally, 'utf8'))
        : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
      // A runner that died before its tests could fail has failed all the same.
      if (code !== 0 && !counted.failed) counted.failed = 1;
      for (const key of Object.keys(total)) total[key] += counted[key] ?? 0;
      const unnamed = { title: 'see above', message: `ended with exit code ${code}` };
      const told = counted.failures?.length > 0 ? counted.failures : counted.failed > 0 ? [unnamed] : [];
      failures.push(...told.map(({ title, message }) => `${suite.name}: ${title}\n${message.replace(/^/gm, '    ')}`));
      console.log(
        `── ${suite.name}: ${code === 0 ? 'good' : 'FAILED'} in ${Math.round((Date.now() - begun) / 1000)} s`,
      );
    }
  }
  // Told once more where it is seen: what comes before runs to thousands of lines.
  if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}`);
  const skipped = total.pending > 0 ? `, ${total.pending} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}

main()
  .catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  })
  .then((code) => {
    rmSync(scratch, { recursive: true, force: true });
    return exit(code);
  });
