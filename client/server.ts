import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  ANALYSED,
  type AnalysedParams,
  FIND_PLANS,
  type FindPlansParams,
  READ_FILE,
  type ReadFileParams,
} from '../server/src/lsp/protocol';
import { isWorkedOn } from './documents';
import { layOutHebrew } from './hebrew';

export const LANGUAGE_ID = 'partnership-plan';

/**
 * Makes a client for the server of this host: a process on the desktop, a worker in the browser. It loads the code of
 * clients only then, for that takes longer than all else that activates the extension.
 */
export type ClientFactory = (options: LanguageClientOptions) => Promise<BaseLanguageClient>;

export type ServerState = 'starting' | 'running' | 'stopped';

/** How long a server that is starting may take before another one is started beside it, and how long one that is to end. */
const LONGEST_START = 10_000;
const LONGEST_END = 2000;

/** The language server as the rest of the extension knows it. */
export class Server implements vscode.Disposable {
  private readonly log: vscode.LogOutputChannel;
  private readonly analysed = new vscode.EventEmitter<AnalysedParams>();
  private readonly changed = new vscode.EventEmitter<ServerState>();
  /** The client that is current, or that is being made to be. */
  private client: Promise<BaseLanguageClient> | undefined;
  private state: ServerState = 'stopped';
  private restarting: Promise<void> | undefined;
  private isDisposed = false;

  /** Fires when the server has checked a plan anew. */
  readonly onAnalysed = this.analysed.event;
  readonly onStateChange = this.changed.event;

  constructor(
    private readonly makeClient: ClientFactory,
    private readonly pages: string,
  ) {
    this.log = vscode.window.createOutputChannel(vscode.l10n.t('Partnership Plan'), { log: true });
  }

  get currentState(): ServerState {
    return this.state;
  }

  /** Starts the server; a failure is logged and shown, with the way out. */
  async start(): Promise<void> {
    if (this.isDisposed) return;
    this.setState('starting');
    const isCurrent = () => this.client === made;
    const made = this.newClient(isCurrent);
    this.client = made;
    try {
      const client = await made;
      // It may have been told to end while it was made, or while it started.
      if (isCurrent()) await client.start();
      if (isCurrent()) this.setState('running');
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      if (!isCurrent()) return;
      this.setState('stopped');
      const restart = vscode.l10n.t('Restart the Server');
      const show = vscode.l10n.t('Show the Log');
      const message = vscode.l10n.t('The server for partnership plans could not be started.');
      void vscode.window.showErrorMessage(message, restart, show).then((choice) => {
        if (choice === restart) void this.restart();
        if (choice === show) this.showLog();
      });
    }
  }

  /** Ends the server, whatever state it is in, and starts a new one; whoever asks again meanwhile gets the same one. */
  restart(): Promise<void> {
    this.restarting ??= this.stop()
      .then(() => this.start())
      .finally(() => {
        this.restarting = undefined;
      });
    return this.restarting;
  }

  /** Asks the server; one that is about to run is waited for. Rejects where there is none. */
  async request<R>(method: string, params: unknown): Promise<R> {
    await this.restarting;
    await this.started();
    const client = this.state === 'running' ? await this.client : undefined;
    if (!client) throw new Error(vscode.l10n.t('The server is not running.'));
    return client.sendRequest<R>(method, params);
  }

  showLog(): void {
    this.log.show(true);
  }

  async dispose(): Promise<void> {
    this.isDisposed = true;
    await this.stop();
    await this.restarting;
    this.analysed.dispose();
    this.changed.dispose();
    this.log.dispose();
  }

  /** @param isCurrent false once the client is to end */
  private async newClient(isCurrent: () => boolean): Promise<BaseLanguageClient> {
    const client = await this.makeClient({
      documentSelector: [{ language: LANGUAGE_ID }, { language: 'partnership-plan-configuration' }],
      outputChannel: this.log,
      initializationOptions: { listens: true, commands: true, files: true, pages: this.pages },
      diagnosticPullOptions: { onChange: true, onTabs: false },
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        ...layOutHebrew,
        // Of what the server isn't told, it finds nothing; a selector could name the schemes to take, but not those to leave.
        didOpen: async (document, next) => {
          if (isWorkedOn(document.uri)) await next(document);
        },
      },
    });
    // A server that crashes is started anew by the client itself, and given up after some times.
    client.onDidChangeState(() => {
      if (isCurrent()) this.setState(stateOf(client));
    });
    client.onNotification(ANALYSED, (params: AnalysedParams) => this.analysed.fire(params));
    client.onRequest(READ_FILE, ({ uri }: ReadFileParams) => readText(vscode.Uri.parse(uri)));
    client.onRequest(FIND_PLANS, ({ folder }: FindPlansParams) => findPlans(vscode.Uri.parse(folder)));
    return client;
  }

  private async stop(): Promise<void> {
    const made = this.client;
    this.client = undefined;
    this.setState('stopped');
    if (!made) return;
    const end = async () => {
      try {
        const client = await made;
        // One that is starting can't be ended: it would come up, and stay. Asked again, it tells when it is there.
        if (stateOf(client) === 'starting') await client.start();
        await client.dispose(LONGEST_END);
      } catch (error) {
        // A server that died or never came up has nothing to be asked to stop.
        this.log.debug(String(error));
      }
    };
    // One that never comes up must not keep another one from starting.
    await Promise.race([end(), new Promise((resolve) => setTimeout(resolve, LONGEST_START))]);
  }

  /** Resolves once the server isn't starting any more, whatever has become of it. */
  private started(): Promise<void> {
    return new Promise((resolve) => {
      if (this.state !== 'starting') return resolve();
      const listener = this.onStateChange((state) => {
        if (state === 'starting') return;
        listener.dispose();
        resolve();
      });
    });
  }

  private setState(state: ServerState): void {
    if (this.state === state) return;
    this.state = state;
    this.changed.fire(state);
  }
}

/** In the client's own words: its `State` is a value, which would be loaded with all of its code. */
function stateOf(client: BaseLanguageClient): ServerState {
  if (client.isRunning()) return 'running';
  return client.needsStop() ? 'starting' : 'stopped';
}

/** The text of a file, wherever the workspace is; null where there is none. */
async function readText(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && /FileNotFound|NotADirectory/.test(error.code)) return null;
    throw error;
  }
}

/** The plans in a folder of the workspace, wherever that is; those that the user hides from the editor are left out. */
async function findPlans(folder: vscode.Uri): Promise<readonly string[]> {
  const plans = new vscode.RelativePattern(folder, '**/*.partnership.{yaml,yml}');
  return (await vscode.workspace.findFiles(plans, '**/node_modules/**')).map((uri) => uri.toString());
}
