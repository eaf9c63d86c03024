import { strict as assert } from 'node:assert';
import { createCatalog } from '../../../server/src/catalog';
import { matrixRowFor } from '../../../server/src/rules/matrix';
import { assertFires } from '../support';
import { assertNothingThrows, describeRules, ODD_VALUES } from './cases';

const PARTNERS =
  'language: en\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: guide, name: Guide, sector: academia, role: advisor }\n';
const IRIYA = 'language: he\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n';
const marked = (text: string, id: string) => text.replace(`id: ${id}`, `id: ⟦${id}⟧`);
const row = (cell: string, more: string) => `matrix:\n  - partner: trust\n    ${cell}:\n${more}`;

const ROW = `  - partner: trust
    organization:
      opportunity:
        - Benefit to the organisation
        - Development, renewal
      price:
        - Giving up certain subjects for a common goal
        - Time / resources
    initiative:
      opportunity:
        - Diversity of values in the initiative
        - Varied opinions and proposals
      price:
        - Other opinions
        - Additional agendas
`;
const HEBREW_ROW = `- partner: iriya
  organization:
    opportunity:
    - תועלת לארגון
    - התפתחות, חידוש
    price:
    - ויתור על נושאים מסוימים עבור מטרה משותפת
    - זמן / משאבים
  initiative:
    opportunity:
    - גיוון ערכים במהלך
    - דעות והצעות מגוונות
    price:
    - דעות אחרות
    - אג׳נדות נוספות
`;

describeRules('matrix', {
  'matrix-missing': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: marked(PARTNERS, 'trust'),
        says: { en: ['River Trust', 'matrix'], he: ['River Trust', 'מטריצה'] },
        fixes: 1,
        after: `${PARTNERS}matrix:\n${ROW}`,
      },
      {
        text: `language: he\npartners:\n- id: ⟦iriya⟧\n  name: העירייה\n  sector: local-government\nmatrix:\n- partner: guide # יועץ\nblend: salad\n`,
        says: { he: ['העירייה'] },
        fixes: 1,
        after: `language: he\npartners:\n- id: iriya\n  name: העירייה\n  sector: local-government\nmatrix:\n- partner: guide # יועץ\n${HEBREW_ROW}blend: salad\n`,
      },
      {
        text: `${marked(PARTNERS, 'trust')}matrix: [{ partner: guide }]\n`,
        after: `${PARTNERS}matrix: [{ partner: guide }, {partner: trust, organization: {opportunity: [Benefit to the organisation, "Development, renewal"], price: [Giving up certain subjects for a common goal, Time / resources]}, initiative: {opportunity: [Diversity of values in the initiative, Varied opinions and proposals], price: [Other opinions, Additional agendas]}}]\n`,
      },
      { text: `${marked(PARTNERS, 'trust')}matrix: [] # soon\n` },
      { text: `${marked(PARTNERS, 'trust')}matrix:\nvision: { statement: x }\n` },
      { text: `${marked(PARTNERS, 'trust')}matrix: TODO\n` },
      { text: marked(IRIYA, 'iriya') },
    ],
    passes: [
      `${PARTNERS}matrix: [{ partner: trust }]\n`,
      `${IRIYA}matrix:\n  - partner: iriya\n    initiative: { price: [זמן] }\n`,
      `${PARTNERS}matrix: [trust]\n`,
      `${PARTNERS}matrix: ours\n`,
      `${PARTNERS}matrix: { trust: x }\n`,
      'partners: [{ name: Without id, sector: business }, trust]\n',
    ],
  },
  'price-without-opportunity': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: PARTNERS + row('⟦organization⟧', '      price: [Our time] # weekly\n'),
        says: { en: ['River Trust', '“Our time”', 'the organisation'], he: ['״Our time״', 'לארגון'] },
        fixes: 3,
        fix: 1,
        after:
          PARTNERS +
          row('organization', '      opportunity:\n        - Development, renewal\n      price: [Our time] # weekly\n'),
      },
      {
        text: 'language: he\nmatrix:\n  - partner: iriya\n    initiative: { price: [זמן], opportunity: ⟦[]⟧ }\n',
        says: { he: ['iriya', 'למהלך'] },
        fixes: 5,
        after:
          'language: he\nmatrix:\n  - partner: iriya\n    initiative: { price: [זמן], opportunity: [גיוון ערכים במהלך] }\n',
      },
      {
        text: PARTNERS + row('initiative', '      opportunity: [⟦""⟧]\n      price:\n        - { text: Time }\n'),
        after:
          PARTNERS +
          row(
            'initiative',
            '      opportunity: ["Diversity of values in the initiative"]\n      price:\n        - { text: Time }\n',
          ),
      },
      { text: row('organization', '      price: [A, B]\n      ⟦opportunity⟧:\n') },
      { text: 'matrix: [{ ⟦organization⟧: { price: [Time] }, ⟦initiative⟧: { price: [Time] } }]\n' },
    ],
    passes: [
      row('organization', '      price: [Time]\n      opportunity: [Renewal]\n'),
      row('organization', '      price: []\n'),
      row('organization', '      price: [TODO]\n'),
      row('initiative', '      price: [זמן]\n      opportunity: חידוש\n'),
      row('initiative', '      price: Time\n'),
      'matrix: [{ partner: a, organization: x, initiative: [y] }]\n',
    ],
  },
  'opportunity-without-price': {
    early: 'info',
    late: 'info',
    fails: [
      {
        text: PARTNERS + row('⟦initiative⟧', '      opportunity:\n        - More views\n'),
        says: { en: ['“More views”', 'the initiative', 'no price'], he: ['״More views״', 'למהלך'] },
        fixes: 4,
        after:
          PARTNERS +
          row('initiative', '      opportunity:\n        - More views\n      price:\n        - Other opinions\n'),
      },
      {
        text: 'title: שביל\nmatrix: [{ partner: iriya, ⟦organization⟧: { opportunity: [חידוש] } }]\n',
        fixes: 4,
        fix: 3,
        after:
          'title: שביל\nmatrix: [{ partner: iriya, organization: { opportunity: [חידוש], price: [מוניטין ואגו – ויתור על בלעדיות, שיתוף בידע ״בלעדי״] } }]\n'.replace(
            'מוניטין ואגו – ויתור על בלעדיות, שיתוף בידע ״בלעדי״',
            '"מוניטין ואגו – ויתור על בלעדיות, שיתוף בידע ״בלעדי״"',
          ),
      },
      { text: row('organization', '      opportunity: [A]\n      price:\n        - ⟦" "⟧\n') },
    ],
    passes: [
      row('organization', '      price: [Time]\n      opportunity: [Renewal]\n'),
      row('organization', '      opportunity: [להשלים]\n'),
      row('organization', '      opportunity: [Renewal]\n      price: much\n'),
    ],
  },
  'initiative-row-missing': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: 'language: en\nmatrix:\n  - partner: ⟦trust⟧\n    organization: { opportunity: [A], price: [B] } # ours\n',
        says: { en: ['trust', '“initiative”'], he: ['trust', 'initiative'] },
        fixes: 1,
        after: `language: en\nmatrix:\n  - partner: trust\n    organization: { opportunity: [A], price: [B] } # ours\n${ROW.slice(ROW.indexOf('    initiative'))}`,
      },
      {
        text: 'title: שביל\nmatrix: [{ partner: ⟦iriya⟧, organization: { price: [זמן] } }]\n',
        after:
          'title: שביל\nmatrix: [{ partner: iriya, organization: { price: [זמן] }, initiative: {opportunity: [גיוון ערכים במהלך, דעות והצעות מגוונות], price: [דעות אחרות, אג׳נדות נוספות]} }]\n',
      },
      { text: 'matrix:\n  - organization: { price: [B] }\n    partner: ⟦a⟧\n' },
      { text: 'matrix:\n  - partner: a\n    organization: { price: [B] }\n    ⟦initiative⟧:\n' },
      { text: 'matrix:\n  - partner: a\n    organization: { price: [B] }\n    ⟦initiative⟧: {}\n' },
      { text: 'matrix:\n  - partner: a\n    organization: { price: [B] }\n    ⟦initiative⟧:\n      opportunity: []\n' },
      {
        text: 'matrix:\n  - partner: a\n    organization: { price: [B] }\n    initiative:\n      opportunity:\n      price: [⟦""⟧]\n',
      },
    ],
    passes: [
      'matrix: [{ partner: a, organization: { price: [B] }, initiative: { price: [C] } }]\n',
      'matrix: [{ partner: a, organization: { price: [B] }, initiative: all }]\n',
      'matrix: [{ partner: a, organization: { price: [B] }, initiative: { price: much } }]\n',
      'matrix: [{ partner: a, initiative: { price: [זמן] } }]\n',
      'matrix: [{ partner: a, organization: }]\n',
    ],
  },
});

describe('rules of the matrix, besides', () => {
  it('speaks once for each partner, at its id', () => {
    assertFires(
      'matrix-missing',
      'partners:\n  - { id: ⟦a⟧, name: A, sector: business }\n  - { id: ⟦b⟧, name: B, sector: business }\n  - { id: a, name: C, sector: business }\n',
    );
  });

  it('makes a row of the workshop’s own entries', () => {
    const catalog = createCatalog();
    for (const language of ['en', 'he'] as const) {
      const { partner, ...cells } = matrixRowFor('a-b', catalog, language);
      assert.equal(partner, 'a-b');
      for (const [cell, sides] of Object.entries(cells)) {
        for (const [side, entries] of Object.entries(sides)) {
          assert.ok(entries.length > 0);
          for (const entry of entries) {
            assert.ok(catalog.recognise(entry)?.places.includes(`matrix.${cell}.${side}`), entry);
          }
        }
      }
    }
  });

  it('stands odd values', () => {
    assertNothingThrows('matrix', plans());
    function* plans() {
      for (const value of ODD_VALUES) {
        yield `${PARTNERS}matrix: ${value}\n`;
        for (const key of ['partner', 'organization', 'initiative']) {
          yield `${PARTNERS}matrix:\n  - partner: trust\n    ${key}: ${value}\n`;
          yield `matrix:\n  - organization: { price: [A] }\n    ${key}: ${value}\n`;
        }
        for (const key of ['opportunity', 'price']) {
          const other = key === 'price' ? 'opportunity' : 'price';
          yield `${PARTNERS}${row('organization', `      ${key}: ${value}\n      ${other}: [A]\n`)}`;
          yield `matrix:\n  - organization: { price: [A], opportunity: [B] }\n    initiative:\n      ${key}: ${value}\n`;
        }
      }
    }
  });
});
