import * as vscode from 'vscode';
import * as assert from './assert';
import { closeEditors, host, openPlan } from './support';

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
});
