import * as vscode from 'vscode';
import * as assert from './assert';
import { closeEditors, host, openFile, openPlan, ruleOf, waitForDiagnostics, waitForRule, writeFile } from './support';

const plan = (title: string, second: string) => `partnership: 1
title: ${title}
language: en
partners:
  - {id: one, name: ${title} Trust, sector: civil-society}
${second}`;
const COUNTY = '  - {id: county, name: County, sector: local-government}\n';

/** Opens a file as people do: what extensions open is held for some minutes after its tab was closed. */
const openTab = (uri: vscode.Uri) => vscode.commands.executeCommand('vscode.open', uri);

describe(`plans that aren’t open (${host})`, () => {
  before(() => openFile('x.partnership.yaml'));
  afterEach(closeEditors);

  it('show their findings, and follow their files', async () => {
    const uri = await writeFile('meadow.partnership.yaml', plan('Meadow', ''));
    await waitForRule(uri, 'not-a-partnership');
    await writeFile('meadow.partnership.yaml', plan('Meadow', COUNTY));
    await waitForDiagnostics(uri, (all) => all.length > 0 && !all.some((one) => ruleOf(one) === 'not-a-partnership'));
    await vscode.workspace.fs.delete(uri);
    await waitForDiagnostics(uri, (all) => all.length === 0);
  });

  it('show each finding once, whether open or closed', async () => {
    const editor = await openPlan(plan('Heath', ''), 'heath');
    const { uri } = editor.document;
    const once = (all: readonly vscode.Diagnostic[]) =>
      all.filter((one) => ruleOf(one) === 'not-a-partnership').length === 1;
    await waitForDiagnostics(uri, once);
    await closeEditors();
    await waitForDiagnostics(uri, once);
  });

  it('say in Hebrew what they say from right to left', async () => {
    const uri = await writeFile('steppe.partnership.yaml', plan('ערבה', '').replace('language: en', 'language: he'));
    const [finding] = await waitForRule(uri, 'not-a-partnership');
    assert.match(finding?.message ?? '', /^\u2067/);
    await vscode.workspace.fs.delete(uri);
  });

  it('show nothing any longer where they are in no folder of the workspace', async () => {
    for (const name of ['outside.partnership.yaml', '.partnershiprc.yaml']) {
      const uri = await writeFile(`../${Date.now()}/${name}`, 'partnership: 1\nrules: 5\n');
      await openTab(uri);
      await waitForDiagnostics(uri, (all) => all.length > 0);
      await closeEditors();
      await waitForDiagnostics(uri, (all) => all.length === 0);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
    }
  });

  it('show what is wrong with their configuration once, whether that is open or closed', async () => {
    const uri = await writeFile('marsh/.partnershiprc.yaml', 'rules: 5\n');
    await writeFile('marsh/a.partnership.yaml', plan('Marsh', ''));
    const isOne = (all: readonly vscode.Diagnostic[]) => all.length === 1;
    await waitForDiagnostics(uri, isOne);
    await openTab(uri);
    await waitForDiagnostics(uri, isOne);
    await closeEditors();
    await waitForDiagnostics(uri, isOne);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
    await waitForDiagnostics(uri, (all) => all.length === 0);
  });

  it('are found by what they declare', async () => {
    const uri = await writeFile('dune.partnership.yaml', plan('Dune', COUNTY));
    await waitForDiagnostics(uri, (all) => all.length > 0);
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'dune trust',
    );
    assert.deepEqual(
      found.map(({ name, location }) => `${name} ${location.uri.path.split('/').at(-1)}`),
      ['Dune Trust dune.partnership.yaml'],
    );
  });
});
