import { isBlank } from '../../plan/values';
import { addKeys, wording } from '../insert';
import { lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';
import { inBoth, nameOf, quoted } from '../words';

/** What a fix writes under `handling`. */
export const HANDLING: Bilingual = {
  en: 'The partner says so when it comes up, and the others decide',
  he: 'כשהנושא עולה, השותף מצהיר על כך, ושאר השותפים מחליטים',
};

export default rule({
  id: 'conflict-unmanaged',
  category: 'partners',
  severity: { early: 'warning', late: 'error' },
  source: ['L93'],
  summary: { en: 'A conflict of interest that nobody handles', he: 'ניגוד אינטרסים ללא טיפול' },
  when: {
    en: 'An active partner declares an interest, and “handling” is missing, empty or a placeholder.',
    he: 'שותף פעיל הצהיר על אינטרס, ודרך הטיפול בו (handling) חסרה, ריקה או ממתינה להשלמה.',
  },
  why: {
    en: '“Conflict of interest on entering the initiative” is one of the workshop’s landmines. To declare it is half of the way: as long as it isn’t agreed who decides where it comes up, it decides along.',
    he: '״ניגוד אינטרסים בכניסה למהלך״ הוא אחד המוקשים בסיכום הסדנה. הצהרה היא רק חצי הדרך: כל עוד לא הוסכם מי מחליט כשהאינטרס עולה, הוא שותף סמוי להחלטה.',
  },
  fix: {
    en: 'Inserts a way of handling it, to be confirmed or replaced.',
    he: 'מוסיף דרך טיפול, לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'partners:\n  - id: bank\n    name: Northern Bank\n    sector: business\n    ⟦conflictOfInterest⟧:\n      interest: Trainees may become our customers\n',
      'stage: agreed\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    conflictOfInterest: { interest: העירייה מפעילה חניון סמוך, handling: ⟦להשלים⟧ }\n',
    ],
    passes: [
      'partners:\n  - id: bank\n    name: Northern Bank\n    sector: business\n    conflictOfInterest:\n      interest: Trainees may become our customers\n      handling: The bank has no access to the list of trainees\n',
      'partners:\n  - { id: bank, name: Northern Bank, sector: business, conflictOfInterest: none }\n',
    ],
  },
  *check(plan) {
    for (const partner of plan.activePartners) {
      const { section, interest } = partner.conflictOfInterest ?? {};
      if (!section || isBlank(interest?.value)) continue;
      const at = lackAt(section, 'handling');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          const what = quoted(interest?.value, l);
          return l === 'he'
            ? `${name}: הוצהר על אינטרס (${what}), אבל לא צוין איך מטפלים בו. כל עוד לא הוסכם מי מחליט כשהוא עולה, הוא משפיע על ההחלטות. יש להסכים על כך ולרשום זאת תחת handling.`
            : `${name} declares an interest (${what}), and the plan doesn’t say how it is handled. Until it is agreed who decides where it comes up, it sways the decisions. Agree on that, and write it under “handling”.`;
        }),
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he'
                ? `להוסיף דרך טיפול באינטרס: ${nameOf(partner, l)}`
                : `Insert how the interest of ${nameOf(partner, l)} is handled`,
            ),
            safe: false,
            edits: () =>
              addKeys(plan, section.node, ['partners', 0, 'conflictOfInterest'], { handling: wording(plan, HANDLING) }),
          },
        ],
      };
    }
  },
});
