// What tests within the extension host have in common.
import * as vscode from 'vscode';
import { host } from './runner';

export { host };

/** The id of the extension under test. */
export const extensionId = 'partnership-plan.partnership-plan';

/** The language id of plans. */
export const languageId = 'partnership-plan';

/** What marks the cursor in a test's document. */
const cursorMark = '$$CURSOR$$';

const patience = 20_000;

/**
 * Waits until a condition holds: asked at once, then each time that `event` fires, and now and then besides.
 * @param what said when it does not come, as in "Waited 20 s for {what}"
 * @param probe returns the awaited value, or undefined while it is not there
 * @param options.event fires when it is worth asking again
 * @param options.timeout in milliseconds
 * @param options.seen tells, when it fails, what there was instead
 * @throws {Error} when it does not come in time
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | Thenable<T | undefined>,
  options: { event?: vscode.Event<unknown>; timeout?: number; seen?: () => string } = {},
): Promise<T> {
  const { event, timeout = patience, seen } = options;
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() >= end) {
      throw new Error(`Waited ${timeout / 1000} s for ${what}.${seen ? ` There was: ${seen()}` : ''}`);
    }
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        listener?.dispose();
        resolve();
      };
      const timer = setTimeout(done, 100);
      const listener = event?.(done);
    });
  }
}

/** The address of a file in the test's workspace, given its path there with slashes. */
function workspaceUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Writes a file into the test's workspace (a copy, thrown away after the run). */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const uri = workspaceUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Opens a file of the test's workspace in an editor. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(workspaceUri(path));
  return await vscode.window.showTextDocument(document);
}

/**
 * Opens a plan in an editor, written into the workspace under a name of its own. If the text has a `$$CURSOR$$`, it is
 * taken out and the cursor stands there.
 */
export async function openPlan(text: string, name = `plan-${Date.now()}`): Promise<vscode.TextEditor> {
  const offset = text.indexOf(cursorMark);
  const path = `${name}.partnership.yaml`;
  await writeFile(path, text.replace(cursorMark, ''));
  const editor = await openFile(path);
  if (offset >= 0) {
    const position = editor.document.positionAt(offset);
    editor.selection = new vscode.Selection(position, position);
  }
  return editor;
}

/** A finding's rule id: diagnostics carry it as their code. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/**
 * Waits until the diagnostics of a document are as wanted.
 * @param wanted is given all diagnostics of the document
 * @returns the diagnostics then
 */
export async function waitForDiagnostics(
  uri: vscode.Uri,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
  timeout?: number,
): Promise<readonly vscode.Diagnostic[]> {
  const tell = (diagnostic: vscode.Diagnostic) =>
    `${ruleOf(diagnostic)} at ${diagnostic.range.start.line + 1}: ${diagnostic.message}`;
  return await waitFor(
    `the awaited findings in ${uri.path}`,
    () => {
      const diagnostics = vscode.languages.getDiagnostics(uri);
      return wanted(diagnostics) ? diagnostics : undefined;
    },
    {
      event: vscode.languages.onDidChangeDiagnostics,
      ...(timeout === undefined ? {} : { timeout }),
      seen: () => vscode.languages.getDiagnostics(uri).map(tell).join('; ') || 'none',
    },
  );
}

/** Waits until a rule has spoken of a document, and returns its findings there. */
export async function waitForRule(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic[]> {
  const all = await waitForDiagnostics(uri, (found) => found.some((diagnostic) => ruleOf(diagnostic) === rule));
  return all.filter((diagnostic) => ruleOf(diagnostic) === rule);
}

/** The completions that VS Code gets at a place (default: at the cursor of the editor). */
export async function completions(
  editor: vscode.TextEditor,
  position: vscode.Position = editor.selection.active,
): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    position,
    undefined,
    100,
  );
  return list.items;
}

/** A completion's label as text. */
export function labelOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}

/** The code actions that VS Code gets for a range, or for that of a diagnostic. */
export async function codeActions(
  uri: vscode.Uri,
  at: vscode.Range | vscode.Diagnostic,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const range = at instanceof vscode.Diagnostic ? at.range : at;
  return await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind?.value,
    50,
  );
}

/** Does what a click on a code action does: its edit, then its command. */
export async function applyCodeAction(action: vscode.CodeAction): Promise<void> {
  if (action.edit && !(await vscode.workspace.applyEdit(action.edit))) {
    throw new Error(`The edit of "${action.title}" was refused.`);
  }
  if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

/** The hover texts at a place, as Markdown. */
export async function hovers(uri: vscode.Uri, position: vscode.Position): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return found.flatMap((hover) =>
    hover.contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
}

/** The place of a text's first (or nth, from 0) occurrence in a document. */
export function positionOf(document: vscode.TextDocument, text: string, nth = 0): vscode.Position {
  let offset = -1;
  for (let count = 0; count <= nth; count++) {
    offset = document.getText().indexOf(text, offset + 1);
    if (offset < 0) throw new Error(`${document.uri.path} does not hold ${JSON.stringify(text)}.`);
  }
  return document.positionAt(offset);
}

/** Closes all editors, dropping what was not saved. */
export async function closeEditors(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
