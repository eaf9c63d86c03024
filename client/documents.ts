/** Which documents are somebody's work, to be checked and previewed. */
import * as vscode from 'vscode';

/**
 * True for a document that somebody can write in, or that is in a folder of the workspace, on whatever file system. A
 * version from the history is none of these: `git:` and the like are read only, or no file systems at all.
 */
export function isWorkedOn({ scheme }: vscode.Uri): boolean {
  return (
    scheme === 'untitled' ||
    vscode.workspace.fs.isWritableFileSystem(scheme) === true ||
    (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === scheme)
  );
}
