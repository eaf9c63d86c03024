/** An editor that knows the protocol's first pages only: no snippets, no pull, no registering, no Markdown, UTF-16. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type Range,
  RenameRequest,
  type SymbolInformation,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { atCursor, PLAIN, TestClient } from './client';

const URI = 'file:///plans/trail.partnership.yaml';
const EXAMPLE = path.join(__dirname, '../../examples/early-childhood.he.partnership.yaml');

/** Characters of one and two UTF-16 units stand before what is looked for. */
const PLAN = `partnership: 1
title: שביל הנחל 🌊
partners:
  - {name: עמותת הנחל 🌊, id: trust, sector: civil-society}
  - id: county
    name: County Council
    sector: local-government
decisions:
  - {decision: 🌊 סוגרים, id: close, by: [trust], affects: [county]}
`;

const rangeOf = (text: string, words: string, from = 0): Range => {
  const document = TextDocument.create(URI, 'yaml', 1, text);
  const start = text.indexOf(words, from);
  return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
};

/** What a server may ask of an editor that announces it. */
const REQUESTS = [
  'client/registerCapability',
  'client/unregisterCapability',
  'window/showMessageRequest',
  'window/workDoneProgress/create',
  'workspace/applyEdit',
  'workspace/codeLens/refresh',
  'workspace/configuration',
  'workspace/diagnostic/refresh',
  'workspace/inlayHint/refresh',
  'workspace/semanticTokens/refresh',
  'workspace/workspaceFolders',
  'partnershipPlan/readFile',
];

describe('the server, with an editor that knows little', () => {
  let client: TestClient;
  const asked: string[] = [];
  const textDocument = { uri: URI };
  const open = (text: string, languageId = 'yaml', uri = URI) =>
    client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });

  beforeEach(async () => {
    asked.length = 0;
    client = await TestClient.start(PLAIN, undefined, {
      prepare(connection) {
        for (const method of REQUESTS) connection.onRequest(method, () => void asked.push(method));
      },
    });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
    // What it doesn't announce, it is never asked.
    assert.deepEqual(asked, []);
  });

  it('counts in UTF-16, and pushes what is found', async () => {
    await open(PLAN);
    const found = (await client.pushed(URI, 1)).find(({ code }) => code === 'unilateral-move');
    assert.deepEqual(found?.range, rangeOf(PLAN, '[trust]'));
  });

  it('completes by plain text of one line, at every place of a plan', async function () {
    this.timeout(60_000);
    const text = readFileSync(EXAMPLE, 'utf8');
    const document = TextDocument.create(URI, 'yaml', 1, text);
    await open(text);
    let offered = 0;
    for (const { index } of text.matchAll(/(?<=: ?)\b|(?<=^ +(?:- )?)\b|$/gm)) {
      const position = document.positionAt(index);
      const result = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
      for (const item of Array.isArray(result) ? result : (result?.items ?? [])) {
        offered++;
        assert.notEqual(item.insertTextFormat, 2, item.label);
        assert.equal(item.insertTextMode, undefined, item.label);
        assert.match(item.textEdit?.newText ?? '', /^(?!.*\$[\d{])[^\r\n]+$/, item.label);
      }
    }
    assert.ok(offered > 500, `${offered} items`);
  });

  it('leaves a sound plan behind, whichever key is completed', async () => {
    const { text, position } = atCursor(PLAN.replace('decisions:', '█\ndecisions:'));
    await open(text);
    const result = await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
    const items = Array.isArray(result) ? result : (result?.items ?? []);
    const document = TextDocument.create(URI, 'yaml', 1, text);
    const stage = items.find(({ label }) => label === 'stage');
    assert.ok(stage?.textEdit && 'range' in stage.textEdit);
    assert.match(TextDocument.applyEdits(document, [stage.textEdit]), /\nstage: exploring\ndecisions:/);
    const matrix = items.find(({ label }) => label === 'matrix');
    assert.equal(matrix?.textEdit?.newText, 'matrix:');
  });

  it('explains in plain words', async () => {
    await open(`${PLAN}stage: \n`);
    const { start: position } = rangeOf(PLAN, 'trust', PLAN.indexOf('by:'));
    const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
    assert.ok(hover && typeof hover.contents === 'object' && 'kind' in hover.contents);
    assert.equal(hover.contents.kind, 'plaintext');
    assert.match(hover.contents.value, /עמותת הנחל/);
    assert.doesNotMatch(hover.contents.value, /\*\*|\\[-.#]/);
    const result = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 9, character: 7 },
    });
    const [first] = Array.isArray(result) ? result : (result?.items ?? []);
    const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, first as CompletionItem);
    assert.equal(typeof resolved.documentation, 'string');
  });

  it('explains a configuration in plain words as well', async () => {
    const uri = 'file:///plans/.partnershiprc.yaml';
    await open('rules:\n  no-exit: \n', 'partnership-plan-configuration', uri);
    const asked = { textDocument: { uri }, position: { line: 1, character: 4 } };
    const hover = await client.connection.sendRequest(HoverRequest.type, asked);
    assert.deepEqual(
      hover && typeof hover.contents === 'object' && 'kind' in hover.contents && hover.contents.kind,
      'plaintext',
    );
    const result = await client.connection.sendRequest(CompletionRequest.type, {
      ...asked,
      position: { line: 1, character: 11 },
    });
    const [first] = Array.isArray(result) ? result : (result?.items ?? []);
    assert.equal(first?.label, 'off');
    const { documentation } = await client.connection.sendRequest(
      CompletionResolveRequest.type,
      first as CompletionItem,
    );
    assert.match(String(documentation), /doesn’t run/);
    assert.doesNotMatch(String(documentation), /[*`]/);
  });

  it('outlines in a list', async () => {
    await open(PLAN);
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument,
    })) as SymbolInformation[];
    const county = symbols.find(({ name }) => name === 'County Council');
    assert.equal(county?.location.uri, URI);
    assert.equal(county?.location.range.start.line, 4);
    assert.equal(county?.containerName, symbols.find(({ location }) => location.range.start.line === 2)?.name);
  });

  it('leads to declarations by plain locations, and renames by plain edits', async () => {
    await open(PLAN);
    const { start: position } = rangeOf(PLAN, 'trust', PLAN.indexOf('by:'));
    const places = await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position });
    assert.deepEqual(places, [{ uri: URI, range: rangeOf(PLAN, 'trust') }]);
    const params = { textDocument, position, newName: 'river' };
    const edit = await client.connection.sendRequest(RenameRequest.type, params);
    assert.deepEqual(Object.keys(edit ?? {}), ['changes']);
    assert.equal(
      TextDocument.applyEdits(TextDocument.create(URI, 'yaml', 1, PLAN), edit?.changes?.[URI] ?? []),
      PLAN.replaceAll('trust', 'river'),
    );
  });

  it('gets no code actions that it couldn’t carry out', async () => {
    await open(PLAN);
    const range = rangeOf(PLAN, 'trust', PLAN.indexOf('by:'));
    const params = { textDocument, range, context: { diagnostics: [] } };
    assert.equal(await client.connection.sendRequest(CodeActionRequest.type, params), null);
  });

  it('has YAML that is no plan left alone', async () => {
    const uri = 'file:///plans/compose.yaml';
    await open('services:\n  web: {}\n', 'yaml', uri);
    await open(PLAN);
    await client.pushed(URI, 1);
    assert.equal(client.told(uri), false);
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 0, character: 2 },
    });
    assert.equal(hover, null);
  });
});

describe('the server, with an editor that takes code actions but no versions', () => {
  it('mends by plain edits', async () => {
    const client = await TestClient.start({
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
    });
    await client.open(URI, PLAN);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range: rangeOf(PLAN, 'trust', PLAN.indexOf('by:')),
      context: { diagnostics: [] },
    });
    assert.ok(actions && actions.length > 0);
    for (const action of actions) {
      assert.ok('edit' in action);
      assert.deepEqual(Object.keys(action.edit ?? {}), ['changes'], action.title);
    }
    assert.equal(await client.stop(), 0);
  });
});
