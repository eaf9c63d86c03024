/** The extension in a web worker: VS Code in a browser. */
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, deactivate } from './extension';

type ServerStarter = Extract<ConstructorParameters<typeof LanguageClient>[2], () => unknown>;

declare class Worker {
  constructor(address: string);
}

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server-web.js').toString(true);
  return activateWith(context, (options) => {
    const start = async () => new Worker(script) as Awaited<ReturnType<ServerStarter>>;
    return new LanguageClient('partnershipPlan', vscode.l10n.t('Partnership Plan'), start, options);
  });
}

export { deactivate };
