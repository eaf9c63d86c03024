import * as vscode from 'vscode';
import type { AnalysedParams, PlanLanguage } from '../../server/src/lsp/protocol';
import { isWorkedOn } from '../documents';
import { LANGUAGE_ID } from '../server';
import { type PanelState, readState } from './messages';
import { type PanelDependencies, PreviewPanel } from './panel';

/** The type of the preview's webview; `onWebviewPanel:partnershipPlan.preview` activates the extension for it. */
const PREVIEW_VIEW_TYPE = 'partnershipPlan.preview';

/** What the previews need of the rest of the extension. */
export interface PreviewDependencies extends PanelDependencies {
  /** Fires whenever the server has checked a plan anew. */
  readonly onAnalysed: vscode.Event<AnalysedParams>;
  /** Fires when the server starts, runs or stops. */
  readonly onStateChange: vscode.Event<unknown>;
}

export interface OpenOptions {
  /** Beside the active editor instead of in its place. */
  readonly side: boolean;
  /** In a panel that stays with the plan, instead of the one that follows the active editor. */
  readonly isLocked?: boolean;
}

/**
 * The previews: one that shows the plan that is being edited and follows when another plan becomes active, and as many
 * that stay with a plan as people like. Give it to `context.subscriptions`; it registers its own serializer, so that the
 * panels come back after a reload.
 */
export class PreviewManager implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly panels = new Set<PreviewPanel>();
  /** The panel that had the focus last. */
  private last: PreviewPanel | undefined;

  constructor(private readonly dependencies: PreviewDependencies) {
    const { window, workspace } = vscode;
    const refresh = (uri: vscode.Uri) => this.each((panel) => panel.shows(uri) && panel.refresh());
    this.subscriptions = [
      window.registerWebviewPanelSerializer(PREVIEW_VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, data: unknown) => {
          const state = readState(data);
          this.adopt(panel, { ...state, uri: parsed(state.uri) ?? openPlan() }, true);
        },
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.languageId === LANGUAGE_ID && isWorkedOn(editor.document.uri)) {
          this.each((panel) => panel.isLocked || panel.show(editor.document.uri));
        }
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
        const line = visibleRanges[0]?.start.line;
        if (line !== undefined) this.each((panel) => panel.follow(textEditor, line));
      }),
      window.onDidChangeTextEditorSelection(({ textEditor: { document } }) =>
        this.each((panel) => panel.shows(document.uri) && panel.tellCursor(true)),
      ),
      window.onDidChangeVisibleTextEditors(() => this.each((panel) => panel.tellCursor(false))),
      workspace.onDidRenameFiles(({ files }) => this.each((panel) => follow(panel, files))),
      dependencies.onAnalysed(({ uri }) => refresh(vscode.Uri.parse(uri))),
      dependencies.onStateChange(() => this.each((panel) => panel.refresh())),
      // One that was never saved is gone for good.
      workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === 'untitled' && refresh(uri)),
    ];
  }

  /** The preview that has the focus, or had it last; undefined where none is open. */
  get active(): PreviewPanel | undefined {
    return [...this.panels].find(({ panel }) => panel.active) ?? this.last ?? [...this.panels].at(-1);
  }

  /**
   * What a command is meant for that somebody runs on a preview; undefined where it is meant for an editor.
   * @param resource what the menu of an editor or of a preview says that it belongs to
   */
  meant(resource: unknown): { readonly uri: vscode.Uri; readonly language?: PlanLanguage } | undefined {
    const isNamed = resource instanceof vscode.Uri;
    const { active } = this;
    if (!active?.uri || (isNamed ? resource.scheme !== 'webview-panel' : !active.panel.active)) return undefined;
    return { uri: active.uri, ...(active.language ? { language: active.language } : {}) };
  }

  /** Shows a plan, in a panel that is there for it already or in a new one. */
  open(uri: vscode.Uri, { side, isLocked = false }: OpenOptions): void {
    const known = [...this.panels].find((panel) => panel.isLocked === isLocked && (!isLocked || panel.shows(uri)));
    if (known) {
      known.show(uri);
      known.panel.reveal(undefined, side);
      return;
    }
    const column = side ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(
      PREVIEW_VIEW_TYPE,
      this.dependencies.localize('Plan preview'),
      { viewColumn: column, preserveFocus: side },
      { enableFindWidget: true },
    );
    this.adopt(panel, { uri, isLocked, language: undefined }, false);
  }

  /** Makes the preview that has the focus stay with its plan, or follow the active editor again. */
  toggleLock(): void {
    const { active } = this;
    if (!active) return;
    active.toggleLock();
    // Two that do the same in one place are one too many.
    this.each((other) => {
      const isSame =
        other.isLocked === active.isLocked && (!other.isLocked || String(other.uri) === String(active.uri));
      if (other !== active && isSame && other.panel.viewColumn === active.panel.viewColumn) other.panel.dispose();
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.each(({ panel }) => panel.dispose());
  }

  private each(act: (panel: PreviewPanel) => unknown): void {
    for (const panel of [...this.panels]) act(panel);
  }

  private adopt(
    webviewPanel: vscode.WebviewPanel,
    state: Omit<PanelState, 'uri'> & { readonly uri: vscode.Uri | undefined },
    isRestored: boolean,
  ): void {
    const panel = new PreviewPanel(webviewPanel, state, this.dependencies, isRestored);
    this.panels.add(panel);
    webviewPanel.onDidChangeViewState(() => {
      if (webviewPanel.active) this.last = panel;
    });
    webviewPanel.onDidDispose(() => {
      panel.dispose();
      this.panels.delete(panel);
      if (this.last === panel) this.last = undefined;
    });
  }
}

/** A plan that somebody sees now, or has a tab of. */
function openPlan(): vscode.Uri | undefined {
  const seen = vscode.window.visibleTextEditors.find(
    ({ document }) => document.languageId === LANGUAGE_ID && isWorkedOn(document.uri),
  );
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.input));
  const plan = tabs.find(
    (input) => input instanceof vscode.TabInputText && /\.partnership\.ya?ml$/.test(input.uri.path),
  );
  return seen?.document.uri ?? (plan instanceof vscode.TabInputText ? plan.uri : undefined);
}

/** Goes along with a plan that gets another name, or whose folder does. */
function follow(
  panel: PreviewPanel,
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): void {
  for (const { oldUri, newUri } of files) {
    const { uri } = panel;
    if (!uri || uri.scheme !== oldUri.scheme || uri.authority !== oldUri.authority) continue;
    if (uri.path === oldUri.path) panel.rename(newUri);
    else if (uri.path.startsWith(`${oldUri.path}/`)) {
      panel.rename(newUri.with({ path: newUri.path + uri.path.slice(oldUri.path.length) }));
    }
  }
}

/** The address of a plan that a text is; undefined where it is none. */
function parsed(text: string | undefined): vscode.Uri | undefined {
  try {
    return text === undefined ? undefined : vscode.Uri.parse(text, true);
  } catch {
    return undefined;
  }
}
