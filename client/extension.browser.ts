/** The extension in a web worker: VS Code in a browser. */
import type * as vscode from 'vscode';
import { activateWith, deactivate } from './extension';

export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, async (options) => {
    const { makeClient } = await import('./language-client.browser');
    return makeClient(context, options);
  });
}

export { deactivate };
