import type { Partner } from '../../plan/model';
import { type Bilingual, rule } from '../rule';

const SHARES: readonly { readonly key: 'budgetShare' | 'decisionShare'; readonly name: Bilingual }[] = [
  { key: 'budgetShare', name: { en: 'the budget', he: 'התקציב' } },
  { key: 'decisionShare', name: { en: 'the decisions', he: 'ההחלטות' } },
];

export default rule({
  id: 'shares-exceed-whole',
  category: 'structure',
  severity: 'error',
  source: ['L140'],
  summary: { en: 'Shares add up to more than the whole', he: 'החלקים מסתכמים ביותר מהשלם' },
  when: {
    en: 'The shares of all partners in the budget, or in the decisions, add up to over 100.',
    he: 'חלקי כל השותפים בתקציב, או בהחלטות, מסתכמים ביותר מ־100.',
  },
  why: {
    en: 'How power relations are overcome begins with seeing them as they are; shares that can’t be true hide them.',
    he: 'כדי להתגבר על יחסי הכוח צריך קודם לראות אותם כפי שהם; חלקים שלא ייתכנו מסתירים אותם.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: a, name: A, sector: business, power: { budgetShare: 70 } }\n  - { id: b, name: B, sector: government, power: { budgetShare: ⟦40⟧ } }\n',
      'partners:\n  - { id: a, name: א, sector: business, power: { decisionShare: 60 } }\n  - { id: b, name: ב, sector: government, power: { decisionShare: ⟦50⟧ } }\n',
    ],
    passes: [
      'partners:\n  - { id: a, name: A, sector: business, power: { budgetShare: 60 } }\n  - { id: b, name: B, sector: government, power: { budgetShare: 40 } }\n',
    ],
  },
  *check(plan) {
    for (const { key, name } of SHARES) {
      const total = sum(plan.partners, key);
      let running = 0;
      for (const partner of plan.partners) {
        const share = partner.power?.[key];
        if (!share) continue;
        running += share.value;
        if (!exceeds(running)) continue;
        const others = plan.partners.flatMap((one) => {
          const other = one.power?.[key];
          return other && other !== share ? [other] : [];
        });
        yield {
          at: share.node,
          message: {
            en: `The partners' shares of ${name.en} add up to ${total} %, which is more than the whole. Agree on shares that add up to 100 at most.`,
            he: `חלקי השותפים ב${name.he} מסתכמים ב־${total}%, יותר מהשלם. יש לסכם על חלקים שמסתכמים ב־100 לכל היותר.`,
          },
          related: others.map((other) => ({
            at: other.node,
            message: { en: 'Counts towards the sum', he: 'נכלל בסכום' },
          })),
        };
        break;
      }
    }
  },
});

function sum(partners: readonly Partner[], key: 'budgetShare' | 'decisionShare'): number {
  const total = partners.reduce((running, partner) => running + (partner.power?.[key]?.value ?? 0), 0);
  return Math.round(total * 100) / 100;
}

/** Thirds of a whole add up to a little more than 100 in binary. */
function exceeds(total: number): boolean {
  return total > 100 + 1e-6;
}
