import * as vscode from 'vscode';
import * as assert from './assert';
import { closeEditors, host, openPlan, waitFor } from './support';

const plan = `partnership: 1
title: שביל הנחל
partners:
  - {id: trust, name: עמותת הנחל, sector: civil-society}
  - {id: county, name: המועצה, sector: local-government}
matrix:
  - partner: trust
    organization: {opportunity: [חברים חדשים], price: [זמן]}
implementation:
  commitments:
    - {id: survey, what: סקר הגדות, who: trust, due: 2027-06-30}
`;

describe(`the export of a plan (${host})`, () => {
  afterEach(closeEditors);

  for (const [to, extension, begin] of [
    ['docx', 'docx', 'PK'],
    ['html', 'html', '<!DOCTYPE html>'],
    ['markdown', 'md', '<div dir="rtl">'],
    ['svg', 'svg', '<?xml'],
    ['csv', 'csv', '\ufeff'],
  ] as const) {
    it(`writes ${to} under a Hebrew name`, async () => {
      const editor = await openPlan(plan);
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      assert.ok(folder);
      const output = vscode.Uri.joinPath(folder, `שביל הנחל.${extension}`);
      await vscode.commands.executeCommand('partnershipPlan.export', editor.document.uri, { to, output });
      const bytes = await vscode.workspace.fs.readFile(output);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      assert.equal(text.slice(0, begin.length), begin);
      await vscode.workspace.fs.delete(output);
    });
  }

  it('writes nothing of a plan that was closed without being saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'partnership-plan', content: plan });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await waitFor('the plan to be closed', () => (document.isClosed ? true : undefined));
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const output = vscode.Uri.joinPath(folder, 'closed.csv');
    await vscode.commands.executeCommand('partnershipPlan.export', document.uri, { to: 'csv', output });
    const written = await vscode.workspace.fs.stat(output).then(
      () => true,
      () => false,
    );
    assert.equal(written, false);
    assert.equal(vscode.window.visibleTextEditors.length, 0);
  });
});
