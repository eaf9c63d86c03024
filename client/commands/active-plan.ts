import * as vscode from 'vscode';
import { LANGUAGE_ID } from '../server';

/** Asks the server. */
export type Request = <R>(method: string, params: unknown) => Promise<R>;

/** The editor of the plan that has the focus; without one, says so and answers undefined. */
export function activePlan(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === LANGUAGE_ID) return editor;
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Open a partnership plan first: a file whose name ends with .partnership.yaml.'),
  );
  return undefined;
}
