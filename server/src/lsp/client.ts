import type { InitializeParams } from 'vscode-languageserver';
import type { CompletionHost } from '../features/completion';

/** What the editor at the other end can do, as far as it makes a difference to the server. */
export interface ClientAbilities {
  /** Reads files for the server. */
  readonly files: boolean;
  readonly registersWatching: boolean;
  /** Tells of files and folders that get another name. */
  readonly tellsOfRenames: boolean;
  /** Has workspaces of several folders. */
  readonly hasFolders: boolean;
  /** Watches a folder by its address, also outside of the workspace. */
  readonly watchesFolders: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  /** Wants to be told of every analysis. */
  readonly listens: boolean;
  /** The address at which the client opens a rule’s page, with `{rule}` for its id and `{language}` for `en` or `he`. */
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
  readonly refreshesLenses: boolean;
  readonly refreshesTokens: boolean;
  readonly foldingLimit: number | undefined;
  readonly preparesRename: boolean;
  /** Takes links for definitions, which tell the range that they lead from. */
  readonly takesLinks: boolean;
  /** Takes edits that are tied to a version of the text. */
  readonly takesVersions: boolean;
  /** Takes code actions that carry their edits; others know commands alone, of which there are none. */
  readonly takesActions: boolean;
  /** Shows an outline as a tree. */
  readonly showsTrees: boolean;
  /** Shows what is told of a completion in Markdown. */
  readonly completesInMarkdown: boolean;
  readonly completion: Pick<CompletionHost, 'snippets' | 'insertTextModes'>;
}

/** Of an editor that hasn't said anything yet. */
export const NO_ABILITIES: ClientAbilities = {
  files: false,
  registersWatching: false,
  tellsOfRenames: false,
  hasFolders: false,
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
  refreshesLenses: false,
  refreshesTokens: false,
  foldingLimit: undefined,
  preparesRename: false,
  takesLinks: false,
  takesVersions: false,
  takesActions: false,
  showsTrees: false,
  completesInMarkdown: false,
  completion: { snippets: false },
};

/** Reads what an editor says of itself in the first request. */
export function abilitiesOf({ capabilities, initializationOptions, locale }: InitializeParams): ClientAbilities {
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
    markdown: capabilities.textDocument?.hover?.contentFormat?.includes('markdown') === true,
    commands: own.commands === true,
    files: own.files === true,
    tellsOfRenames: capabilities.workspace?.fileOperations?.didRename === true,
    hasFolders: capabilities.workspace?.workspaceFolders === true,
    registersWatching: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesFolders: capabilities.workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    refreshesInlayHints: capabilities.workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: capabilities.workspace?.codeLens?.refreshSupport === true,
    refreshesTokens: capabilities.workspace?.semanticTokens?.refreshSupport === true,
    foldingLimit: capabilities.textDocument?.foldingRange?.rangeLimit,
    preparesRename: capabilities.textDocument?.rename?.prepareSupport === true,
    takesLinks: capabilities.textDocument?.definition?.linkSupport === true,
    takesVersions: capabilities.workspace?.workspaceEdit?.documentChanges === true,
    takesActions: capabilities.textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    showsTrees: capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    completesInMarkdown: item?.documentationFormat?.includes('markdown') === true,
    completion: {
      snippets: item?.snippetSupport === true,
      insertTextModes: item?.insertTextModeSupport?.valueSet,
    },
  };
}
