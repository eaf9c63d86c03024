import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  ErrorCodes,
  type GlobPattern,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { CONFIGURATION_FILE, type ConfigurationFile, isConfiguration, normalised } from '../configuration/load';
import { codeActions, FIX_ALL } from '../features/code-actions';
import { codeLenses, resolveCodeLens } from '../features/code-lenses';
import {
  COMPLETION_TRIGGERS,
  type CompletionData,
  type CompletionHost,
  complete,
  resolveCompletion,
} from '../features/completion';
import { completeConfiguration, hoverConfiguration } from '../features/configuration';
import { definition } from '../features/definition';
import { diagnosticsOf } from '../features/diagnostics';
import { foldingRanges } from '../features/folding';
import { type Formatter, type FormattingRequest, formatPlan } from '../features/format';
import { hover } from '../features/hover';
import { inlayHints } from '../features/inlay-hints';
import { linkedEditing } from '../features/linked-editing';
import { documentLinks } from '../features/links';
import { insertMatrix, partnersOf, signAs } from '../features/partners';
import { highlights, references } from '../features/references';
import { prepareRename, rename } from '../features/rename';
import { selectionRanges } from '../features/selection';
import { SEMANTIC_TOKENS, semanticTokens } from '../features/semantic-tokens';
import { documentSymbols } from '../features/symbols';
import { workspaceSymbols } from '../features/workspace-symbols';
import { newPlan } from '../plan/new-plan';
import { dateOf } from '../plan/values';
import { RULES, ruleById } from '../rules/all';
import { rulePage } from '../rules/page';
import type { DocxWriter } from '../view/export';
import { Configurations } from './configurations';
import { exportOf } from './exports';
import { OptionsByConfiguration } from './options';
import { type OpenPlan, Plans } from './plans';
import { Previews } from './previews';
import * as protocol from './protocol';
import { SettingsByDocument } from './settings';
import { Tokens } from './tokens';

/** What the place that a server runs in decides. */
export interface ServerOptions {
  /** The version told to clients. */
  readonly version: string;
  /**
   * What loads the formatter; undefined where there is none.
   * @param address where the client says that it is
   */
  formatterAt(address: string | undefined): (() => Promise<Formatter>) | undefined;
  /**
   * What loads the writer of documents for Word; undefined where it lies beside the server.
   * @param address where the client says that it is
   */
  docxAt?(address: string | undefined): (() => Promise<DocxWriter>) | undefined;
  /** The text of a file, undefined where there is none; without it, the client is asked for files. */
  readonly readFile?: (uri: string) => Promise<string | undefined>;
}

/** Wires the features to a connection and listens on it. */
export function startServer(connection: Connection, { version, formatterAt, docxAt, readFile }: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  let client: ClientAbilities = NO_ABILITIES;
  let settings = new SettingsByDocument(async () => undefined, undefined);
  const optionsOf = new OptionsByConfiguration();
  const configurations = new Configurations({
    reader: {
      async read(uri) {
        if (readFile && uri.startsWith('file:')) return readFile(uri);
        if (!client.files) return undefined;
        const text = connection.sendRequest<string | null>(protocol.READ_FILE, { uri });
        return (await inTime(text)) ?? undefined;
      },
    },
    openText: (uri) => openAt(uri)?.getText(),
    language: () => settings.of().language,
    changed: recheck,
    told: tellOfClosed,
  });
  const plans = new Plans((uri) => optionsOf.of(configurations.of(uri), settings.of(uri)));
  const previews = new Previews();
  const tokens = new Tokens();
  let loadFormatter: (() => Promise<Formatter>) | undefined;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const openAt = (address: string) => documents.all().find((document) => normalised(document.uri) === address);
  const ready = (uri: string) => Promise.all([settings.ready(uri), configurations.ready(uri)]);
  const planOf = (uri: string): OpenPlan | undefined => {
    const document = documents.get(uri);
    return document && !isConfiguration(uri) ? plans.of(document) : undefined;
  };
  const pageOf = (rule: string) => client.pages?.replace('{rule}', encodeURIComponent(rule));

  connection.onInitialize((params): InitializeResult => {
    client = abilitiesOf(params);
    loadFormatter = formatterAt(client.formatter);
    settings = new SettingsByDocument(settingsFor, params.locale);
    return {
      serverInfo: { name: 'partnership-plan', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { resolveProvider: true, triggerCharacters: [...COMPLETION_TRIGGERS] },
        hoverProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: client.preparesRename ? { prepareProvider: true } : true,
        linkedEditingRangeProvider: true,
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        documentLinkProvider: {},
        inlayHintProvider: true,
        codeLensProvider: { resolveProvider: true },
        documentFormattingProvider: loadFormatter !== undefined,
        documentRangeFormattingProvider: loadFormatter !== undefined,
        semanticTokensProvider: { legend: SEMANTIC_TOKENS, full: { delta: true }, range: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
        ...(client.pullsDiagnostics
          ? {
              diagnosticProvider: {
                identifier: 'partnership-plan',
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'partnershipPlan' });
    }
    watchFiles();
    await loadSettings();
  });

  connection.onDidChangeConfiguration(() => loadSettings());

  async function settingsFor(scopeUri: string | undefined): Promise<unknown> {
    if (!client.configuration) return undefined;
    const section = 'partnershipPlan';
    return inTime(connection.workspace.getConfiguration(scopeUri === undefined ? { section } : { section, scopeUri }));
  }

  async function loadSettings(): Promise<void> {
    const { language } = settings.of();
    await settings.reload();
    if (settings.of().language !== language) await configurations.rereadAll();
    recheck();
  }

  /** Looks at all open documents anew: what decides about them has changed. */
  function recheck(): void {
    for (const document of documents.all()) schedule(document);
    // What a client doesn't show anew when asked, it will ask for by itself.
    const ignore = () => {};
    if (client.pullsDiagnostics && client.refreshesDiagnostics)
      connection.languages.diagnostics.refresh().catch(ignore);
    if (client.refreshesInlayHints) connection.languages.inlayHint.refresh().catch(ignore);
  }

  /** Tells of a plan once the changes that arrived together are in. */
  function schedule(document: TextDocument): void {
    if (waiting.has(document.uri)) return;
    waiting.set(
      document.uri,
      setTimeout(async () => {
        waiting.delete(document.uri);
        if (isConfiguration(document.uri)) return tellOfConfiguration(document.uri);
        await ready(document.uri);
        const plan = planOf(document.uri);
        if (plan) tell(plan);
      }, 0),
    );
  }

  async function tellOfConfiguration(uri: string): Promise<void> {
    const version = documents.get(uri)?.version;
    const file = await configurations.file(uri);
    if (client.pullsDiagnostics || !file || version === undefined) return;
    void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(file, uri, pageOf) });
  }

  const reported = new Set<string>();

  /** Tells what is wrong with a configuration that decides about open plans and isn't open itself. */
  function tellOfClosed(uri: string, file: ConfigurationFile | undefined): void {
    watchFiles();
    const diagnostics = file && !openAt(uri) ? diagnosticsOf(file, uri, pageOf) : [];
    if (diagnostics.length === 0 && !reported.has(uri)) return;
    if (diagnostics.length > 0) reported.add(uri);
    else reported.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics });
  }

  let watched = '';
  let watching: Promise<{ dispose(): void } | undefined> = Promise.resolve(undefined);

  /** Asks the client to tell of changes of configurations and of the catalogs that they name. */
  function watchFiles(): void {
    const patterns = client.registersWatching ? watchPatterns(configurations.files, client.watchesFolders) : [];
    const key = JSON.stringify(patterns);
    if (patterns.length === 0 || watched === key) return;
    watched = key;
    const watchers = patterns.map((globPattern) => ({ globPattern }));
    watching = watching.then(async (before) => {
      const now = connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      const watcher = await now.catch(() => undefined);
      before?.dispose();
      return watcher;
    });
  }

  connection.onDidChangeWatchedFiles(({ changes }) => configurations.refresh(...changes.map(({ uri }) => uri)));

  documents.onDidOpen(({ document: { uri } }) => {
    if (!client.registersWatching && !isConfiguration(uri)) void configurations.reread(uri);
  });

  function tell({ uri, version: planVersion, analysis }: OpenPlan): void {
    if (!client.pullsDiagnostics) {
      void connection.sendDiagnostics({ uri, version: planVersion, diagnostics: diagnosticsOf(analysis, uri, pageOf) });
    }
    const count = (severity: string) => analysis.findings.filter((finding) => finding.severity === severity).length;
    const params: protocol.AnalysedParams = {
      uri,
      version: planVersion,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    };
    if (client.listens) void connection.sendNotification(protocol.ANALYSED, params);
  }

  documents.onDidChangeContent(async ({ document }) => {
    schedule(document);
    if (isConfiguration(document.uri)) await configurations.refresh(document.uri);
  });
  documents.onDidClose(({ document }) => {
    clearTimeout(waiting.get(document.uri));
    waiting.delete(document.uri);
    plans.close(document.uri);
    previews.close(document.uri);
    tokens.close(document.uri);
    settings.close(document.uri);
    configurations.keepFor(documents.keys());
    // What was typed and not saved decides no longer.
    if (isConfiguration(document.uri)) void configurations.refresh(document.uri);
    if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
    await ready(uri);
    const checked = isConfiguration(uri) ? await configurations.file(uri) : planOf(uri)?.analysis;
    const items = checked ? diagnosticsOf(checked, uri, pageOf) : [];
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });

  connection.onCompletion(async ({ textDocument, position }) => {
    const file = await configurations.file(textDocument.uri);
    if (file) return completeConfiguration(file, file.document.offsetAt(position), client.completion.snippets);
    const plan = planOf(textDocument.uri);
    if (!plan) return null;
    const { document, plan: read } = plan.analysis;
    const host: CompletionHost = { ...client.completion, today: dateOf(read?.today ?? localDay()), uri: plan.uri };
    return complete(plan.analysis, document.offsetAt(position), host);
  });
  connection.onCompletionResolve((item) => {
    const { uri } = (item.data ?? {}) as Partial<CompletionData>;
    return resolveCompletion(item, uri === undefined ? undefined : planOf(uri)?.analysis);
  });

  connection.onHover(async ({ textDocument, position }) => {
    const file = await configurations.file(textDocument.uri);
    if (file) return hoverConfiguration(file, file.document.offsetAt(position));
    const plan = planOf(textDocument.uri);
    return plan ? hover(plan.analysis, plan.analysis.document.offsetAt(position), client) : null;
  });

  connection.onDocumentSymbol(({ textDocument }) => {
    const plan = planOf(textDocument.uri);
    return plan ? documentSymbols(plan.analysis) : null;
  });

  connection.onWorkspaceSymbol(({ query }) =>
    workspaceSymbols(
      documents.all().flatMap((document) => planOf(document.uri) ?? []),
      query,
    ),
  );

  connection.onDefinition(({ textDocument, position }) => {
    const plan = planOf(textDocument.uri);
    if (!plan) return null;
    const links = definition(plan.analysis, plan.uri, plan.analysis.document.offsetAt(position));
    if (client.takesLinks) return links;
    return links.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }));
  });

  connection.onReferences(({ textDocument, position, context }) => {
    const plan = planOf(textDocument.uri);
    return plan ? references(plan.analysis, plan.uri, plan.analysis.document.offsetAt(position), context) : null;
  });

  connection.onDocumentHighlight(({ textDocument, position }) => {
    const plan = planOf(textDocument.uri);
    return plan ? highlights(plan.analysis, plan.analysis.document.offsetAt(position)) : null;
  });

  connection.onPrepareRename(({ textDocument, position }) => {
    const plan = planOf(textDocument.uri);
    if (!plan) return null;
    const prepared = prepareRename(plan.analysis, plan.analysis.document.offsetAt(position));
    return 'refused' in prepared ? refuse(prepared.refused) : prepared;
  });

  connection.onRenameRequest(({ textDocument, position, newName }) => {
    const plan = planOf(textDocument.uri);
    if (!plan) return null;
    const renamed = rename(plan.analysis, plan.analysis.document.offsetAt(position), newName);
    return 'refused' in renamed ? refuse(renamed.refused) : editOf(plan, renamed.edits);
  });

  connection.languages.onLinkedEditingRange(({ textDocument, position }) => {
    const plan = planOf(textDocument.uri);
    return plan ? (linkedEditing(plan.analysis, plan.analysis.document.offsetAt(position)) ?? null) : null;
  });

  connection.onFoldingRanges(({ textDocument }) => {
    const plan = planOf(textDocument.uri);
    return plan ? foldingRanges(plan.analysis, client.foldingLimit) : null;
  });

  connection.onSelectionRanges(({ textDocument, positions }) => {
    const plan = planOf(textDocument.uri);
    if (!plan) return null;
    const { document } = plan.analysis;
    return selectionRanges(
      plan.analysis,
      positions.map((position) => document.offsetAt(position)),
    );
  });

  connection.onDocumentLinks(({ textDocument }) => {
    const plan = planOf(textDocument.uri);
    return plan ? documentLinks(plan.analysis) : null;
  });

  connection.languages.inlayHint.on(({ textDocument, range }) => {
    const plan = settings.of(textDocument.uri).inlayHints ? planOf(textDocument.uri) : undefined;
    return plan ? inlayHints(plan.analysis, plan.uri, range) : null;
  });

  connection.onCodeLens(({ textDocument }) => {
    const plan = planOf(textDocument.uri);
    return plan ? codeLenses(plan.analysis, { uri: plan.uri, commands: client.commands }) : null;
  });
  connection.onCodeLensResolve((lens) => {
    const { uri } = (lens.data ?? {}) as { readonly uri?: string };
    return resolveCodeLens(lens, uri === undefined ? undefined : planOf(uri)?.analysis);
  });

  connection.languages.semanticTokens.on(({ textDocument }) => {
    const plan = planOf(textDocument.uri);
    return plan ? tokens.full(plan.uri, semanticTokens(plan.analysis)) : { data: [] };
  });
  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }) => {
    const plan = planOf(textDocument.uri);
    return plan ? tokens.delta(plan.uri, semanticTokens(plan.analysis), previousResultId) : { data: [] };
  });
  connection.languages.semanticTokens.onRange(({ textDocument, range }) => {
    const plan = planOf(textDocument.uri);
    return { data: plan ? semanticTokens(plan.analysis, range) : [] };
  });

  connection.onDocumentFormatting(({ textDocument, options: { tabSize } }) => format(textDocument.uri, { tabSize }));
  connection.onDocumentRangeFormatting(({ textDocument, range, options: { tabSize } }) =>
    format(textDocument.uri, { tabSize, range }),
  );

  async function format(uri: string, request: FormattingRequest): Promise<TextEdit[] | null> {
    const plan = planOf(uri);
    if (!plan || !loadFormatter) return null;
    const edits = await formatPlan(plan.analysis, request, await loadFormatter());
    // What was typed in the meantime is worth more than its layout.
    return documents.get(uri)?.version === plan.version ? edits : null;
  }

  /** Edits of a plan as the client takes them, tied to the version that they are for where it can be. */
  function editOf({ uri, version: planVersion }: OpenPlan, edits: TextEdit[]): WorkspaceEdit {
    if (!client.takesVersions) return { changes: { [uri]: edits } };
    return { documentChanges: [{ textDocument: { uri, version: planVersion }, edits }] };
  }

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    const checked = (await configurations.file(uri)) ?? planOf(uri)?.analysis;
    if (!checked) return null;
    return codeActions(checked, {
      uri,
      version: documents.get(uri)?.version ?? null,
      range,
      diagnostics: context.diagnostics,
      only: context.only,
    });
  });

  connection.onRequest(protocol.PREVIEW, async ({ uri, language }: protocol.PreviewParams) => {
    await ready(uri);
    const plan = planOf(uri);
    return plan ? previews.of(plan, language) : null;
  });
  connection.onRequest(protocol.EXPORT, async (params: protocol.ExportParams) => {
    await ready(params.uri);
    const plan = planOf(params.uri);
    if (!plan) return null;
    const result = await exportOf(plan, params, docxAt?.(client.docx));
    return result ?? new ResponseError(ErrorCodes.InvalidParams, `There is no format ${String(params.to)}`);
  });
  connection.onRequest(
    protocol.NEW_PLAN,
    ({ language, title, partners }: protocol.NewPlanParams): protocol.NewPlanResult => ({
      text: newPlan({ language, title, partners }, dateOf(localDay())),
    }),
  );
  connection.onRequest(protocol.PARTNERS, ({ uri }: protocol.PartnersParams) => {
    const plan = planOf(uri);
    return plan ? partnersOf(plan.analysis) : [];
  });
  connection.onRequest(protocol.INSERT_MATRIX, ({ uri, partner }: protocol.PartnerEditParams) => {
    const plan = planOf(uri);
    return plan ? (insertMatrix(plan, partner) ?? null) : null;
  });
  connection.onRequest(protocol.SIGN, ({ uri, partner, verdict, note }: protocol.SignParams) => {
    const plan = planOf(uri);
    return plan ? (signAs(plan, partner, verdict, note) ?? null) : null;
  });
  connection.onRequest(protocol.RULE_PAGE, ({ rule, language }: protocol.RulePageParams) => {
    const known = ruleById(rule);
    return known ? rulePage(known, language) : null;
  });
  connection.onRequest(protocol.RULES, ({ language }: protocol.RulesParams): readonly protocol.RuleSummary[] =>
    RULES.map((rule) => ({ id: rule.id, category: rule.category, summary: rule.summary[language] })),
  );

  documents.listen(connection);
  connection.listen();
}

/** Tells the client why something isn't done, in words for its user. */
function refuse(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** Today by the machine's clock, as a day counted from 1970-01-01. */
function localDay(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
}

/** How long an answer of the client is waited for, in milliseconds. */
const PATIENCE = 5000;

/** What the client answers; rejects where it doesn't in time, since nothing may wait for ever. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The client does not answer')), PATIENCE);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * What to watch: configurations anywhere in the workspace, and the files in use wherever they are.
 * @param byFolder whether the client watches a folder by its address
 */
function watchPatterns(files: readonly string[], byFolder: boolean): readonly GlobPattern[] {
  const patterns: GlobPattern[] = [`**/${CONFIGURATION_FILE}`];
  const named = new Set<string>();
  for (const uri of [...files].sort()) {
    const file = URI.parse(uri);
    const name = Utils.basename(file).replace(/[*?[\]{}]/g, '?');
    if (byFolder) patterns.push({ baseUri: Utils.dirname(file).toString(), pattern: name });
    else if (name !== CONFIGURATION_FILE && !named.has(name)) patterns.push(`**/${name}`);
    named.add(name);
  }
  return patterns;
}

interface ClientAbilities {
  /** Reads files for the server. */
  readonly files: boolean;
  readonly registersWatching: boolean;
  /** Watches a folder by its address, also outside of the workspace. */
  readonly watchesFolders: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  /** Wants to be told of every analysis. */
  readonly listens: boolean;
  /** The address at which the client opens a rule’s page, with `{rule}` for its id. */
  readonly pages: string | undefined;
  /** Where the formatter is, in a host that loads scripts by their address. */
  readonly formatter: string | undefined;
  /** Where the writer of documents is, in such a host. */
  readonly docx: string | undefined;
  readonly locale: string | undefined;
  /** Shows hovers in Markdown. */
  readonly markdown: boolean;
  /** Has the commands of the extension: what a lens shows can be clicked. */
  readonly commands: boolean;
  readonly refreshesInlayHints: boolean;
  readonly foldingLimit: number | undefined;
  readonly preparesRename: boolean;
  /** Takes links for definitions, which tell the range that they lead from. */
  readonly takesLinks: boolean;
  /** Takes edits that are tied to a version of the text. */
  readonly takesVersions: boolean;
  readonly completion: Pick<CompletionHost, 'snippets' | 'insertTextModes'>;
}

const NO_ABILITIES: ClientAbilities = {
  files: false,
  registersWatching: false,
  watchesFolders: false,
  pullsDiagnostics: false,
  refreshesDiagnostics: false,
  configuration: false,
  registersConfiguration: false,
  listens: false,
  pages: undefined,
  formatter: undefined,
  docx: undefined,
  locale: undefined,
  markdown: false,
  commands: false,
  refreshesInlayHints: false,
  foldingLimit: undefined,
  preparesRename: false,
  takesLinks: false,
  takesVersions: false,
  completion: { snippets: false },
};

function abilitiesOf({ capabilities, initializationOptions, locale }: InitializeParams): ClientAbilities {
  const own: Record<string, unknown> =
    typeof initializationOptions === 'object' && initializationOptions !== null ? initializationOptions : {};
  const item = capabilities.textDocument?.completion?.completionItem;
  return {
    pullsDiagnostics: capabilities.textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport === true,
    configuration: capabilities.workspace?.configuration === true,
    registersConfiguration: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    listens: own.listens === true,
    pages: typeof own.pages === 'string' ? own.pages : undefined,
    formatter: typeof own.formatter === 'string' ? own.formatter : undefined,
    docx: typeof own.docx === 'string' ? own.docx : undefined,
    locale,
    markdown: capabilities.textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    commands: own.commands === true,
    files: own.files === true,
    registersWatching: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesFolders: capabilities.workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    refreshesInlayHints: capabilities.workspace?.inlayHint?.refreshSupport === true,
    foldingLimit: capabilities.textDocument?.foldingRange?.rangeLimit,
    preparesRename: capabilities.textDocument?.rename?.prepareSupport === true,
    takesLinks: capabilities.textDocument?.definition?.linkSupport === true,
    takesVersions: capabilities.workspace?.workspaceEdit?.documentChanges === true,
    completion: {
      snippets: item?.snippetSupport === true,
      insertTextModes: item?.insertTextModeSupport?.valueSet,
    },
  };
}
