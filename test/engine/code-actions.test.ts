import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { loadConfiguration } from '../../server/src/configuration/load';
import { codeActions } from '../../server/src/features/code-actions';
import { FIX_ALL } from '../../server/src/features/offers';
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

  const IGNORED: readonly (readonly [what: string, text: string, rule: string, after: string | undefined])[] = [
    [
      'a later line of a literal text',
      'summary: |\n  We walk.\n  We will impose it.\ntitle: T\n',
      'arm-twisting',
      '⟪⟫summary: |\n  We walk.\n  We will impose it.\ntitle: T\n',
    ],
    [
      'the first line of a folded text, in an entry of a list',
      'avoid: []\ninsights:\n  - text: >-\n      We will impose it.\n      We walk.\n    note: n\n',
      'arm-twisting',
      'avoid: []\ninsights:\n⟪  ⟫  - text: >-\n      We will impose it.\n      We walk.\n    note: n\n',
    ],
    [
      'a folded text that is an entry itself',
      'insights:\n- >\n  We walk.\n\n  We will impose it.\n\n- b\n',
      'arm-twisting',
      'insights:\n⟪⟫- >\n  We walk.\n\n  We will impose it.\n\n- b\n',
    ],
    [
      'a quoted text of several lines',
      'vision:\n  statement: "We walk\n    and will impose it"\n',
      'arm-twisting',
      'vision:\n⟪  ⟫  statement: "We walk\n    and will impose it"\n',
    ],
    [
      'a plain text of several lines',
      "vision:\n  # why\n  statement: 'We walk'\nsummary: We walk\n  and will impose it\n",
      'arm-twisting',
      "vision:\n  # why\n  statement: 'We walk'\n⟪⟫summary: We walk\n  and will impose it\n",
    ],
    [
      'a plain text below its key',
      'vision:\n  statement:\n    We walk\n    and will impose it\n',
      'arm-twisting',
      'vision:\n⟪  ⟫  statement:\n    We walk\n    and will impose it\n',
    ],
    [
      'the first line of a plain text below its key',
      'vision:\n  statement:\n    We will impose it\n    and walk\n',
      'arm-twisting',
      'vision:\n  statement:\n⟪    ⟫    We will impose it\n    and walk\n',
    ],
    [
      'a line between braces',
      'vision: { statement: We walk,\n  revisit: sometimes }\n',
      'schema',
      'vision: { statement: We walk,\n⟪  ⟫  revisit: sometimes }\n',
    ],
    [
      'a line that begins with a comma',
      'vision: { statement: We walk\n  , revisit: sometimes }\n',
      'schema',
      'vision: { statement: We walk\n⟪  ⟫  , revisit: sometimes }\n',
    ],
    [
      'a value below its key, between braces',
      'vision: { statement: We walk, revisit:\n  sometimes }\n',
      'schema',
      'vision: { statement: We walk, revisit:\n⟪  ⟫  sometimes }\n',
    ],
    [
      'a text of several lines between braces',
      'vision: {\n  statement: "We walk\n   and will impose it" }\n',
      'arm-twisting',
      'vision: {\n⟪  ⟫  statement: "We walk\n   and will impose it" }\n',
    ],
    [
      'a text of several lines that begins behind another, between braces',
      'vision: { revisit: monthly, statement: "We walk\n   and will impose it" }\n',
      'arm-twisting',
      '⟪⟫vision: { revisit: monthly, statement: "We walk\n   and will impose it" }\n',
    ],
    [
      'a value behind a text of several lines',
      'vision: { statement: "We walk\n   far", revisit: sometimes }\n',
      'schema',
      undefined,
    ],
    [
      'a text behind a byte order mark',
      '\ufeffsummary: a\n  We will impose it\n',
      'arm-twisting',
      '\ufeff⟪⟫summary: a\n  We will impose it\n',
    ],
    [
      'a text that is ignored already',
      '# partnership-ignore-next-line no-exit -- why\nsummary: |\n  We will impose it.\n',
      'arm-twisting',
      '# partnership-ignore-next-line no-exit -- why\n⟪⟫summary: |\n  We will impose it.\n',
    ],
  ];
  for (const [what, text, rule, wanted] of IGNORED) {
    for (const eol of ['\n', '\r\n']) {
      it(`ignore ${what}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const before = text.replaceAll('\n', eol);
        const { document, findings } = checkOn(before);
        // Of several, the last one: what the plan lacks is told at its beginning.
        const finding = findings.filter((one) => one.rule === rule).at(-1);
        assert.ok(finding, rule);
        const { line } = document.positionAt(finding.start);
        const actions = actionsAt(before, line).filter((action) => action.title.startsWith(`Ignore ${rule} `));
        if (wanted === undefined) return assert.deepEqual(actions, []);
        const after = apply(before, actions.at(-1));
        const comment = (indent: string) => `${indent}# partnership-ignore-next-line ${rule} -- the reason\n`;
        assert.equal(after, wanted.replace(/⟪( *)⟫/, (_, indent) => comment(indent)).replaceAll('\n', eol));
        const told = (list: typeof findings) => list.map((one) => `${one.rule} ${one.message}`);
        assert.deepEqual(told(checkOn(after).findings), told(findings.filter((one) => one !== finding)), after);
      });
    }
  }

  it('ignore all of a text by one comment above its key', () => {
    const text = (comment: string) =>
      `title: T\n${comment}summary: |\n  We will impose it.\n  Really impose it.\ninsights:\n  - They impose it.\n`;
    const found = (comment: string) => checkOn(text(comment)).findings.filter((one) => one.rule === 'arm-twisting');
    assert.equal(found('').length, 3);
    assert.equal(found('# partnership-ignore-next-line arm-twisting -- why\n').length, 1);
    assert.equal(found('# partnership-ignore-next-line no-exit -- why\n').length, 3);
  });

  it('don’t offer to ignore what is said of such comments', () => {
    const text = '# partnership-ignore-next-line date-order -- why\ntitle: T\n';
    assert.ok(checkOn(text).findings.some((one) => one.rule === 'unused-ignore'));
    const titles = actionsAt(text, 0).map((action) => action.title);
    assert.deepEqual(titles, ['Remove the comment']);
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
