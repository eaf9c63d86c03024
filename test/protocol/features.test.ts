import { strict as assert } from 'node:assert';
import {
  type ClientCapabilities,
  DefinitionRequest,
  DocumentHighlightRequest,
  LinkedEditingRangeRequest,
  type Location,
  type LocationLink,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  type SymbolInformation,
  type TextDocumentEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
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
      client = await TestClient.start(COMFORTABLE);
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
