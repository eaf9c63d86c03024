import * as vscode from 'vscode';
import { type AnalysedParams, PREVIEW, type PreviewParams, type PreviewResult } from '../../server/src/lsp/protocol';
import { readFromPage, readState, type ToPage } from './messages';
import { pageOf } from './page';

/** The type of the preview's webview; `onWebviewPanel:partnershipPlan.preview` activates the extension for it. */
export const PREVIEW_VIEW_TYPE = 'partnershipPlan.preview';

/** The language id of plans. */
const PLAN = 'partnership-plan';

/** How long what one side did itself may echo from the other, in milliseconds. */
const ECHO = 300;

/** What the preview needs of the rest of the extension. */
export interface PreviewDependencies {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri'>;
  /** Sends a request to the language server, once it runs. Rejects where there is no server. */
  readonly request: <R>(method: string, params: unknown) => Promise<R>;
  /** Fires whenever the server has checked a plan anew. */
  readonly onAnalysed: vscode.Event<AnalysedParams>;
  /** Puts the editor's own texts into the editor's language: `vscode.l10n.t`. */
  readonly localize: (message: string, ...values: string[]) => string;
}

export interface OpenOptions {
  /** Beside the active editor instead of in its place. */
  readonly side: boolean;
}

/**
 * The preview: one panel that shows the plan that is being edited, and follows when another plan becomes active. Give it
 * to `context.subscriptions`; it registers its own serializer, so that the panel comes back after a reload.
 */
export class PreviewManager implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private preview: Preview | undefined;

  constructor(private readonly dependencies: PreviewDependencies) {
    this.subscriptions = [
      vscode.window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, data: unknown) => {
          const state = readState(data);
          const uri = state ? parsed(state.uri) : this.activePlan();
          if (this.preview || !uri) panel.dispose();
          else this.adopt(panel, uri, true);
        },
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.languageId === PLAN) this.preview?.show(editor.document.uri);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const line = visibleRanges[0]?.start.line;
        if (line !== undefined) this.preview?.follow(textEditor.document.uri, line);
      }),
      dependencies.onAnalysed(({ uri, version }) => this.preview?.analysed(vscode.Uri.parse(uri), version)),
    ];
  }

  /** The plan that the panel shows; undefined while no panel is open. */
  get uri(): vscode.Uri | undefined {
    return this.preview?.uri;
  }

  /** Shows a plan; the panel is opened where there is none, and brought to front where there is. */
  open(uri: vscode.Uri, { side }: OpenOptions): void {
    if (this.preview) {
      this.preview.show(uri);
      this.preview.panel.reveal(undefined, side);
      return;
    }
    const column = side ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW_TYPE,
      this.dependencies.localize('Plan preview'),
      { viewColumn: column, preserveFocus: side },
      { enableFindWidget: true },
    );
    this.adopt(panel, uri, false);
  }

  dispose(): void {
    this.preview?.panel.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private activePlan(): vscode.Uri | undefined {
    const documents = vscode.window.visibleTextEditors.map((editor) => editor.document);
    return documents.find((document) => document.languageId === PLAN)?.uri;
  }

  private adopt(panel: vscode.WebviewPanel, uri: vscode.Uri, isRestored: boolean): void {
    const preview = new Preview(panel, uri, this.dependencies, isRestored);
    this.preview = preview;
    panel.onDidDispose(() => {
      preview.dispose();
      if (this.preview === preview) this.preview = undefined;
    });
  }
}

/** One open panel. */
class Preview {
  private readonly subscriptions: vscode.Disposable[];
  private shown: vscode.Uri;
  /** Counts the requests, so that only the newest answer is shown. */
  private asked = 0;
  private isAsking = false;
  private askAgain = false;
  private disposed = false;
  private isReady = false;
  /** Until when the editor's scrolling is an echo of the page's, in milliseconds of the clock. */
  private quietUntil = 0;
  /** True until a plan has been shown where its editor stands; a panel that comes back keeps its own place. */
  private isFresh: boolean;

  constructor(
    readonly panel: vscode.WebviewPanel,
    uri: vscode.Uri,
    private readonly dependencies: PreviewDependencies,
    isRestored: boolean,
  ) {
    this.shown = uri;
    this.isFresh = !isRestored;
    const { context, localize } = dependencies;
    const root = vscode.Uri.joinPath(context.extensionUri, 'dist');
    const { webview } = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'file-light.svg'),
      dark: vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'file-dark.svg'),
    };
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [root] };
    this.subscriptions = [
      webview.onDidReceiveMessage((data: unknown) => this.receive(data)),
      panel.onDidChangeViewState(() => {
        if (panel.visible) this.refresh();
        else this.isReady = false;
      }),
    ];
    webview.html = pageOf({
      cspSource: webview.cspSource,
      script: String(webview.asWebviewUri(vscode.Uri.joinPath(root, 'preview.js'))),
      style: String(webview.asWebviewUri(vscode.Uri.joinPath(root, 'preview-style.css'))),
      loading: localize('Reading the plan…'),
    });
  }

  get uri(): vscode.Uri {
    return this.shown;
  }

  dispose(): void {
    this.disposed = true;
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Shows another plan, or the same one. */
  show(uri: vscode.Uri): void {
    if (String(uri) === String(this.shown)) return;
    this.shown = uri;
    this.isFresh = true;
    this.refresh();
  }

  analysed(uri: vscode.Uri, _version: number): void {
    if (String(uri) === String(this.shown)) this.refresh();
  }

  /** The editor of a plan now shows `line` at its top. */
  follow(uri: vscode.Uri, line: number): void {
    if (String(uri) !== String(this.shown) || Date.now() < this.quietUntil) return;
    this.post({ type: 'scroll', line });
  }

  private post(message: ToPage): void {
    if (!this.disposed && this.isReady) void this.panel.webview.postMessage(message);
  }

  /** Asks for the page anew; while an answer is awaited, once more after it. */
  private refresh(): void {
    if (this.disposed || !this.isReady) return;
    if (this.isAsking) this.askAgain = true;
    else void this.ask();
  }

  private async ask(): Promise<void> {
    this.isAsking = true;
    const turn = ++this.asked;
    const uri = this.shown;
    const params: PreviewParams = { uri: String(uri) };
    try {
      // A preview that came back after a reload may be there before its plan is.
      await vscode.workspace.openTextDocument(uri);
      const result = await this.dependencies.request<PreviewResult | null>(PREVIEW, params);
      if (turn === this.asked && uri === this.shown && !this.disposed) this.take(uri, result);
    } catch {
      if (uri === this.shown) this.take(uri, null);
    } finally {
      this.isAsking = false;
      if (this.askAgain) {
        this.askAgain = false;
        this.refresh();
      }
    }
  }

  private take(uri: vscode.Uri, result: PreviewResult | null): void {
    const { localize } = this.dependencies;
    if (!result) {
      this.post({ type: 'empty', text: localize('This plan cannot be shown now.') });
      return;
    }
    const name = result.title || uri.path.slice(uri.path.lastIndexOf('/') + 1);
    this.panel.title = localize('Preview: {0}', name);
    this.post({ ...result, type: 'update', uri: String(uri) });
    if (!this.isFresh) return;
    this.isFresh = false;
    const line = this.editor()?.visibleRanges[0]?.start.line;
    if (line) this.post({ type: 'scroll', line });
  }

  private receive(data: unknown): void {
    const message = readFromPage(data);
    if (!message) return;
    if (message.type === 'ready') {
      this.isReady = true;
      this.refresh();
    } else if (message.uri === String(this.shown)) {
      if (message.type === 'reveal') void this.reveal(message.line);
      else this.scrollEditor(message.line);
    }
  }

  /** Puts the cursor at the beginning of a line of the plan's text, in the editor that has it. */
  private async reveal(line: number): Promise<void> {
    const uri = this.shown;
    const open = this.editor();
    const document = open?.document ?? (await vscode.workspace.openTextDocument(uri));
    const at = Math.min(Math.floor(line), Math.max(0, document.lineCount - 1));
    const column = document.lineAt(at).firstNonWhitespaceCharacterIndex;
    const beside = this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    this.quietUntil = Date.now() + ECHO;
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: open?.viewColumn ?? this.tabColumn(uri) ?? beside,
    });
    const position = new vscode.Position(at, column);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.quietUntil = Date.now() + ECHO;
  }

  private scrollEditor(line: number): void {
    const editor = this.editor();
    if (!editor) return;
    const at = Math.min(Math.floor(line), Math.max(0, editor.document.lineCount - 1));
    this.quietUntil = Date.now() + ECHO;
    editor.revealRange(new vscode.Range(at, 0, at, 0), vscode.TextEditorRevealType.AtTop);
  }

  private editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find((editor) => String(editor.document.uri) === String(this.shown));
  }

  /** The column of a tab that holds the plan but isn't in front. */
  private tabColumn(uri: vscode.Uri): vscode.ViewColumn | undefined {
    return vscode.window.tabGroups.all.find((group) =>
      group.tabs.some((tab) => tab.input instanceof vscode.TabInputText && String(tab.input.uri) === String(uri)),
    )?.viewColumn;
  }
}

/** The address that a text is; undefined where it is none. */
function parsed(text: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}
