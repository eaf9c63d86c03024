import { strict as assert } from 'node:assert';
import path from 'node:path';
import {
  CompletionRequest,
  HoverRequest,
  InlayHintRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { PREVIEW } from '../../server/src/lsp/protocol';
import { examplePlans } from '../engine/support';
import type { TestClient } from '../protocol/client';
import { URI } from '../protocol/questions';
import { diagnose, endAll, expected, start } from './clients';
import { Random } from './random';
import { randomEdit } from './random-edits';

/** How many edits somebody types at one go; a long run is asked for by the environment. */
const TYPED = Number(process.env.PARTNERSHIP_PLAN_TYPED ?? 1000);
const DOCUMENTS = 1000;
/** Memory may be so much more behind than before. */
const GROWTH = 1.1;

const WITH_HEAP = { env: { NODE_OPTIONS: `--require ${path.join(__dirname, 'heap.cjs')}` } };

const [{ text: EXAMPLE } = { text: '' }] = examplePlans();

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

describe('the memory of a server', () => {
  after(endAll);

  it(`is as little when ${DOCUMENTS} documents are closed again as before`, async () => {
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

  it(`doesn’t grow while ${TYPED} edits are typed, and all is as if read afresh`, async () => {
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
