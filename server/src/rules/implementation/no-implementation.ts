import type { Plan } from '../../plan/model';
import { type Place, pairOf, resolve } from '../../plan/tree';
import { dateOf, dayOf, isBlank } from '../../plan/values';
import { addListed, type Candidate, candidates, dueDate, hint, newId, wording } from '../insert';
import { lackAt } from '../lack';
import { type Fix, rule } from '../rule';
import { inBoth, nameOf } from '../words';

export default rule({
  id: 'no-implementation',
  category: 'implementation',
  severity: { early: 'warning', late: 'error' },
  source: ['L13'],
  summary: { en: 'Nothing is planned to be carried out', he: 'אין תכנון של יישום' },
  when: {
    en: 'The plan has no commitments and no phase of kind “implementing”.',
    he: 'אין בתוכנית התחייבויות, ואין שלב מסוג implementing (יישום).',
  },
  why: {
    en: '“Usually people know, at the start of a partnership, what the problems are, and agree on them. The difficulty is implementing the solution”, says the workshop, and asks for more time for it.',
    he: '״בדרך כלל אנשים יודעים, בתחילת השותפות מהן הבעיות ומסכימים עליהן. אבל הקושי, הוא יישום הפתרון״, כך בסיכום הסדנה: ״אנחנו צריכים להקדיש יותר זמן ליישום הפתרון״.',
  },
  fix: {
    en: 'Inserts a phase of kind “implementing”, or a first commitment of a partner of your choice.',
    he: 'מוסיף שלב יישום (implementing), או התחייבות ראשונה של שותף לפי בחירה.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
      'title: שביל הנחל\nstage: agreed\npartners:\n  - { id: iriya, name: העירייה, sector: local-government }\n⟦implementation⟧:\n  phases:\n    - { id: mapping, phase: מיפוי, kind: exploring, start: 2027-01-01, end: 2027-05-31 }\n',
    ],
    passes: [
      'title: River Trail\nimplementation:\n  commitments:\n    - { id: survey, what: Survey the banks, who: trust, due: 2027-09-30 }\n',
      'title: שביל הנחל\nimplementation:\n  phases:\n    - { id: paving, phase: סלילה, kind: implementing, start: 2027-01-01, end: 2027-12-31 }\n',
    ],
  },
  *check(plan, { names }) {
    const at = placeOfLack(plan);
    if (!at) return;
    yield {
      at,
      message: {
        en: 'The plan says nothing of how the solution is carried out: no commitment, and no phase of implementing. Agreeing on the problem is the easy part. Add commitments (who does what, by when), or a phase of kind “implementing”.',
        he: 'התוכנית אינה אומרת דבר על יישום הפתרון: אין בה התחייבויות ואין שלב יישום. ההסכמה על הבעיה היא החלק הקל. כדאי להוסיף התחייבויות (מי עושה מה ועד מתי) או שלב מסוג implementing.',
      },
      fixes: [addPhase(), ...candidates(plan).map(addCommitment)],
    };

    function addPhase(): Fix {
      return {
        title: { en: 'Insert a phase of implementing', he: 'להוסיף שלב יישום' },
        safe: false,
        edits: () => {
          const start = dateOf(Math.max(plan.today, dayOf(plan.horizon?.start?.value) ?? plan.today));
          return addListed(plan, 'implementation', 'phases', {
            id: newId(names, 'phase', 'implementing'),
            phase: wording(plan, { en: 'Carrying out the solution', he: 'יישום הפתרון' }),
            kind: 'implementing',
            start,
            end: dueDate(plan, start).date,
          });
        },
      };
    }

    function addCommitment(partner: Candidate): Fix {
      return {
        title: inBoth((l) =>
          l === 'he' ? `להוסיף התחייבות של ${nameOf(partner, l)}` : `Insert a commitment of ${nameOf(partner, l)}`,
        ),
        safe: false,
        edits: () =>
          addListed(plan, 'implementation', 'commitments', {
            id: newId(names, 'commitment', 'first-commitment'),
            what: hint(plan, { en: 'What will be done first', he: 'מה ייעשה ראשון' }),
            who: partner.id.value,
            due: dueDate(plan).date,
          }),
      };
    }
  },
});

function placeOfLack(plan: Plan): Place | undefined {
  const at = lackAt(plan, 'implementation', 'commitments');
  if (!at || !plan.implementation) return at;
  if (lackAt(plan, 'implementation', 'phases')) return at;
  const list = resolve(pairOf(plan.implementation.node, 'phases')?.value);
  if (list?.kind !== 'list') return undefined;
  for (const phase of plan.implementation.phases) {
    if (phase.kind?.value === 'implementing') return undefined;
    // A misspelt kind may mean it; the schema rule asks for it to be mended first.
    const kind = resolve(pairOf(phase.node, 'kind')?.value);
    if (!phase.kind && kind?.kind === 'scalar' && kind.value !== null && !isBlank(String(kind.value))) return undefined;
  }
  return at;
}
