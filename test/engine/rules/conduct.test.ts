import { assertFires, assertSilent } from '../support';
import { assertNothingThrows, describeRules, ODD_VALUES } from './cases';

const TRUST = '  - { id: trust, name: River Trust, sector: civil-society }\n';
const IRIYA = '  - { id: iriya, name: העירייה, sector: local-government }\n';
const KEREN = '  - id: keren\n    name: קרן הגליל\n    sector: philanthropy\n';
const PARTNERS = `partners:\n${TRUST}${IRIYA}`;
const decision = (more: string, id = 'wing') => `decisions:\n  - id: ${id}\n    decision: Close the wing\n${more}`;

describeRules('conduct', {
  'not-a-partnership': {
    early: 'error',
    late: 'error',
    fails: [
      {
        text: `language: en\n⟦partners⟧:\n${TRUST}`,
        says: { en: ['River Trust', 'one more'], he: ['River Trust', 'עוד שותף פעיל אחד'] },
        fixes: 1,
        after: `language: en\npartners:\n${TRUST}  - id: second-partner\n    name: <Name of the second organisation>\n    sector: local-government\n`,
      },
      {
        text: 'language: he\n⟦partners⟧: []\n',
        says: { en: ['no active partner', 'at least two'], he: ['אין שותפים פעילים'] },
        fixes: 1,
        after:
          'language: he\npartners: [{id: first-partner, name: <שם הארגון הראשון>, sector: civil-society}, {id: second-partner, name: <שם הארגון השני>, sector: local-government}]\n',
      },
      {
        text: `⟦partners⟧:\n${IRIYA}  - { id: guide, name: Guide, sector: academia, role: advisor }\n`,
        fixes: 2,
        fix: 1,
        after: `partners:\n${IRIYA}  - { id: guide, name: Guide, sector: academia, role: member }\n`,
      },
      { text: `⟦partners⟧:\n${IRIYA}  - { id: gone, name: Gone, sector: academia, left: 2027-02-28 }\n`, fixes: 1 },
      { text: 'partnership: 1\ntitle: ⟦שביל הנחל⟧\n', fixes: 1 },
      { text: 'partnership: 1\ntitle: River\n⟦partners⟧:\nvision: { statement: x }\n', fixes: 1 },
      {
        text: '⟦partners⟧:\n  - { id: second-partner, name: A, sector: local-government }\n',
        fixes: 1,
        after:
          'partners:\n  - { id: second-partner, name: A, sector: local-government }\n  - id: second-partner-2\n    name: <Name of the second organisation>\n    sector: civil-society\n',
      },
    ],
    passes: [
      PARTNERS,
      `partners:\n${TRUST}  - { id: b, name: B, sector: academia, left: 2027-03-01 }\n`,
      'partners: trust and iriya\n',
      'partners: { trust: River Trust }\n',
      'partners: [trust, iriya]\n',
    ],
  },
  'unilateral-move': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: PARTNERS + decision('    by: ⟦[trust]⟧\n    affects: [iriya]\n    because: Rain\n'),
        says: { en: ['River Trust decides alone', 'העירייה is affected'], he: ['בידי River Trust בלבד', 'על העירייה'] },
        fixes: 1,
        after:
          PARTNERS +
          decision('    by: [trust]\n    consulted:\n      - iriya\n    affects: [iriya]\n    because: Rain\n'),
      },
      {
        text: PARTNERS + decision('    because: גשם\n', '⟦wing⟧'),
        says: { en: ['Nobody is named'], he: ['לא צוין בידי מי'] },
        fixes: 1,
        after: PARTNERS + decision('    consulted:\n      - trust\n      - iriya\n    because: גשם\n'),
      },
      {
        text: PARTNERS + decision('    by:\n      ⟦- trust⟧\n    consulted:\n      - trust\n'),
        after: PARTNERS + decision('    by:\n      - trust\n    consulted:\n      - trust\n      - iriya\n'),
      },
      {
        text: `${PARTNERS}decisions: [{ id: a, decision: Go, ⟦by⟧: , affects: [TODO], consulted: [TODO] }]\n`,
        after: `${PARTNERS}decisions: [{ id: a, decision: Go, by: , affects: [TODO], consulted: [trust, iriya] }]\n`,
      },
      { text: PARTNERS + decision('    by: ⟦[iriya, iriya]⟧\n    affects:\n    consulted: []\n') },
      { text: `${PARTNERS.replace('העירייה', 'City')}${decision('    by: ⟦[iriya]⟧\n')}` },
      { text: PARTNERS + decision('    by: ⟦[iriya]⟧\n    affects: [nobody-known]\n'), fixes: 0 },
      { text: `partners:\n${TRUST}${IRIYA}${KEREN}${decision('    by: ⟦[keren]⟧\n    affects: [iriya, trust]\n')}` },
    ],
    passes: [
      PARTNERS + decision('    by: [trust, iriya]\n'),
      PARTNERS + decision('    by: [trust]\n    consulted: [iriya]\n'),
      PARTNERS + decision('    by: [trust]\n    affects: [trust]\n'),
      PARTNERS + decision('    by: [trust]\n    affects: []\n'),
      PARTNERS + decision('    consulted: [iriya]\n'),
      PARTNERS + decision('    by: trust\n'),
      PARTNERS + decision('    by: [trust]\n    affects: iriya\n'),
      PARTNERS + decision('    by: [trust]\n    consulted: { iriya: yes }\n'),
      `partners:\n${TRUST}${decision('    by: [trust]\n    affects: [iriya]\n')}`,
      `${PARTNERS}decisions: [Go]\n`,
    ],
  },
  'one-partner-decides': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: 'governance:\n  decisionRule: ⟦lead-decides⟧ # for now\n',
        says: { en: ['consent', 'power relations'], he: ['consent', 'יחסי הכוח'] },
        fixes: 1,
        after: 'governance:\n  decisionRule: consent # for now\n',
      },
      {
        text: "title: שביל\ngovernance: { decisionRule: ⟦'lead-decides'⟧, entry: x }\n",
        after: "title: שביל\ngovernance: { decisionRule: 'consent', entry: x }\n",
      },
    ],
    passes: [
      'governance: { decisionRule: majority }\n',
      'governance: { decisionRule: lead decides }\n',
      'governance: { decisionRule: [lead-decides] }\n',
      'governance: lead-decides\n',
    ],
  },
  // The sentences are in arm-twisting.test.ts.
  'arm-twisting': {
    early: 'warning',
    late: 'warning',
    fails: [
      { text: 'title: We ⟦impose⟧ it\n', says: { en: ['“impose”', 'Arm-twisting'], he: ['״impose״', 'כיפוף ידיים'] } },
      { text: 'governance: { disputes: מותר ⟦לכפות⟧ הסדר }\n', says: { he: ['״לכפות״'] }, fixes: 0 },
    ],
    passes: ['title: We never impose it\n', 'governance: { disputes: בלי לכפות הסדר }\n'],
  },
  'poor-fit': {
    early: 'warning',
    late: 'warning',
    stages: ['aligning', 'agreed'],
    fails: [
      {
        text: 'language: en\npartners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
        says: { en: ['River Trust', 'no stake'], he: ['River Trust', 'stake'] },
        fixes: 1,
        after:
          'language: en\npartners:\n  - { id: trust, name: River Trust, sector: civil-society, stake: The initiative furthers what the organisation is there for }\n',
      },
      {
        text: 'language: he\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    stake: ⟦להשלים⟧\n    fits: true\n',
        fixes: 1,
        after:
          'language: he\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    stake: המהלך מקדם את הייעוד של הארגון\n    fits: true\n',
      },
      {
        text: 'partners:\n  - { id: trust, name: River Trust, sector: civil-society, stake: Water, fits: ⟦false⟧ }\n',
        says: { en: ['doesn’t fit River Trust'], he: ['אינה תואמת'] },
        fixes: 0,
      },
      { text: `partners:\n${KEREN}    ⟦stake⟧:\n    fits: true\n` },
      {
        text: `partners:\n${KEREN.replace('keren', '⟦keren⟧')}matrix:\n  - partner: keren\n    organization: { opportunity: [""], price: [Time] }\n    initiative: { opportunity: [More] }\n`,
      },
      { text: `partners:\n${KEREN}    fits: ⟦false⟧\n`, fixes: 0 },
    ],
    passes: [
      `partners:\n${KEREN}    stake: הקרן מממנת נחלים\n`,
      `partners:\n${KEREN}matrix:\n  - partner: keren\n    organization: { opportunity: [Renewal] }\n`,
      `partners:\n${KEREN}    fits: false\n    left: 2027-02-28\n`,
      `partners:\n${KEREN}    stake: [Water]\n    fits: no way\n`,
      'stage: exploring\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
    ],
  },
});

describe('rules of conduct, besides', () => {
  it('knows a poor fit from the first', () => {
    assertFires('poor-fit', `stage: exploring\npartners:\n${KEREN}    fits: ⟦false⟧\n`);
    assertFires('poor-fit', `partners:\n${KEREN}    fits: ⟦false⟧\n`);
    assertSilent('poor-fit', `partners:\n${KEREN}    fits: true\n`);
  });

  it('stands odd values', () => {
    assertNothingThrows('conduct', plans());
    function* plans() {
      for (const value of ODD_VALUES) {
        for (const key of ['partners', 'decisions', 'governance', 'matrix']) {
          yield `stage: agreed\npartnership: 1\ntitle: T\n${key === 'partners' ? '' : PARTNERS}${key}: ${value}\n`;
        }
        for (const key of ['by', 'consulted', 'affects', 'decision']) {
          yield `${PARTNERS}decisions:\n  - id: d\n    ${key}: ${value}\n`;
        }
        for (const key of ['stake', 'fits', 'left', 'role']) {
          yield `stage: agreed\npartners:\n${KEREN}    ${key}: ${value}\n`;
        }
      }
    }
  });
});
