import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  type Hover,
  HoverRequest,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { READ_FILE } from '../../server/src/lsp/protocol';
import { atCursor, RICH, TestClient } from './client';

const PLAN = `partnership: 1
title: River Trail
language: en
partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
governance: { decisionRule: lead-decides }
`;

const CATALOG = `catalog: 1
entries:
  - { id: walk-together, kind: practice, he: הליכה משותפת, en: A walk together, places: [practices] }
`;

describe('a project’s configuration', () => {
  let client: TestClient;
  let folder: string;
  const at = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

  async function diagnostics(name: string): Promise<readonly Diagnostic[]> {
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: at(name) },
    });
    assert.ok(report.kind === 'full');
    return report.items;
  }
  const severityOf = async (rule: string, name = 'plans/a.partnership.yaml') =>
    (await diagnostics(name)).find((item) => item.code === rule)?.severity;
  const openConfiguration = (text: string) =>
    client.connection.sendNotification('textDocument/didOpen', {
      textDocument: {
        uri: at('.partnershiprc.yaml'),
        languageId: 'partnership-plan-configuration',
        version: 1,
        text,
      },
    });

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-configuration-'));
    mkdirSync(path.join(folder, 'plans'));
    client = await TestClient.start(RICH, { files: true });
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
    rmSync(folder, { recursive: true, force: true });
  });

  it('above a plan sets severities and options', async () => {
    write('.partnershiprc.yaml', 'rules:\n  one-partner-decides: error\n  no-exit: off\n');
    await client.open(at('plans/a.partnership.yaml'), PLAN);
    assert.equal(await severityOf('one-partner-decides'), 1);
    assert.equal(await severityOf('no-exit'), undefined);
  });

  it('takes effect while it is typed, and the last good one stays while it is broken', async () => {
    write('.partnershiprc.yaml', 'rules:\n  one-partner-decides: error\n');
    await client.open(at('plans/a.partnership.yaml'), PLAN);
    assert.equal(await severityOf('one-partner-decides'), 1);
    await openConfiguration('rules:\n  one-partner-decides: info\n');
    await diagnostics('.partnershiprc.yaml');
    assert.equal(await severityOf('one-partner-decides'), 3);
    const range = { start: { line: 1, character: 23 }, end: { line: 1, character: 27 } };
    await client.change(at('.partnershiprc.yaml'), 2, [{ range, text: 'inof' }]);
    const [wrong] = await diagnostics('.partnershiprc.yaml');
    assert.match(String(wrong?.message), /inof.*info/s);
    assert.equal(await severityOf('one-partner-decides'), 3);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: at('.partnershiprc.yaml') },
      range: wrong?.range ?? range,
      context: { diagnostics: [] },
    });
    assert.match(String(actions?.[0]?.title), /info/);
  });

  it('is read anew when the file changes', async () => {
    await client.open(at('plans/a.partnership.yaml'), PLAN);
    assert.equal(await severityOf('one-partner-decides'), 2);
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: off }\n');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: at('.partnershiprc.yaml'), type: 1 }],
    });
    await diagnostics('.partnershiprc.yaml');
    assert.equal(await severityOf('one-partner-decides'), undefined);
  });

  it('brings catalogs, whose entries are known like the built-in ones', async () => {
    write('.partnershiprc.yaml', 'catalogs: [ours.yaml, none.yaml]\n');
    write('ours.yaml', CATALOG);
    const { text, position } = atCursor(`${PLAN}practices:\n  - walk-together\n  - █`);
    await client.open(at('plans/a.partnership.yaml'), text);
    assert.equal(await severityOf('unknown-practice'), undefined);
    const result = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: at('plans/a.partnership.yaml') },
      position,
    });
    assert.ok(result && !Array.isArray(result) && result.items.length > 0);
    const [missing] = await diagnostics('.partnershiprc.yaml');
    assert.match(String(missing?.message), /none\.yaml/);
  });

  it('completes and explains itself', async () => {
    const { text, position } = atCursor('rules:\n  power-concentration: \n  no-ex█\n');
    await openConfiguration(text);
    const textDocument = { uri: at('.partnershiprc.yaml') };
    const rules = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position,
    })) as CompletionItem[];
    assert.ok(rules.some((item) => item.label === 'no-exit'));
    const severities = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 1, character: 23 },
    })) as CompletionItem[];
    assert.deepEqual(
      severities.map((item) => item.label),
      ['off', 'info', 'warning', 'error'],
    );
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 1, character: 5 },
    });
    assert.match(((hover as Hover).contents as MarkupContent).value, /power-concentration/);
  });

  it('is asked of the client where the plan is on no disk', async () => {
    const asked: string[] = [];
    client.connection.onRequest(READ_FILE, ({ uri }: { uri: string }) => {
      asked.push(uri);
      return uri === 'vscode-vfs://github/x/.partnershiprc.yaml' ? 'rules: { one-partner-decides: off }' : null;
    });
    const uri = 'vscode-vfs://github/x/plans/a.partnership.yaml';
    await client.open(uri, PLAN);
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.ok(report.kind === 'full');
    assert.equal(
      report.items.some((item) => item.code === 'one-partner-decides'),
      false,
    );
    assert.ok(asked.includes('vscode-vfs://github/x/plans/.partnershiprc.yaml'));
  });
});
