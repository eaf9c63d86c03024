import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { loadConfiguration } from '../../server/src/configuration/load';
import { codeActions, FIX_ALL } from '../../server/src/features/code-actions';
import { checkOn } from './support';

const URI = 'file:///a.partnership.yaml';

const PLAN = `partnership: 1
title: River Trail
stage: implementating
partners:
  - id: trust
    name: River Trust
    sector: civil-society
  - id: county
    name: County Council
    sector: local-goverment
decisions:
  - id: one
    decision: Close the east wing
    by: [trust]
    affects: [county]
  - id: two
    decision: Open the west wing
    by: [trust]
    affects: [county]
`;

function actionsAt(text: string, line: number, only?: readonly string[]) {
  const analysis = checkOn(text);
  const range = { start: { line, character: 0 }, end: { line, character: 200 } };
  return codeActions(analysis, { uri: URI, version: 1, range, diagnostics: [], only });
}

function apply(text: string, action: ReturnType<typeof actionsAt>[number] | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  return TextDocument.applyEdits(TextDocument.create(URI, 'partnership-plan', 1, text), change.edits as TextEdit[]);
}

describe('code actions', () => {
  it('offer the fix first, then all of its kind, then to let it be', () => {
    const titles = actionsAt(PLAN, 13).map((action) => action.title);
    assert.deepEqual(titles, [
      'Add that County Council was consulted',
      'Fix all of this kind: unilateral-move',
      'Ignore unilateral-move here, with a reason',
    ]);
  });

  it('mend all of a kind at once', () => {
    const action = actionsAt(PLAN, 13).find((one) => one.title.startsWith('Fix all'));
    const after = apply(PLAN, action);
    assert.equal(
      checkOn(after).findings.some((finding) => finding.rule === 'unilateral-move'),
      false,
    );
    assert.equal(after.match(/consulted:/g)?.length, 2);
  });

  it('mend at once what is safe, and nothing that is the partners’ to say', () => {
    const [action] = actionsAt(PLAN, 0, [FIX_ALL]);
    const after = apply(PLAN, action);
    assert.ok(after.includes('stage: implementing\n') && after.includes('sector: local-government\n'));
    assert.ok(!after.includes('consulted'));
    assert.equal(
      checkOn(after).findings.some((finding) => finding.rule === 'schema'),
      false,
    );
  });

  it('offer to ignore every finding but broken text, with a reason, and the finding is gone then', () => {
    const { document, findings } = checkOn(PLAN);
    for (const finding of findings) {
      const { line } = document.positionAt(finding.start);
      const ignore = actionsAt(PLAN, line).find((action) => action.title.startsWith(`Ignore ${finding.rule} `));
      const after = checkOn(apply(PLAN, ignore)).findings;
      assert.ok(
        after.filter((one) => one.rule === finding.rule).length <
          findings.filter((one) => one.rule === finding.rule).length,
        finding.rule,
      );
      assert.equal(
        after.some((one) => one.rule === 'ignore-without-reason' || one.rule === 'unused-ignore'),
        false,
      );
    }
    assert.deepEqual(
      actionsAt('title: T\nfoo\npartners: []\n', 1).filter((action) => action.title.startsWith('Ignore')),
      [],
    );
  });

  it('speak Hebrew of Hebrew plans', () => {
    const titles = actionsAt(`language: he\n${PLAN}`, 14).map((action) => action.title);
    for (const title of titles) assert.match(title, /[א-ת]/);
  });

  it('mend configurations, which no comment tells to ignore anything', async () => {
    const uri = 'file:///.partnershiprc.yaml';
    const text = 'rules:\n  no-exti: off\n  poor-fit: waring\ncatalogs: [none.yaml]\n';
    const checked = await loadConfiguration(uri, text, { read: async () => undefined });
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const request = { uri, version: 1, range, diagnostics: [] };
    const titles = codeActions(checked, { ...request, only: undefined }).map((action) => action.title);
    assert.ok(titles.includes('Change to “no-exit”') && titles.includes('Change to “warning”'), titles.join());
    assert.ok(titles.includes('Remove “none.yaml”'), titles.join());
    assert.equal(titles.filter((title) => title.startsWith('Ignore')).length, 0);
    const [all] = codeActions(checked, { ...request, only: [FIX_ALL] });
    assert.equal(apply(text, all), 'rules:\n  no-exit: off\n  poor-fit: warning\ncatalogs: [none.yaml]\n');
  });

  it('offer what is asked for and nothing else', () => {
    assert.deepEqual(actionsAt(PLAN, 13, ['refactor']), []);
    assert.ok(actionsAt(PLAN, 13, ['quickfix']).every((action) => action.kind === 'quickfix'));
    assert.ok(actionsAt(PLAN, 13, ['source']).every((action) => action.kind === FIX_ALL));
  });

  it('keep the line ends and the indentation of the plan', () => {
    const crlf = PLAN.replaceAll('\n', '\r\n');
    for (const action of actionsAt(crlf, 13)) {
      const after = apply(crlf, action);
      assert.doesNotMatch(after, /[^\r]\n/, action.title);
      if (action.title.startsWith('Ignore')) assert.match(after, /\n {4}# partnership-ignore-next-line/);
    }
  });
});
