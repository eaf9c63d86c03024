/** What an editor asks about an open document while somebody writes in it. */
import {
  type CancellationToken,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type SemanticTokens,
  type TextDocumentIdentifier,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { ConfigurationFile } from '../configuration/load';
import type { CompletionData, CompletionHost } from '../features/completion';
import type { Formatter, FormattingRequest } from '../features/format';
import { dateOf } from '../plan/values';
import type { OpenPlan } from './plans';
import { type Features, localDay, type Session } from './session';
import { Tokens } from './tokens';

/**
 * Answers what an editor asks about an open document. Of a closed one nothing is known: the answer is null.
 * @param loadFormatter undefined where there is no formatter
 */
export function answerEditing(session: Session, loadFormatter: () => (() => Promise<Formatter>) | undefined): void {
  const { connection, documents, configurations, features, planOf, ready } = session;
  const tokens = new Tokens();
  documents.onDidClose(({ document }) => tokens.close(document.uri));

  /**
   * A plan once all that decides about it has been read: what it is checked by, its catalogs and its language.
   * @throws {ResponseError} where nobody waits any longer, or it was edited: places in the question mean the text before
   */
  async function settled(uri: string, token: CancellationToken): Promise<OpenPlan | undefined> {
    const asked = documents.get(uri)?.version;
    if (asked === undefined) return undefined;
    await ready(uri);
    await features();
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    const now = documents.get(uri)?.version;
    if (now !== undefined && now !== asked) {
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The plan was edited before it could be read');
    }
    return planOf(uri);
  }

  /** An open configuration. */
  async function configurationAt(uri: string): Promise<ConfigurationFile | undefined> {
    return documents.get(uri) && configurations.file(uri);
  }

  /** A handler for what is asked of a plan. */
  const ofPlan =
    <P extends { readonly textDocument: TextDocumentIdentifier }, R>(
      answer: (features: Features, plan: OpenPlan, params: P) => R | Promise<R>,
    ) =>
    async (params: P, token: CancellationToken): Promise<R | null> => {
      const plan = await settled(params.textDocument.uri, token);
      return plan ? answer(await features(), plan, params) : null;
    };
  /** A handler for what is asked of a place in a plan; offsets in UTF-16 units. */
  const atPlace = <P extends { readonly textDocument: TextDocumentIdentifier; readonly position: Position }, R>(
    answer: (features: Features, plan: OpenPlan, offset: number, params: P) => R,
  ) =>
    ofPlan((features, plan, params: P) =>
      answer(features, plan, plan.analysis.document.offsetAt(params.position), params),
    );

  connection.onCompletion(async ({ textDocument, position }, token) => {
    const file = await configurationAt(textDocument.uri);
    const plan = file ? undefined : await settled(textDocument.uri, token);
    const { complete, completeConfiguration } = await features();
    const { client } = session;
    if (file) {
      const host: CompletionHost = { ...client.completion, today: dateOf(localDay()), uri: textDocument.uri };
      return completeConfiguration(file, file.document.offsetAt(position), host);
    }
    if (!plan) return null;
    const { document, plan: read } = plan.analysis;
    const host: CompletionHost = { ...client.completion, today: dateOf(read?.today ?? localDay()), uri: plan.uri };
    return complete(plan.analysis, document.offsetAt(position), host);
  });
  connection.onCompletionResolve(async (item) => {
    const { resolveCompletion } = await features();
    const { uri } = (item.data ?? {}) as Partial<CompletionData>;
    const analysis = uri === undefined ? undefined : planOf(uri)?.analysis;
    return resolveCompletion(item, analysis, session.client.completesInMarkdown);
  });

  connection.onHover(async ({ textDocument, position }, token) => {
    const file = await configurationAt(textDocument.uri);
    const plan = file ? undefined : await settled(textDocument.uri, token);
    const { hover, hoverConfiguration } = await features();
    if (file) return hoverConfiguration(file, file.document.offsetAt(position), session.client);
    return plan ? hover(plan.analysis, plan.analysis.document.offsetAt(position), session.client) : null;
  });

  connection.onDefinition(
    atPlace(({ definition }, { analysis, uri: own }, offset) => {
      const links = definition(analysis, own, offset);
      if (session.client.takesLinks) return links;
      return links.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }));
    }),
  );
  connection.onReferences(
    atPlace(({ references }, { analysis, uri }, offset, { context }) => references(analysis, uri, offset, context)),
  );
  connection.onDocumentHighlight(atPlace(({ highlights }, { analysis }, offset) => highlights(analysis, offset)));
  connection.onPrepareRename(
    atPlace(({ prepareRename }, { analysis }, offset) => {
      const prepared = prepareRename(analysis, offset);
      return 'refused' in prepared ? refuse(prepared.refused) : prepared;
    }),
  );
  connection.onRenameRequest(
    atPlace(({ rename }, plan, offset, { newName }) => {
      const renamed = rename(plan.analysis, offset, newName);
      return 'refused' in renamed ? refuse(renamed.refused) : editOf(plan, renamed.edits);
    }),
  );
  connection.languages.onLinkedEditingRange(
    atPlace(({ linkedEditing }, { analysis }, offset) => linkedEditing(analysis, offset) ?? null),
  );

  connection.onDocumentSymbol(
    ofPlan(({ documentSymbols, flatSymbols }, { analysis, uri }) => {
      const symbols = documentSymbols(analysis);
      return session.client.showsTrees ? symbols : flatSymbols(symbols, uri);
    }),
  );
  connection.onFoldingRanges(
    ofPlan(({ foldingRanges }, { analysis }) => foldingRanges(analysis, session.client.foldingLimit)),
  );
  connection.onSelectionRanges(
    ofPlan(({ selectionRanges }, { analysis }, { positions }) =>
      selectionRanges(
        analysis,
        positions.map((position) => analysis.document.offsetAt(position)),
      ),
    ),
  );
  connection.onDocumentLinks(ofPlan(({ documentLinks }, { analysis }) => documentLinks(analysis)));
  connection.languages.inlayHint.on(
    ofPlan(({ inlayHints }, { analysis, uri }, { range }) =>
      session.settings.of(uri).inlayHints ? inlayHints(analysis, uri, range) : null,
    ),
  );

  connection.onCodeLens(
    ofPlan(({ codeLenses }, { analysis, uri }) => codeLenses(analysis, { uri, commands: session.client.commands })),
  );
  connection.onCodeLensResolve(async (lens) => {
    const { resolveCodeLens } = await features();
    const { uri } = (lens.data ?? {}) as { readonly uri?: string };
    return resolveCodeLens(lens, uri === undefined ? undefined : planOf(uri)?.analysis);
  });

  const none = { data: [] };
  const full = ofPlan(({ semanticTokens }, { analysis, uri }) => tokens.full(uri, semanticTokens(analysis)));
  const delta = ofPlan(
    (
      { semanticTokens },
      { analysis, uri },
      { previousResultId }: { textDocument: TextDocumentIdentifier; previousResultId: string },
    ) => tokens.delta(uri, semanticTokens(analysis), previousResultId),
  );
  const inRange = ofPlan(
    (
      { semanticTokens },
      { analysis },
      { range }: { textDocument: TextDocumentIdentifier; range: Range },
    ): SemanticTokens => ({
      data: semanticTokens(analysis, range),
    }),
  );
  connection.languages.semanticTokens.on(async (params, token) => (await full(params, token)) ?? none);
  connection.languages.semanticTokens.onDelta(async (params, token) => (await delta(params, token)) ?? none);
  connection.languages.semanticTokens.onRange(async (params, token) => (await inRange(params, token)) ?? none);

  connection.onDocumentFormatting(({ textDocument, options: { tabSize } }, token) =>
    format(textDocument.uri, { tabSize }, token),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range, options: { tabSize } }, token) =>
    format(textDocument.uri, { tabSize, range }, token),
  );
  async function format(uri: string, request: FormattingRequest, token: CancellationToken): Promise<TextEdit[] | null> {
    const plan = await settled(uri, token);
    const load = loadFormatter();
    const { formatPlan } = await features();
    if (!plan || !load) return null;
    const edits = await formatPlan(plan.analysis, request, await load());
    // What was typed in the meantime is worth more than its layout.
    return documents.get(uri)?.version === plan.version ? edits : null;
  }

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }, token) => {
    const checked = (await configurationAt(uri)) ?? (await settled(uri, token))?.analysis;
    const { codeActions } = await features();
    if (!checked || !session.client.takesActions) return null;
    return codeActions(checked, {
      uri,
      version: session.client.takesVersions ? (documents.get(uri)?.version ?? null) : undefined,
      range,
      diagnostics: context.diagnostics,
      only: context.only,
    });
  });

  /** Edits of a plan as the client takes them, tied to the version that they are for where it can be. */
  function editOf({ uri, version }: OpenPlan, edits: TextEdit[]): WorkspaceEdit {
    if (!session.client.takesVersions) return { changes: { [uri]: edits } };
    return { documentChanges: [{ textDocument: { uri, version }, edits }] };
  }
}

/** Tells the client why something isn't done, in words for its user. */
function refuse(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
