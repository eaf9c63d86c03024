import { beginList, entriesLackAt } from '../entries';
import { hint } from '../insert';
import { rule } from '../rule';
import { inBoth, nameOf, quoted } from '../words';

export default rule({
  id: 'expectations-not-aligned',
  category: 'partners',
  severity: { early: 'info', late: 'warning' },
  source: ['L41'],
  summary: { en: 'Expectations are not aligned', he: 'אין תיאום ציפיות' },
  when: {
    en: 'An active partner states no expectation, or one that is marked “aligned: false”.',
    he: 'לשותף פעיל אין ציפיות רשומות (expects), או שאחת הציפיות שלו מסומנת aligned: false (עוד לא תואמה).',
  },
  why: {
    en: 'The workshop recommends to “align expectations and define organisational boundaries before entering the partnership”. Expectations that nobody has spoken of are measured against all the same, and end in disappointment.',
    he: 'סיכום הסדנה ממליץ על ״תיאום ציפיות והגדרת גבולות ארגוניים טרם כניסה לשותפות״. גם ציפייה שלא נאמרה נמדדת בסוף, ונוטה להסתיים באכזבה.',
  },
  fix: {
    en: 'Inserts a first expectation, as a hint for the partner to write over.',
    he: 'מוסיף ציפייה ראשונה, כרמז שהשותף כותב במקומו.',
  },
  examples: {
    fails: [
      'partners:\n  - id: ⟦trust⟧\n    name: River Trust\n    sector: civil-society\n  - id: county\n    name: County Council\n    sector: local-government\n    expects:\n      - { expectation: The trail opens before the election, aligned: ⟦false⟧ }\n',
      'stage: agreed\npartners:\n  - { id: iriya, name: העירייה, sector: local-government, expects: ⟦[]⟧ }\n',
    ],
    passes: [
      'partners:\n  - id: trust\n    name: River Trust\n    sector: civil-society\n    expects:\n      - A seat at the table where the route is decided\n      - { expectation: Two years of funding, aligned: true }\n',
    ],
  },
  *check(plan) {
    for (const partner of plan.activePartners) {
      const at = entriesLackAt(partner, 'expects', 'expectation');
      if (at) {
        yield {
          at,
          message: inBoth((l) => {
            const name = nameOf(partner, l);
            return l === 'he'
              ? `${name}: לא נרשמו ציפיות מהשותפות. ציפיות שלא נאמרו אי אפשר לתאם, והן נוטות להסתיים באכזבה. כדאי לקיים שיחת תיאום ציפיות, ולרשום את עיקריה תחת expects.`
              : `The plan states no expectation of ${name}. Expectations that were never said can’t be aligned, and tend to end in disappointment. Talk them through before going further, and write them under “expects”.`;
          }),
          fixes: [
            {
              title: inBoth((l) =>
                l === 'he' ? `להוסיף ציפיות: ${nameOf(partner, l)}` : `Insert an expectation of ${nameOf(partner, l)}`,
              ),
              safe: false,
              edits: () =>
                beginList(
                  plan,
                  partner.node,
                  ['partners', 0],
                  'expects',
                  hint(plan, {
                    en: 'What the organisation expects of the partnership',
                    he: 'למה הארגון מצפה מהשותפות',
                  }),
                  'expectation',
                ),
            },
          ],
        };
      }
      for (const { expectation, aligned } of partner.expects) {
        if (aligned?.value !== false) continue;
        yield {
          at: aligned.node,
          message: inBoth((l) => {
            const name = nameOf(partner, l);
            const what = expectation?.value.trim();
            if (l === 'he') {
              const which = what ? `הציפייה ${quoted(what, l)}` : 'אחת הציפיות';
              return `${name}: ${which} רשומה כציפייה שעדיין לא תואמה עם שאר השותפים. כשצד אחד בונה על ציפייה שהאחרים לא קיבלו, המחלוקת רק נדחית. כדאי לדון בה, ואז להסכים עליה (aligned: true), לנסח אותה מחדש או לוותר עליה.`;
            }
            const which = what ? quoted(what, l) : 'something';
            return `${name} expects ${which}, and the plan says that it isn’t aligned. Where one builds on what the others never accepted, the disagreement is only put off. Discuss it; then agree (“aligned: true”), reword it or drop it.`;
          }),
        };
      }
    }
  },
});
