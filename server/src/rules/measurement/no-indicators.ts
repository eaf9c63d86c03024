import { addListed, dueDate, hint, newId } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';

export default rule({
  id: 'no-indicators',
  category: 'measurement',
  severity: { early: 'info', late: 'warning' },
  source: ['L92'],
  summary: { en: 'No indicators', he: 'אין מדדים' },
  when: {
    en: 'Under measurement there are no indicators.',
    he: 'תחת measurement (מדידה והערכה) אין מדדים (indicators).',
  },
  why: {
    en: '“Lack of measurement and evaluation” stands among the workshop’s landmines for the initiative. Without indicators each partner tells of the progress that it sees from its own place.',
    he: '״חוסר מדידה והערכה״ נמנה עם המוקשים למהלך בסיכום הסדנה. בלי מדדים כל שותף מספר על ההתקדמות שרואים מהמקום שלו.',
  },
  fix: {
    en: 'Inserts a first indicator, with hints to be written over by the partners.',
    he: 'מוסיף מדד ראשון, עם רמזים שהשותפים כותבים במקומם.',
  },
  examples: {
    fails: [
      'title: River Trail\n⟦measurement⟧:\n  success: People of all three towns walk the trail\n',
      'title: שביל הנחל\nstage: implementing\nmeasurement:\n  success: תושבי שלושת היישובים הולכים בשביל\n  indicators: ⟦[]⟧\n',
    ],
    passes: ['title: River Trail\nmeasurement:\n  indicators:\n    - { id: walkers, indicator: Walkers in a week }\n'],
  },
  *check(plan, { names }) {
    const at = lackAt(plan, 'measurement', 'indicators');
    if (!at) return;
    yield {
      at,
      message: {
        en: 'The plan has no indicator that shows whether it works. Lack of measurement is a landmine: each partner sees a progress of its own. Add an indicator with baseline, target and owner.',
        he: 'אין בתוכנית מדד שמראה אם המהלך מצליח. חוסר מדידה הוא מוקש: כל שותף רואה התקדמות אחרת. כדאי להוסיף מדד עם נקודת מוצא, יעד ואחריות.',
      },
      fixes: [
        {
          title: { en: 'Insert an indicator', he: 'להוסיף מדד' },
          safe: false,
          edits: () =>
            addListed(plan, 'measurement', 'indicators', {
              id: newId(names, 'indicator', 'first-indicator'),
              indicator: hint(plan, { en: 'What shows that it works', he: 'מה מראה שזה עובד' }),
              baseline: hint(plan, { en: 'How things stand today', he: 'מה המצב היום' }),
              target: hint(plan, { en: 'Where the partners want to get', he: 'לאן השותפים רוצים להגיע' }),
              due: dueDate(plan).date,
            }),
        },
      ],
    };
  },
});
