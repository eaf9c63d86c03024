import { strict as assert } from 'node:assert';
import { applyChanges } from '../../../server/src/plan/edit';
import { assertFires, assertSilent, checkOn, unmark } from '../support';
import { testRows } from './table';

const RULES_LINE = '  decisionRule: lead-decides\n';
const above = (comment: string) => `title: T\ngovernance:\n  ${comment}\n${RULES_LINE}`;

testRows('ignore-without-reason', [
  {
    what: 'no reason above a line',
    text: above('⟦# partnership-ignore-next-line one-partner-decides⟧'),
    severity: 'warning',
    says: /^one-partner-decides is ignored here.* -- reason/,
    fixes: 0,
  },
  {
    what: 'no reason at the top of a plan in Hebrew',
    text: `⟦# partnership-ignore one-partner-decides⟧\ntitle: שביל הנחל\nstage: agreed\ngovernance:\n${RULES_LINE}`,
    severity: 'warning',
    says: 'נימוק',
  },
  { what: 'dashes and nothing behind', text: above('⟦# partnership-ignore-next-line one-partner-decides --⟧  ') },
  { what: 'one dash', text: above('⟦# partnership-ignore-next-line one-partner-decides - why⟧') },
  {
    what: 'two rules, one finding',
    text: above('⟦# partnership-ignore-next-line one-partner-decides, no-exit⟧'),
    says: 'one-partner-decides and no-exit are ignored',
  },
  { what: 'no rule at all', text: above('⟦# partnership-ignore-next-line⟧'), says: 'Something' },
  { what: 'behind a value', text: 'title: T ⟦# partnership-ignore-next-line no-exit⟧\n' },
  { what: 'a reason', text: above('# partnership-ignore-next-line one-partner-decides -- by law') },
  { what: 'a reason in Hebrew', text: above('# partnership-ignore-next-line one-partner-decides -- לפי החוק') },
  { what: 'a reason, and nothing to ignore', text: above('# partnership-ignore-next-line no-exit -- later') },
  { what: 'a text that only looks like one', text: 'summary: "# partnership-ignore no-exit"\n' },
  { what: 'another comment', text: '# partnership-ignored once\ntitle: T\n' },
]);

testRows('unused-ignore', [
  {
    what: 'nothing found on the line below',
    text: above('# partnership-ignore-next-line ⟦no-exit⟧ -- later'),
    severity: 'warning',
    says: 'finds nothing here',
    fixes: 1,
    after: { fix: 0, text: `title: T\ngovernance:\n${RULES_LINE}` },
  },
  {
    what: 'nothing found in the file, in Hebrew',
    text: '# partnership-ignore ⟦date-order⟧ -- בטעות\ntitle: שביל הנחל\nstage: agreed\n',
    severity: 'warning',
    says: 'אינו מוצא כאן דבר',
    after: { fix: 0, text: 'title: שביל הנחל\nstage: agreed\n' },
  },
  {
    what: 'an unknown rule near a known one',
    text: above('# partnership-ignore-next-line ⟦one-partner-decide⟧ -- by law'),
    says: 'Did you mean “one-partner-decides”?',
    fixes: 2,
    after: { fix: 0, text: above('# partnership-ignore-next-line one-partner-decides -- by law') },
  },
  {
    what: 'an unknown rule near none',
    text: above('# partnership-ignore-next-line ⟦xyzzyxyzzyxyzzyxyzzy⟧ -- by law'),
    says: 'Name one that exists',
    fixes: 1,
  },
  {
    what: 'one of three',
    text: above('# partnership-ignore-next-line ⟦no-exit⟧, one-partner-decides, ⟦date-order⟧ -- by law'),
    after: {
      fix: 0,
      text: above('# partnership-ignore-next-line one-partner-decides, ⟦date-order⟧ -- by law').replace(/[⟦⟧]/g, ''),
    },
  },
  {
    what: 'the last of two, without commas',
    text: above('# partnership-ignore-next-line one-partner-decides ⟦no-exit⟧ -- by law'),
    after: { fix: 0, text: above('# partnership-ignore-next-line one-partner-decides -- by law') },
  },
  {
    what: 'the same rule twice: both hide it',
    text: above('# partnership-ignore-next-line one-partner-decides, one-partner-decides -- by law'),
  },
  {
    what: 'no rule at all',
    text: above('⟦# partnership-ignore-next-line -- by law⟧'),
    says: 'names no rule',
    after: { fix: 0, text: `title: T\ngovernance:\n${RULES_LINE}` },
  },
  {
    what: 'for the whole file, not at its top',
    text: above('# partnership-ignore ⟦one-partner-decides⟧ -- by law'),
    says: 'only at its top',
  },
  {
    what: 'behind a value',
    text: 'title: T  # partnership-ignore-next-line ⟦no-exit⟧ -- later\nstage: agreed\n',
    after: { fix: 0, text: 'title: T\nstage: agreed\n' },
  },
  {
    what: 'at the end without a line end',
    text: 'title: T\n# partnership-ignore-next-line ⟦no-exit⟧ -- later',
    after: { fix: 0, text: 'title: T\n' },
  },
  { what: 'two lines above', text: above(`# partnership-ignore-next-line ⟦one-partner-decides⟧ -- x\n  # more`) },
  { what: 'in use', text: above('# partnership-ignore-next-line one-partner-decides -- by law') },
  { what: 'in use without a reason', text: above('# partnership-ignore-next-line one-partner-decides') },
  { what: 'in use for the file', text: `# partnership-ignore one-partner-decides -- x\n${above('# y')}` },
  { what: 'in use in Hebrew', text: '# partnership-ignore no-exit -- בהמשך\ntitle: שביל הנחל\n' },
]);

describe('ignore comments', () => {
  it('hide the finding, with a reason or without', () => {
    for (const reason of [' -- by law', '', ' --']) {
      assertSilent('one-partner-decides', above(`# partnership-ignore-next-line one-partner-decides${reason}`));
      assertSilent('one-partner-decides', `# partnership-ignore one-partner-decides${reason}\n${above('# y')}`);
    }
  });

  it('hide nothing where they don’t belong', () => {
    const misplaced = above('# partnership-ignore one-partner-decides -- x').replace('lead-decides', '⟦lead-decides⟧');
    assertFires('one-partner-decides', misplaced);
    assertFires(
      'one-partner-decides',
      `title: T\ngovernance:\n  decisionRule: ⟦lead-decides⟧ # partnership-ignore one-partner-decides -- x\n`,
    );
  });

  it('hide findings of the line below, and no others', () => {
    const text =
      'matrix:\n  # partnership-ignore-next-line initiative-row-missing -- x\n  - partner: a\n    organization: { opportunity: [A], price: [B] }\n  - partner: ⟦b⟧\n    organization: { opportunity: [A], price: [B] }\n';
    assertFires('initiative-row-missing', text);
    assertSilent('unused-ignore', unmark(text).text);
  });

  it('stand above each other for one line, each with its reason', () => {
    const text = `# partnership-ignore no-fixed-setting -- later\ntitle: T
partners: []
# partnership-ignore-next-line one-partner-decides -- the law wants it
# partnership-ignore-next-line no-transparency -- minutes are public
governance: { decisionRule: lead-decides }
`;
    const rules = checkOn(text).findings.map(({ rule }) => rule);
    for (const rule of ['one-partner-decides', 'no-transparency', 'unused-ignore', 'ignore-without-reason']) {
      assert.ok(!rules.includes(rule), rule);
    }
  });

  it('fade where they are of no more use, and only then are taken away unasked', () => {
    const find = (text: string) => checkOn(text).findings.filter(({ rule }) => rule === 'unused-ignore')[0];
    const unused = find(above('# partnership-ignore-next-line no-exit -- x'));
    const unknown = find(above('# partnership-ignore-next-line no-exi -- x'));
    const empty = find(above('# partnership-ignore-next-line'));
    assert.deepEqual([unused?.unnecessary, unused?.fixes.map(({ safe }) => safe)], [true, [true]]);
    assert.deepEqual([unknown?.unnecessary, unknown?.fixes.map(({ safe }) => safe)], [false, [false, false]]);
    assert.deepEqual([empty?.unnecessary, empty?.fixes.map(({ safe }) => safe)], [false, [false]]);
  });

  it('leave no trace in CRLF texts', () => {
    const text = above('# partnership-ignore-next-line no-exit -- x').replaceAll('\n', '\r\n');
    const edits = checkOn(text)
      .findings.find(({ rule }) => rule === 'unused-ignore')
      ?.fixes[0]?.edits();
    assert.ok(edits);
    assert.equal(applyChanges(text, edits), `title: T\ngovernance:\n${RULES_LINE}`.replaceAll('\n', '\r\n'));
  });
});
