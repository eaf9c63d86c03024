/** One question for everything that the server can be asked, about one plan. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  CodeActionRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DidChangeWorkspaceFoldersNotification,
  DidRenameFilesNotification,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  WorkspaceDiagnosticRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol/node';
import { RICH, TestClient, type Workspace } from './client';

export const URI = 'file:///plans/trail.partnership.yaml';
const PLAN = `partnership: 1
title:   River Trail
summary: See https://example.org
partners:
  - {id: trust, name: River Trust, sector: civil-society}
  - {id: county, name: County Council, sector: local-government}
decisions:
  - {id: close-wing, decision: Close the east wing, by: [trust], affects: [county]}
`;
/** A folder with plans. */
export const EXAMPLES = pathToFileURL(path.join(__dirname, '../../examples')).toString();
const textDocument = { uri: URI };
const position = { line: 7, character: 59 };
const range = { start: { line: 0, character: 0 }, end: { line: 8, character: 0 } };
const options = { tabSize: 2, insertSpaces: true };

/** What is asked for each capability, by its path in the server’s announcement; the answer is something that isn’t empty. */
export const QUESTIONS: Readonly<Record<string, (client: TestClient) => Promise<unknown>>> = {
  'textDocumentSync.openClose': async (client) => {
    await client.close(URI);
    return (await client.connection.sendRequest(DefinitionRequest.type, { textDocument, position })) === null;
  },
  completionProvider: ({ connection }) => connection.sendRequest(CompletionRequest.type, { textDocument, position }),
  'completionProvider.resolveProvider': async ({ connection }) => {
    const found = await connection.sendRequest(CompletionRequest.type, { textDocument, position });
    const [item] = Array.isArray(found) ? found : (found?.items ?? []);
    return item && (await connection.sendRequest(CompletionResolveRequest.type, item)).documentation;
  },
  hoverProvider: ({ connection }) => connection.sendRequest(HoverRequest.type, { textDocument, position }),
  documentSymbolProvider: ({ connection }) => connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
  workspaceSymbolProvider: ({ connection }) => connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'river' }),
  definitionProvider: ({ connection }) => connection.sendRequest(DefinitionRequest.type, { textDocument, position }),
  referencesProvider: ({ connection }) =>
    connection.sendRequest(ReferencesRequest.type, {
      textDocument,
      position,
      context: { includeDeclaration: true },
    }),
  documentHighlightProvider: ({ connection }) =>
    connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position }),
  renameProvider: async ({ connection }) =>
    (await connection.sendRequest(RenameRequest.type, { textDocument, position, newName: 'river' }))?.documentChanges,
  'renameProvider.prepareProvider': ({ connection }) =>
    connection.sendRequest(PrepareRenameRequest.type, { textDocument, position }),
  linkedEditingRangeProvider: async ({ connection }) => {
    const declared = { line: 4, character: 9 };
    return (await connection.sendRequest(LinkedEditingRangeRequest.type, { textDocument, position: declared }))?.ranges;
  },
  foldingRangeProvider: ({ connection }) => connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
  selectionRangeProvider: ({ connection }) =>
    connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [position] }),
  documentLinkProvider: ({ connection }) => connection.sendRequest(DocumentLinkRequest.type, { textDocument }),
  inlayHintProvider: ({ connection }) => connection.sendRequest(InlayHintRequest.type, { textDocument, range }),
  codeLensProvider: ({ connection }) => connection.sendRequest(CodeLensRequest.type, { textDocument }),
  'codeLensProvider.resolveProvider': async ({ connection }) => {
    const [lens] = (await connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
    return lens && (await connection.sendRequest(CodeLensResolveRequest.type, lens)).command?.title;
  },
  documentFormattingProvider: ({ connection }) =>
    connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
  documentRangeFormattingProvider: ({ connection }) =>
    connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument, range, options }),
  'semanticTokensProvider.full.delta': async ({ connection }) => {
    const full = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    const previousResultId = full?.resultId ?? '';
    const delta = await connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument, previousResultId });
    return full && full.data.length > 0 && delta && 'edits' in delta;
  },
  'semanticTokensProvider.range': async ({ connection }) =>
    (await connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range }))?.data,
  codeActionProvider: ({ connection }) =>
    connection.sendRequest(CodeActionRequest.type, { textDocument, range, context: { diagnostics: [] } }),
  diagnosticProvider: async ({ connection }) => {
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    return report.kind === 'full' && report.items;
  },
  'diagnosticProvider.workspaceDiagnostics': async ({ connection }) =>
    (await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] })).items,
  'workspace.fileOperations.didRename': async ({ connection }) => {
    const files = [{ oldUri: `${EXAMPLES}/old`, newUri: `${EXAMPLES}/new` }];
    await connection.sendNotification(DidRenameFilesNotification.type, { files });
    return (await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] })).items;
  },
  'workspace.workspaceFolders.supported': async ({ connection }) => {
    const event = { added: [], removed: [{ uri: EXAMPLES, name: 'examples' }] };
    await connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    return (
      (await connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] })).items.length === 0
    );
  },
};

/** An editor that can be asked all that, with the plan open. */
export async function startWithPlan(initializationOptions: unknown = {}, more: Workspace = {}): Promise<TestClient> {
  const capabilities: ClientCapabilities = {
    ...RICH,
    textDocument: { ...RICH.textDocument, rename: { prepareSupport: true } },
    workspace: { ...RICH.workspace, workspaceFolders: true, fileOperations: { didRename: true } },
  };
  const client = await TestClient.start(capabilities, { commands: true, ...Object(initializationOptions) }, more);
  await client.open(URI, PLAN);
  return client;
}
