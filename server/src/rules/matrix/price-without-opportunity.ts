import { rule } from '../rule';
import { inBoth, nameById, quoted } from '../words';
import { findOneSided } from './one-sided';

export default rule({
  id: 'price-without-opportunity',
  category: 'matrix',
  severity: 'warning',
  source: ['L18'],
  summary: { en: 'A price without an opportunity', he: 'מחיר בלי הזדמנות' },
  when: {
    en: 'In a partner’s matrix, the organisation or the initiative has a price and no opportunity.',
    he: 'במטריצה של שותף, בשורת הארגון או בשורת המהלך, רשום מחיר ולא רשומה הזדמנות.',
  },
  why: {
    en: 'The workshop’s matrix sets “opportunity” beside “price”, for the organisation and for the initiative. Who sees only the price has no reason to pay it.',
    he: 'במטריצה של הסדנה עומדים ״הזדמנות״ ו״מחיר״ זה לצד זה, לארגון ולמהלך. למי שרואה רק מחיר אין סיבה לשלם אותו.',
  },
  fix: {
    en: 'Inserts an opportunity of your choice from the workshop’s matrix.',
    he: 'מוסיף הזדמנות לפי בחירה מתוך המטריצה של הסדנה.',
  },
  examples: {
    fails: [
      'matrix:\n  - partner: trust\n    ⟦organization⟧:\n      price: [Time / resources]\n',
      'matrix:\n  - partner: iriya\n    organization: { opportunity: [תועלת לארגון], price: [זמן / משאבים] }\n    initiative:\n      ⟦opportunity⟧:\n      price:\n        - מורכבות ובירוקרטיה\n',
    ],
    passes: [
      'matrix:\n  - partner: trust\n    organization: { opportunity: [Benefit to the organisation], price: [Time / resources] }\n',
      'matrix:\n  - partner: iriya\n    initiative: { opportunity: [גיוון ערכים במהלך] }\n',
    ],
  },
  *check(plan, { catalog }) {
    for (const { row, cell, at, other, fixes } of findOneSided(plan, 'opportunity', catalog)) {
      yield {
        at,
        message: inBoth((l) => {
          const name = row.partner ? nameById(plan, row.partner.value) : undefined;
          if (l === 'he') {
            const where = cell === 'organization' ? 'לארגון' : 'למהלך';
            return `${name ? `${name}: ` : ''}רשום מחיר ${where} (${quoted(other, l)}) ולא רשומה הזדמנות. מי שרואה רק מחיר לא יירתם למהלך. כדאי לרשום גם מה מרוויחים.`;
          }
          const where = cell === 'organization' ? 'the organisation' : 'the initiative';
          return `${name ?? 'A partner'} sees a price for ${where} (${quoted(other, l)}) and no opportunity. Who sees only the price won’t be harnessed to the initiative. Write down the opportunity as well.`;
        }),
        fixes,
      };
    }
  },
});
