import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CancellationTokenSource,
  CompletionRequest,
  type Diagnostic,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  HoverRequest,
  InlayHintRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../../server/src/check';
import { diagnosticsOf } from '../../server/src/features/diagnostics';
import { PREVIEW } from '../../server/src/lsp/protocol';
import { run } from '../cli/support';
import { examplePlans } from '../engine/support';
import { RICH, TestClient } from '../protocol/client';
import { QUESTIONS, startWithPlan, URI } from '../protocol/questions';
import { Random } from './random';
import { randomEdit } from './random-edits';

/** How many edits somebody types at one go; a long run is asked for by the environment. */
const TYPED = Number(process.env.PARTNERSHIP_PLAN_TYPED ?? 1000);
const DOCUMENTS = 1000;
/** Memory may be so much more behind than before. */
const GROWTH = 1.1;

const WITH_HEAP = { env: { NODE_OPTIONS: `--require ${path.join(__dirname, 'heap.cjs')}` } };
/** Whoever writes a file elsewhere than in these places is stopped. */
const writingOnly = (...places: readonly string[]) => {
  const permission = Number(process.versions.node.split('.', 1)[0]) < 23 ? '--experimental-permission' : '--permission';
  const allowed = places.map((place) => `--allow-fs-write=${place}`);
  return [permission, '--allow-fs-read=*', '--allow-worker', '--no-warnings', ...allowed].join(' ');
};

/** The memory that a server uses, in bytes. */
async function heapOf(client: TestClient): Promise<number> {
  // What was said before has been heard when this is answered.
  await diagnose(client, 'file:///plans/none.partnership.yaml');
  client.stderr.length = 0;
  client.process.kill('SIGUSR2');
  for (;;) {
    const told = /heap (\d+)/.exec(client.stderr.join(''))?.[1];
    if (told) return Number(told);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function diagnose(client: TestClient, uri: string): Promise<readonly Diagnostic[]> {
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return report.kind === 'full' ? report.items : [];
}

/** What is asked while somebody types. */
async function ask(client: TestClient, document: TextDocument, offset: number): Promise<void> {
  const textDocument = { uri: document.uri };
  const position = document.positionAt(offset);
  const range = { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
  await Promise.all([
    diagnose(client, document.uri),
    client.connection.sendRequest(CompletionRequest.type, { textDocument, position }),
    client.connection.sendRequest(HoverRequest.type, { textDocument, position }),
    client.connection.sendRequest(InlayHintRequest.type, { textDocument, range }),
    client.connection.sendRequest(SemanticTokensRequest.type, { textDocument }),
    client.connection.sendRequest(PREVIEW, { uri: document.uri }),
  ]);
}

/** The one edit that makes a text of another. */
function editBetween(from: TextDocument, to: string): { range: ReturnType<typeof rangeIn>; text: string } {
  const text = from.getText();
  let start = 0;
  while (start < text.length && start < to.length && text[start] === to[start]) start++;
  let tail = 0;
  while (tail < Math.min(text.length, to.length) - start && text.at(-1 - tail) === to.at(-1 - tail)) tail++;
  // A position within a line end is none.
  while (start > 0 && /[\r\n]/.test(text.charAt(start - 1))) start--;
  while (tail > 0 && /[\r\n]/.test(text.charAt(text.length - tail))) tail--;
  return { range: rangeIn(from, start, text.length - tail), text: to.slice(start, to.length - tail) };
}

function rangeIn(document: TextDocument, start: number, end: number) {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

const [{ text: EXAMPLE } = { text: '' }] = examplePlans();

const started: TestClient[] = [];
/** A client whose server is ended even when a test fails. */
async function start(more: Parameters<typeof TestClient.start>[2] = {}): Promise<TestClient> {
  const client = await TestClient.start(RICH, {}, more);
  started.push(client);
  return client;
}

describe('a server among faults', () => {
  after(() => {
    for (const { process: server } of started) if (server.exitCode === null) server.kill('SIGKILL');
  });

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

  it(`has as little memory in use when ${DOCUMENTS} documents are closed again as before`, async () => {
    const client = await start(WITH_HEAP);
    const visit = async (first: number, count: number) => {
      for (let i = first; i < first + count; i++) {
        const uri = `file:///plans/${i}.partnership.yaml`;
        const text = EXAMPLE.replace('title: ', `title: ${i} `);
        await client.open(uri, text);
        await ask(client, TextDocument.create(uri, '', 1, text), 300 + i);
        // Some stay open for a while beside others.
        if (i % 10 === 9) for (let k = i - 9; k <= i; k++) await client.close(`file:///plans/${k}.partnership.yaml`);
      }
    };
    // Programs are compiled while they run, which takes memory as well.
    await visit(0, DOCUMENTS / 5);
    const before = await heapOf(client);
    await visit(DOCUMENTS / 5, DOCUMENTS);
    const behind = await heapOf(client);
    assert.ok(behind < before * GROWTH, `${before} bytes before, ${behind} behind`);
    assert.equal(await client.stop(), 0);
  }).timeout(0);

  it(`${TYPED} edits are typed without growth, and all is as if read afresh`, async () => {
    const client = await start(WITH_HEAP);
    const random = new Random(7);
    let document = TextDocument.create(URI, 'partnership-plan', 1, EXAMPLE);
    await client.open(URI, EXAMPLE);
    let before = 0;
    for (let version = 2; version <= TYPED + 1; version++) {
      // From time to time everything is thrown away, as by a checkout.
      const next = version % 50 === 0 ? EXAMPLE : randomEdit(document.getText(), random);
      const change = editBetween(document, next);
      await client.change(URI, version, [change]);
      document = TextDocument.update(document, [change], version);
      assert.equal(document.getText(), next);
      if (version % 5 === 0) await ask(client, document, random.below(next.length + 1));
      if (version % 250 === 1) assert.deepEqual(await diagnose(client, URI), expected(next, URI), `edit ${version}`);
      if (version === Math.floor(TYPED / 10) * 5) {
        await client.change(URI, version, [{ range: rangeIn(document, 0, next.length), text: EXAMPLE }]);
        document = TextDocument.create(URI, 'partnership-plan', version, EXAMPLE);
        await ask(client, document, 0);
        before = await heapOf(client);
      }
    }
    await client.change(URI, TYPED + 2, [{ range: rangeIn(document, 0, document.getText().length), text: EXAMPLE }]);
    document = TextDocument.create(URI, 'partnership-plan', TYPED + 2, EXAMPLE);
    await ask(client, document, 0);
    const behind = await heapOf(client);
    assert.ok(behind < before * GROWTH, `${before} bytes half way, ${behind} at the end`);
    assert.equal(await client.stop(), 0);
  }).timeout(0);
});

/** The diagnostics that a fresh analysis of a text gives. */
function expected(text: string, uri: string): readonly Diagnostic[] {
  return JSON.parse(JSON.stringify(diagnosticsOf(check(text), uri, () => undefined)));
}

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
