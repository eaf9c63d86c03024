/** The extension in a Node.js host: VS Code on a desktop, or a remote machine. */
import type * as vscode from 'vscode';
import { activateWith, deactivate } from './extension';

export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, async (options) => {
    const { makeClient } = await import('./language-client.node');
    return makeClient(context, options);
  });
}

export { deactivate };
