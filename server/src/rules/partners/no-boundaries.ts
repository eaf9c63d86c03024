import { beginList, entriesLackAt } from '../entries';
import { hint } from '../insert';
import { rule } from '../rule';
import { inBoth, nameOf } from '../words';

export default rule({
  id: 'no-boundaries',
  category: 'partners',
  severity: { early: 'info', late: 'warning' },
  source: ['L41'],
  summary: { en: 'A partner without boundaries', he: 'שותף שלא הגדיר גבולות' },
  when: {
    en: 'An active partner lists no boundaries.',
    he: 'לשותף פעיל אין ולו גבול ארגוני אחד תחת boundaries.',
  },
  why: {
    en: 'The workshop recommends to “align expectations and define organisational boundaries before entering the partnership”. A boundary that is known can be planned for; one that comes to light when it is crossed costs trust.',
    he: 'סיכום הסדנה ממליץ על ״תיאום ציפיות והגדרת גבולות ארגוניים טרם כניסה לשותפות״. גבול ידוע אפשר להביא בחשבון; גבול שמתגלה רק כשהוא נחצה פוגע באמון.',
  },
  fix: {
    en: 'Inserts a first boundary, as a hint for the partner to write over.',
    he: 'מוסיף גבול ראשון, כרמז שהשותף כותב במקומו.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
      'stage: agreed\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    boundaries: ⟦[]⟧\n',
    ],
    passes: [
      'partners:\n  - id: trust\n    name: River Trust\n    sector: civil-society\n    boundaries: [No building within ten metres of the water]\n',
    ],
  },
  *check(plan) {
    for (const partner of plan.activePartners) {
      const at = entriesLackAt(partner, 'boundaries');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          return l === 'he'
            ? `${name}: לא הוגדרו גבולות ארגוניים. עדיף להכיר גבול לפני הכניסה לשותפות מאשר אחרי שנחצה. כדאי לברר על מה הארגון לא יוותר, ולרשום זאת תחת boundaries.`
            : `The plan names no boundaries of ${name}. A boundary is better known before entering the partnership than after it was crossed. Ask what the organisation will not do or give up, and write it under “boundaries”.`;
        }),
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he'
                ? `להוסיף גבולות ארגוניים: ${nameOf(partner, l)}`
                : `Insert a boundary of ${nameOf(partner, l)}`,
            ),
            safe: false,
            edits: () =>
              beginList(
                plan,
                partner.node,
                ['partners', 0],
                'boundaries',
                hint(plan, {
                  en: 'What the organisation will not give up',
                  he: 'על מה הארגון לא יוותר',
                }),
              ),
          },
        ],
      };
    }
  },
});
