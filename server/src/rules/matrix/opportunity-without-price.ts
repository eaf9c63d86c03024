import { rule } from '../rule';
import { inBoth, nameById, quoted } from '../words';
import { findOneSided } from './one-sided';

export default rule({
  id: 'opportunity-without-price',
  category: 'matrix',
  severity: 'info',
  source: ['L18'],
  summary: { en: 'An opportunity without a price', he: 'הזדמנות בלי מחיר' },
  when: {
    en: 'In a partner’s matrix, the organisation or the initiative has an opportunity and no price.',
    he: 'במטריצה של שותף, בשורת הארגון או בשורת המהלך, רשומה הזדמנות ולא רשום מחיר.',
  },
  why: {
    en: 'The workshop’s matrix sets “opportunity” beside “price”. A price that nobody named is asked for all the same, later, of people who didn’t expect it.',
    he: 'במטריצה של הסדנה עומדים ״הזדמנות״ ו״מחיר״ זה לצד זה. מחיר שלא דובר בו נגבה בכל זאת, אחר כך, ממי שלא ציפו לו.',
  },
  fix: {
    en: 'Inserts a price of your choice from the workshop’s matrix.',
    he: 'מוסיף מחיר לפי בחירה מתוך המטריצה של הסדנה.',
  },
  examples: {
    fails: [
      'matrix:\n  - partner: trust\n    ⟦organization⟧:\n      opportunity: [Benefit to the organisation]\n',
      'matrix:\n  - partner: iriya\n    initiative:\n      opportunity:\n        - שותפות אינטרסים\n      price: ⟦[]⟧\n',
    ],
    passes: [
      'matrix:\n  - partner: trust\n    organization: { opportunity: [Benefit to the organisation], price: [Time / resources] }\n',
      'matrix:\n  - partner: iriya\n    initiative: { price: [דעות אחרות] }\n',
    ],
  },
  *check(plan, { catalog }) {
    for (const { row, cell, at, other, fixes } of findOneSided(plan, 'price', catalog)) {
      yield {
        at,
        message: inBoth((l) => {
          const name = row.partner ? nameById(plan, row.partner.value) : undefined;
          if (l === 'he') {
            const where = cell === 'organization' ? 'לארגון' : 'למהלך';
            return `${name ? `${name}: ` : ''}רשומה הזדמנות ${where} (${quoted(other, l)}) ולא רשום מחיר. כל שותפות גובה מחיר, ומוטב לדבר עליו מראש. כדאי לרשום על מה מוותרים ומה משקיעים.`;
          }
          const where = cell === 'organization' ? 'the organisation' : 'the initiative';
          return `${name ?? 'A partner'} sees an opportunity for ${where} (${quoted(other, l)}) and no price. Every partnership has a price, better named before it is asked. Write down what is given up or put in.`;
        }),
        fixes,
      };
    }
  },
});
