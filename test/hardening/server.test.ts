import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  CompletionRequest,
  DocumentFormattingRequest,
} from 'vscode-languageserver-protocol/node';
import { run } from '../cli/support';
import { examplePlans } from '../engine/support';
import { QUESTIONS, startWithPlan, URI } from '../protocol/questions';
import { diagnose, endAll, expected, start } from './clients';

/** Whoever writes a file elsewhere than in these places is stopped. */
const writingOnly = (...places: readonly string[]) => {
  const permission = Number(process.versions.node.split('.', 1)[0]) < 23 ? '--experimental-permission' : '--permission';
  const allowed = places.map((place) => `--allow-fs-write=${place}`);
  return [permission, '--allow-fs-read=*', '--allow-worker', '--no-warnings', ...allowed].join(' ');
};

const [{ text: EXAMPLE } = { text: '' }] = examplePlans();

describe('a server among faults', () => {
  after(endAll);

  it('answers whatever is asked of a document that is closed', async () => {
    const client = await startWithPlan();
    for (let times = 0; times < 2; times++) {
      for (const [name, question] of Object.entries(QUESTIONS)) {
        // A renaming may be refused in words.
        await question(client).catch((error: Error) => assert.doesNotMatch(error.message, /Internal|undefined/, name));
      }
      await client.close(URI);
    }
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  }).timeout(60_000);

  it('stands changes that come out of order, twice, or beyond the text', async () => {
    const client = await start();
    const far = { start: { line: 900, character: 9 }, end: { line: 5000, character: 1 } };
    const backwards = { start: { line: 1, character: 3 }, end: { line: 0, character: 1 } };
    await client.change(URI, 5, [{ range: far, text: 'never opened' }]);
    await client.close(URI);
    await client.open(URI, 'partnership: 1\n', 7);
    await client.open(URI, 'partnership: 1\ntitle: x\n', 3);
    await client.change(URI, 9, [{ range: far, text: 'stage: agreed\n' }]);
    await client.change(URI, 8, [{ range: backwards, text: 'y' }]);
    await client.change(URI, 8, []);
    assert.ok((await diagnose(client, URI)).length > 0);
    await client.close(URI);
    await client.close(URI);
    await client.open(URI, EXAMPLE, 1);
    assert.deepEqual(await diagnose(client, URI), expected(EXAMPLE, URI));
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  }).timeout(60_000);

  it('goes on when all that was asked is cancelled', async () => {
    const client = await start();
    await client.open(URI, EXAMPLE);
    const asked = Array.from({ length: 300 }, (_, line) => {
      const source = new CancellationTokenSource();
      const params = { textDocument: { uri: URI }, position: { line, character: 4 } };
      const answer = client.connection.sendRequest(CompletionRequest.type, params, source.token);
      const end = answer.then(
        () => 'answered',
        (error: Error) => error.message,
      );
      if (line % 3 > 0) source.cancel();
      return end;
    });
    assert.deepEqual(new Set(await Promise.all(asked)).has('answered'), true);
    assert.deepEqual(await diagnose(client, URI), expected(EXAMPLE, URI));
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  }).timeout(60_000);

  it('ends when its client dies', async () => {
    const client = await start();
    await client.open(URI, EXAMPLE);
    const ended = new Promise((resolve) => client.process.once('exit', resolve));
    client.connection.dispose();
    client.process.stdin?.destroy();
    client.process.stdout?.destroy();
    await ended;
  }).timeout(60_000);
});

describe('files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-files-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('are written by no answer of the server', async () => {
    const client = await startWithPlan({}, { env: { NODE_OPTIONS: writingOnly() } });
    for (const question of Object.values(QUESTIONS)) await question(client).catch(() => undefined);
    const params = { textDocument: { uri: URI }, options: { tabSize: 2, insertSpaces: true } };
    await client.open(URI, 'partnership:   1\n', 2);
    assert.ok(await client.connection.sendRequest(DocumentFormattingRequest.type, params));
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  }).timeout(60_000);

  const plan = path.join(__dirname, '../../examples/risky.partnership.yaml');
  for (const { args, wrote } of [
    { args: ['check', plan], wrote: [] },
    { args: ['check', '--format', 'sarif', '--output', 'a.sarif', plan], wrote: ['a.sarif'] },
    { args: ['export', plan, '--to', 'docx', '--output', 'b.docx'], wrote: ['b.docx'] },
    { args: ['new', 'c.partnership.yaml', '--title', 'x'], wrote: ['c.partnership.yaml'] },
    { args: ['rules'], wrote: [] },
  ]) {
    it(`are written only where the command is told to: ${args[0]}${wrote.length > 0 ? ' to a file' : ''}`, async () => {
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
      const allowed = wrote.length > 0 ? [`${folder}/*`] : [];
      const { stderr } = await run(args, { cwd: folder, env: { NODE_OPTIONS: writingOnly(...allowed) } });
      assert.equal(stderr, '');
      assert.deepEqual(readdirSync(folder).sort(), wrote);
      for (const name of wrote) assert.ok(readFileSync(path.join(folder, name)).length > 0);
    }).timeout(60_000);
  }
});
