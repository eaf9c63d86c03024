import { WORDINGS } from '../../plan/wordings';
import { fillAt } from '../entries';
import { wording } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';

export default rule({
  id: 'no-dispute-path',
  category: 'governance',
  severity: { early: 'info', late: 'warning' },
  source: ['L140'],
  summary: { en: 'No way to settle disputes', he: 'אין דרך ליישוב מחלוקות' },
  when: {
    en: 'Under governance, “disputes” is missing, empty or a placeholder.',
    he: 'תחת governance, disputes (יישוב מחלוקות) חסר, ריק או ממתין להשלמה.',
  },
  why: {
    en: '“How are power relations overcome?”, asks the workshop. One answer is a way to settle disputes that was agreed before there were any: without it, the strongest partner is right.',
    he: '״איך מתגברים על יחסי הכוח״, שואלים בסיכום הסדנה. תשובה אחת היא דרך ליישוב מחלוקות שהוסכמה עוד לפני שנוצרו: בלעדיה, החזק מכריע.',
  },
  fix: {
    en: 'Inserts a usual path (talk, help by other partners, mediation), to be confirmed or replaced.',
    he: 'מוסיף דרך מקובלת (שיחה, סיוע של שותפים אחרים, גישור), לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\n',
      'title: שביל הנחל\nstage: agreed\ngovernance: { decisionRule: consent, disputes: ⟦להשלים⟧ }\n',
    ],
    passes: [
      'title: River Trail\ngovernance:\n  disputes: Talk within a week, then mediation by the county ombudsman\n',
    ],
  },
  *check(plan) {
    const at = lackAt(plan, 'governance', 'disputes');
    if (!at) return;
    yield {
      at,
      message: {
        en: 'The plan doesn’t say how the partners settle a dispute. Without an agreed path, it is settled by power relations. Agree on one while there is nothing to quarrel about, and write it under governance as “disputes”.',
        he: 'לא צוין איך השותפים מיישבים מחלוקת. בלי דרך מוסכמת, יחסי הכוח הם שיכריעו. כדאי להסכים עליה עכשיו, כשאין על מה לריב, ולרשום אותה תחת governance, במפתח disputes.',
      },
      fixes: [
        {
          title: { en: 'Insert a path for disputes', he: 'להוסיף דרך ליישוב מחלוקות' },
          safe: false,
          edits: () =>
            fillAt(plan, ['governance'], {
              disputes: wording(plan, WORDINGS.disputes),
            }),
        },
      ],
    };
  },
});
