import type { Issue, Partner } from '../../plan/model';
import { addKeys, candidates } from '../insert';
import { lackAt } from '../lack';
import { oneOf, rule } from '../rule';
import { inBoth, nameOf } from '../words';
import { issueName } from './issue-name';

export default rule({
  id: 'issue-without-owner',
  category: 'issues',
  severity: 'warning',
  source: ['L119'],
  summary: { en: 'Nobody owns the issue', he: 'סוגיה בלי שותף אחראי' },
  when: { en: 'An issue names no owner.', he: 'לסוגיה אין שותף אחראי (owner).' },
  why: {
    en: '“Take responsibility for the issue” is one of the workshop’s tips for advancing it. What is everybody’s business is left, in the end, to nobody.',
    he: '״לקחת אחריות על הסוגיה״ הוא אחד הטיפים בסיכום הסדנה לקידום סוגיה. מה שבאחריות כולם אינו, בסופו של דבר, באחריות של אף אחד.',
  },
  fix: {
    en: 'Makes a partner of your choice the owner; those whom the issue already names come first.',
    he: 'קובע שותף אחראי לפי בחירה; שותפים שכבר נזכרים בסוגיה מוצעים ראשונים.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\nissues:\n  - id: ⟦access⟧\n    issue: Access to the river for wheelchairs\n',
      'partners:\n  - { id: iriya, name: העירייה, sector: local-government }\nissues:\n  - { id: access, issue: נגישות לנחל, ⟦owner⟧: }\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\nissues:\n  - id: access\n    issue: Access to the river for wheelchairs\n    owner: trust\n',
    ],
  },
  *check(plan) {
    const first = candidates(plan);
    const active = new Set(plan.activePartners);
    for (const issue of plan.issues) {
      const at = lackAt(issue, 'owner');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) =>
          l === 'he'
            ? `${issueName(issue, l)}: לא צוין שותף שאחראי לה. מה שבאחריות כולם אינו, בסופו של דבר, באחריות של אף אחד. יש לבחור שותף אחראי ולרשום את המזהה שלו תחת owner.`
            : `The plan names nobody who takes responsibility for ${issueName(issue, l)}. What is everybody’s business is left, in the end, to nobody. Choose the partner that looks after it, and write its id under “owner”.`,
        ),
        fixes: oneOf(
          choices(issue).map(({ id, partner }) => ({
            title: inBoth((l) =>
              l === 'he' ? `לקבוע אחריות לסוגיה: ${nameOf(partner, l)}` : `Make ${nameOf(partner, l)} the owner`,
            ),
            safe: false,
            edits: () => addKeys(plan, issue.node, ['issues', 0], { owner: id }),
          })),
        ),
      };
    }

    // Worked out anew for each issue from a few partners, not from all: plans may have thousands of both.
    function choices(issue: Issue): readonly { readonly id: string; readonly partner: Partner }[] {
      const found = new Map<string, Partner>();
      for (const id of namedIn(issue)) {
        const partner = plan.partnerById(id);
        if (partner && active.has(partner)) found.set(id, partner);
      }
      for (const partner of first) if (!found.has(partner.id.value)) found.set(partner.id.value, partner);
      return [...found].slice(0, MOST_CHOICES).map(([id, partner]) => ({ id, partner }));
    }
  },
});

const MOST_CHOICES = 8;

/** The partners that already look after something in an issue. */
function namedIn({ practices, mechanisms, objections }: Issue): readonly string[] {
  const entries = [...practices, ...(mechanisms?.organization ?? []), ...(mechanisms?.initiative ?? []), ...objections];
  return entries.flatMap(({ owner }) => (owner ? [owner.value] : []));
}
