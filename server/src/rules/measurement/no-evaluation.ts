import { WORDINGS } from '../../plan/wordings';
import { addAt, wording } from '../insert';
import { absentAt, byPlace, lackAt } from '../lack';
import { rule } from '../rule';

export default rule({
  id: 'no-evaluation',
  category: 'measurement',
  severity: { early: 'info', late: 'warning' },
  source: ['L92'],
  summary: { en: 'Evaluation isn’t planned', he: 'ההערכה לא תוכננה' },
  when: {
    en: 'Under measurement, the evaluation has no method or no cadence.',
    he: 'תחת measurement (מדידה והערכה), אין להערכה (evaluation) שיטה (method) או תדירות (cadence).',
  },
  why: {
    en: '“Lack of measurement and evaluation” stands among the workshop’s landmines for the initiative. Evaluation that has no method and no date gives way to whatever is more urgent.',
    he: '״חוסר מדידה והערכה״ נמנה עם המוקשים למהלך בסיכום הסדנה. הערכה שאין לה שיטה ומועד נדחקת מפני כל דבר דחוף יותר.',
  },
  fix: {
    en: 'Inserts what lacks: a usual method and a yearly cadence, to be confirmed or replaced.',
    he: 'מוסיף את מה שחסר: שיטה מקובלת ותדירות שנתית, לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'title: River Trail\nmeasurement:\n  success: People of all three towns walk the trail\n  ⟦evaluation⟧:\n    by: The college\n    method: Yearly interviews\n',
      'title: ⟦שביל הנחל⟧\nstage: agreed\n',
      'measurement:\n  evaluation:\n    ⟦method⟧:\n    cadence: ⟦TBD⟧\n',
    ],
    passes: ['measurement:\n  evaluation: { method: Interviews with walkers and residents, cadence: annually }\n'],
  },
  *check(plan) {
    const lacks = byPlace([
      ['method', absentAt(plan, 'measurement', 'evaluation', 'method')],
      ['cadence', lackAt(plan, 'measurement', 'evaluation', 'cadence')],
    ]);
    for (const { at, what } of lacks) {
      const noMethod = what.includes('method');
      const noCadence = what.includes('cadence');
      const lackEn =
        noMethod && noCadence
          ? 'how the initiative is evaluated, nor how often'
          : noMethod
            ? 'how the initiative is evaluated'
            : 'how often the initiative is evaluated';
      const lackHe =
        noMethod && noCadence
          ? 'באיזו שיטה מעריכים את המהלך ובאיזו תדירות'
          : noMethod
            ? 'באיזו שיטה מעריכים את המהלך'
            : 'באיזו תדירות מעריכים את המהלך';
      const keys = what.join(', ');
      yield {
        at,
        message: {
          en: `The plan doesn’t say ${lackEn}. Evaluation without a method and a rhythm gives way to what is urgent: add ${what.map((key) => `“${key}”`).join(' and ')} under “evaluation”.`,
          he: `לא רשום בתוכנית ${lackHe}. הערכה בלי שיטה ובלי מועדים נדחקת מפני הדחוף: כדאי להוסיף ${keys} תחת evaluation.`,
        },
        fixes: [
          {
            title: {
              en: `Insert ${noMethod && noCadence ? 'an evaluation' : noMethod ? 'a method' : 'a yearly cadence'}`,
              he: `להוסיף ${noMethod && noCadence ? 'הערכה' : noMethod ? 'שיטת הערכה' : 'תדירות שנתית'}`,
            },
            safe: false,
            edits: () =>
              addAt(plan, ['measurement', 'evaluation'], {
                ...(noMethod
                  ? {
                      method: wording(plan, WORDINGS.method),
                    }
                  : {}),
                ...(noCadence ? { cadence: 'annually' } : {}),
              }),
          },
        ],
      };
    }
  },
});
