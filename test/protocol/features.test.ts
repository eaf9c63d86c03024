import { strict as assert } from 'node:assert';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  ConfigurationRequest,
  DefinitionRequest,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  type Position,
  PrepareRenameRequest,
  type ProtocolConnection,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
  type SymbolInformation,
  type TextDocumentEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { READ_FILE } from '../../server/src/lsp/protocol';
import { PLAIN, RICH, TestClient } from './client';

const URI = 'file:///plans/trail.partnership.yaml';

const PLAN = `partnership: 1
title: River Trail
partners:
  - id: trust
    name: River Trust
    sector: civil-society
  - {id: county, name: County Council, sector: local-government}
decisions:
  - {id: close-wing, decision: Close the east wing, by: [trust], affects: [county]}
`;

const COMFORTABLE: ClientCapabilities = {
  ...RICH,
  textDocument: {
    ...RICH.textDocument,
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
  },
};

const CONFIGURED: ClientCapabilities = {
  ...COMFORTABLE,
  workspace: { ...RICH.workspace, configuration: true, inlayHint: { refreshSupport: true } },
};

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const textDocument = { uri: URI };
const onTrust: Position = { line: 8, character: 59 };
const declared = { start: { line: 3, character: 8 }, end: { line: 3, character: 13 } };
const used = { start: { line: 8, character: 57 }, end: { line: 8, character: 62 } };

describe('the features of the server', () => {
  let client: TestClient;
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  });

  describe('with an editor of all comforts', () => {
    beforeEach(async () => {
      client = await TestClient.start(COMFORTABLE, { commands: true });
      await client.open(URI, PLAN);
    });

    it('lead to declarations and references', async () => {
      const links = (await client.connection.sendRequest(DefinitionRequest.type, {
        textDocument,
        position: onTrust,
      })) as LocationLink[];
      assert.deepEqual(links[0]?.targetSelectionRange, declared);
      assert.deepEqual(links[0]?.originSelectionRange, used);
      const places = await client.connection.sendRequest(ReferencesRequest.type, {
        textDocument,
        position: onTrust,
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        places?.map(({ range }) => range),
        [declared, used],
      );
      const shown = await client.connection.sendRequest(DocumentHighlightRequest.type, {
        textDocument,
        position: onTrust,
      });
      assert.deepEqual(
        shown?.map(({ range }) => range),
        [declared, used],
      );
    });

    it('rename, in the version of the text that was read', async () => {
      const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, {
        textDocument,
        position: onTrust,
      });
      assert.deepEqual(prepared, { range: used, placeholder: 'trust' });
      const edit = await client.connection.sendRequest(RenameRequest.type, {
        textDocument,
        position: onTrust,
        newName: 'river-trust',
      });
      const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
      assert.deepEqual(change?.textDocument, { uri: URI, version: 1 });
      const document = TextDocument.create(URI, 'partnership-plan', 1, PLAN);
      const edits = (change?.edits ?? []) as { range: Location['range']; newText: string }[];
      assert.equal(
        TextDocument.applyEdits(document, edits),
        PLAN.replace('id: trust', 'id: river-trust').replace('[trust]', '[river-trust]'),
      );
    });

    it('say why they don’t rename', async () => {
      const params = { textDocument, position: onTrust, newName: 'county' };
      await assert.rejects(
        client.connection.sendRequest(RenameRequest.type, params),
        (error) => error instanceof ResponseError && /Another partner has the id “county” already/.test(error.message),
      );
      const position = { line: 1, character: 10 };
      await assert.rejects(
        client.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position }),
        (error) => error instanceof ResponseError && /Only ids can be renamed/.test(error.message),
      );
    });

    it('change references along with an id', async () => {
      const linked = await client.connection.sendRequest(LinkedEditingRangeRequest.type, {
        textDocument,
        position: declared.start,
      });
      assert.deepEqual(linked?.ranges, [declared, used]);
    });

    it('format, the whole plan or lines of it', async () => {
      const options = { tabSize: 2, insertSpaces: true };
      const text = PLAN.replace('title: ', 'title:   ').replace('by: [', 'by:  [');
      await client.change(URI, 2, [{ range: WHOLE, text }]);
      const range = { start: { line: 7, character: 0 }, end: { line: 9, character: 0 } };
      const document = TextDocument.create(URI, 'partnership-plan', 2, text);
      const part = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
        textDocument,
        range,
        options,
      });
      assert.equal(TextDocument.applyEdits(document, part ?? []), text.replace('by:  [', 'by: ['));
      const whole = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
      assert.equal(TextDocument.applyEdits(document, whole ?? []), PLAN);
    });

    it('find what open plans declare', async () => {
      const query = 'coun';
      const symbols = (await client.connection.sendRequest(WorkspaceSymbolRequest.type, {
        query,
      })) as SymbolInformation[];
      assert.deepEqual(
        symbols.map(({ name, containerName }) => [name, containerName]),
        [['County Council', 'River Trail']],
      );
      await client.close(URI);
      assert.deepEqual(await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query }), []);
    });
  });

  describe('with an editor of all comforts, to look at', () => {
    beforeEach(async () => {
      client = await TestClient.start(CONFIGURED, { commands: true });
      client.connection.onRequest(ConfigurationRequest.type, () => [configuration]);
      await client.open(URI, PLAN);
    });
    let configuration: unknown = null;

    it('fold, select and link', async () => {
      const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
      assert.deepEqual(
        folds?.map(({ startLine, endLine }) => [startLine, endLine]),
        [
          [2, 6],
          [3, 5],
          [7, 8],
        ],
      );
      const positions = [onTrust, { line: 0, character: 0 }];
      const selections = await client.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions });
      assert.equal(selections?.length, 2);
      assert.deepEqual(selections?.[0]?.range, used);
      assert.deepEqual(await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument }), []);
    });

    it('hint at names, until they are turned off', async () => {
      const hints = () => client.connection.sendRequest(InlayHintRequest.type, { textDocument, range: WHOLE });
      assert.deepEqual(
        (await hints())?.map(({ position }) => position),
        [used.end, { line: 8, character: 81 }],
      );
      let refreshes = 0;
      client.connection.onRequest(InlayHintRefreshRequest.type, () => {
        refreshes++;
      });
      configuration = { inlayHints: false };
      await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
      while ((await hints()) !== null) await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
      assert.ok(refreshes > 0);
      configuration = null;
    });

    it('put lenses above partners', async () => {
      const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument });
      const titles: (string | undefined)[] = [];
      for (const lens of lenses ?? []) {
        const { command } = lens.command
          ? lens
          : await client.connection.sendRequest(CodeLensResolveRequest.type, lens);
        titles.push(command?.title);
      }
      assert.deepEqual(
        titles.filter((title) => !title?.includes('finding')),
        ['1 reference', 'Fill in the matrix', '1 reference', 'Fill in the matrix'],
      );
    });

    it('tell the meaning of words, and then what has changed', async () => {
      const full = await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
      assert.ok(full?.resultId);
      assert.equal(full.data.length, 5 * 5);
      const range = { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } };
      const part = await client.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
      assert.equal(part?.data.length, 3 * 5);
      await client.change(URI, 2, [{ range: { start: WHOLE.start, end: WHOLE.start }, text: '# a plan\n' }]);
      const previousResultId = full.resultId;
      const params = { textDocument, previousResultId };
      const changed = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, params);
      assert.ok(changed && 'edits' in changed);
      assert.deepEqual(changed.edits, [{ start: 0, deleteCount: 1, data: [4] }]);
      const again = await client.connection.sendRequest(SemanticTokensDeltaRequest.type, params);
      assert.ok(again && 'data' in again);
    });
  });

  describe('with an editor of no comforts', () => {
    beforeEach(async () => {
      client = await TestClient.start(PLAIN);
      await client.open(URI, PLAN);
    });

    it('answer with plain locations and plain edits', async () => {
      const places = await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position: onTrust });
      assert.deepEqual(places, [{ uri: URI, range: declared }]);
      const params = { textDocument, position: onTrust, newName: 'river' };
      const edit = await client.connection.sendRequest(RenameRequest.type, params);
      assert.equal(edit?.changes?.[URI]?.length, 2);
    });

    it('answer nothing about documents that aren’t open', async () => {
      const params = { textDocument: { uri: 'file:///other.partnership.yaml' }, position: onTrust };
      assert.equal(await client.connection.sendRequest(DefinitionRequest.type, params), null);
    });
  });
});

describe('what decides about a plan', () => {
  const there = 'vscode-vfs://there/a.partnership.yaml';
  const elsewhere = 'vscode-vfs://elsewhere/a.partnership.yaml';
  const text = `${PLAN}practices: [walk-together]\n`;
  /** Answers that depend on settings, a configuration or the catalogs that it names. */
  const QUESTIONS: Readonly<Record<string, (uri: string) => Promise<unknown>>> = {
    'inlay hints': (uri) =>
      client.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range: WHOLE }),
    lenses: async (uri) =>
      ((await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? []).map(
        (lens) => lens.command?.title ?? lens.data.title,
      ),
    tokens: async (uri) =>
      (await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri } }))?.data,
    hovers: async (uri) =>
      (
        await client.connection.sendRequest(HoverRequest.type, {
          textDocument: { uri },
          position: { line: 9, character: 14 },
        })
      )?.contents,
  };
  const refreshed: string[] = [];
  let client: TestClient;
  let answers: Promise<void>;
  let answer: () => void;
  let rules = '{ no-champion: off }';

  beforeEach(async () => {
    rules = '{ no-champion: off }';
    answers = new Promise((resolve) => {
      answer = resolve;
    });
    refreshed.length = 0;
    const files: Readonly<Record<string, () => string>> = {
      'vscode-vfs://there/.partnershiprc.yaml': () => `catalogs: [ours.yaml]\nrules: ${rules}\n`,
      'vscode-vfs://there/ours.yaml': () =>
        'catalog: 1\nentries:\n  - {id: walk-together, kind: practice, en: A walk, he: הליכה, places: [practices]}\n',
    };
    const refreshSupport = true;
    const capabilities: ClientCapabilities = {
      ...COMFORTABLE,
      workspace: {
        ...CONFIGURED.workspace,
        codeLens: { refreshSupport },
        semanticTokens: { refreshSupport },
        inlayHint: { refreshSupport },
        diagnostics: { refreshSupport },
      },
    };
    const prepare = (connection: ProtocolConnection) => {
      connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
        const own = items.map(({ scopeUri }) => (scopeUri === there ? { inlayHints: false } : null));
        if (own.some(Boolean)) await answers;
        return own;
      });
      connection.onRequest(READ_FILE, async ({ uri }: { uri: string }) => {
        await answers;
        return files[uri]?.() ?? null;
      });
      for (const type of [
        CodeLensRefreshRequest.type,
        SemanticTokensRefreshRequest.type,
        InlayHintRefreshRequest.type,
        DiagnosticRefreshRequest.type,
      ]) {
        connection.onRequest(type, () => {
          refreshed.push(type.method);
        });
      }
    };
    client = await TestClient.start(capabilities, { files: true, commands: true }, { prepare });
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  });

  for (const [what, ask] of Object.entries(QUESTIONS)) {
    it(`is waited for by ${what}`, async () => {
      await client.open(there, text);
      const atOnce = ask(there);
      answer();
      assert.deepEqual(await atOnce, await ask(there));
      await client.open(elsewhere, text);
      assert.notDeepEqual(await atOnce, await ask(elsewhere), 'and decides');
    });
  }

  it('is waited for in vain where the plan is edited meanwhile', async () => {
    await client.open(there, text);
    const position = { line: 1, character: 0 };
    const asked = client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: there }, position });
    await client.change(there, 2, [{ range: { start: position, end: position }, text: '# River\n' }]);
    answer();
    await assert.rejects(
      asked,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified,
    );
  });

  it('makes the editor ask anew when it changes', async () => {
    answer();
    await client.open(there, text);
    const before = await QUESTIONS.lenses?.(there);
    refreshed.length = 0;
    rules = '{}';
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: 'vscode-vfs://there/.partnershiprc.yaml', type: 2 }],
    });
    while (refreshed.length < 4) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual([...refreshed].sort(), [
      'workspace/codeLens/refresh',
      'workspace/diagnostic/refresh',
      'workspace/inlayHint/refresh',
      'workspace/semanticTokens/refresh',
    ]);
    assert.notDeepEqual(await QUESTIONS.lenses?.(there), before);
  });
});
