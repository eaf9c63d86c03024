import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  CodeActionRequest,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  ConfigurationRequest,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  type Hover,
  HoverRequest,
  type MarkupContent,
  RegistrationRequest,
  UnregistrationRequest,
} from 'vscode-languageserver-protocol/node';
import { READ_FILE } from '../../server/src/lsp/protocol';
import { atCursor, PLAIN, RICH, TestClient } from './client';

const PLAN = `partnership: 1
title: River Trail
language: en
partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
governance: { decisionRule: lead-decides }
`;

/** An editor that tells of files and settings, and looks again when it is asked to. */
const WATCHING: ClientCapabilities = {
  ...RICH,
  workspace: {
    ...RICH.workspace,
    configuration: true,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    diagnostics: { refreshSupport: true },
  },
};

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
    })) as CompletionList;
    const exit = rules.items.find((item) => item.label === 'no-exit');
    assert.ok(exit && exit.documentation === undefined, 'told when it is asked for');
    const { documentation } = await client.connection.sendRequest(CompletionResolveRequest.type, exit);
    assert.match((documentation as MarkupContent).value, /No agreed way out.*By itself/s);
    const severities = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 1, character: 23 },
    })) as CompletionList;
    assert.deepEqual(
      severities.items.map((item) => item.label),
      ['off', 'info', 'warning', 'error', 'Power lies with one partner: …'],
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

  it('of each folder is its own', async () => {
    for (const name of ['one', 'two']) mkdirSync(path.join(folder, name));
    write('one/.partnershiprc.yaml', 'rules: { one-partner-decides: error }\n');
    write('two/.partnershiprc.yaml', 'rules: { one-partner-decides: info }\n');
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: off }\n');
    for (const name of ['one', 'two', 'plans']) await client.open(at(`${name}/a.partnership.yaml`), PLAN);
    assert.equal(await severityOf('one-partner-decides', 'one/a.partnership.yaml'), 1);
    assert.equal(await severityOf('one-partner-decides', 'two/a.partnership.yaml'), 3);
    assert.equal(await severityOf('one-partner-decides'), undefined);
  });

  it('gives way to the one further up when it is removed', async () => {
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: error }\n');
    write('plans/.partnershiprc.yaml', 'rules: { one-partner-decides: info }\n');
    await client.open(at('plans/a.partnership.yaml'), PLAN);
    assert.equal(await severityOf('one-partner-decides'), 3);
    rmSync(path.join(folder, 'plans/.partnershiprc.yaml'));
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: at('plans/.partnershiprc.yaml'), type: 3 }],
    });
    await diagnostics('plans/.partnershiprc.yaml');
    assert.equal(await severityOf('one-partner-decides'), 1);
  });

  it('that is broken is told of where it is, though it is not open, until it is mended', async () => {
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: errror }\n');
    await client.open(at('plans/a.partnership.yaml'), PLAN);
    const told = await client.pushed(at('.partnershiprc.yaml'), undefined);
    assert.match(String(told[0]?.message), /errror.*error/s);
    assert.equal(await severityOf('one-partner-decides'), 2);
    const gone = client.next(at('.partnershiprc.yaml'));
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: error }\n');
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: at('.partnershiprc.yaml'), type: 2 }],
    });
    assert.deepEqual((await gone).diagnostics, []);
    assert.equal(await severityOf('one-partner-decides'), 1);
  });

  it('is as it is on the disk again when it is closed unsaved', async () => {
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: error }\n');
    await client.open(at('plans/a.partnership.yaml'), PLAN);
    await openConfiguration('rules: { one-partner-decides: info }\n');
    await diagnostics('.partnershiprc.yaml');
    assert.equal(await severityOf('one-partner-decides'), 3);
    await client.close(at('.partnershiprc.yaml'));
    assert.equal(await severityOf('one-partner-decides'), 1);
  });

  it('in which no comment ignores anything offers none', async () => {
    await openConfiguration('rules:\n  no-exti: off\n');
    const position = { line: 1, character: 4 };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: at('.partnershiprc.yaml') },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions?.map((action) => action.title),
      ['Change to “no-exit”', 'Remove “no-exti”'],
    );
  });

  it('that is a folder, a device or too large stops nothing', async () => {
    mkdirSync(path.join(folder, 'plans/.partnershiprc.yaml'));
    write('.partnershiprc.yaml', `catalogs: [${'../'.repeat(30)}dev/zero, large.yaml, plans]\n`);
    write('large.yaml', `catalog: 1\nentries: []\nx-text: ${'x'.repeat(3 * 1024 * 1024)}\n`);
    await client.open(at('plans/a.partnership.yaml'), PLAN);
    assert.equal(await severityOf('one-partner-decides'), 2);
    const messages = (await client.pushed(at('.partnershiprc.yaml'), undefined)).map((item) => String(item.message));
    assert.equal(messages.length, 3);
    assert.match(messages[0] ?? '', /can’t be read/);
    assert.match(messages[1] ?? '', /larger than 2 MiB/);
    assert.match(messages[2] ?? '', /can’t be read/);
  });
});

describe('an editor’s settings', () => {
  const folders: Readonly<Record<string, unknown>> = {
    'file:///nowhere/one/a.partnership.yaml': { rules: { 'one-partner-decides': 'error' }, language: 'he' },
    'file:///nowhere/two/a.partnership.yaml': { rules: { 'one-partner-decides': { severity: 'info' }, 'no-exit': 7 } },
  };
  const [ONE = '', TWO = ''] = Object.keys(folders);
  let client: TestClient;
  let general: unknown = {};
  const watched: string[] = [];
  let refreshes = 0;

  beforeEach(async () => {
    general = {};
    refreshes = 0;
    watched.length = 0;
    client = await TestClient.start(WATCHING);
    client.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri }) => (scopeUri === undefined ? general : (folders[scopeUri] ?? general))),
    );
    client.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { method, registerOptions } of registrations) {
        if (method === DidChangeWatchedFilesNotification.method) watched.push(JSON.stringify(registerOptions));
      }
    });
    client.connection.onRequest(UnregistrationRequest.type, () => {});
    client.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      refreshes++;
    });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  });

  async function found(uri: string): Promise<Diagnostic | undefined> {
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.ok(report.kind === 'full');
    return report.items.find((item) => item.code === 'one-partner-decides');
  }

  it('set rules and language where there is no file, for each folder its own', async () => {
    const text = PLAN.replace('language: en\n', '').replace('River Trail', '…');
    await client.open(ONE, text);
    await client.open(TWO, text);
    const [one, two] = [await found(ONE), await found(TWO)];
    assert.equal(one?.severity, 1);
    assert.match(String(one?.message), /[א-ת]/);
    assert.equal(two?.severity, 3);
    assert.doesNotMatch(String(two?.message), /[א-ת]/);
  });

  it('take effect when they change', async () => {
    const uri = 'file:///nowhere/three/a.partnership.yaml';
    await client.open(uri, PLAN);
    assert.equal((await found(uri))?.severity, 2);
    general = { rules: { 'one-partner-decides': 'off' } };
    const before = refreshes;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    while (refreshes === before) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.equal(await found(uri), undefined);
  });

  it('give way to a file, whatever it says of a rule', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-settings-'));
    try {
      general = { rules: { 'one-partner-decides': 'off', 'no-exit': 'off' } };
      writeFileSync(path.join(folder, '.partnershiprc.yaml'), 'catalogs: [more/ours.yaml]\n');
      const uri = pathToFileURL(path.join(folder, 'a.partnership.yaml')).toString();
      await client.open(uri, PLAN);
      assert.equal((await found(uri))?.severity, 2);
      // The file is watched wherever it is, and the catalog that it names.
      const last = watched.at(-1) ?? '';
      assert.ok(last.includes('**/.partnershiprc.yaml'), last);
      assert.ok(last.includes(pathToFileURL(path.join(folder, 'more')).toString()), last);
      assert.ok(last.includes('"ours.yaml"'), last);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('an editor that tells of no changes', () => {
  it('sees a configuration anew when a plan is opened', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-plain-'));
    const client = await TestClient.start(PLAIN);
    try {
      const at = (name: string) => pathToFileURL(path.join(folder, name)).toString();
      const severity = async (name: string) =>
        (await client.pushed(at(name), 1)).find((item) => item.code === 'one-partner-decides')?.severity;
      writeFileSync(path.join(folder, '.partnershiprc.yaml'), 'rules: { one-partner-decides: error }\n');
      await client.open(at('a.partnership.yaml'), PLAN);
      assert.equal(await severity('a.partnership.yaml'), 1);
      writeFileSync(path.join(folder, '.partnershiprc.yaml'), 'rules: { one-partner-decides: info }\n');
      await client.open(at('b.partnership.yaml'), PLAN);
      assert.equal(await severity('b.partnership.yaml'), 3);
    } finally {
      assert.equal(await client.stop(), 0);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
