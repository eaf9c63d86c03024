import { addAt, wording } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';

export default rule({
  id: 'missing-shared-vision',
  category: 'vision',
  severity: { early: 'warning', late: 'error' },
  source: ['L116', 'L122'],
  summary: { en: 'No shared vision', he: 'אין חזון משותף' },
  when: {
    en: 'The plan has no vision, or the vision’s statement is missing, empty or a placeholder.',
    he: 'אין בתוכנית חזון (vision), או שניסוח החזון (statement) חסר, ריק או ממתין להשלמה.',
  },
  why: {
    en: '“Create a shared vision”, says the workshop, and later: “Return to the shared vision (remember what the common goal is)”. Partners can’t return to what was never put into words.',
    he: '״לייצר חזון משותף״, כך בסיכום הסדנה, ובהמשך: ״לחזור לחזון המשותף״. אי אפשר לחזור אל מה שמעולם לא נוסח.',
  },
  fix: {
    en: 'Inserts a vision in a first wording, for the partners to replace by their own.',
    he: 'מוסיף חזון בניסוח ראשון, שהשותפים מחליפים בניסוח משלהם.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\nstage: exploring\n',
      'title: שביל הנחל\nstage: agreed\n⟦vision⟧:\n  revisit: annually\n',
      'title: River Trail\nvision:\n  statement: ⟦TODO⟧\n',
    ],
    passes: [
      'title: River Trail\nvision:\n  statement: Everyone in the three towns can reach the river on foot\n',
      'title: שביל הנחל\nvision:\n  statement: כל תושבי האזור מגיעים אל הנחל ברגל\n',
    ],
  },
  *check(plan) {
    const at = lackAt(plan, 'vision', 'statement');
    if (!at) return;
    const statement = wording(plan, {
      en: 'The people whom the initiative serves live better for what we have done together',
      he: 'חייהם של האנשים שהמהלך משרת טובים יותר בזכות מה שעשינו יחד',
    });
    yield {
      at,
      message: {
        en: 'The plan has no shared vision. Without one, partners have nothing common to return to when they differ. Put it into words together, and write it under vision as “statement”.',
        he: 'אין בתוכנית חזון משותף. בלעדיו אין לשותפים אל מה לחזור כשמתגלעות מחלוקות. כדאי לנסח אותו יחד, ולרשום אותו תחת vision, במפתח statement.',
      },
      fixes: [
        {
          title: { en: 'Insert a first wording of a vision', he: 'להוסיף חזון בניסוח ראשון' },
          safe: false,
          edits: () => addAt(plan, ['vision'], { statement }),
        },
      ],
    };
  },
});
