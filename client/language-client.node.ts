/** The client of a server in a process of its own. */
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';

export function makeClient(context: vscode.ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const run = { module, transport: TransportKind.ipc };
  return new LanguageClient('partnershipPlan', vscode.l10n.t('Partnership Plan'), { run, debug: run }, options);
}
