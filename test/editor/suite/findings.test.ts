import * as vscode from 'vscode';
import * as assert from './assert';
import {
  applyCodeAction,
  closeEditors,
  codeActions,
  completions,
  host,
  hovers,
  labelOf,
  languageId,
  openPlan,
  positionOf,
  ruleOf,
  waitFor,
  waitForDiagnostics,
  waitForRule,
} from './support';

const lonePlan = `partnership: 1
title: One alone
language: en
partners:
  - id: one
    name: One
    sector: civil-society
`;

describe(`a plan in the editor (${host})`, () => {
  afterEach(closeEditors);

  it('shows what the plan lacks, with the rule and its page', async () => {
    const { document } = await openPlan(lonePlan);
    const [finding] = await waitForRule(document.uri, 'not-a-partnership');
    assert.ok(finding);
    assert.equal(finding.source, 'partnership-plan');
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof finding.code === 'object' && finding.code.target.toString(), 'the code opens a page');
  });

  it('speaks the language of the plan', async () => {
    const { document } = await openPlan(lonePlan.replace('language: en', 'language: he'));
    const [finding] = await waitForRule(document.uri, 'not-a-partnership');
    assert.match(finding?.message ?? '', /[א-ת]{3}/);
  });

  for (const language of ['en', 'he']) {
    it(`explains a rule in the language of the plan: ${language}`, async () => {
      const own = lonePlan.replace('language: en', `language: ${language}`).replace('name: One', 'name: עמותת אחד');
      const { document } = await openPlan(own);
      const [finding] = await waitForRule(document.uri, 'not-a-partnership');
      const target = typeof finding?.code === 'object' ? finding.code.target : undefined;
      assert.equal(target?.query, `["not-a-partnership","${language}"]`);
      await vscode.commands.executeCommand('partnershipPlan.explainRule', 'not-a-partnership');
      await waitFor('its page', () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.path === `/${language}/not-a-partnership.md`),
      );
    });
  }

  it('is checked before it is saved anywhere, but not as it once was', async () => {
    const provider = { provideTextDocumentContent: () => lonePlan };
    const history = vscode.workspace.registerTextDocumentContentProvider('history', provider);
    const old = await vscode.workspace.openTextDocument(vscode.Uri.parse('history:/old.partnership.yaml'));
    assert.equal(old.languageId, languageId);
    await vscode.window.showTextDocument(old);
    const document = await vscode.workspace.openTextDocument({ language: languageId, content: lonePlan });
    await vscode.window.showTextDocument(document);
    await waitForRule(document.uri, 'not-a-partnership');
    assert.deepEqual(vscode.languages.getDiagnostics(old.uri), []);
    history.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('takes a finding back when the plan no longer has the fault', async () => {
    const editor = await openPlan(lonePlan);
    await waitForRule(editor.document.uri, 'not-a-partnership');
    const second = '  - id: two\n    name: Two\n    sector: business\n';
    await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), second));
    await waitForDiagnostics(editor.document.uri, (all) => !all.some((one) => ruleOf(one) === 'not-a-partnership'));
  });

  it('fixes a reference to a partner that is not there', async () => {
    const { document } = await openPlan(`${lonePlan}governance: {backbone: oone}\n`);
    const [finding] = await waitForRule(document.uri, 'unknown-reference');
    assert.ok(finding);
    assert.equal(document.getText(finding.range), 'oone');
    const fix = await waitFor('a fix that puts in the nearest id', async () => {
      const actions = await codeActions(document.uri, finding, vscode.CodeActionKind.QuickFix);
      return actions.find((action) => action.edit && /\bone\b/.test(action.title));
    });
    await applyCodeAction(fix);
    assert.match(document.getText(), /backbone: one\}/);
  });

  it('completes and explains', async () => {
    const editor = await openPlan(`${lonePlan}review: {cadence: $$CURSOR$$}\n`);
    await waitForRule(editor.document.uri, 'not-a-partnership');
    assert.includes((await completions(editor)).map(labelOf), 'monthly');
    const [hover] = await hovers(editor.document.uri, positionOf(editor.document, 'review'));
    assert.ok(hover, 'a key explains itself');
  });
});
