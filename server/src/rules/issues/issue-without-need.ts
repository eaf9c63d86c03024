import { lackAt } from '../lack';
import { rule } from '../rule';
import { inBoth } from '../words';
import { issueName } from './issue-name';

export default rule({
  id: 'issue-without-need',
  category: 'issues',
  severity: 'info',
  source: ['L57'],
  summary: { en: 'The need behind an issue is not said', he: 'סוגיה בלי צורך מהשטח' },
  when: {
    en: 'An issue’s “need” is missing, empty or a placeholder.',
    he: 'הצורך (need) של סוגיה חסר, ריק או ממתין להשלמה.',
  },
  why: {
    en: 'To “light up needs that rise from the field (bottom up)” is, says the workshop, a role of the sector. An issue that answers no need is advanced for the partners’ own sake.',
    he: '״להאיר צרכים שעולים מהשטח (bottom up)״ הוא מתפקידי המגזר לפי סיכום הסדנה. סוגיה שאינה עונה על צורך מקודמת למען השותפים עצמם.',
  },
  examples: {
    fails: [
      'issues:\n  - id: ⟦access⟧\n    issue: Access to the river for wheelchairs\n',
      'issues:\n  - { id: access, issue: נגישות לנחל, need: ⟦להשלים⟧ }\n',
    ],
    passes: [
      'issues:\n  - id: access\n    issue: Access to the river for wheelchairs\n    need: Forty residents of the home by the mill haven’t seen the river for years\n',
    ],
  },
  *check(plan) {
    for (const issue of plan.issues) {
      const at = lackAt(issue, 'need');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) =>
          l === 'he'
            ? `${issueName(issue, l)}: לא צוין על איזה צורך מהשטח היא עונה. סוגיה שאין מאחוריה צורך עלולה לשרת את השותפים במקום את קהל היעד. כדאי לרשום את הצורך תחת need, במילים של מי שחווים אותו.`
            : `The plan doesn’t say which need in the field ${issueName(issue, l)} answers. Without a need behind it, it may serve the partners more than those they work for. Write it under “need”, in the words of the people who have it.`,
        ),
      };
    }
  },
});
