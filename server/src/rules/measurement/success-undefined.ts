import { addAt, wording } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';

export default rule({
  id: 'success-undefined',
  category: 'measurement',
  severity: { early: 'warning', late: 'error' },
  source: ['L91'],
  summary: { en: 'Success is not defined', he: 'ההצלחה לא הוגדרה' },
  when: {
    en: 'Under measurement, “success” is missing, empty or a placeholder.',
    he: 'תחת measurement (מדידה והערכה) אין הגדרת הצלחה (success), או שהיא ריקה או ממתינה להשלמה.',
  },
  why: {
    en: '“Defining success” stands among the workshop’s landmines for the initiative. Partners who haven’t said what success is each work towards one of their own, and can’t tell together whether it came.',
    he: '״הגדרת ההצלחה״ נמנית עם המוקשים למהלך בסיכום הסדנה. כשלא אומרים מהי הצלחה, כל שותף פועל לקראת הצלחה משלו, ואי אפשר לדעת יחד אם היא הושגה.',
  },
  fix: {
    en: 'Inserts “success” in a first wording, for the partners to replace by their own.',
    he: 'מוסיף success בניסוח ראשון, שהשותפים מחליפים בניסוח משלהם.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\nstage: exploring\n',
      'title: שביל הנחל\nstage: agreed\n⟦measurement⟧:\n  evaluation: { method: סקר תושבים, cadence: annually }\n',
      'title: River Trail\nmeasurement:\n  success: ⟦TBD⟧\n',
    ],
    passes: [
      'title: River Trail\nmeasurement:\n  success: People of all three towns walk the trail, and look after it\n',
    ],
  },
  *check(plan) {
    const at = lackAt(plan, 'measurement', 'success');
    if (!at) return;
    const success = wording(plan, {
      en: 'The people whom the initiative serves say that it has changed their lives for the better',
      he: 'האנשים שהמהלך משרת מעידים שחייהם השתפרו בזכותו',
    });
    yield {
      at,
      message: {
        en: 'The plan doesn’t say what success is. An undefined success is a landmine: each partner works towards one of its own. Agree on it, and write it under measurement as “success”.',
        he: 'התוכנית אינה אומרת מהי הצלחה. הצלחה שלא הוגדרה היא מוקש: כל שותף פועל לקראת הצלחה משלו. כדאי להסכים עליה ולרשום אותה תחת measurement, במפתח success.',
      },
      fixes: [
        {
          title: { en: 'Insert a definition of success', he: 'להוסיף הגדרת הצלחה' },
          safe: false,
          edits: () => addAt(plan, ['measurement'], { success }),
        },
      ],
    };
  },
});
