import assert from 'node:assert/strict';
import { builtInCatalog } from '../../server/src/catalog';
import { compare } from '../../server/src/compare/compare';
import { sentenceOf } from '../../server/src/compare/words';
import { parseDocument } from '../../server/src/plan/document';
import { readNames } from '../../server/src/plan/names';
import type { Language } from '../../server/src/schema/shape';

const BASE = `partnership: 1
title: River Trail
stage: aligning
vision:
  goals:
    - {id: open, goal: Open the trail}
partners:
  - {id: trust, name: River Trust, sector: civil-society, boundaries: [No works in spring, Our name stays]}
  - {id: council, name: City Council, sector: local-government}
matrix:
  - partner: trust
    organization: {opportunity: [New volunteers], price: [Time]}
decisions:
  - {id: d1, decision: Sundays are free, by: [trust, council], on: 2027-01-10}
implementation:
  commitments:
    - {id: c1, what: Build the ramp, who: council, with: [trust], due: 2027-03-31, goal: open}
measurement:
  indicators:
    - {id: i1, indicator: Kilometres, baseline: 6, target: 40}
resources:
  - {id: r1, resource: Grant, kind: money, from: council, amount: 1000, currency: GBP}
issues:
  - {id: weir, issue: The weir, practices: [transparency], objections: [{objection: It is too dear, response: We share}]}
signoff:
  - {partner: trust, verdict: approves, on: 2027-01-20, fingerprint: "sha256:0123456789abcdef0123456789abcdef"}
`;

function told(before: string, after: string, language: Language = 'en'): readonly string[] {
  const [old, now] = [parseDocument(before), parseDocument(after)];
  const scene = { language, catalog: builtInCatalog(), before: readNames(old.root), after: readNames(now.root) };
  return compare(old, now).changes.map((change) => sentenceOf(change, scene));
}

const swap = (from: string | RegExp, to: string) => {
  const after = BASE.replace(from, to);
  assert.notEqual(after, BASE, `${from} is not in the plan`);
  return after;
};

describe('comparison of plans', () => {
  describe('says nothing of', () => {
    for (const [name, after] of [
      ['the same plan', BASE],
      ['comments and blank lines', `# A comment\n\n${BASE.replace('partners:', '\npartners: # here\n')}`],
      ['quotes', swap('title: River Trail', 'title: "River Trail"')],
      ['line ends', BASE.replaceAll('\n', '\r\n')],
      [
        'block style',
        swap('{id: open, goal: Open the trail}', 'id: open\n      goal: >-\n        Open\n        the trail'),
      ],
      ['the order of keys', swap('title: River Trail\nstage: aligning', 'stage: aligning\ntitle: River Trail')],
      ['the order of references', swap('[trust, council]', '[council, trust]')],
      ['the order of texts', swap('[No works in spring, Our name stays]', '[Our name stays, No works in spring]')],
      ['the order of entries', BASE.replace(/( {2}- \{id: trust.*\n)( {2}- \{id: council.*\n)/, '$2$1')],
      ['keys without a value', `${BASE}glossary:\nquestions: []\n`],
      ['a text in its map form', swap('[New volunteers]', '[{text: New volunteers}]')],
      ['anchors', swap('by: [trust, council]', 'by: &all [trust, council]')],
      ['keys of the user’s own', `${BASE}x-file: 7\n`],
    ] as const) {
      it(name, () => assert.deepEqual(told(BASE, after), []));
    }
  });

  describe('tells of', () => {
    for (const [name, after, en, he] of [
      [
        'a partner that joins',
        swap('matrix:', '  - {id: bank, name: The Bank, sector: business, role: funder}\nmatrix:'),
        ['The Bank joins (business, funder)'],
        ['The Bank: הצטרפות לשותפות'],
      ],
      [
        'a partner that is gone',
        swap(/ {2}- \{id: council.*\n/, ''),
        ['City Council is no longer among the partners (local government)'],
        ['City Council: כבר לא בין השותפים'],
      ],
      [
        'a partner that leaves',
        swap('sector: local-government', 'sector: local-government, left: 2027-06-01'),
        ['City Council leaves on 1 June 2027'],
        ['City Council: פרישה ב־1 ביוני 2027'],
      ],
      [
        'a partner’s new name',
        swap('name: City Council', 'name: The City'),
        ['Name: from “City Council” to “The City”'],
        ['שם: מ־״City Council״ ל־״The City״'],
      ],
      [
        'a partner’s new id, and not of what refers to it',
        BASE.replaceAll('council', 'city'),
        ['City Council – Id: from council to city'],
        ['City Council – מזהה: מ־council ל־city'],
      ],
      [
        'a text reworded',
        swap('Our name stays', 'Our own name stays'),
        ['River Trust – Boundaries: from “Our name stays” to “Our own name stays”'],
        ['River Trust – גבולות ארגוניים: מ־״Our name stays״ ל־״Our own name stays״'],
      ],
      [
        'a text for another',
        swap('Our name stays', 'Meetings end at five'),
        [
          'River Trust – Boundaries: “Meetings end at five” was added',
          'River Trust – Boundaries: “Our name stays” was taken out',
        ],
        [
          'River Trust – גבולות ארגוניים: נוסף: ״Meetings end at five״',
          'River Trust – גבולות ארגוניים: הוסר: ״Our name stays״',
        ],
      ],
      [
        'the stage',
        swap('stage: aligning', 'stage: agreed'),
        ['Stage: from aligning to agreed'],
        ['שלב השותפות: מ־״תיאום ציפיות״ ל־״הסכמה״'],
      ],
      [
        'a goal',
        swap('goal: Open the trail', 'goal: Open the whole trail'),
        ['Goals – Goal: from “Open the trail” to “Open the whole trail”'],
        ['מטרות – המטרה: מ־״Open the trail״ ל־״Open the whole trail״'],
      ],
      [
        'a date',
        swap('due: 2027-03-31', 'due: 2027-04-01'),
        ['Commitments – “Build the ramp” – Due: from 31 March 2027 to 1 April 2027 (1 day later)'],
        ['התחייבויות – ״Build the ramp״ – מועד יעד: מ־31 במרץ 2027 ל־1 באפריל 2027 (דחייה של יום אחד)'],
      ],
      [
        'who does it',
        swap('who: council, with: [trust]', 'who: trust, with: [council]'),
        [
          'Commitments – “Build the ramp” – Who: from City Council to River Trust',
          'Commitments – “Build the ramp” – With: City Council was added',
          'Commitments – “Build the ramp” – With: River Trust was taken out',
        ],
        undefined,
      ],
      [
        'a decision',
        swap('on: 2027-01-10}', 'on: 2027-01-10}\n  - {id: d2, decision: Dogs on a lead, by: [trust], on: 2027-02-01}'),
        ['“Dogs on a lead” was added (River Trust, 1 February 2027)'],
        ['נוסף: ״Dogs on a lead״ (River Trust, 1 בפברואר 2027)'],
      ],
      [
        'a verdict',
        swap('verdict: approves', 'verdict: asks-for-changes'),
        ['River Trust – Verdict: from approves to asks for changes'],
        ['River Trust – עמדה: מ־״אישור״ ל־״בקשה לשינויים״'],
      ],
      [
        'a plan signed anew',
        swap('sha256:0', 'sha256:1'),
        ['River Trust has signed the plan anew'],
        ['River Trust: התוכנית נחתמה מחדש'],
      ],
      [
        'a number',
        swap('target: 40', 'target: 45.5'),
        ['Indicators – “Kilometres” – Target: from 40 to 45.5'],
        ['מדדים – ״Kilometres״ – יעד: מ־40 ל־45.5'],
      ],
      [
        'money',
        swap('amount: 1000', 'amount: 25000'),
        ['“Grant” – Amount: from 1,000 to 25,000'],
        ['״Grant״ – כמות: מ־1,000 ל־25,000'],
      ],
      [
        'a row of the matrix',
        swap('decisions:', '  - {partner: council, initiative: {price: [Meetings]}}\ndecisions:'),
        ['City Council – Initiative – Price: “Meetings” was added'],
        ['City Council – מהלך – מחיר: נוסף: ״Meetings״'],
      ],
      [
        'governance',
        `${BASE}governance: {decisionRule: consent, setting: {cadence: monthly}}\n`,
        ['Decision rule: now consent', 'Setting – Cadence: now monthly'],
        undefined,
      ],
      ['practices by their words', swap('[transparency]', '[transparency, listen-anew]'), undefined, undefined],
      [
        'an answer',
        swap('response: We share', 'response: We share the cost'),
        ['“The weir” – Objections – “It is too dear” – Response: from “We share” to “We share the cost”'],
        undefined,
      ],
      [
        'a section that is gone',
        BASE.replace(/resources:\n.*\n/, ''),
        ['“Grant” was taken out (money, City Council, 1,000, GBP)'],
        undefined,
      ],
    ] as const) {
      it(name, () => {
        const english = told(BASE, after);
        assert.ok(english.length > 0);
        if (en) assert.deepEqual(english, en);
        const hebrew = told(BASE, after, 'he');
        if (he && hebrew.length === he.length) {
          for (const [index, sentence] of he.entries())
            assert.ok(hebrew[index]?.startsWith(sentence), `${hebrew[index]}\n${sentence}`);
        } else if (he) assert.deepEqual(hebrew, he);
        // The other way round, something is told as well.
        assert.equal(told(after, BASE).length > 0, true);
      });
    }
  });

  describe('is never upset by', () => {
    for (const [name, text] of [
      ['nothing', ''],
      ['a list', '- a\n'],
      ['wrong types', 'title: [1]\npartners: {a: b}\nmatrix: x\nvision: [y]\nissues: [1, [2], {issue: {}}]\n'],
      ['two of an id', 'partners:\n  - {id: a, name: A}\n  - {id: a, name: B}\n'],
      ['aliases', 'x-a: &a [l, l]\nx-b: &b [*a, *a, *a]\npartners: *b\navoid: *a\n'],
      ['keys of objects', 'constructor: 1\n__proto__: {title: x}\ntitle: y\n'],
    ] as const) {
      it(name, () => {
        told(BASE, text);
        told(text, BASE);
        assert.deepEqual(told(text, text), []);
      });
    }
  });

  it('ends where two plans have little in common', () => {
    const many = (prefix: string) =>
      `title: t\navoid:\n${Array.from({ length: 5000 }, (_, index) => `  - ${prefix}${index * 7919}\n`).join('')}`;
    const { changes, isCut } = compare(parseDocument(many('a')), parseDocument(many('zzzzzzzz')));
    assert.equal(changes.length, 2000);
    assert.equal(isCut, true);
  });
});
