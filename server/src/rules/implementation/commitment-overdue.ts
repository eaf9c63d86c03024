import type { Commitment, Plan } from '../../plan/model';
import { isPresent, pairOf, resolve } from '../../plan/tree';
import { dayOf, isBlank } from '../../plan/values';
import { label } from '../label';
import { rule } from '../rule';
import { inBoth, nameById } from '../words';

export default rule({
  id: 'commitment-overdue',
  category: 'implementation',
  severity: 'warning',
  source: ['L13', 'L141'],
  summary: { en: 'A commitment is overdue', he: 'התחייבות שמועדה עבר' },
  when: {
    en: 'A commitment’s due date lies before today, and its status is neither “done” nor “dropped”.',
    he: 'מועד היעד (due) של התחייבות כבר עבר, והמצב שלה (status) אינו done (הושלמה) או dropped (ירדה מהפרק).',
  },
  why: {
    en: '“The difficulty is implementing the solution; the process of change itself is challenging”, says the workshop. A date that passed in silence wears trust down; one that the partners speak about becomes a new agreement.',
    he: '״הקושי, הוא יישום הפתרון, והליך השינוי עצמו הוא מאתגר״, כך בסיכום הסדנה. מועד שחלף בשתיקה שוחק את האמון; מועד שמדברים עליו הופך להסכמה חדשה.',
  },
  examples: {
    fails: [
      'implementation:\n  commitments:\n    - { id: survey, what: Survey the banks, who: trust, due: ⟦2027-02-28⟧, status: active }\n',
      'partners:\n  - { id: iriya, name: העירייה, sector: local-government }\nimplementation:\n  commitments:\n    - id: survey\n      what: סקר הגדות\n      who: iriya\n      due: ⟦2026-12-31⟧\n',
    ],
    passes: [
      'implementation:\n  commitments:\n    - { id: survey, what: Survey the banks, who: trust, due: 2027-03-01, status: active }\n    - { id: paving, what: Pave the trail, who: county, due: 2026-03-01, status: done }\n',
    ],
  },
  *check(plan) {
    for (const commitment of plan.implementation?.commitments ?? []) {
      const { due } = commitment;
      const day = dayOf(due?.value);
      if (!due || day === undefined || day >= plan.today || isSettled(commitment)) continue;
      const late = plan.today - day;
      yield {
        at: due.node,
        message: inBoth((l) => {
          const what = label(commitment.what, commitment.id, l);
          const who = ownerOf(plan, commitment);
          return l === 'he'
            ? `מועד היעד של ההתחייבות ${what}${who ? ` (באחריות ${who})` : ''} עבר לפני ${late === 1 ? 'יום' : `${late} ימים`}. כדאי לעדכן את המצב ל־done (הושלמה) או ל־dropped (ירדה מהפרק), או לסכם עם השותפים על מועד חדש.`
            : `The commitment ${what}${who ? ` of ${who}` : ''} was due ${late === 1 ? 'yesterday' : `${late} days ago`}. Set its status to “done” or “dropped”, or agree with the partners on a new date.`;
        }),
      };
    }
  },
});

function ownerOf(plan: Plan, commitment: Commitment): string | undefined {
  const id = commitment.who?.value;
  return id === undefined || isBlank(id) ? undefined : nameById(plan, id);
}

/** True for what is done or dropped, and for a misspelt status: it may say so, and the schema rule asks to mend it. */
function isSettled(commitment: Commitment): boolean {
  if (commitment.status) return commitment.status.value === 'done' || commitment.status.value === 'dropped';
  const written = pairOf(commitment.node, 'status')?.value;
  const status = resolve(written);
  return isPresent(written) && !(status?.kind === 'scalar' && isBlank(String(status.value)));
}
