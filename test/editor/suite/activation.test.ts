import * as vscode from 'vscode';
import * as assert from './assert';
import { closeEditors, extensionId, host, languageId, openFile, waitFor } from './support';

describe(`activation (${host})`, () => {
  after(closeEditors);

  it('runs in a real VS Code', () => {
    assert.match(vscode.version, /^1\.\d+\.\d+/);
    assert.ok(vscode.workspace.workspaceFolders?.[0], 'a folder is open');
  });

  it('wakes the extension when a plan is opened', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is known`);
    const editor = await openFile('x.partnership.yaml');
    assert.equal(editor.document.languageId, languageId);
    await waitFor('the extension to be active', () => extension.isActive || undefined);
  });
});
