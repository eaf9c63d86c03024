import type { Text } from '../../plan/decode';
import type { Plan } from '../../plan/model';
import { after, dateOf, dayOf } from '../../plan/values';
import { lackAt } from '../lack';
import { rule } from '../rule';

interface Due {
  readonly day: number;
  /** The date from which it follows. */
  readonly from: Text;
  /** Where it is not the date itself. */
  readonly cadence?: Text;
}

export default rule({
  id: 'review-overdue',
  category: 'governance',
  severity: 'warning',
  source: ['L118'],
  summary: { en: 'The review is overdue', he: 'מועד הבחינה מחדש עבר' },
  when: {
    en: 'The date of the next review (“next”, or else “last” and one “cadence”) lies in the past.',
    he: 'מועד הבחינה הבאה (next) כבר עבר; אם הוא חסר, הוא מחושב לפי הבחינה האחרונה (last) והתדירות (cadence).',
  },
  why: {
    en: 'The workshop advises to “listen anew to changing needs, make adjustments, and know also how to give way”. Without a date that is kept, a plan goes on answering the needs of the day on which it was written.',
    he: 'בסיכום הסדנה מומלצת ״הקשבה מחודשת לצרכים המשתנים, ולייצר התאמות״. בלי מועד ששומרים עליו, התוכנית ממשיכה לענות על הצרכים של היום שבו נכתבה.',
  },
  examples: {
    fails: [
      'title: River Trail\nreview: { cadence: annually, next: ⟦2027-01-31⟧ }\n',
      'title: שביל הנחל\nstage: agreed\nreview:\n  cadence: semiannually\n  last: ⟦2026-06-30⟧\n',
    ],
    passes: [
      'title: River Trail\nreview: { cadence: annually, last: 2025-01-31, next: 2027-03-01 }\n',
      'title: שביל הנחל\nreview:\n  cadence: P9M\n  last: 2026-06-30\n',
    ],
  },
  *check(plan) {
    const due = dueReview(plan);
    if (!due || due.day >= plan.today) return;
    const date = dateOf(due.day);
    yield {
      at: due.from.node,
      message: {
        en: `The plan was to be reviewed by ${date}. Needs change, and a plan that isn’t looked at again answers those of the past. Listen anew, adjust what needs it, and then write the date under “last” and set “next”.`,
        he: `התוכנית הייתה אמורה להיבחן מחדש עד ${date}. הצרכים משתנים, ותוכנית שלא חוזרים אליה עונה על הצרכים של אתמול. כדאי להקשיב מחדש, להתאים את מה שצריך, ואז לעדכן את last ואת next.`,
      },
      related: due.cadence
        ? [
            {
              at: due.cadence.node,
              message: {
                en: `With this cadence, the review was due on ${date}`,
                he: `לפי התדירות הזאת, מועד הבחינה היה ${date}`,
              },
            },
          ]
        : [],
    };
  },
});

/** When the plan is to be reviewed; undefined where it doesn’t say, or says it in a way that can’t be read. */
function dueReview({ review }: Plan): Due | undefined {
  if (!review) return undefined;
  const { next, last, cadence } = review;
  if (!lackAt(review, 'next')) {
    const day = dayOf(next?.value);
    return next && day !== undefined ? { day, from: next } : undefined;
  }
  const from = dayOf(last?.value);
  const day = from === undefined || !cadence ? undefined : after(from, cadence.value);
  return last && cadence && day !== undefined ? { day, from: last, cadence } : undefined;
}
