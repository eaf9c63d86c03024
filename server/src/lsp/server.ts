import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { analyse } from '../check';
import { isConfiguration, normalised } from '../configuration/load';
import type { Formatter } from '../features/format';
import { COMPLETION_TRIGGERS, FIX_ALL, SEMANTIC_TOKENS } from '../features/offers';
import { declaredSymbols, workspaceSymbols } from '../features/workspace-symbols';
import { parseDocument } from '../plan/document';
import { PLAN_NAME } from '../plan/file-name';
import type { DocxWriter } from '../view/export';
import { abilitiesOf, type ClientAbilities, NO_ABILITIES } from './client';
import { answerCommands } from './commands';
import { Configurations } from './configurations';
import { Diagnostics } from './diagnostics';
import { answerEditing } from './editing';
import { OpenText } from './open-text';
import { OptionsByConfiguration } from './options';
import { Plans } from './plans';
import * as protocol from './protocol';
import type { Features, Session } from './session';
import { SettingsByDocument } from './settings';
import { FOLDERS, Watching } from './watching';
import { WorkspacePlans } from './workspace';

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
  /** The addresses of the plans in a folder and below; without it, the client is asked for them. */
  readonly findPlans?: (folder: string) => Promise<readonly string[]>;
}

/** How long nobody must have typed before closed plans are looked at, in milliseconds. */
const QUIET = 300;

/** Wires what answers an editor to a connection, and listens on it. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(OpenText);
  let client: ClientAbilities = NO_ABILITIES;
  let settings = new SettingsByDocument(async () => undefined, undefined);
  let folders: readonly string[] = [];
  let loadFormatter: (() => Promise<Formatter>) | undefined;
  let lastTyped = 0;
  let features: Promise<Features> | undefined;

  const openAt = (address: string) => documents.all().find((document) => normalised(document.uri) === address);
  const report = (error: unknown) => connection.console.error(wordsOf(error));
  const readFile = async (uri: string): Promise<string | undefined> => {
    if (options.readFile && uri.startsWith('file:')) return options.readFile(uri);
    if (!client.files) return undefined;
    return (await inTime(connection.sendRequest<string | null>(protocol.READ_FILE, { uri }))) ?? undefined;
  };

  const configurations = new Configurations({
    reader: { read: readFile },
    openText: (uri) => openAt(uri)?.getText(),
    language: () => settings.of().language,
    changed: recheck,
    told(uri, file) {
      watch();
      diagnostics.tellOfClosedConfiguration(uri, file);
    },
  });
  const optionsOf = new OptionsByConfiguration();
  const plans = new Plans((uri) => optionsOf.of(configurations.of(uri), settings.of(uri)));
  const session: Session = {
    connection,
    documents,
    get client() {
      return client;
    },
    get settings() {
      return settings;
    },
    configurations,
    ready: (uri) => Promise.all([settings.ready(uri), configurations.ready(uri)]),
    planOf(uri) {
      const document = documents.get(uri);
      return document && !isConfiguration(uri) && isPlan(document) ? plans.of(document) : undefined;
    },
    openAt,
    features: () => {
      features ??= delay(0).then(() => import('./features'));
      return features;
    },
    report,
  };
  const workspace = new WorkspacePlans({
    async find(folder) {
      if (options.findPlans && folder.startsWith('file:')) return options.findPlans(folder);
      if (!client.files) return [];
      return connection.sendRequest<readonly string[]>(protocol.FIND_PLANS, { folder });
    },
    read: readFile,
    isOpen: (address) => openAt(address) !== undefined,
    async check(uri, folder, text) {
      // Settings belong to folders of a workspace: asking for each of a thousand plans would tell nothing more.
      await Promise.all([settings.ready(folder), configurations.ready(uri)]);
      const by = optionsOf.of(configurations.of(uri), settings.of(folder));
      const analysis = analyse(parseDocument(text), { ...by, file: uri });
      return { diagnostics: diagnostics.of(analysis, uri), symbols: [...declaredSymbols(analysis, uri)] };
    },
    async quiet() {
      do await delay(Math.max(0, lastTyped + QUIET - performance.now()));
      while (performance.now() < lastTyped + QUIET);
    },
    progress: () => connection.window.createWorkDoneProgress(),
    language: () => settings.of().language,
    told: (uri, found) => diagnostics.tellOfClosedPlan(uri, found),
    report,
  });
  const diagnostics = new Diagnostics(session, workspace);
  const watching = new Watching(connection);

  connection.onInitialize((params): InitializeResult => {
    client = abilitiesOf(params);
    loadFormatter = options.formatterAt(client.formatter);
    settings = new SettingsByDocument(settingsFor, params.locale);
    folders = foldersOf(params);
    return {
      serverInfo: { name: 'partnership-plan', version: options.version },
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
                workspaceDiagnostics: true,
              },
            }
          : {}),
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          ...(client.tellsOfRenames ? { fileOperations: { didRename: FOLDERS } } : {}),
        },
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'partnershipPlan' });
    }
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        workspace.setFolders(folders);
      });
    }
    watch();
    await loadSettings();
    lastTyped = performance.now();
    workspace.setFolders(folders);
    await delay(QUIET);
    // The first question will not have to wait for them.
    await session.features();
  });
  connection.onShutdown(() => workspace.wake());

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

  /** What decides about plans has changed. */
  function recheck(): void {
    diagnostics.recheck();
    workspace.recheck();
  }

  function watch(): void {
    if (client.registersWatching) watching.watch(configurations.files, client.watchesFolders);
  }

  connection.workspace.onDidRenameFiles(() => workspace.setFolders(folders));
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    workspace.filesChanged(
      changes.flatMap(({ uri, type }) => {
        const exists = type !== FileChangeType.Deleted;
        return !exists || PLAN_NAME.test(uri) ? { uri, exists } : [];
      }),
    );
    await configurations.refresh(...changes.map(({ uri }) => uri));
  });

  documents.onDidOpen(({ document: { uri } }) => {
    workspace.opened(uri);
    if (!client.registersWatching && !isConfiguration(uri)) void configurations.reread(uri);
  });
  documents.onDidChangeContent(async ({ document }) => {
    lastTyped = performance.now();
    if (isConfiguration(document.uri)) await configurations.refresh(document.uri);
  });
  documents.onDidClose(({ document }) => {
    plans.close(document.uri);
    settings.close(document.uri);
    workspace.closed(document.uri);
    configurations.keepFor([...documents.keys(), ...workspace.plans.keys()]);
    // What was typed and not saved decides no longer.
    if (isConfiguration(document.uri)) void configurations.refresh(document.uri);
  });

  connection.onWorkspaceSymbol(({ query }) => workspaceSymbols(symbolsOfAll(), query));

  function* symbolsOfAll() {
    for (const { uri } of documents.all()) {
      const plan = session.planOf(uri);
      if (plan) yield* declaredSymbols(plan.analysis, uri);
    }
    for (const { symbols } of workspace.plans.values()) yield* symbols;
  }

  answerEditing(session, () => loadFormatter);
  answerCommands(session, () => options.docxAt?.(client.docx));
  documents.listen(connection);
  connection.listen();
}

/** The folders of the workspace, also of editors that know of one only. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
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

/** Whether a document is a plan: some editors send a server for YAML all YAML there is. */
function isPlan({ uri, languageId }: OpenText): boolean {
  return languageId !== 'yaml' || PLAN_NAME.test(uri);
}
