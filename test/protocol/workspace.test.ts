/** Plans of the workspace that aren’t open: found, checked while nobody types, followed as their files change. */
import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidRenameFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  type ProtocolConnection,
  type SymbolInformation,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  WorkDoneProgressCancelNotification,
  WorkDoneProgressCreateRequest,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { FIND_PLANS, READ_FILE } from '../../server/src/lsp/protocol';
import { PLAIN, RICH, TestClient, type Workspace } from './client';

const ABLE: ClientCapabilities = {
  ...RICH,
  workspace: {
    ...RICH.workspace,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
  },
  window: { workDoneProgress: true },
};

const plan = (title: string, decisionRule = 'lead-decides') => `partnership: 1
title: ${title}
partners:
  - { id: trust, name: ${title} Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
governance: { decisionRule: ${decisionRule} }
`;

describe('plans of the workspace that aren’t open', () => {
  let client: TestClient;
  let folder: string;
  const at = (name: string) => pathToFileURL(path.join(folder, name)).toString();
  const nameOf = (uri: string) => uri.slice(at('').replace(/\/?$/, '/').length);
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const changed = (name: string, type: FileChangeType) =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: at(name), type }] });
  const start = async (capabilities = ABLE, workspace: Workspace = {}, options: unknown = {}) => {
    client = await TestClient.start(capabilities, options, { folders: [at('')], ...workspace });
  };
  const pull = (previousResultIds: { uri: string; value: string }[] = []): Promise<WorkspaceDiagnosticReport> =>
    client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
  const rulesOf = (report: WorkspaceDocumentDiagnosticReport): readonly unknown[] =>
    report.kind === 'full' ? report.items.map(({ code }) => code) : [report.kind];
  const hasRule = (reports: readonly WorkspaceDocumentDiagnosticReport[], rule: string) =>
    Object.fromEntries(reports.map((report) => [nameOf(report.uri), rulesOf(report).includes(rule)]));

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'partnership-plan-workspace-')));
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
    rmSync(folder, { recursive: true, force: true });
  });

  it('are found below its folders, but not what git ignores, packages and hidden folders', async () => {
    for (const name of ['a.partnership.yaml', 'deep/er/b.partnership.yml', 'left/out.partnership.yaml'])
      write(name, plan('River'));
    for (const name of ['node_modules/c.partnership.yaml', '.hidden/d.partnership.yaml', 'e.yaml'])
      write(name, plan('River'));
    write('.gitignore', 'left/\n');
    await start();
    const { items } = await pull();
    assert.deepEqual(items.map(({ uri }) => nameOf(uri)).sort(), ['a.partnership.yaml', 'deep/er/b.partnership.yml']);
  });

  it('have the findings that they have when they are open', async () => {
    write('a.partnership.yaml', plan('River'));
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: error }\n');
    await start();
    const [closed] = (await pull()).items;
    await client.open(at('a.partnership.yaml'), plan('River'));
    const textDocument = { uri: at('a.partnership.yaml') };
    const open = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    assert.ok(closed?.kind === 'full' && open.kind === 'full');
    assert.deepEqual(closed.items, open.items);
    assert.equal(closed.items.find(({ code }) => code === 'one-partner-decides')?.severity, 1);
    assert.equal(closed.version, null);
    assert.deepEqual((await pull()).items, [], 'of open plans, the document itself is asked');
  });

  it('are told of once, as long as they stay as they are', async () => {
    write('a.partnership.yaml', plan('River'));
    write('b.partnership.yaml', plan('Lake'));
    await start();
    const first = (await pull()).items;
    const known = first.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    assert.deepEqual((await pull(known)).items.map(rulesOf), [['unchanged'], ['unchanged']]);
    write('b.partnership.yaml', plan('Lake', 'consensus'));
    await changed('b.partnership.yaml', FileChangeType.Changed);
    const { items } = await pull(known);
    assert.deepEqual(
      items.map(({ kind }) => kind),
      ['unchanged', 'full'],
    );
  });

  /** An editor that asks to be told of closed documents as long as it runs, and what it hears. */
  async function follow(workspace: Workspace = {}) {
    const told: WorkspaceDocumentDiagnosticReport[] = [];
    let heard = () => {};
    await start(ABLE, {
      ...workspace,
      prepare: (connection) =>
        connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'stream', ({ items }) => {
          told.push(...items);
          heard();
        }),
    });
    const ask = () =>
      client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
        previousResultIds: [],
        partialResultToken: 'stream',
      });
    const hearReports = async (count: number) => {
      while (told.length < count)
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      return told.splice(0);
    };
    return { hearReports, answer: ask() };
  }

  it('are followed while the question stays open', async () => {
    write('a.partnership.yaml', plan('River'));
    write('b.partnership.yaml', plan('Lake'));
    const { hearReports, answer } = await follow();
    const hear = async (count: number) => hasRule(await hearReports(count), 'one-partner-decides');
    assert.deepEqual(await hear(2), { 'a.partnership.yaml': true, 'b.partnership.yaml': true });
    write('a.partnership.yaml', plan('River', 'consensus'));
    await changed('a.partnership.yaml', FileChangeType.Changed);
    assert.deepEqual(await hear(1), { 'a.partnership.yaml': false });
    write('c.partnership.yaml', plan('Sea'));
    await changed('c.partnership.yaml', FileChangeType.Created);
    assert.deepEqual(await hear(1), { 'c.partnership.yaml': true });
    rmSync(path.join(folder, 'b.partnership.yaml'));
    await changed('b.partnership.yaml', FileChangeType.Deleted);
    assert.deepEqual(await hear(1), { 'b.partnership.yaml': false });
    await client.open(at('c.partnership.yaml'), plan('Sea', 'consensus'));
    await client.close(at('c.partnership.yaml'));
    assert.deepEqual(await hear(1), { 'c.partnership.yaml': true }, 'what was typed and not saved is gone');
    write('.partnershiprc.yaml', 'rules: { one-partner-decides: off }\n');
    await changed('.partnershiprc.yaml', FileChangeType.Created);
    assert.deepEqual(await hear(2), { 'a.partnership.yaml': false, 'c.partnership.yaml': false });
    assert.equal(await Promise.race([answer, 'open']), 'open');
  });

  for (const [what, name] of [
    ['outside of its folders', 'elsewhere/a.partnership.yaml'],
    ['a configuration', 'inside/.partnershiprc.yaml'],
    ['of another file system', 'vscode-vfs://there/a.partnership.yaml'],
  ] as const) {
    it(`keep nothing that was found in what is closed: ${what}`, async () => {
      mkdirSync(path.join(folder, 'inside'));
      const { hearReports } = await follow({ folders: [at('inside')] });
      const uri = name.includes(':') ? name : at(name);
      await client.open(uri, plan('River'));
      const textDocument = { uri };
      const open = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      assert.ok(open.kind === 'full' && open.items.length > 0);
      await client.close(uri);
      assert.deepEqual(await hearReports(1), [{ kind: 'full', uri, version: null, items: [] }]);
      await client.open(at('elsewhere/b.partnership.yaml'), plan('River'));
      await client.close(at('elsewhere/b.partnership.yaml'));
      const next = (await hearReports(1)).map((report) => nameOf(report.uri));
      assert.deepEqual(next, ['elsewhere/b.partnership.yaml'], 'that is said once');
    });
  }

  it('keep nothing that was found in what is closed: a plan whose file has gone', async () => {
    write('a.partnership.yaml', plan('River'));
    const { hearReports } = await follow();
    await hearReports(1);
    await client.open(at('a.partnership.yaml'), plan('River'));
    rmSync(path.join(folder, 'a.partnership.yaml'));
    await client.close(at('a.partnership.yaml'));
    assert.deepEqual((await hearReports(1)).map(rulesOf), [[]]);
  });

  it('are told of together with what is wrong with their configuration while that is closed', async () => {
    const uri = at('.partnershiprc.yaml');
    write('a.partnership.yaml', plan('River'));
    write('.partnershiprc.yaml', 'rules: { no-exit: of }\n');
    const { hearReports } = await follow();
    const ofConfiguration = async () => {
      for (;;) {
        const report = (await hearReports(1)).findLast((one) => one.uri === uri);
        if (report) return rulesOf(report);
      }
    };
    assert.deepEqual(await ofConfiguration(), ['schema']);
    await client.open(uri, 'rules: { no-exit: of, no-exti: off }\n');
    const open = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(rulesOf({ ...open, uri, version: null } as WorkspaceDocumentDiagnosticReport).length, 2);
    await client.close(uri);
    let last: readonly unknown[] = [];
    while (last.length === 0) last = await ofConfiguration();
    assert.deepEqual(last, ['schema'], 'as it stands in its file');
    write('.partnershiprc.yaml', 'rules: { no-exit: off }\n');
    await changed('.partnershiprc.yaml', FileChangeType.Changed);
    assert.deepEqual(await ofConfiguration(), []);
    assert.ok(!client.told(uri), 'nothing is shown twice');
  });

  it('go with their configuration and its findings when their folder does', async () => {
    write('old/a.partnership.yaml', plan('River'));
    write('old/.partnershiprc.yaml', 'rules: { no-exit: of }\n');
    const { hearReports } = await follow();
    assert.deepEqual((await hearReports(2)).map(({ uri }) => nameOf(uri)).sort(), [
      'old/.partnershiprc.yaml',
      'old/a.partnership.yaml',
    ]);
    rmSync(path.join(folder, 'old'), { recursive: true });
    await changed('old', FileChangeType.Deleted);
    const gone = Object.fromEntries((await hearReports(2)).map((report) => [nameOf(report.uri), rulesOf(report)]));
    assert.deepEqual(gone, { 'old/.partnershiprc.yaml': [], 'old/a.partnership.yaml': [] });
  });

  it('take back what was said of a configuration before anybody asked', async () => {
    const uri = at('elsewhere/.partnershiprc.yaml');
    write('elsewhere/.partnershiprc.yaml', 'rules: { no-exit: of }\n');
    await start(ABLE, { folders: [] });
    await client.open(at('elsewhere/a.partnership.yaml'), plan('River'));
    assert.equal((await client.pushed(uri, undefined)).length, 1);
    const next = client.next(uri);
    void client.connection
      .sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [], partialResultToken: 'stream' })
      .catch(() => {});
    assert.deepEqual((await next).diagnostics, []);
  });

  it('go with their folder, and come with it under another name', async () => {
    write('old/a.partnership.yaml', plan('River'));
    write('older/b.partnership.yaml', plan('Lake'));
    await start({ ...ABLE, workspace: { ...ABLE.workspace, fileOperations: { didRename: true } } });
    const names = async () => (await pull()).items.map(({ uri }) => nameOf(uri)).sort();
    assert.deepEqual(await names(), ['old/a.partnership.yaml', 'older/b.partnership.yaml']);
    renameSync(path.join(folder, 'old'), path.join(folder, 'new'));
    await changed('old', FileChangeType.Deleted);
    assert.deepEqual(await names(), ['older/b.partnership.yaml']);
    await client.connection.sendNotification(DidRenameFilesNotification.type, {
      files: [{ oldUri: at('old'), newUri: at('new') }],
    });
    assert.deepEqual(await names(), ['new/a.partnership.yaml', 'older/b.partnership.yaml']);
  });

  it('are told of without a question where the client doesn’t ask', async () => {
    write('a.partnership.yaml', plan('River'));
    await start(PLAIN);
    const uri = at('a.partnership.yaml');
    const found = await client.pushed(uri, undefined);
    assert.ok(found.some(({ code }) => code === 'one-partner-decides'));
    await client.open(uri, plan('River', 'consensus'));
    assert.ok(!(await client.pushed(uri, 1)).some(({ code }) => code === 'one-partner-decides'));
    const next = client.next(uri);
    await client.close(uri);
    assert.deepEqual((await next).diagnostics, found);
    const gone = client.next(uri);
    await changed('a.partnership.yaml', FileChangeType.Deleted);
    assert.deepEqual((await gone).diagnostics, []);
  });

  it('come and go with the folders of the workspace', async () => {
    write('one/a.partnership.yaml', plan('River'));
    write('two/b.partnership.yaml', plan('Lake'));
    write('two/.partnershiprc.yaml', 'rules: { one-partner-decides: off }\n');
    await start(ABLE, { folders: [at('one')] });
    assert.deepEqual(hasRule((await pull()).items, 'one-partner-decides'), { 'one/a.partnership.yaml': true });
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [{ uri: at('two'), name: 'two' }], removed: [] },
    });
    assert.deepEqual(hasRule((await pull()).items, 'one-partner-decides'), {
      'one/a.partnership.yaml': true,
      'two/b.partnership.yaml': false,
    });
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: [{ uri: at('one'), name: 'one' }] },
    });
    assert.deepEqual(hasRule((await pull()).items, 'one-partner-decides'), { 'two/b.partnership.yaml': false });
  });

  it('are found by what they declare', async () => {
    write('a.partnership.yaml', plan('River'));
    write('b.partnership.yaml', plan('Lake'));
    await start();
    await pull();
    await client.open(at('b.partnership.yaml'), plan('Sea'));
    const query = 'trust';
    const symbols = (await client.connection.sendRequest(WorkspaceSymbolRequest.type, {
      query,
    })) as SymbolInformation[];
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, nameOf(location.uri)]),
      [
        ['Sea Trust', 'b.partnership.yaml'],
        ['River Trust', 'a.partnership.yaml'],
      ],
    );
  });

  type Shown = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;
  /** Shows progress bars, as editors do; `heard` is told of each state of one. */
  const showing = (heard: (value: Shown, cancel: () => void) => void) => (connection: ProtocolConnection) => {
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      const cancel = () => void connection.sendNotification(WorkDoneProgressCancelNotification.type, { token });
      connection.onProgress(WorkDoneProgress.type, token, (value) => heard(value, cancel));
    });
  };

  it('show their progress where they are many', async () => {
    for (let index = 0; index < 30; index++) write(`${index}.partnership.yaml`, plan(`River ${index}`));
    const shown: Shown[] = [];
    await start(ABLE, { prepare: showing((value) => shown.push(value)) });
    assert.equal((await pull()).items.length, 30);
    assert.deepEqual(
      [shown[0], shown[1]?.kind, shown.at(-2), shown.at(-1)],
      [
        { kind: 'begin', title: 'Checking partnership plans', percentage: 0, cancellable: true },
        'report',
        { kind: 'report', percentage: 100, message: '30 of 30' },
        { kind: 'end' },
      ],
    );
  });

  it('are left alone when that is cancelled', async () => {
    for (let index = 0; index < 60; index++) write(`${index}.partnership.yaml`, plan(`River ${index}`));
    const shown: Shown[] = [];
    await start(ABLE, {
      prepare: showing((value, cancel) => {
        shown.push(value);
        if (value.kind === 'begin') cancel();
      }),
    });
    const { items } = await pull();
    assert.ok(items.length < 60, String(items.length));
    assert.equal(shown.at(-1)?.kind, 'end');
  });

  it('are asked of an editor whose files are elsewhere', async () => {
    const root = 'vscode-vfs://somewhere/repository';
    const texts: Record<string, string> = {
      [`${root}/a.partnership.yaml`]: plan('River'),
      [`${root}/.partnershiprc.yaml`]: 'rules: { one-partner-decides: info }\n',
    };
    const prepare = (connection: ProtocolConnection) => {
      connection.onRequest(FIND_PLANS, ({ folder: asked }: { folder: string }) =>
        asked === root ? Object.keys(texts).slice(0, 1) : [],
      );
      connection.onRequest(READ_FILE, ({ uri }: { uri: string }) => texts[uri] ?? null);
    };
    await start(ABLE, { folders: [root], prepare }, { files: true });
    const [report] = (await pull()).items;
    assert.ok(report?.kind === 'full');
    assert.equal(report.items.find(({ code }) => code === 'one-partner-decides')?.severity, 3);
  });

  it('don’t stand in each other’s way: what can’t be read is left out', async () => {
    const root = 'vscode-vfs://somewhere/repository';
    const prepare = (connection: ProtocolConnection) => {
      connection.onRequest(FIND_PLANS, () => [`${root}/a.partnership.yaml`, `${root}/b.partnership.yaml`]);
      connection.onRequest(READ_FILE, ({ uri }: { uri: string }) => {
        if (uri.includes('/a.')) throw new Error('the disk is on fire');
        return uri.includes('/b.') ? plan('River') : null;
      });
    };
    await start(ABLE, { folders: [root], prepare }, { files: true });
    assert.deepEqual(
      (await pull()).items.map(({ uri }) => uri),
      [`${root}/b.partnership.yaml`],
    );
  });
});
