import * as vscode from 'vscode';
import * as assert from './assert';
import { closeEditors, completions, host, labelOf, openPlan, positionOf, waitFor, waitForRule } from './support';

const plan = `partnership: 1
title: River Trail
language: en
partners:
  - id: trust
    name: River Trust
    sector: civil-society
  - id: county
    name: County Council
    sector: local-government
issues:
  - id: access
    issue: Access to the river
    owner: trust
decisions:
  - id: close-wing
    decision: Close the east wing
    by: [trust]
    affects: [county]
`;

const run = <T>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(command, ...args);

describe(`an editor that knows the plan (${host})`, () => {
  afterEach(closeEditors);

  it('goes from a reference to its partner, and finds all that refer to it', async () => {
    const { document } = await openPlan(plan);
    await waitForRule(document.uri, 'unilateral-move');
    const at = positionOf(document, 'trust', 1);
    const [target] = await run<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    assert.ok(target);
    const range = 'targetRange' in target ? (target.targetSelectionRange ?? target.targetRange) : target.range;
    assert.equal(range.start.line, 4);
    const places = await run<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at);
    assert.deepEqual(
      places.map((place) => place.range.start.line),
      [4, 13, 17],
    );
  });

  it('renames a partner everywhere, and refuses a name that is taken', async () => {
    const { document } = await openPlan(plan);
    await waitForRule(document.uri, 'unilateral-move');
    const at = positionOf(document, 'trust');
    const edit = await run<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at,
      'river-trust',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const text = document.getText();
    assert.ok(text.includes('- id: river-trust\n'));
    assert.ok(text.includes('owner: river-trust\n'));
    assert.ok(text.includes('by: [river-trust]\n'));
    await assert.rejects(
      run('vscode.executeDocumentRenameProvider', document.uri, positionOf(document, 'river-trust'), 'county'),
      /county/,
    );
  });

  it('outlines the plan with its own titles', async () => {
    const { document } = await openPlan(plan);
    const symbols = await waitFor('the outline', async () => {
      const found = await run<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return found?.length ? found : undefined;
    });
    const partners = symbols.find((symbol) => symbol.children.some((child) => child.name === 'River Trust'));
    assert.ok(partners);
    assert.deepEqual(
      partners.children.map((child) => child.name),
      ['River Trust', 'County Council'],
    );
  });

  it('says above a partner how it stands, and fills in its matrix from there', async () => {
    const { document } = await openPlan(plan);
    const lenses = await waitFor('code lenses', async () => {
      const found = await run<vscode.CodeLens[] | undefined>('vscode.executeCodeLensProvider', document.uri, 50);
      return found?.some((lens) => lens.command?.command === 'partnershipPlan.insertMatrix') ? found : undefined;
    });
    const fill = lenses.find((lens) => lens.command?.command === 'partnershipPlan.insertMatrix');
    assert.ok(fill?.command);
    await run(fill.command.command, ...(fill.command.arguments ?? []));
    await waitFor('the matrix', () =>
      /\nmatrix:\n {2}- partner: trust\n/.test(document.getText()) ? true : undefined,
    );
  });

  it('formats without changing what the plan says', async () => {
    const { document } = await openPlan(
      plan.replace('    name: River Trust', '    name:    River Trust   # the first'),
    );
    const edits = await waitFor('formatting', async () => {
      const found = await run<vscode.TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', document.uri, {
        tabSize: 2,
        insertSpaces: true,
      });
      return found?.length ? found : undefined;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), plan.replace('name: River Trust', 'name: River Trust # the first'));
  });

  it('formats when the plan is saved, for those who want it', async () => {
    const editor = await openPlan(plan);
    const { document } = editor;
    const settings = vscode.workspace.getConfiguration('editor', document);
    const want = (value: true | undefined) =>
      settings.update('formatOnSave', value, vscode.ConfigurationTarget.Global, true);
    await want(true);
    try {
      const end = document.lineAt(1).range.end;
      await editor.edit((edit) => edit.insert(end, '   # on the river'));
      await document.save();
      assert.equal(document.getText(), plan.replace('River Trail', 'River Trail # on the river'));
      assert.equal(document.isDirty, false);
    } finally {
      await want(undefined);
    }
  });

  it('works in a plan that has no file yet', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'partnership-plan', content: plan });
    const editor = await vscode.window.showTextDocument(document);
    await waitForRule(document.uri, 'unilateral-move');
    const offered = await completions(editor, positionOf(document, 'county]').translate(0, 0));
    assert.ok(offered.some((item) => labelOf(item) === 'county'));
  });

  it('starts its server anew', async () => {
    const { document } = await openPlan(plan);
    await waitForRule(document.uri, 'unilateral-move');
    await run('partnershipPlan.restartServer');
    await waitForRule(document.uri, 'unilateral-move');
    const symbols = await run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    assert.ok(symbols.length > 0);
  });

  it('does what it is told while its server starts, once that runs', async () => {
    const { document } = await openPlan(plan);
    const restarted = run('partnershipPlan.restartServer');
    await run('partnershipPlan.insertMatrix', document.uri.toString(), 'trust');
    assert.match(document.getText(), /\nmatrix:\n {2}- partner: trust\n/);
    await restarted;
  });

  it('completes over several lines, each where it belongs', async () => {
    const label = 'power';
    for (const marked of ['    po$$CURSOR$$', '    power: $$CURSOR$$']) {
      const head = plan.slice(0, plan.indexOf('issues:'));
      const editor = await openPlan(`${head}${marked}\n`, `lines-${marked.length}`);
      const item = await waitFor(label, async () =>
        (await completions(editor)).find((one) => labelOf(one) === label && one.range),
      );
      const { insertText, range, keepWhitespace } = item;
      assert.ok(insertText instanceof vscode.SnippetString);
      const replaced = range instanceof vscode.Range ? range : range?.replacing;
      await editor.insertSnippet(insertText, replaced, {
        undoStopBefore: true,
        undoStopAfter: true,
        keepWhitespace: keepWhitespace === true,
      });
      assert.equal(editor.document.getText(), `${head}    power:\n      influence: 3\n      interest: 3\n`);
    }
  });
});
