#!/usr/bin/env node
// Makes what is published: partnership-plan-VERSION.vsix and partnership-plan-VERSION.tgz.
//
//   npm run package [-- --out DIR]     (default: the project's folder)
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makePackages } from './lib/packages.mjs';
import { exit, root, run } from './lib/processes.mjs';

const { values } = parseArgs({ options: { out: { type: 'string', default: root } } });

try {
  const { code, output } = await run('npm', ['run', '--silent', 'build'], { cwd: root });
  if (code !== 0) throw new Error(`The build failed (npm run build):\n${output.trim()}`);
  for (const file of Object.values(await makePackages(values.out))) {
    console.log(`${file} (${Math.ceil((await stat(file)).size / 1000)} kB)`);
  }
  await exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await exit(1);
}
