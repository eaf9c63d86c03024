import { WORDINGS } from '../../plan/wordings';
import { fillAt } from '../entries';
import { wording } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';

export default rule({
  id: 'no-transparency',
  category: 'governance',
  severity: { early: 'info', late: 'warning' },
  source: ['L120'],
  summary: { en: 'Nothing is said about transparency', he: 'אין הסכמה על שקיפות' },
  when: {
    en: 'Under governance, “transparency” is missing, empty or a placeholder.',
    he: 'תחת governance (ניהול השותפות) אין transparency (שקיפות), או שהמפתח ריק או ממתין להשלמה.',
  },
  why: {
    en: 'The workshop advises “transparency in relationships”. What partners don’t see they guess, and they seldom guess kindly.',
    he: 'בסיכום הסדנה מומלצת ״שקיפות במערכות היחסים״. מה שלא רואים מנחשים, ולרוב לא לטובה.',
  },
  fix: {
    en: 'Inserts a sentence on what is open to all partners, to be confirmed or replaced.',
    he: 'מוסיף משפט על מה שגלוי לכל השותפים, לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\n',
      'title: שביל הנחל\nstage: agreed\n⟦governance⟧:\n  decisionRule: consent\n',
      'title: River Trail\ngovernance:\n  decisionRule: consent\n  transparency: ⟦TBD⟧\n',
    ],
    passes: [
      'title: River Trail\ngovernance:\n  transparency: Minutes and budgets are in the open folder within five days\n',
    ],
  },
  *check(plan) {
    const at = lackAt(plan, 'governance', 'transparency');
    if (!at) return;
    yield {
      at,
      message: {
        en: 'The plan doesn’t say what the partners show one another. Where relationships aren’t transparent, guesses and suspicion fill the gaps. Agree on who sees what and when (minutes, money, decisions), and write it under governance as “transparency”.',
        he: 'לא צוין מה גלוי לכל השותפים. כשאין שקיפות במערכות היחסים, ניחושים וחשדות תופסים את מקומה. כדאי להסכים מי רואה מה ומתי (פרוטוקולים, כספים, החלטות), ולרשום זאת תחת governance, במפתח transparency.',
      },
      fixes: [
        {
          title: { en: 'Insert an agreement on transparency', he: 'להוסיף הסכמה על שקיפות' },
          safe: false,
          edits: () =>
            fillAt(plan, ['governance'], {
              transparency: wording(plan, WORDINGS.transparency),
            }),
        },
      ],
    };
  },
});
