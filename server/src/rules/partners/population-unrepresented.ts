import type { Plan, PopulationGroup } from '../../plan/model';
import { isBlank } from '../../plan/values';
import { lackAt } from '../lack';
import { rule } from '../rule';
import { inBoth, listed, nameOf, quoted } from '../words';

export default rule({
  id: 'population-unrepresented',
  category: 'partners',
  severity: 'warning',
  source: ['L58', 'L94'],
  summary: { en: 'A group that nobody represents', he: 'קבוצה שאיש אינו מייצג' },
  when: {
    en: 'A group under “population” has nobody under “representedBy”, or only partners that have left.',
    he: 'לקבוצה תחת population אין אף אחד תחת representedBy (ייצוג), או רק שותפים שכבר פרשו.',
  },
  why: {
    en: 'To “represent diverse populations” is a role of the sector, says the workshop, and “whom do we represent” a landmine. What is decided about people without anybody who speaks for them tends to miss them.',
    he: '״לייצג מגוון אוכלוסיות״ הוא מתפקידי המגזר לפי סיכום הסדנה, והשאלה ״את מי מייצגים״ היא מהמוקשים. החלטות שמתקבלות על אנשים בלי מי שמדבר בשמם נוטות להחמיץ את מה שהם צריכים.',
  },
  examples: {
    fails: [
      'population:\n  - group: ⟦Children of the three river towns⟧\n    note: Ask the school\n',
      'stage: agreed\npopulation:\n  - { group: ילדים בעיר העתיקה, representedBy: ⟦[]⟧ }\n',
      'partners:\n  - { id: school, name: Mill School, sector: community, left: 2026-06-30 }\npopulation:\n  - { group: Children of the three river towns, representedBy: [⟦school⟧] }\n',
    ],
    passes: [
      'partners:\n  - { id: school, name: Mill School, sector: community }\npopulation:\n  - group: Children of the three river towns\n    representedBy: [school]\n',
    ],
  },
  *check(plan) {
    const active = new Set(plan.activePartners);
    for (const group of plan.population) {
      if (isBlank(group.group?.value)) continue;
      const lacking = lackAt(group, 'representedBy');
      const gone = lacking ? [] : allGone(plan, group, active);
      const at = lacking ?? group.representedBy[0]?.node;
      if (!at || (!lacking && gone.length === 0)) continue;
      yield {
        at,
        message: inBoth((l) => {
          const whom = quoted(group.group?.value, l);
          const names = listed(
            gone.map((partner) => nameOf(partner, l)),
            l,
          );
          if (l === 'he') {
            const what = names
              ? `${whom}: הייצוג בידי מי שכבר אינם בשותפות (${names})`
              : `${whom}: לא צוין מי מייצג את הקבוצה`;
            return `${what}. החלטות על אנשים בלי מי שמדבר בשמם נוטות להחמיץ את מה שהם צריכים. כדאי לברר מי יכול לייצג אותם, ולציין שותף תחת representedBy.`;
          }
          const what = names
            ? `Those who represented ${whom} have left the partnership (${names})`
            : `The plan names nobody who represents ${whom}`;
          return `${what}. What is decided about people without anybody who speaks for them tends to miss them. Find out who can, and name a partner under “representedBy”.`;
        }),
      };
    }
  },
});

/** The partners that represent a group, where all of them have left; else none. Advisors may well represent. */
function allGone(plan: Plan, group: PopulationGroup, active: ReadonlySet<Plan['partners'][number]>): Plan['partners'] {
  const partners = group.representedBy.map(({ value }) => plan.partnerById(value));
  const gone = partners.filter((partner) => {
    const role = partner?.role?.value;
    return partner !== undefined && !active.has(partner) && role !== 'advisor' && role !== 'observer';
  });
  return gone.length === partners.length ? gone.flatMap((partner) => (partner ? [partner] : [])) : [];
}
