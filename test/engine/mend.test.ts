import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { check } from '../../server/src/check';
import { threadsFor } from '../../server/src/cli/threads';
import { hasNewErrors, mend, mendKind } from '../../server/src/mend';
import { applyChanges, Edits } from '../../server/src/plan/edit';

const errors = (text: string) => check(text).findings;

describe('mending of plans', () => {
  it('goes on until nothing changes, and does nothing the second time', () => {
    const { analysis, count } = mend(
      'title:River\nlanguage:en\npartners:\n\t- {id: a, name: A, sector: business}\n',
      {},
    );
    assert.ok(count > 0);
    assert.equal(mend(analysis.document.text, {}).count, 0);
    assert.equal(mend(analysis.document.text, {}).analysis.document.text, analysis.document.text);
  });
  it('knows a new error from an old one', () => {
    const one = errors('title: a\nblend: stew\n');
    const two = errors('title: a\nblend: stew\nstage: stew\n');
    assert.equal(hasNewErrors(one, one), false);
    assert.equal(hasNewErrors(two, one), false);
    assert.equal(hasNewErrors(one, two), true);
    assert.equal(hasNewErrors([...one, ...one], one), false);
    assert.equal(hasNewErrors(one, [...one, ...one]), true);
  });
});

const PARTNERS = `title: River Trail
partners:
  - { id: a, name: A, sector: business }
  - { id: b, name: B, sector: academia }
  - { id: c, name: C, sector: community }
  - { id: d, name: D, sector: government }
`;

const KINDS: readonly (readonly [what: string, rule: string, text: string, left: number])[] = [
  ['rows of a matrix that is missing', 'matrix-missing', PARTNERS, 0],
  ['rows of a matrix', 'matrix-missing', `${PARTNERS}matrix:\n  - partner: b # first\n  # the end\nreview: {}\n`, 0],
  ['rows of a matrix between brackets', 'matrix-missing', `${PARTNERS}matrix: [{ partner: b }] # all\n`, 0],
  ['rows of an empty matrix', 'matrix-missing', `${PARTNERS}matrix: []\n`, 0],
  ['rows of a plan with CRLF', 'matrix-missing', PARTNERS.replaceAll('\n', '\r\n'), 0],
  ['rows of a plan with a byte order mark', 'matrix-missing', `\ufeff${PARTNERS}`, 0],
  ['what each partner lacks', 'no-boundaries', PARTNERS, 0],
  ['acronyms, each in the glossary', 'term-undefined', 'title: T\ninsights: [the MOU of the NGO, the RFP]\n', 0],
  [
    'goals that nothing leads to',
    'goal-without-action',
    'title: T\nvision: { goals: [{ id: a, goal: A }, { id: b, goal: B }] }\n',
    2,
  ],
  ['ids of what is called the same', 'schema', `partnership: 1\n${PARTNERS}issues:\n  - issue: A\n  - issue: A\n`, 0],
  ['no verdict', 'schema', `partnership: 1\n${PARTNERS}signoff:\n  - { partner: a }\n  - { partner: b }\n`, 2],
  [
    'no partner’s approval',
    'not-acknowledged',
    `stage: agreed\n${PARTNERS}signoff:\n  - { partner: a, verdict: abstains }\n`,
    3,
  ],
];

describe('mending all of a kind', () => {
  for (const [what, rule, text, left] of KINDS) {
    it(`mends ${what}${left > 0 ? ': nothing' : ''}`, () => {
      const before = check(text, { today: '2027-03-01' });
      const alike = (list: typeof before.findings) => list.filter((one) => one.rule === rule).length;
      assert.ok(alike(before.findings) > 1);
      const changes = mendKind(before, rule);
      const after = check(applyChanges(text, changes), { today: '2027-03-01' });
      assert.equal(alike(after.findings), left, after.document.text);
      assert.equal(hasNewErrors(before.findings, after.findings), false, after.document.text);
      for (const [comment] of text.matchAll(/#.*/g)) assert.ok(after.document.text.includes(comment), comment);
      const edits = changes.map((change) => ({ range: before.document.rangeOf(change), newText: change.text }));
      const edited = TextDocument.applyEdits(TextDocument.create('a', 'yaml', 1, text), edits);
      assert.equal(edited, after.document.text);
      if (text.includes('\r\n')) assert.doesNotMatch(edited, /[^\r]\n/);
    });
  }

  it('mends misspelt words', () => {
    const text = 'partnership: 1\ntitle: T\nstage: agreed\nblend: suop\nlanguage: eng\npartners: []\n';
    const after = applyChanges(text, mendKind(check(text), 'schema'));
    assert.equal(after, text.replace('suop', 'soup').replace('eng', 'en'));
  });

  it('writes changes that follow each other as changes of the first text', () => {
    const text = 'abcdef';
    const edits = new Edits(text.length);
    let now = text;
    for (const changes of [
      [
        { start: 1, end: 1, text: 'xy' },
        { start: 4, end: 5, text: '' },
      ],
      [
        { start: 2, end: 4, text: 'Q' },
        { start: 6, end: 6, text: '1' },
        { start: 6, end: 6, text: '2' },
      ],
      [{ start: 0, end: 1, text: '' }],
    ]) {
      edits.apply(changes);
      now = applyChanges(now, changes);
      assert.equal(applyChanges(text, edits.changes()), now);
    }
    assert.equal(now, 'xQcd12f');
  });
});

describe('threads', () => {
  for (const [files, processors, threads] of [
    [0, 8, 0],
    [40, 8, 0],
    [80, 8, 2],
    [10_000, 8, 8],
    [10_000, 1, 0],
  ] as const) {
    it(`are ${threads} for ${files} files on ${processors} processors`, () =>
      assert.equal(threadsFor(files, processors), threads));
  }
});
