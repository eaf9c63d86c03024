import { beginList, entriesLackAt } from '../entries';
import { hint } from '../insert';
import { rule } from '../rule';
import { inBoth } from '../words';
import { issueName } from './issue-name';

export default rule({
  id: 'no-objections-considered',
  category: 'issues',
  severity: { early: 'info', late: 'warning' },
  source: ['L111'],
  summary: { en: 'No objections have been considered', he: 'לא נבחנו התנגדויות' },
  when: { en: 'An issue lists no objections.', he: 'לסוגיה אין אף התנגדות תחת objections.' },
  why: {
    en: '“What objections might arise?” is one of the boxes of the worksheet on advancing an issue. It stayed empty in the workshop. An objection that nobody asked about comes up all the same, later and at a higher price.',
    he: '״אילו התנגדויות עלולות לעלות?״ היא אחת המשבצות בגיליון 3, ובסיכום הסדנה היא נותרה ריקה. גם התנגדות שלא שאלו עליה תעלה, רק מאוחר יותר ובמחיר גבוה יותר.',
  },
  fix: {
    en: 'Inserts an objection and its response, both as hints to be written over.',
    he: 'מוסיף התנגדות ומענה, שניהם כרמזים שכותבים במקומם.',
  },
  examples: {
    fails: [
      'issues:\n  - id: ⟦access⟧\n    issue: Access to the river for wheelchairs\n',
      'stage: agreed\nissues:\n  - id: access\n    issue: נגישות לנחל\n    objections:\n      - ⟦objection⟧:\n        from: הדייגים\n',
    ],
    passes: [
      'issues:\n  - id: access\n    issue: Access to the river for wheelchairs\n    objections:\n      - { objection: Paving will spoil the bank, from: Anglers, response: Boards on stilts leave the bank as it is }\n',
    ],
  },
  *check(plan) {
    for (const issue of plan.issues) {
      const at = entriesLackAt(issue, 'objections', 'objection');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) =>
          l === 'he'
            ? `${issueName(issue, l)}: לא נרשמו התנגדויות שעלולות לעלות. גם התנגדות שלא שאלו עליה תעלה, רק מאוחר יותר ובמחיר גבוה יותר. כדאי לברר מי עשוי להתנגד ולמה, ולרשום זאת עם מענה תחת objections.`
            : `The plan lists no objections to ${issueName(issue, l)}. Those that nobody asked about come up all the same, later and at a higher price. Ask who might object and why, and write it with a response under “objections”.`,
        ),
        fixes: [
          {
            title: { en: 'Insert an objection with its response', he: 'להוסיף התנגדות ומענה' },
            safe: false,
            edits: () =>
              beginList(
                plan,
                issue.node,
                ['issues', 0],
                'objections',
                {
                  objection: hint(plan, {
                    en: 'What might be said against it, and by whom',
                    he: 'מה עשוי להיאמר נגד הסוגיה, ומצד מי',
                  }),
                  response: hint(plan, {
                    en: 'The answer, and what changes because of it',
                    he: 'המענה, ומה משתנה בעקבות ההתנגדות',
                  }),
                },
                'objection',
              ),
          },
        ],
      };
    }
  },
});
