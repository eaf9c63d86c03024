import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../server';
import { localize } from '../words';

/** Asks the server. */
export type Request = <R>(method: string, params: unknown) => Promise<R>;

/**
 * The editor of the plan that has the focus; without one, says so and answers undefined.
 * @param uri of the plan that is meant, where a command names it
 */
export function activePlan(uri?: string): vscode.TextEditor | undefined {
  const named = vscode.window.visibleTextEditors.find((one) => one.document.uri.toString() === uri);
  const editor = named ?? vscode.window.activeTextEditor;
  if (editor?.document.languageId === LANGUAGE_ID) return editor;
  void vscode.window.showInformationMessage(
    localize('Open a partnership plan first: a file whose name ends with .partnership.yaml.'),
  );
  return undefined;
}
