import { beginList, entriesLackAt } from '../entries';
import { hint } from '../insert';
import { rule } from '../rule';
import { inBoth, nameOf } from '../words';

export default rule({
  id: 'no-flexibility',
  category: 'partners',
  severity: 'info',
  source: ['L46'],
  summary: { en: 'A partner that gives way nowhere', he: 'שותף שלא ציין במה להתגמש' },
  when: {
    en: 'From stage “aligning” on, an active partner says nothing under “flexibleOn”.',
    he: 'משלב aligning (תיאום) ואילך, לשותף פעיל אין דבר תחת flexibleOn (גמישות).',
  },
  why: {
    en: 'The workshop’s insight: “Showing flexibility on entering the initiative, versus guarding an agenda in which nothing changes”. If each only guards, no joint initiative can take shape.',
    he: 'תובנה מסיכום הסדנה: ״הפגנת גמישות בכניסה למהלך מול שמירה על אג׳נדה שלא משנים שום דבר״. כשכל אחד רק שומר על שלו, מהלך משותף לא יכול להיווצר.',
  },
  fix: {
    en: 'Inserts a first point on which the partner is flexible, as a hint to be written over.',
    he: 'מוסיף נושא ראשון לגמישות, כרמז שהשותף כותב במקומו.',
  },
  examples: {
    fails: [
      'stage: aligning\npartners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
      'stage: agreed\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    ⟦flexibleOn⟧:\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
      'stage: aligning\npartners:\n  - { id: trust, name: River Trust, sector: civil-society, flexibleOn: [Opening dates] }\n',
    ],
  },
  *check(plan) {
    if (!plan.isFrom('aligning')) return;
    for (const partner of plan.activePartners) {
      const at = entriesLackAt(partner, 'flexibleOn');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          return l === 'he'
            ? `${name}: לא צוין במה אפשר להתגמש. כשצד אחד שומר על אג׳נדה שלא משנים בה דבר, כל ההתאמות נופלות על האחרים. כדאי לברר היכן יש מקום לגמישות, ולרשום זאת תחת flexibleOn.`
            : `The plan doesn’t say where ${name} can be flexible. A partner that guards an agenda in which nothing changes leaves all the adjusting to the others. Ask where it can give way, and write it under “flexibleOn”.`;
        }),
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he'
                ? `להוסיף נושא לגמישות: ${nameOf(partner, l)}`
                : `Insert where ${nameOf(partner, l)} is flexible`,
            ),
            safe: false,
            edits: () =>
              beginList(
                plan,
                partner.node,
                ['partners', 0],
                'flexibleOn',
                hint(plan, {
                  en: 'Where the organisation can give way',
                  he: 'במה הארגון יכול להתגמש',
                }),
              ),
          },
        ],
      };
    }
  },
});
