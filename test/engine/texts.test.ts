import { strict as assert } from 'node:assert';
import { parseDocument } from '../../server/src/plan/document';
import { textsOf } from '../../server/src/plan/texts';

const found = (text: string) => [...textsOf(parseDocument(text).root)].map(({ path, value }) => `${path}=${value}`);

describe('texts of a plan', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['titles and prose', 'title: River\nsummary: A trail\n', ['title=River', 'summary=A trail']],
    [
      'items in both forms',
      'avoid:\n  - One\n  - { text: Two, note: Three }\n',
      ['avoid=One', 'avoid.text=Two', 'avoid.note=Three'],
    ],
    [
      'ids and references are none',
      'partners: [{ id: a, name: Ann }]\nvision: { sharedBy: [a] }\n',
      ['partners.name=Ann'],
    ],
    ['words of the format are none', 'stage: agreed\nreview: { cadence: P6W, next: 2027-01-01 }\n', []],
    ['a practice in words', 'practices: [weigh-overall-view, Walk together]\n', ['practices=Walk together']],
    [
      'a giver in words',
      'resources: [{ id: r, resource: Hall, from: trust }, { from: Min. of Health }]\n',
      ['resources.resource=Hall', 'resources.from=Min. of Health'],
    ],
    [
      'no conflict, or one in words',
      'partners: [{ conflictOfInterest: none }, { conflictOfInterest: { interest: Land } }]\n',
      ['partners.conflictOfInterest.interest=Land'],
    ],
    [
      'values that may be numbers',
      'measurement: { indicators: [{ baseline: 3, target: many }] }\n',
      ['measurement.indicators.target=many'],
    ],
    ['user keys and unknown ones', 'x-mine: { note: Words }\nfoo: Words\ntitle: T\n', ['title=T']],
    ['wrong kinds', 'title: [a]\nvision: Words\npartners: { name: x }\nissues:\n  -\n  - 3\nsummary:\n', []],
    [
      'aliases, once each',
      'title: &a River\nsummary: *a\navoid: &b [One]\ninsights: *b\n',
      ['title=River', 'avoid=One'],
    ],
    ['a fingerprint is none', 'signoff: [{ partner: a, fingerprint: sha256:00, note: Yes }]\n', ['signoff.note=Yes']],
  ];
  for (const [name, text, wanted] of cases) it(name, () => assert.deepEqual(found(text), wanted));

  it('walks again only what an edit touched', () => {
    const text = `title: T\nissues:\n${'  - id: i\n    issue: Words\n    need: More\n'.repeat(20)}`;
    const before = parseDocument(text);
    const first = [...textsOf(before.root)];
    const later = [...textsOf(parseDocument(text.replace('title: T', 'title: Tt'), before).root)];
    assert.equal(first.length, 41);
    assert.equal(later.filter((one) => first.includes(one)).length, 40);
  });

  it('tells the same text by where it stands, also after it was moved', () => {
    const before = parseDocument('landmines: { initiative: [One] }\n');
    assert.deepEqual(
      [...textsOf(before.root)].map(({ path }) => path),
      ['landmines.initiative'],
    );
    const item = '  - text: One\n    note: Two\n';
    const first = parseDocument(`avoid:\n${item.repeat(12)}`);
    assert.deepEqual(new Set([...textsOf(first.root)].map(({ path }) => path)), new Set(['avoid.text', 'avoid.note']));
    const moved = parseDocument(`insights:\n${item.repeat(12)}`, first);
    assert.deepEqual(
      new Set([...textsOf(moved.root)].map(({ path }) => path)),
      new Set(['insights.text', 'insights.note']),
    );
  });
});
