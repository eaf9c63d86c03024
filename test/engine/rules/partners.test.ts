import { strict as assert } from 'node:assert';
import { defaultConfiguration } from '../../../server/src/configuration/configuration';
import { assertFires, assertSilent, checkOn } from '../support';
import { assertNothingThrows, describeRules, ODD_VALUES } from './cases';

const TRUST = '{ id: trust, name: River Trust, sector: civil-society }';
const COUNTY = '{ id: county, name: County Council, sector: local-government }';

/** A partner in block style with more lines; in Hebrew. */
const iriya = (more: string, id = 'iriya') =>
  `language: he\npartners:\n  - id: ${id}\n    name: העירייה\n    sector: local-government\n${more}`;
const trust = (more: string, id = 'trust') =>
  `partners:\n  - { id: ${id}, name: River Trust, sector: civil-society${more} }\n`;

const NOT_ACTIVE =
  'partners:\n  - { id: guide, name: Guide, sector: academia, role: advisor }\n  - { id: guest, name: Guest, sector: academia, role: observer }\n  - { id: gone, name: Gone, sector: business, left: 2027-02-28 }\n';

describeRules('partners', {
  'expectations-not-aligned': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: trust('', '⟦trust⟧'),
        says: { en: ['River Trust', 'expects'], he: ['River Trust', 'תיאום ציפיות'] },
        fixes: 1,
        after: trust(', expects: [<What the organisation expects of the partnership>]'),
      },
      {
        text: iriya('', '⟦iriya⟧'),
        fixes: 1,
        after: iriya('    expects:\n      - <למה הארגון מצפה מהשותפות>\n'),
      },
      { text: iriya('    ⟦expects⟧:\n    power: { influence: 1 }\n'), fixes: 1 },
      { text: trust(', expects: ⟦[]⟧'), fixes: 1 },
      {
        text: trust(', expects: [⟦""⟧, " "]'),
        after: trust(', expects: ["<What the organisation expects of the partnership>", " "]'),
      },
      {
        text: iriya('    expects:\n      - expectation: ⟦""⟧ # בפגישה\n        aligned: true\n'),
        after: iriya(
          '    expects:\n      - expectation: "<למה הארגון מצפה מהשותפות>" # בפגישה\n        aligned: true\n',
        ),
      },
      {
        text: iriya(
          '    expects:\n      - { expectation: קרדיט שווה, aligned: ⟦false⟧ }\n      - { expectation: פרסום משותף, aligned: ⟦no⟧ }\n'.replace(
            '⟦no⟧',
            '⟦false⟧',
          ),
        ),
        says: { en: ['“קרדיט שווה”', 'aligned: true'], he: ['העירייה', '״קרדיט שווה״'] },
        fixes: 0,
      },
    ],
    passes: [
      trust(', expects: [A seat at the table]'),
      iriya('    expects:\n      - { expectation: קרדיט שווה, aligned: true }\n      - { expectation: פרסום משותף }\n'),
      trust(', expects: [TODO, A seat at the table]'),
      trust(', expects: A seat at the table'),
      trust(', expects: [[A seat at the table]]'),
      trust(', expects: [{ expectation: [A seat] }]'),
      NOT_ACTIVE,
      'partners: nobody yet\n',
    ],
  },
  'no-boundaries': {
    early: 'info',
    late: 'warning',
    fails: [
      { text: trust('', '⟦trust⟧'), says: { en: ['River Trust', 'boundaries'], he: ['גבולות ארגוניים'] }, fixes: 1 },
      {
        text: iriya('    ⟦boundaries⟧: # לברר\n    joined: 2026-01-01\n'),
        fixes: 1,
        after: iriya('    boundaries: # לברר\n      - <על מה הארגון לא יוותר>\n    joined: 2026-01-01\n'),
      },
      {
        text: trust(', boundaries: [⟦""⟧]'),
        after: trust(', boundaries: ["<What the organisation will not give up>"]'),
      },
      {
        text: iriya('    boundaries:\n    - ⟦""⟧ # קשה\n').replace(/^ {2}/gm, ''),
        after: iriya('    boundaries:\n    - "<על מה הארגון לא יוותר>" # קשה\n').replace(/^ {2}/gm, ''),
      },
      { text: iriya('    boundaries:\n      - text: ⟦""⟧\n        note: דחוף\n') },
      { text: iriya('    boundaries:\n      - ⟦note⟧: דחוף\n'.replace('⟦note⟧: דחוף', 'note: ⟦דחוף⟧')) },
      { text: 'partners:\n  - name: ⟦River Trust⟧\n    sector: civil-society\n' },
    ],
    passes: [
      trust(', boundaries: [No building near the water]'),
      iriya('    boundaries:\n      - { text: תקציב באישור המועצה, owner: iriya }\n'),
      trust(', boundaries: 5'),
      trust(', boundaries: { x: y }'),
      NOT_ACTIVE,
    ],
  },
  'no-flexibility': {
    early: 'info',
    late: 'info',
    stages: ['aligning', 'agreed'],
    fails: [
      { text: trust('', '⟦trust⟧'), says: { en: ['River Trust', 'flexibleOn'], he: ['להתגמש'] }, fixes: 1 },
      {
        text: iriya('    ⟦flexibleOn⟧:\n'),
        fixes: 1,
        after: iriya('    flexibleOn:\n      - <במה הארגון יכול להתגמש>\n'),
      },
      { text: trust(', flexibleOn: [⟦""⟧]'), fixes: 1 },
    ],
    passes: [
      trust(', flexibleOn: [Opening dates]'),
      `stage: exploring\n${trust('')}`,
      iriya('    flexibleOn: [שעות הפעילות]\n'),
      trust(', flexibleOn: yes'),
      NOT_ACTIVE,
    ],
  },
  'no-champion': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: trust('', '⟦trust⟧'),
        says: { en: ['River Trust', 'smart agent'], he: ['סוכן חכם'] },
        fixes: 1,
        after: trust(', champion: {name: <Name of the smart agent>}'),
      },
      {
        text: iriya('    brings: [ידע]\n', '⟦iriya⟧'),
        after: iriya('    champion:\n      name: <שם הסוכן החכם>\n    brings: [ידע]\n'),
      },
      { text: iriya('    ⟦champion⟧:\n') },
      { text: trust(', champion: { name: ⟦""⟧, role: Director }') },
      { text: iriya('    ⟦champion⟧:\n      role: מנהלת\n') },
      { text: iriya('    champion:\n      ⟦name⟧:\n      role: מנהלת\n') },
      { text: trust(', ⟦champion⟧: {}') },
      { text: trust(', champion: ⟦TBD⟧') },
    ],
    passes: [
      trust(', champion: { name: Ada Brook }'),
      iriya('    champion:\n      name: נעמה ברק\n'),
      trust(', champion: Ada Brook'),
      trust(', champion: [Ada Brook]'),
      trust(', champion: { name: [Ada] }'),
      NOT_ACTIVE,
    ],
  },
  'conflict-undeclared': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: trust('', '⟦trust⟧'),
        says: { en: ['River Trust', '“none”'], he: ['ניגוד אינטרסים', 'none'] },
        fixes: 2,
        after: trust(', conflictOfInterest: none'),
      },
      {
        text: iriya('    ⟦conflictOfInterest⟧: # ?\n    power: { influence: 5 }\n'),
        fixes: 2,
        fix: 1,
        after: iriya(
          '    conflictOfInterest: # ?\n      interest: <מה הארגון ירוויח או יפסיד מעבר למטרה המשותפת>\n      handling: כשהנושא עולה, השותף מצהיר על כך, ושאר השותפים מחליטים\n    power: { influence: 5 }\n',
        ),
      },
      { text: trust(', conflictOfInterest: ⟦TODO⟧'), fixes: 2, after: trust(', conflictOfInterest: none') },
      { text: trust(', conflictOfInterest: ⟦""⟧'), fixes: 2 },
      {
        text: iriya('    conflictOfInterest:\n      interest: ⟦""⟧\n      handling: שאר השותפים מחליטים\n'),
        fixes: 1,
        after: iriya(
          '    conflictOfInterest:\n      interest: "<מה הארגון ירוויח או יפסיד מעבר למטרה המשותפת>"\n      handling: שאר השותפים מחליטים\n',
        ),
      },
      { text: trust(', ⟦conflictOfInterest⟧: {}'), fixes: 1 },
      { text: trust(', ⟦conflictOfInterest⟧: { handling: The others decide }'), fixes: 1 },
    ],
    passes: [
      trust(', conflictOfInterest: none'),
      iriya('    conflictOfInterest: { interest: חניון סמוך }\n'),
      trust(', conflictOfInterest: maybe'),
      trust(', conflictOfInterest: [none]'),
      NOT_ACTIVE,
    ],
  },
  'conflict-unmanaged': {
    early: 'warning',
    late: 'error',
    fails: [
      {
        text: trust(', ⟦conflictOfInterest⟧: { interest: We own the mill }'),
        says: { en: ['River Trust', '“We own the mill”', 'handling'], he: ['״We own the mill״', 'handling'] },
        fixes: 1,
        after: trust(
          ', conflictOfInterest: { interest: We own the mill, handling: "The partner says so when it comes up, and the others decide" }',
        ),
      },
      {
        text: iriya('    ⟦conflictOfInterest⟧:\n      interest: חניון סמוך # בבעלות מלאה\n'),
        fixes: 1,
        after: iriya(
          '    conflictOfInterest:\n      interest: חניון סמוך # בבעלות מלאה\n      handling: כשהנושא עולה, השותף מצהיר על כך, ושאר השותפים מחליטים\n',
        ),
      },
      { text: iriya('    conflictOfInterest:\n      interest: חניון סמוך\n      ⟦handling⟧:\n'), fixes: 1 },
      { text: trust(', conflictOfInterest: { interest: We own the mill, handling: ⟦TODO⟧ }'), fixes: 1 },
    ],
    passes: [
      trust(', conflictOfInterest: { interest: We own the mill, handling: The others decide }'),
      iriya('    conflictOfInterest: none\n'),
      trust(''),
      trust(', conflictOfInterest: { interest: TODO }'),
      trust(', conflictOfInterest: { interest: [a, b] }'),
      trust(', conflictOfInterest: { interest: We own the mill, handling: [x] }'),
      trust(', left: 2026-01-01, conflictOfInterest: { interest: We own the mill }'),
    ],
  },
  'power-concentration': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: `partners:\n  - { id: a, name: Bank, sector: business, power: { budgetShare: ⟦50.5⟧ } }\n  - { id: b, name: Door, sector: community, power: { budgetShare: 20 } }\n`,
        says: { en: ['Bank', '50.5 %', 'budget'], he: ['Bank', '50.5%', 'התקציב'] },
        fixes: 0,
      },
      {
        text: iriya('    power:\n      budgetShare: ⟦80⟧\n      decisionShare: ⟦51⟧\n'),
        says: { he: ['העירייה', '80%', 'התקציב'] },
      },
      {
        text: `partners:\n  - ${TRUST}\n  - ${COUNTY}\nresources:\n  - { id: m1, resource: Grant, kind: money, from: trust, amount: 100, currency: EUR }\n  - { id: m2, resource: Gift, kind: money, from: trust, amount: ⟦600⟧, currency: EUR }\n  - { id: m3, resource: Match, kind: money, from: county, amount: 300, currency: EUR }\n`,
        says: { en: ['River Trust', '70 %', '700 EUR of 1,000 EUR'], he: ['River Trust', '70%'] },
      },
      {
        text: `partners:\n  - ${TRUST}\nresources:\n  - { id: m1, resource: Grant, kind: money, from: trust, amount: ⟦600⟧ }\n  - { id: m2, resource: Lottery, kind: money, from: National Lottery, amount: 300 }\n`,
      },
    ],
    passes: [
      'partners:\n  - { id: a, name: Bank, sector: business, power: { budgetShare: 50, decisionShare: 50 } }\n',
      'partners:\n  - { id: a, name: Bank, sector: business, role: observer, power: { budgetShare: 90 } }\n',
      'partners:\n  - { id: a, name: Bank, sector: business, power: { budgetShare: most, decisionShare: 400 } }\n',
      `partners:\n  - ${TRUST}\nresources:\n  - { id: m1, resource: Grant, kind: money, from: trust, amount: 600, currency: EUR }\n`,
      `partners:\n  - ${TRUST}\n  - ${COUNTY}\nresources:\n  - { id: m1, resource: Grant, kind: money, from: trust, amount: 600, currency: EUR }\n  - { id: m2, resource: Match, kind: money, from: county, amount: 300, currency: ILS }\n`,
      `partners:\n  - ${TRUST}\n  - ${COUNTY}\nresources:\n  - { id: m1, resource: Grant, kind: money, from: trust, amount: 300, currency: EUR }\n  - { id: m2, resource: Match, kind: money, from: county, amount: 300, currency: EUR }\n`,
      `partners:\n  - ${TRUST}\nresources:\n  - { id: m1, resource: Grant, kind: money, from: trust, amount: 100, currency: EUR }\n  - { id: m2, resource: Lottery, kind: money, from: National Lottery, amount: 900, currency: EUR }\n`,
      `partners:\n  - ${TRUST}\n  - ${COUNTY}\nresources:\n  - { id: m1, resource: Cars, kind: equipment, from: trust, amount: 600 }\n  - { id: m2, resource: Match, kind: money, from: county, amount: 300 }\n  - { id: m3, resource: Open, kind: money, from: TODO, amount: 300 }\n`,
      `partners:\n  - ${TRUST}\n  - ${COUNTY}\nresources:\n  - { id: m1, resource: A, kind: money, from: trust, amount: 1.7e308 }\n  - { id: m2, resource: B, kind: money, from: county, amount: 1.7e308 }\n`,
    ],
  },
  'power-unmapped': {
    early: 'info',
    late: 'info',
    fails: [
      {
        text: trust('', '⟦trust⟧'),
        says: {
          en: ['River Trust', 'how much influence it has and how strong its interest is'],
          he: ['מידת ההשפעה ומידת העניין'],
        },
        fixes: 1,
        after: trust(', power: {influence: 3, interest: 3}'),
      },
      {
        text: iriya('    ⟦power⟧:\n      interest: 4\n      budgetShare: 20\n'),
        says: { en: ['influence'], he: ['צוינה מידת ההשפעה'] },
        after: iriya('    power:\n      influence: 3\n      interest: 4\n      budgetShare: 20\n'),
      },
      { text: iriya('    ⟦power⟧:\n') },
      { text: trust(', ⟦power⟧: {}'), after: trust(', power: {influence: 3, interest: 3}') },
      { text: trust(', ⟦power⟧: { ⟦influence⟧: }'), fixes: 1 },
      { text: iriya('    power: { influence: ⟦TODO⟧, interest: 2 }\n') },
    ],
    passes: [
      trust(', power: { influence: 2, interest: 5 }'),
      iriya('    power:\n      influence: 1\n      interest: 1\n'),
      trust(', power: { influence: high, interest: [low] }'),
      trust(', power: strong'),
      NOT_ACTIVE,
    ],
  },
  'single-sector': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: `⟦partners⟧:\n  - ${TRUST}\n  - { id: anglers, name: Anglers, sector: civil-society }\n  - { id: gone, name: Gone, sector: business, left: 2026-12-31 }\n`,
        says: { en: ['(2)', 'civil society'], he: ['חברה אזרחית'] },
        fixes: 0,
      },
      {
        text: '⟦partners⟧: [{ id: a, name: העירייה, sector: local-government }, { id: b, name: המועצה, sector: local-government }]\n',
      },
    ],
    passes: [
      `partners:\n  - ${TRUST}\n  - ${COUNTY}\n`,
      `partners:\n  - ${TRUST}\n`,
      'partners:\n  - { id: a, name: A }\n  - { id: b, name: B }\n',
      `partners:\n  - ${TRUST}\n  - { id: b, name: B, sector: civil }\n`,
      'partners:\n',
    ],
  },
  'no-population': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: 'title: ⟦River Trail⟧\npartners: []\nmatrix: []\n',
        says: { en: ['population'], he: ['population'] },
        fixes: 1,
        after:
          'title: River Trail\npartners: []\npopulation:\n  - group: <The people whom the initiative serves>\nmatrix: []\n',
      },
      { text: 'title: שביל הנחל\n⟦population⟧:\n', fixes: 1 },
      { text: 'title: River Trail\npopulation: ⟦[]⟧\n' },
      { text: 'title: River Trail\npopulation:\n  - group: ⟦""⟧\n  - { group: , note: x }\n' },
      {
        text: 'title: שביל הנחל\npopulation:\n  - { group: ⟦""⟧, representedBy: [iriya] }\n',
        after: 'title: שביל הנחל\npopulation:\n  - { group: "<האנשים שהמהלך נועד להם>", representedBy: [iriya] }\n',
      },
    ],
    passes: [
      'title: River Trail\npopulation:\n  - { group: Children }\n',
      'title: שביל הנחל\npopulation:\n  - group: ילדים\n    representedBy: [iriya]\n',
      'title: River Trail\npopulation: everybody\n',
      'title: River Trail\npopulation: [Children]\n',
      'title: River Trail\npopulation: { group: Children }\n',
    ],
  },
  'population-unrepresented': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: 'population:\n  - group: ⟦Children⟧\n  - { note: ask, group: Elders, representedBy: ⟦[]⟧ }\n',
        says: { en: ['“Children”'], he: ['״Children״'] },
        fixes: 0,
      },
      { text: 'population:\n  - group: ילדים בעיר העתיקה\n    ⟦representedBy⟧:\n' },
      { text: 'population:\n  - { group: Children, representedBy: [⟦TODO⟧] }\n' },
      {
        text: `partners:\n  - { id: school, name: Mill School, sector: community, left: 2027-02-28 }\npopulation:\n  - { group: Children, representedBy: [⟦school⟧] }\n`,
        says: { en: ['Mill School', 'left'], he: ['Mill School', 'כבר אינם בשותפות'] },
      },
    ],
    passes: [
      `partners:\n  - ${TRUST}\npopulation:\n  - { group: Children, representedBy: [trust] }\n`,
      'population:\n  - { group: Children, representedBy: [nobody-we-know] }\n',
      'partners:\n  - { id: council, name: Parents, sector: community, role: advisor }\npopulation:\n  - { group: Children, representedBy: [council] }\n',
      `partners:\n  - ${TRUST}\n  - { id: school, name: School, sector: community, left: 2026-01-01 }\npopulation:\n  - { group: Children, representedBy: [school, trust] }\n`,
      'population:\n  - { group: Children, representedBy: trust }\n',
      'population: [Children]\n',
      'population:\n  - { group: TODO }\n',
    ],
  },
});

describe('rules of partners, further', () => {
  const configuration = (maxShare: number) => ({
    ...defaultConfiguration(),
    rules: new Map([['power-concentration', { severity: undefined, options: { maxShare } }]]),
  });

  it('power-concentration obeys maxShare', () => {
    const bank = (share: string) =>
      `partners:\n  - { id: a, name: Bank, sector: business, power: { decisionShare: ${share} } }\n`;
    assertSilent('power-concentration', bank('60'), { configuration: configuration(60) });
    assertFires('power-concentration', bank('⟦61⟧'), { configuration: configuration(60) });
    assertFires('power-concentration', bank('⟦34⟧'), { configuration: configuration(33) });
  });

  it('power-concentration shows what the share is compared with', () => {
    const [found] = assertFires(
      'power-concentration',
      'partners:\n  - { id: a, name: Bank, sector: business, power: { budgetShare: ⟦70⟧ } }\n  - { id: b, name: Door, sector: community, power: { budgetShare: 30 } }\n',
    );
    assert.deepEqual(
      found?.related.map((one) => one.message),
      ['Door: 30 %'],
    );
  });

  it('who leaves today is still a partner', () => {
    assertFires('no-boundaries', trust(', left: 2027-03-01', '⟦trust⟧'));
  });

  it('take a plan of thousands of partners in their stride', () => {
    const many = Array.from(
      { length: 4000 },
      (_, i) => `  - { id: p${i}, name: Partner ${i}, sector: business, power: { budgetShare: 90 } }\n`,
    );
    const start = performance.now();
    const { findings } = checkOn(`partners:\n${many.join('')}`);
    assert.ok(findings.length > 4000);
    assert.ok(performance.now() - start < 8000, `${Math.round(performance.now() - start)} ms`);
  });

  it('take odd values as they come', () => {
    const whole: Readonly<Record<string, string>> = {
      sector: 'business',
      role: 'lead',
      champion: '{ name: Ada }',
      expects: '[Trust]',
      boundaries: '[The bank]',
      flexibleOn: '[Dates]',
      conflictOfInterest: 'none',
      power: '{ influence: 3, interest: 3 }',
      left: '2028-01-01',
    };
    const inner = { champion: 'name', conflictOfInterest: 'interest', power: 'influence', expects: 'expectation' };
    const start = 'stage: aligning\ntitle: T\npopulation: [{ group: Children, representedBy: [a] }]\n';
    const partners = `partners:\n  - { id: a, name: A, ${pairsOf(whole).join(', ')} }\n`;
    function* plans(): Generator<string> {
      for (const value of ODD_VALUES) {
        const flow = value.includes('\n') ? '' : value;
        for (const key of Object.keys(whole)) {
          const block = pairsOf({ ...whole, [key]: value }).join('\n    ');
          yield `${start}partners:\n  - id: a\n    name: A\n    ${block}\n`;
          yield `${start}partners:\n  - { id: a, name: A, ${pairsOf({ ...whole, [key]: flow }).join(', ')} }\n`;
        }
        for (const [key, innerKey] of Object.entries(inner)) {
          const map = key === 'expects' ? `[{ ${innerKey}: ${flow} }]` : `{ ${innerKey}: ${flow} }`;
          yield `${start}partners:\n  - { id: a, name: A, ${pairsOf({ ...whole, [key]: map }).join(', ')} }\n`;
        }
        yield `title: T\n${partners}population: ${value.replaceAll('\n      ', '\n  ')}\n`;
        yield `title: T\n${partners}population:\n  - group: ${flow}\n    representedBy: ${flow}\n`;
        yield `title: T\npopulation: [{ group: C, representedBy: [a] }]\npartners: ${value.replaceAll('\n      ', '\n  ')}\n`;
        yield `title: ${flow}\npopulation: [{ group: C, representedBy: [a] }]\npartners:\n  - ${flow}\n`;
      }
    }
    assertNothingThrows('partners', plans());
  }).timeout(60_000);
});

function pairsOf(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).map(([key, value]) => `${key}: ${value}`);
}
