import { isBlank } from '../../plan/values';
import { addKeys, wording } from '../insert';
import { lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';
import { inBoth, nameById, quoted } from '../words';

/** What a fix writes under `response`. */
const RESPONSE: Bilingual = {
  en: 'We hear out whoever raises it, and answer by the next meeting',
  he: 'נקשיב למי שמעלים אותה, ונשיב עד הפגישה הבאה',
};

export default rule({
  id: 'objection-unanswered',
  category: 'issues',
  severity: 'warning',
  source: ['L111'],
  summary: { en: 'An objection without an answer', he: 'התנגדות בלי מענה' },
  when: {
    en: 'An objection’s “response” is missing, empty or a placeholder.',
    he: 'המענה (response) להתנגדות חסר, ריק או ממתין להשלמה.',
  },
  why: {
    en: 'The worksheet on advancing an issue asks “What objections might arise?”. To write one down and leave it there tells those who raised it that they weren’t heard.',
    he: 'גיליון 3, על קידום סוגיה, שואל ״אילו התנגדויות עלולות לעלות?״. התנגדות שנרשמה ונשארה בלי מענה אומרת למי שהעלו אותה שלא הקשיבו להם.',
  },
  fix: {
    en: 'Inserts a usual response, to be confirmed or replaced.',
    he: 'מוסיף מענה מקובל, לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'issues:\n  - id: access\n    issue: Access to the river for wheelchairs\n    objections:\n      - from: Anglers\n        objection: ⟦Paving will spoil the bank⟧\n',
      'issues:\n  - id: access\n    issue: נגישות לנחל\n    objections:\n      - { objection: הסלילה תפגע בגדה, response: ⟦להשלים⟧ }\n',
    ],
    passes: [
      'issues:\n  - id: access\n    issue: Access to the river for wheelchairs\n    objections:\n      - { objection: Paving will spoil the bank, response: Boards on stilts leave the bank as it is }\n',
    ],
  },
  *check(plan) {
    for (const issue of plan.issues) {
      for (const objection of issue.objections) {
        const text = objection.objection;
        if (!text || isBlank(text.value)) continue;
        // Objections have no id: their text shows what is missing.
        const at = lackAt({ node: objection.node, anchor: text.node }, 'response');
        if (!at) continue;
        const from = isBlank(objection.from?.value) ? undefined : nameById(plan, objection.from?.value ?? '');
        yield {
          at,
          message: inBoth((l) => {
            const what = quoted(text.value, l);
            return l === 'he'
              ? `ההתנגדות ${what}${from ? ` (${from})` : ''} נותרה בלי מענה. כשאין מענה, מי שהעלו אותה מבינים שלא הקשיבו להם. כדאי להשיב, או לשנות את התוכנית בעקבותיה, ולרשום זאת תחת response.`
              : `The objection ${what}${from ? ` (${from})` : ''} has no answer. Whoever raised it will conclude that nobody listened. Answer it, or change the plan because of it, and write that under “response”.`;
          }),
          fixes: [
            {
              title: { en: 'Insert a response', he: 'להוסיף מענה' },
              safe: false,
              edits: () =>
                addKeys(plan, objection.node, ['issues', 0, 'objections', 0], { response: wording(plan, RESPONSE) }),
            },
          ],
        };
      }
    }
  },
});
