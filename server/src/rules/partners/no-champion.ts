import { fillUnder } from '../entries';
import { hint } from '../insert';
import { absentAt } from '../lack';
import { rule } from '../rule';
import { inBoth, nameOf } from '../words';

export default rule({
  id: 'no-champion',
  category: 'partners',
  severity: { early: 'info', late: 'warning' },
  source: ['L123'],
  summary: { en: 'No “smart agent” in the organisation', he: 'אין ״סוכן חכם״ בארגון' },
  when: {
    en: 'An active partner names no champion.',
    he: 'לשותף פעיל אין שם של ״סוכן חכם״ (champion).',
  },
  why: {
    en: '“Find a ‘smart agent’ in the organisation”, says the workshop: a person inside who understands the initiative and moves the organisation towards it. Without one, an organisation’s commitment stays on paper.',
    he: '״איתור ׳סוכן חכם׳ בארגון״, כך בסיכום הסדנה: אדם מבפנים שמבין את המהלך ומניע את הארגון אליו. בלעדיו המחויבות של הארגון נשארת על הנייר.',
  },
  fix: {
    en: 'Inserts a champion, with a hint to be written over by the name.',
    he: 'מוסיף סוכן חכם, עם רמז שכותבים את השם במקומו.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
      'stage: agreed\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    champion:\n      ⟦name⟧:\n      role: מנהלת המחלקה לתכנון\n',
    ],
    passes: ['partners:\n  - { id: trust, name: River Trust, sector: civil-society, champion: { name: Ada Brook } }\n'],
  },
  *check(plan) {
    for (const partner of plan.activePartners) {
      const at = absentAt(partner, 'champion', 'name');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          return l === 'he'
            ? `${name}: לא צוין ״סוכן חכם״ בארגון. בלי אדם שמקדם את המהלך מבפנים, המחויבות של הארגון נשארת על הנייר. כדאי לאתר אדם כזה ולרשום את שמו תחת champion.`
            : `The plan names no champion of ${name}. Without a “smart agent” who moves the organisation from inside, its commitment stays on paper. Find that person, and write the name under “champion”.`;
        }),
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he' ? `להוסיף ״סוכן חכם״: ${nameOf(partner, l)}` : `Insert a champion of ${nameOf(partner, l)}`,
            ),
            safe: false,
            edits: () =>
              fillUnder(plan, partner.node, ['partners', 0], 'champion', {
                name: hint(plan, { en: 'Name of the smart agent', he: 'שם הסוכן החכם' }),
              }),
          },
        ],
      };
    }
  },
});
