import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { parseDocument } from '../../server/src/plan/document';
import { fingerprintOf, isFingerprint } from '../../server/src/plan/fingerprint';

function of(text: string): string {
  const { root } = parseDocument(text);
  assert.ok(root);
  return fingerprintOf(root);
}

const PLAN = `partnership: 1
title: River Trail
partners:
  - id: trust
    name: River Trust
    power: { influence: 3, budgetShare: 40 }
    brings:
      - Knowledge
      - text: Boats
        note: two
summary: |
  One line,
  and one more
`;

describe('fingerprint of a plan', () => {
  it('is short, and of a known form', () => assert.match(of(PLAN), /^sha256:[0-9a-f]{32}$/));

  it('is the same from one release to the next', () => {
    // Partners’ signatures hang on it: if this changes, all of them read as broken.
    assert.equal(of(PLAN), 'sha256:926bb935417f8fee06e4b87c550e7f80');
    const long = PLAN.replace(/summary: [\s\S]*/, `summary: x\ninsights: [${'y'.repeat(500)}]\n`);
    assert.equal(of(long), 'sha256:52cd9ce75ad51446e175112603b11f9e');
    assert.equal(of('{}\n'), of('signoff: []\n'));
  });

  const same: readonly (readonly [string, string])[] = [
    ['comments', `# top\n${PLAN.replace('River Trail', 'River Trail # here')}`],
    ['quotes', PLAN.replace('River Trail', '"River Trail"').replace('Knowledge', "'Knowledge'")],
    ['escapes', PLAN.replace('River Trail', '"\\u0052iver Trail"')],
    ['order of keys', PLAN.replace('partnership: 1\n', '').concat('partnership: 1\n')],
    [
      'flow and block',
      PLAN.replace('{ influence: 3, budgetShare: 40 }', '\n      budgetShare: 40\n      influence: 3'),
    ],
    [
      'indentation and empty lines',
      PLAN.replaceAll('\n      - ', '\n\n          - ').replace('        note', '            note'),
    ],
    ['line ends', PLAN.replaceAll('\n', '\r\n')],
    ['byte order mark', `\ufeff${PLAN}`],
    ['document start', `---\n${PLAN}`],
    ['folded words', PLAN.replace('River Trail', '>-\n  River\n  Trail')],
    ['sign-off', `${PLAN}signoff:\n  - { partner: trust, verdict: approves, fingerprint: sha256:00 }\n`],
    ['an empty sign-off', `${PLAN}signoff:\n`],
    ['an anchor', PLAN.replace('title: River Trail', 'title: &t River Trail')],
    ['a number written otherwise', PLAN.replace('40', '40.0')],
  ];
  for (const [what, text] of same) it(`doesn’t heed ${what}`, () => assert.equal(of(text), of(PLAN)));

  const other: readonly (readonly [string, string])[] = [
    ['a letter', PLAN.replace('River Trail', 'River trail')],
    ['a number', PLAN.replace('40', '41')],
    ['a number made text', PLAN.replace('40', '"40"')],
    ['a key more', `${PLAN}blend: salad\n`],
    ['a key of the user’s own', `${PLAN}x-note: y\n`],
    ['a key less', PLAN.replace('    name: River Trust\n', '')],
    ['another key', PLAN.replace('note: two', 'text2: two')],
    ['order of a list', PLAN.replace('Knowledge', 'Boats').replace('text: Boats', 'text: Knowledge')],
    ['an item more', PLAN.replace('- Knowledge', '- Knowledge\n      -')],
    ['an empty list for an empty map', `${PLAN}x-a: []\n`],
    ['a line end in a text', PLAN.replace('One line,\n  and', 'One line, and')],
    ['an inner signoff', PLAN.replace('note: two', 'note: two\n        signoff: x')],
  ];
  for (const [what, text] of other) it(`heeds ${what}`, () => assert.notEqual(of(text), of(PLAN)));

  it('tells apart what only looks alike when joined', () => {
    const texts = [
      'a: [b, c]',
      'a: [[b], c]',
      'a: ["b, c"]',
      'a: ["b\\",\\"c"]',
      'a: { b: c }',
      'a: {}',
      'a: []',
      'a: ""',
      'a:',
    ];
    texts.push('a: "{}"', 'a: true', 'a: "true"', 'a: [true]', 'a: [null]', 'a: ["null"]');
    assert.equal(new Set(texts.map(of)).size, texts.length);
    assert.equal(of('a:'), of('a: ~'));
  });

  it('reads aliases as what they stand for, and stands those that stand for nothing', () => {
    assert.equal(of('a: &x [1, { b: 2 }]\nc: *x\n'), of('a: [1, { b: 2 }]\nc: [1, { b: 2 }]\n'));
    assert.equal(of('a: &x [*x]\n'), of('a: [null]\n'));
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijklmnopq'
        .split('')
        .map((key, i) => `${key}: &${key} [${`*${'abcdefghijklmnop'.charAt(i)}, `.repeat(9)}]`),
    ];
    assert.match(of(`${bomb.join('\n')}\n`), /^sha256:/);
  });

  it('is the same whether the text is parsed anew or after an edit', () => {
    const text = readFileSync('examples/river-trail.partnership.yaml', 'utf8');
    let document = parseDocument(text);
    assert.ok(document.root);
    const before = fingerprintOf(document.root);
    const edited = text.replace(/^title: .*/m, 'title: Another');
    document = parseDocument(edited, document);
    assert.ok(document.root);
    assert.equal(fingerprintOf(document.root), of(edited));
    assert.notEqual(of(edited), before);
    document = parseDocument(text, document);
    assert.ok(document.root);
    assert.equal(fingerprintOf(document.root), before);
  });

  it('is compared without regard to letter case and white space', () => {
    const fingerprint = of(PLAN);
    assert.ok(isFingerprint(` ${fingerprint.toUpperCase()} `, fingerprint));
    assert.ok(!isFingerprint(fingerprint.slice(0, -1), fingerprint));
  });
});
