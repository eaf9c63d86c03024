/** The client of a server in a worker of its own. */
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient/browser';

declare class Worker {
  constructor(address: string);
  terminate(): void;
}

/** A client that leaves no worker behind, whether that does what it is asked or not. */
class WorkerClient extends LanguageClient {
  private worker: Worker | undefined;

  /** @param address of the server's script */
  constructor(address: string, options: LanguageClientOptions) {
    const start = async () => {
      // One that crashed is started anew.
      this.worker?.terminate();
      this.worker = new Worker(address);
      // The client would test the worker with `instanceof`, which the editor's own kind of worker doesn't pass.
      const port = this.worker as Worker & ConstructorParameters<typeof BrowserMessageReader>[0];
      return { reader: new BrowserMessageReader(port), writer: new BrowserMessageWriter(port) };
    };
    super('partnershipPlan', vscode.l10n.t('Partnership Plan'), start, options);
  }

  override async dispose(timeout?: number): Promise<void> {
    try {
      await super.dispose(timeout);
    } finally {
      this.worker?.terminate();
      this.worker = undefined;
    }
  }
}

export function makeClient(context: vscode.ExtensionContext, given: LanguageClientOptions): LanguageClient {
  const part = (name: string) => vscode.Uri.joinPath(context.extensionUri, 'dist', name).toString(true);
  // What the server loads only when it is needed, it finds by its address alone.
  const parts = { formatter: part('format.js'), docx: part('docx.js') };
  const options = { ...given, initializationOptions: { ...given.initializationOptions, ...parts } };
  return new WorkerClient(part('server-web.js'), options);
}
