import { label } from '../label';
import { absentAt } from '../lack';
import { rule } from '../rule';
import { inBoth } from '../words';

export default rule({
  id: 'knowledge-gap',
  category: 'resources',
  severity: 'warning',
  source: ['L83'],
  summary: { en: 'Knowledge that nobody brings', he: 'ידע שאיש אינו מביא' },
  when: {
    en: 'A resource of kind “knowledge” is needed (status “needed”), and doesn’t say whom it comes from (“from”).',
    he: 'משאב מסוג knowledge (ידע) נדרש (status: needed), ולא רשום ממי הוא מגיע (from).',
  },
  why: {
    en: '“Lack of professional knowledge” stands among the workshop’s landmines for the organisation; “to bring knowledge and past experience” is the first of the sector’s roles. Somebody must bring it.',
    he: '״חוסר בידע מקצועי״ נמנה עם המוקשים לארגון בסיכום הסדנה, ו״להביא ידע וניסיון עבר״ הוא הראשון בתפקידי המגזר. מישהו צריך להביא אותו.',
  },
  examples: {
    fails: [
      'resources:\n  - { id: ⟦ecology⟧, resource: How to restore a river bank, kind: knowledge, status: needed }\n',
      'resources:\n  - id: ecology\n    resource: שיקום גדות\n    kind: knowledge\n    ⟦from⟧:\n    status: needed\n',
    ],
    passes: [
      'resources:\n  - { id: ecology, resource: How to restore a river bank, kind: knowledge, from: college, status: needed }\n  - { id: law, resource: Planning law, kind: knowledge, status: secured }\n',
    ],
  },
  *check(plan) {
    for (const resource of plan.resources) {
      if (resource.kind?.value !== 'knowledge' || resource.status?.value !== 'needed') continue;
      const at = absentAt(resource, 'from');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const what = label(resource.resource, resource.id, l);
          return l === 'he'
            ? `הידע ${what} נדרש, ולא רשום ממי הוא יגיע. חוסר בידע מקצועי הוא מוקש: כדאי למצוא שותף או גוף חיצוני שיביא אותו, ולרשום זאת תחת from.`
            : `The knowledge ${what} is needed, and nobody is named who brings it. Lack of professional knowledge is a landmine: find a partner, or somebody outside, and write it under “from”.`;
        }),
      };
    }
  },
});
