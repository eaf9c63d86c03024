/** The extension in a Node.js host: VS Code on a desktop, or a remote machine. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, deactivate } from './extension';

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  return activateWith(context, (options) => {
    const run = { module, transport: TransportKind.ipc };
    return new LanguageClient('partnershipPlan', vscode.l10n.t('Partnership Plan'), { run, debug: run }, options);
  });
}

export { deactivate };
