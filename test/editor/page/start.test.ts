import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, installChromium } from '../../../scripts/lib/chromium.mjs';
import { root } from '../../../scripts/lib/processes.mjs';

/** Starts `npm start` in the embedded VS Code, and resolves with its address. */
async function start(...args: string[]): Promise<{ child: ChildProcess; address: string; output: () => string }> {
  const child = spawn(process.execPath, [
    path.join(root, 'scripts/start.mjs'),
    '--embedded',
    '--no-open',
    '--no-build',
    ...args,
  ]);
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(output)));
  });
  return { child, address, output: () => output };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

describe('npm start', () => {
  it('gives a plain browser a VS Code with the extension, until Ctrl+C', async () => {
    const { child, address } = await start('--folder', path.join(root, 'test/editor/workspace'));
    const end = ended(child);
    const browser = await chromium.launch({ executablePath: await installChromium(), args: [...chromiumArguments] });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(60_000);
      await page.goto(address);
      await page.locator('.monaco-list-row', { hasText: 'x.partnership.yaml' }).dblclick();
      await page.locator('.squiggly-error').first().waitFor();
    } finally {
      await browser.close();
      child.kill('SIGINT');
    }
    assert.equal(await end, 0);
    await assert.rejects(fetch(address), 'the server is gone');
  });

  it('says that a port is taken', async () => {
    const first = await start();
    try {
      await assert.rejects(start('--port', new URL(first.address).port), /Port \d+ is taken\./);
    } finally {
      const end = ended(first.child);
      first.child.kill('SIGINT');
      await end;
    }
  });
});
