import * as vscode from 'vscode';
import { localize } from './words';

/**
 * A document that the editor may hold already, or has to read.
 * @throws {Error} in words for whoever asked, where it can't be read
 */
export async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const held = vscode.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
  if (held) return held;
  // An untitled document that is gone would be made anew, empty.
  if (uri.scheme === 'untitled') throw new Error(localize('This plan was closed without being saved.'));
  return vscode.workspace.openTextDocument(uri);
}
