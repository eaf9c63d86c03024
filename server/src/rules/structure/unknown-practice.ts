import { replaceScalar } from '../../plan/edit';
import { nearest } from '../../schema/nearest';
import { rule } from '../rule';
import { inBoth, quoted } from '../words';

export default rule({
  id: 'unknown-practice',
  category: 'structure',
  severity: 'info',
  source: ['L38', 'L114'],
  summary: { en: 'No such practice in the catalog', he: 'אין פרקטיקה כזאת בקטלוג' },
  when: {
    en: 'A practice looks like an id (small letters and hyphens, no spaces) and the catalog has none of that id.',
    he: 'פרקטיקה נראית כמו מזהה (אותיות קטנות ומקפים, בלי רווחים) ואין בקטלוג מזהה כזה.',
  },
  why: {
    en: 'A practice of the workshop is shown in its own words only when its id is right. A practice of your own is written in words.',
    he: 'פרקטיקה מהסדנה מוצגת במילותיה רק כשהמזהה שלה נכון. פרקטיקה משלכם נכתבת במילים.',
  },
  fix: { en: 'Replaces it by the nearest id.', he: 'מחליף במזהה הקרוב ביותר.' },
  examples: {
    fails: [
      'practices:\n  - ⟦algin-expectations⟧\n',
      'issues:\n  - id: trust\n    issue: אמון בין השותפים\n    practices:\n      - practice: ⟦shared-vizion⟧\n        how: מפגש פתיחה\n',
    ],
    passes: ['practices:\n  - align-expectations\n  - A walk along the river with all partners\n'],
  },
  *check(plan, { catalog }) {
    const uses = [...plan.practices, ...plan.issues.flatMap((issue) => issue.practices)];
    const ids = catalog.practices().map((entry) => entry.id);
    for (const { practice } of uses) {
      if (!practice || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(practice.value) || catalog.byId(practice.value)) continue;
      const near = nearest(practice.value, ids);
      // A single word may well be a practice in words.
      if (!near && !practice.value.includes('-')) continue;
      yield {
        at: practice.node,
        message: {
          en: `The catalog has no practice ${quoted(practice.value, 'en')}.${near ? ` Did you mean ${quoted(near, 'en')}?` : ' Choose one that it has, or describe yours in words.'}`,
          he: `אין בקטלוג פרקטיקה ${quoted(practice.value, 'he')}.${near ? ` אולי הכוונה ל־${quoted(near, 'he')}?` : ' אפשר לבחור באחת מהקיימות, או לתאר פרקטיקה אחרת במילים.'}`,
        },
        fixes: near
          ? [
              {
                title: inBoth((l) => (l === 'he' ? `לשנות ל־${quoted(near, l)}` : `Change to ${quoted(near, l)}`)),
                safe: true,
                edits: () => [replaceScalar(plan.document, practice.node, near)],
              },
            ]
          : [],
      };
    }
  },
});
