import { label } from '../label';
import { absentAt } from '../lack';
import { rule } from '../rule';
import { inBoth } from '../words';

export default rule({
  id: 'funding-without-source',
  category: 'resources',
  severity: 'warning',
  source: ['L84'],
  summary: { en: 'Money from nowhere', he: 'כסף בלי מקור' },
  when: {
    en: 'A resource of kind “money” doesn’t say whom it comes from (“from”).',
    he: 'במשאב מסוג money (כסף) לא רשום ממי הוא מגיע (from).',
  },
  why: {
    en: '“Raising budgets” stands among the workshop’s landmines for the organisation. A sum that nobody gives is a wish, and the plan that leans on it will fall on one of the partners.',
    he: '״גיוס תקציבים״ נמנה עם המוקשים לארגון בסיכום הסדנה. סכום שאין מי שנותן אותו הוא משאלה, והתוכנית שנשענת עליו תיפול על אחד השותפים.',
  },
  examples: {
    fails: [
      'resources:\n  - { id: ⟦paving⟧, resource: Paving the trail, kind: money, amount: 200000, currency: EUR }\n',
      'resources:\n  - id: signs\n    resource: שילוט לאורך הנחל\n    kind: money\n    ⟦from⟧:\n',
    ],
    passes: [
      'resources:\n  - { id: paving, resource: Paving the trail, kind: money, from: the National Lottery }\n  - { id: rooms, resource: Meeting rooms, kind: space }\n',
    ],
  },
  *check(plan) {
    for (const resource of plan.resources) {
      const at = resource.kind?.value === 'money' ? absentAt(resource, 'from') : undefined;
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const what = label(resource.resource, resource.id, l);
          return l === 'he'
            ? `לא רשום מאין יגיע הכסף עבור ${what}. גיוס תקציבים הוא מוקש: כדאי לסכם מי נותן, ולרשום זאת תחת from.`
            : `The plan doesn’t say where the money for ${what} comes from. Raising budgets is a landmine: agree on who gives it, and write it under “from”.`;
        }),
      };
    }
  },
});
