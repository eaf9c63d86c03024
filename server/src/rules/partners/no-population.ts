import { beginList, entriesLackAt } from '../entries';
import { hint } from '../insert';
import { rule } from '../rule';

export default rule({
  id: 'no-population',
  category: 'partners',
  severity: { early: 'info', late: 'warning' },
  source: ['L73'],
  summary: { en: 'Whom the initiative serves is not said', he: 'לא צוין את מי המהלך משרת' },
  when: {
    en: 'The plan names no group under “population”.',
    he: 'בתוכנית אין אף קבוצה תחת population (אוכלוסיות).',
  },
  why: {
    en: 'The workshop asks to “voice the target population over a personal economic interest”. A population that isn’t even named has no voice.',
    he: 'בסיכום הסדנה, אחד מתפקידי המגזר הוא ״לדברר את הקול של קהל היעד על פני אינטרס אישי כלכלי״. לקהל יעד שהתוכנית אינה מזכירה אין קול.',
  },
  fix: {
    en: 'Inserts a first group, as a hint to be written over.',
    he: 'מוסיף קבוצה ראשונה, כרמז שכותבים במקומו.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\n',
      'title: שביל הנחל\nstage: agreed\n⟦population⟧:\n',
      'title: River Trail\npopulation:\n  - ⟦group⟧:\n    note: Ask the school\n',
    ],
    passes: [
      'title: River Trail\npopulation:\n  - { group: Children of the three river towns, representedBy: [school] }\n',
    ],
  },
  *check(plan) {
    const at = entriesLackAt(plan, 'population', 'group');
    if (!at) return;
    yield {
      at,
      message: {
        en: 'The plan doesn’t say whom the initiative serves. Where the target population is out of sight, the partners’ own interests take its place. Name the groups under “population”, each with the partners that speak for it.',
        he: 'לא צוין את מי המהלך משרת. כשקהל היעד אינו מופיע בתוכנית, האינטרסים של השותפים תופסים את מקומו. כדאי לרשום תחת population את הקבוצות, ולציין מי מייצג כל אחת מהן.',
      },
      fixes: [
        {
          title: { en: 'Insert a group', he: 'להוסיף קבוצה' },
          safe: false,
          edits: () =>
            beginList(
              plan,
              plan.node,
              [],
              'population',
              { group: hint(plan, { en: 'The people whom the initiative serves', he: 'האנשים שהמהלך נועד להם' }) },
              'group',
            ),
        },
      ],
    };
  },
});
