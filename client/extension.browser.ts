/** The extension in a web worker: VS Code in a browser. */
import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, deactivate } from './extension';

declare class Worker {
  constructor(address: string);
}

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const part = (name: string) => vscode.Uri.joinPath(context.extensionUri, 'dist', name).toString(true);
  return activateWith(context, (given) => {
    // What the server loads only when it is needed, it finds by its address alone.
    const parts = { formatter: part('format.js'), docx: part('docx.js') };
    const options = { ...given, initializationOptions: { ...given.initializationOptions, ...parts } };
    const start = async () => {
      // The client would test the worker with `instanceof`, which the editor's own kind of worker doesn't pass.
      const worker = new Worker(part('server-web.js')) as ConstructorParameters<typeof BrowserMessageReader>[0];
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient('partnershipPlan', vscode.l10n.t('Partnership Plan'), start, options);
  });
}

export { deactivate };
