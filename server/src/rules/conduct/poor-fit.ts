import { hasLeft, type Plan } from '../../plan/model';
import { addKeys, wording } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';
import { inBoth, nameOf } from '../words';

export default rule({
  id: 'poor-fit',
  category: 'conduct',
  severity: 'warning',
  source: ['L134'],
  summary: { en: 'The partnership may not fit an organisation', he: 'ייתכן שהשותפות אינה תואמת לארגון' },
  when: {
    en: 'A partner has “fits: false”; or, from the stage “aligning” on, it has no stake and its matrix shows no opportunity for the organisation. Those who have left are past it.',
    he: 'אצל שותף כתוב fits: false (אינו תואם); או שמשלב aligning (תיאום) ואילך אין לו stake (מה חשוב לו במהלך), ובמטריצה שלו אין הזדמנות לארגון. מי שכבר פרשו אינם נבדקים.',
  },
  why: {
    en: '“Do not enter a partnership that does not fit the organisation”, says the workshop. Who can’t say why the initiative matters to the organisation will have a hard time when it asks its price.',
    he: '״לא להיכנס לשותפות שאינה תואמת לארגון״, כך בסיכום הסדנה. מי שאינו יודע לומר מדוע המהלך חשוב לארגון יתקשה כשיגיע הזמן לשלם את המחיר.',
  },
  fix: {
    en: 'Adds a stake in a usual wording, for the partner to confirm or replace by its own.',
    he: 'מוסיף stake בניסוח מקובל, לאישור השותף או להחלפה בניסוח משלו.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society, stake: Clean water, fits: ⟦false⟧ }\n',
      'stage: aligning\npartners:\n  - id: ⟦iriya⟧\n    name: העירייה\n    sector: local-government\nmatrix:\n  - partner: iriya\n    organization:\n      price: [זמן / משאבים]\n',
    ],
    passes: [
      'stage: exploring\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
      'stage: agreed\npartners:\n  - { id: trust, name: River Trust, sector: civil-society, fits: true, stake: Clean water }\n',
      'stage: aligning\npartners:\n  - { id: iriya, name: העירייה, sector: local-government }\nmatrix:\n  - partner: iriya\n    organization:\n      opportunity: [התפתחות, חידוש]\n',
    ],
  },
  *check(plan) {
    const gaining = plan.isFrom('aligning') ? thoseWithOpportunity(plan) : undefined;
    for (const partner of plan.partners) {
      if (hasLeft(partner, plan.today)) continue;
      if (partner.fits?.value === false) {
        yield {
          at: partner.fits.node,
          message: inBoth((l) => {
            const name = nameOf(partner, l);
            return l === 'he'
              ? `${name}: כתוב שהשותפות אינה תואמת לארגון. בסדנה הומלץ לא להיכנס לשותפות כזו. כדאי לברר מה צריך להשתנות כדי שתתאים, או לבחור תפקיד אחר, כגון יועץ או משקיף.`
              : `The partnership doesn’t fit ${name}, says the plan. Better not to enter a partnership that does not fit the organisation: find out what would have to change, or choose another role, such as advisor or observer.`;
          }),
        };
        continue;
      }
      const at = gaining && !gaining.has(partner.id?.value) ? lackAt(partner, 'stake') : undefined;
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          return l === 'he'
            ? `${name}: לא ברור מה יוצא לארגון מהשותפות. אין בתוכנית stake (מדוע המהלך חשוב לו), ובמטריצה שלו אין הזדמנות לארגון. כדאי לנסח לפחות אחד מהשניים לפני שנכנסים לשותפות.`
            : `The plan doesn’t show what ${name} has of the partnership: no stake, and no opportunity for the organisation in its matrix. Put one of them into words before entering; else the partnership may not fit the organisation.`;
        }),
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he' ? `להוסיף stake: ${nameOf(partner, l)}` : `Add a stake for ${nameOf(partner, l)}`,
            ),
            safe: false,
            edits: () =>
              addKeys(plan, partner.node, ['partners', 0], {
                stake: wording(plan, {
                  en: 'The initiative furthers what the organisation is there for',
                  he: 'המהלך מקדם את הייעוד של הארגון',
                }),
              }),
          },
        ],
      };
    }
  },
});

/** The ids of the partners whose matrix shows an opportunity for the organisation. */
function thoseWithOpportunity(plan: Plan): ReadonlySet<string | undefined> {
  const ids = new Set<string | undefined>();
  for (const row of plan.matrix) {
    if (row.partner && row.organization?.opportunity.some(({ text }) => text !== undefined && text.value.trim() !== ''))
      ids.add(row.partner.value);
  }
  return ids;
}
