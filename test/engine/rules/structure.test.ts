import { strict as assert } from 'node:assert';
import { assertFires, assertSilent, checkOn } from '../support';

const PARTNERS =
  'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\n';
const plan = (more: string) => `partnership: 1\ntitle: River Trail\nlanguage: en\n${PARTNERS}${more}`;

describe('the schema rule, at the narrowest node', () => {
  for (const text of [
    plan('summary: ⟦[A river]⟧\n'),
    plan('summary:\n  ⟦-⟧ A river\n'),
    plan('summary:\n  ⟦text⟧: A river\n  note: for all\n'),
    plan('vision: ⟦[A river]⟧\n'),
    plan('issues: ⟦{ id: a, issue: b }⟧\n'),
    plan('measurement: { indicators: [{ id: a, indicator: b, baseline: ⟦[1]⟧ }] }\n'),
    plan('review: { cadence: ⟦P⟧, last: ⟦2025-02-30⟧, ⟦nxt⟧: 2025-01-01, x-nxt: { any: [thing] } }\n'),
    plan('matrix:\n  - organization: { ⟦prices⟧: [Time] }\n    partner: trust\n'),
    plan('signoff:\n  - on: 2025-01-01\n    partner: ⟦trust⟧\n'),
    plan('sectorValue: [{ practical: ⟦[Knowledge]⟧ }]\n'),
    plan('⟦vision⟧:\n'),
  ]) {
    it(`is shown in ${JSON.stringify(text.slice(plan('').length))}`, () => {
      assertFires('schema', text);
    });
  }

  it('is silent about keys of the user’s own, everywhere', () => {
    assertSilent('schema', plan('x-a: 1\nvision: { x-b: [1], goals: [{ id: a, goal: b, x-c: }] }\n'));
  });
});

describe('the schema rule, in its words', () => {
  for (const [text, en, he] of [
    ['partnership: ⟦2⟧\ntitle: T\n', ['“2”', 'Versions understood: 1'], ['״2״', 'הגרסאות המוכרות: 1']],
    ['partnership: ⟦"1"⟧\ntitle: T\n', ['“1”', 'without quotation marks'], ['״1״', 'בלי מירכאות']],
    ['⟦partnership⟧:\ntitle: T\n', ['is missing', 'Versions understood: 1'], ['חסר', 'הגרסאות המוכרות: 1']],
    ['partnership: ⟦[1]⟧\ntitle: T\n', ['is missing', 'Versions understood: 1'], ['חסר']],
    [
      'partnership: 1\ntitle: T\ninsights:\n  ⟦-⟧ # soon\n',
      ['behind the dash', 'a text'],
      ['אחרי המקף עוד לא נכתב', 'טקסט'],
    ],
    ['partnership: 1\ntitle: T\n⟦blend⟧:\n', ['Allowed: soup, salad.'], ['אפשר לכתוב: soup, salad.']],
    ['partnership: 1\ntitle: T\nstage: ⟦5⟧\n', ['a text', 'exploring, aligning', 'closed'], ['exploring, aligning']],
    ['partnership: 1\ntitle: T\nhorizon: { start: ⟦5⟧ }\n', ['a date such as'], ['תאריך כמו']],
    ['partnership: 1\ntitle: T\nreview: { cadence: ⟦5⟧ }\n', ['weekly', 'P6W'], ['weekly', 'P6W']],
    [
      'partnership: 1\ntitle: T\nreview: { ⟦nxt⟧: 2025-01-01 }\n',
      ['Allowed: cadence, last, next.', 'Did you mean “next”?'],
      ['cadence, last, next', '״next״'],
    ],
    ['partnership: 1\ntitle: T\n⟦visoin⟧: {}\n', ['here. Did you mean “vision”? Keys'], ['״vision״']],
    [
      'partnership: 1\ntitle: T\nreview: { cadence: ⟦montly⟧ }\n',
      ['weekly', 'P6W', 'Did you mean “monthly”?'],
      ['״monthly״'],
    ],
  ] as const) {
    it(`says what is allowed in ${JSON.stringify(text)}`, () => {
      const whole = `${text}partners: []\n`;
      assertFires('schema', whole);
      const plain = whole.replace(/[⟦⟧]/g, '');
      for (const [forceLanguage, words] of [
        ['en', en],
        ['he', he],
      ] as const) {
        const found = checkOn(plain, { forceLanguage }).findings.find(({ rule }) => rule === 'schema');
        for (const word of words) assert.ok(found?.message.includes(word), `“${word}” is not in: ${found?.message}`);
      }
    });
  }

  it('tells of both forms where a word or a map may stand', () => {
    const text = plan('').replace('sector: civil-society', 'sector: civil-society, conflictOfInterest: maybe');
    const found = checkOn(text).findings.find(({ rule }) => rule === 'schema');
    assert.match(found?.message ?? '', /none, keys with values \(such as interest, handling\)/);
  });
});
