// The hardening suite at full length, which takes an hour or more. See test/hardening/README.md.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { root } from './lib/processes.mjs';

await ensureBuilt({ log: console.log });
const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
const { status } = spawnSync(process.execPath, [mocha, 'test/hardening/**/*.test.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: {
    PARTNERSHIP_PLAN_EDITS: '100000',
    PARTNERSHIP_PLAN_TEXTS: '10000',
    PARTNERSHIP_PLAN_TYPED: '100000',
    PARTNERSHIP_PLAN_STEP: '1',
    ...process.env,
  },
});
process.exitCode = status ?? 1;
