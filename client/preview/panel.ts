import * as vscode from 'vscode';
import { type PlanLanguage, PREVIEW, type PreviewParams, type PreviewResult } from '../../server/src/lsp/protocol';
import { openText } from '../open-text';
import { type PanelState, readFromPage, type ToPage } from './messages';
import { pageOf } from './page';

/** How long the editor's scrolling may echo the page's once it has begun, and how long until it begins, in milliseconds. */
const ECHO = 300;
const ECHO_BEGINS = 800;

/** How long an editor that comes back after a reload may take to find its place, in milliseconds. */
const COMING_BACK = 5000;

/**
 * So many lines an editor moves by itself, when code lenses or inlay hints come in. Where it has moved further, somebody
 * scrolls it, and goes on doing so for a while, in milliseconds.
 */
const JITTER = 3;
const SCROLLING = 500;

/** What a panel needs of the rest of the extension. */
export interface PanelDependencies {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri'>;
  /** Sends a request to the language server, once it runs. Rejects where there is none. */
  readonly request: <R>(method: string, params: unknown) => Promise<R>;
  /** True while the language server is about to run. */
  readonly isStarting: () => boolean;
  /** Puts the editor's own texts into the editor's language: `vscode.l10n.t`. */
  readonly localize: (message: string, ...values: string[]) => string;
}

/** One open panel: shows a plan, follows its editor, and is followed by it. */
export class PreviewPanel implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private state: { uri: vscode.Uri | undefined; isLocked: boolean; language: PlanLanguage | undefined };
  /** The page that was made last. */
  private page: Pick<PreviewResult, 'title' | 'language' | 'planLanguage'> | undefined;
  /** True where the page is to come in the other language than it would, since somebody asked for that before it was there. */
  private isSwitched = false;
  /** The plan of which the webview holds a page now. */
  private held: vscode.Uri | undefined;
  /** The number of that page; undefined where it has none that another can be based on. */
  private known: number | undefined;
  /** False until the title is that of the plan. */
  private isEntitled = true;
  /** What the plan was called when the page was told last, where it has another name by now. */
  private before: vscode.Uri | undefined;
  /** Watches the plan's file. */
  private watcher: vscode.Disposable | undefined;
  private isAsking = false;
  private askAgain = false;
  private disposed = false;
  private isReady = false;
  /** Until when the editor's scrolling is an echo of the page's, in milliseconds of the clock. */
  private quietUntil = 0;
  /** Until when an editor that comes back finds its place. */
  private backAt = 0;
  /** Until when whatever the editor does is scrolling. */
  private scrollsUntil = 0;
  /** The line at the editor's top with which the page was last in step. */
  private top: number | undefined;
  /** True until a plan has been shown where its editor stands; a panel that comes back keeps its own place. */
  private isFresh: boolean;

  /** @param isRestored true for a panel that comes back after a reload */
  constructor(
    readonly panel: vscode.WebviewPanel,
    state: Omit<PanelState, 'uri'> & { readonly uri: vscode.Uri | undefined },
    private readonly dependencies: PanelDependencies,
    isRestored: boolean,
  ) {
    const { uri, isLocked, language } = state;
    this.state = { uri, isLocked: isLocked && uri !== undefined, language };
    this.isFresh = !isRestored;
    const { context, localize } = dependencies;
    const root = vscode.Uri.joinPath(context.extensionUri, 'dist');
    const { webview } = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'file-light.svg'),
      dark: vscode.Uri.joinPath(context.extensionUri, 'client', 'media', 'file-dark.svg'),
    };
    webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
    this.subscriptions = [
      webview.onDidReceiveMessage((data: unknown) => this.receive(data)),
      panel.onDidChangeViewState(() => {
        // A hidden page is thrown away; the next one says when it is there.
        if (!panel.visible) this.isReady = false;
      }),
    ];
    this.watch();
    this.entitle();
    webview.html = pageOf({
      cspSource: webview.cspSource,
      script: String(webview.asWebviewUri(vscode.Uri.joinPath(root, 'preview.js'))),
      style: String(webview.asWebviewUri(vscode.Uri.joinPath(root, 'preview-style.css'))),
      title: localize('Plan preview'),
      loading: localize('Reading the plan…'),
    });
  }

  /** The plan that is shown; undefined for a panel that came back and doesn't know which it showed. */
  get uri(): vscode.Uri | undefined {
    return this.state.uri;
  }

  get isLocked(): boolean {
    return this.state.isLocked;
  }

  /** The language that somebody chose for the page; undefined where it is the plan's own. */
  get language(): PlanLanguage | undefined {
    return this.state.language;
  }

  shows(uri: vscode.Uri): boolean {
    return String(uri) === String(this.state.uri);
  }

  dispose(): void {
    this.disposed = true;
    this.watcher?.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Shows another plan, or the same one. */
  show(uri: vscode.Uri): void {
    if (this.shows(uri)) return;
    this.state.uri = uri;
    this.before = undefined;
    this.isFresh = true;
    this.top = undefined;
    this.watch();
    this.tellState();
    this.isEntitled = false;
    this.refresh();
  }

  /** The plan has another name now; whatever is shown of it stays. */
  rename(uri: vscode.Uri): void {
    const before = this.state.uri;
    this.state.uri = uri;
    if (this.held === before) this.held = uri;
    this.before ??= before;
    this.watch();
    this.tellState();
    this.refresh();
  }

  /** Makes the panel stay with its plan, or follow the active editor again. */
  toggleLock(): void {
    this.state.isLocked = !this.state.isLocked && this.state.uri !== undefined;
    this.tellState();
    this.entitle();
  }

  /** Shows the page in the other language; in the plan's own, it will be in that of whatever plan comes. */
  switchLanguage(): void {
    if (!this.page) {
      this.isSwitched = !this.isSwitched;
      return;
    }
    const other = this.page.language === 'he' ? 'en' : 'he';
    this.state.language = other === this.page.planLanguage ? undefined : other;
    this.tellState();
    this.refresh();
  }

  /** An editor of the plan now shows `line` at its top. */
  follow(editor: vscode.TextEditor, line: number): void {
    if (editor !== this.editor()) return;
    const now = Date.now();
    this.top ??= line;
    const distance = Math.abs(line - this.top);
    if (now < this.backAt || now < this.quietUntil) {
      this.quietUntil = Math.min(this.quietUntil, now + ECHO);
      this.top = line;
    } else if (distance > JITTER || (distance > 0 && (line === 0 || now < this.scrollsUntil))) {
      this.scrollsUntil = now + SCROLLING;
      this.top = line;
      const hasCursor = editor.visibleRanges.some((range) => range.contains(editor.selection.active));
      this.post({ type: 'scroll', line, hasCursor });
    }
  }

  /**
   * Tells the page where the cursor stands.
   * @param isMoved true where somebody has just moved it, or typed
   */
  tellCursor(isMoved: boolean): void {
    this.post({ type: 'cursor', line: this.editor()?.selection.active.line ?? null, isMoved });
  }

  /** Asks for the page anew; while an answer is awaited, once more after it. */
  refresh(): void {
    // What is hidden needs no page, but a title: that of the plan that it would show.
    if (this.disposed || (!this.isReady && this.isEntitled)) return;
    if (this.isAsking) this.askAgain = true;
    else void this.ask();
  }

  /** Puts the cursor back into the plan's text. */
  async showSource(): Promise<void> {
    const { uri } = this.state;
    if (uri) await this.openEditor(uri).catch(tellError);
  }

  private post(message: ToPage): void {
    if (!this.disposed && this.isReady) void this.panel.webview.postMessage(message);
  }

  private tellState(): void {
    const { before } = this;
    const { uri, isLocked, language } = this.state;
    // A page that isn't there hears of a new name when it is.
    if (this.isReady) this.before = undefined;
    this.post({
      type: 'panel',
      uri: uri && String(uri),
      isLocked,
      language,
      ...(before && { before: String(before) }),
    });
  }

  /** Asks anew when the plan's file changes or goes: of a plan that no editor holds, nobody else tells. */
  private watch(): void {
    this.watcher?.dispose();
    this.watcher = undefined;
    const { uri } = this.state;
    if (!uri || uri.scheme === 'untitled') return;
    // What would be more than itself in a pattern stands for any character.
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '?');
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const refresh = () => this.refresh();
    this.watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(refresh),
      watcher.onDidCreate(refresh),
      // An editor keeps its text all the same.
      watcher.onDidDelete((gone) => this.shows(gone) && (tabColumn(uri) ?? this.take(uri, null))),
    );
  }

  private entitle(): void {
    const { localize } = this.dependencies;
    const { uri, isLocked } = this.state;
    const name = this.page?.title || (uri ? uri.path.slice(uri.path.lastIndexOf('/') + 1) : '');
    if (name === '') this.panel.title = localize('Plan preview');
    else this.panel.title = isLocked ? localize('Preview (locked): {0}', name) : localize('Preview: {0}', name);
  }

  private async ask(): Promise<void> {
    const { uri, language } = this.state;
    const { localize } = this.dependencies;
    if (!uri) {
      this.post({
        type: 'unavailable',
        uri: undefined,
        text: localize('Open a partnership plan, and it is shown here.'),
      });
      return;
    }
    // A server that is about to run will say so, and then it is asked.
    if (this.dependencies.isStarting()) return;
    this.isAsking = true;
    const { known } = this;
    const params: PreviewParams = {
      uri: String(uri),
      ...(language && { language }),
      ...(known !== undefined && { known }),
    };
    const isCurrent = () => uri === this.state.uri && language === this.state.language && !this.disposed;
    try {
      // A preview may be there before its plan is, or longer.
      await openText(uri);
      const result = await this.dependencies.request<PreviewResult | null>(PREVIEW, params);
      if (isCurrent()) this.take(uri, result);
    } catch {
      // One that died may be about to run again by now.
      if (isCurrent() && !this.dependencies.isStarting()) this.take(uri, null);
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
      const isHeld = this.held === uri;
      const text = isHeld
        ? localize('The preview cannot be brought up to date now.')
        : localize('This plan cannot be shown now.');
      this.known = undefined;
      if (!isHeld) {
        // Nor is it called what the plan before was.
        this.page = undefined;
        this.entitle();
      }
      this.post({ type: 'unavailable', uri: String(uri), text });
      return;
    }
    if (!this.page && !this.isFresh) this.backAt = Date.now() + COMING_BACK;
    this.page = result;
    this.isEntitled = true;
    this.entitle();
    if (this.isSwitched) {
      // What came is in the language that nobody wants; the other one is on its way.
      this.isSwitched = false;
      this.switchLanguage();
      return;
    }
    if (!this.isReady) return;
    if ('since' in result && result.since !== this.known) {
      // The webview was made anew meanwhile.
      this.askAgain = true;
      return;
    }
    this.held = uri;
    this.known = result.page;
    this.post({ ...result, type: 'update', uri: String(uri) });
    this.tellCursor(false);
    if (!this.isFresh) return;
    this.isFresh = false;
    this.top = this.editor()?.visibleRanges[0]?.start.line;
    if (this.top) this.post({ type: 'scroll', line: this.top, hasCursor: false });
  }

  private receive(data: unknown): void {
    const message = readFromPage(data);
    if (!message) return;
    if (message.type === 'ready') {
      this.isReady = true;
      this.held = undefined;
      this.known = undefined;
      this.tellState();
      this.refresh();
    } else if (message.type === 'open') {
      // As it is written: a `Uri` reads what is encoded in an address, and may open another one.
      void vscode.env.openExternal(message.href as unknown as vscode.Uri);
    } else if (this.state.uri && message.uri === String(this.state.uri)) {
      if (message.type === 'reveal') this.reveal(this.state.uri, message.line).catch(tellError);
      else this.scrollEditor(message.line);
    }
  }

  /** Puts the cursor at the beginning of a line of the plan's text, in the editor that has it. */
  private async reveal(uri: vscode.Uri, line: number): Promise<void> {
    this.quietUntil = Date.now() + ECHO_BEGINS;
    const editor = await this.openEditor(uri);
    const { document } = editor;
    const at = Math.min(Math.floor(line), document.lineCount - 1);
    const position = new vscode.Position(at, document.lineAt(at).firstNonWhitespaceCharacterIndex);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    this.quietUntil = Date.now() + ECHO_BEGINS;
  }

  /** Brings the plan's editor to the front; one that isn't there is opened beside the preview. */
  private async openEditor(uri: vscode.Uri): Promise<vscode.TextEditor> {
    const open = this.editor();
    const document = open?.document ?? (await openText(uri));
    const beside = this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
    const viewColumn = open?.viewColumn ?? tabColumn(uri) ?? beside;
    return vscode.window.showTextDocument(document, { viewColumn });
  }

  private scrollEditor(line: number): void {
    const editor = this.editor();
    if (!editor) return;
    const at = Math.min(Math.floor(line), editor.document.lineCount - 1);
    this.quietUntil = Date.now() + ECHO_BEGINS;
    this.top = at;
    editor.revealRange(new vscode.Range(at, 0, at, 0), vscode.TextEditorRevealType.AtTop);
  }

  /** The editor that shows the plan; of several, the one with the focus. */
  private editor(): vscode.TextEditor | undefined {
    const { activeTextEditor: active, visibleTextEditors } = vscode.window;
    if (active && this.shows(active.document.uri)) return active;
    return visibleTextEditors.find((editor) => this.shows(editor.document.uri));
  }
}

function tellError(error: unknown): void {
  void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
}

/** The column of a tab that holds a document but isn't in front. */
function tabColumn(uri: vscode.Uri): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find((group) =>
    group.tabs.some((tab) => tab.input instanceof vscode.TabInputText && String(tab.input.uri) === String(uri)),
  )?.viewColumn;
}
