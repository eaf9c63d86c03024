import type { Phase } from '../../plan/model';
import { pairOf } from '../../plan/tree';
import { dayOf } from '../../plan/values';
import { rule } from '../rule';

export default rule({
  id: 'implementation-underweighted',
  category: 'implementation',
  severity: 'warning',
  source: ['L13'],
  summary: { en: 'Too little time for implementation', he: 'מעט מדי זמן ליישום' },
  when: {
    en: 'The plan has phases, and those of kind “implementing” take less than 40 % of the days of all phases (the option minShare changes that). First and last day both count; days on which phases overlap count for each; phases without a kind or valid dates don’t count.',
    he: 'יש בתוכנית שלבים, ושלבי היישום (implementing) תופסים פחות מ־40% מימי כל השלבים (האפשרות minShare משנה זאת). היום הראשון והאחרון נספרים שניהם; ימים שבהם שלבים חופפים נספרים לכל שלב; שלבים בלי סוג או בלי תאריכים תקינים אינם נספרים.',
  },
  why: {
    en: '“We need to devote more time to implementing the solution”, says the workshop: knowing what the problems are comes easily, the process of change itself is the challenge.',
    he: '״אנחנו צריכים להקדיש יותר זמן ליישום הפתרון״, כך בסיכום הסדנה: הבעיות ידועות ומוסכמות, והליך השינוי עצמו הוא המאתגר.',
  },
  options: {
    minShare: {
      default: 40,
      minimum: 0,
      maximum: 100,
      description: {
        en: 'The least share of the days of all phases that implementing should take, in percent.',
        he: 'החלק המזערי מכלל ימי השלבים שהיישום צריך לתפוס, באחוזים.',
      },
    },
  },
  examples: {
    fails: [
      'implementation:\n  ⟦phases⟧:\n    - { id: study, phase: Study, kind: exploring, start: 2027-01-01, end: 2027-10-31 }\n    - { id: build, phase: Build, kind: implementing, start: 2027-11-01, end: 2027-12-31 }\n',
      'implementation:\n  ⟦phases⟧:\n    - { id: mapping, phase: מיפוי, kind: exploring, start: 2027-01-01, end: 2027-06-30 }\n    - { id: vision, phase: חזון, kind: aligning, start: 2027-07-01, end: 2027-12-31 }\n',
    ],
    passes: [
      'implementation:\n  phases:\n    - { id: study, phase: Study, kind: exploring, start: 2027-01-01, end: 2027-03-31 }\n    - { id: build, phase: Build, kind: implementing, start: 2027-04-01, end: 2027-12-31 }\n',
    ],
  },
  *check(plan, { options }) {
    const section = plan.implementation;
    const key = section && pairOf(section.node, 'phases')?.key;
    if (!section || !key) return;
    let all = 0;
    let implementing = 0;
    for (const phase of section.phases) {
      const days = daysOf(phase);
      all += days;
      if (phase.kind?.value === 'implementing') implementing += days;
    }
    if (all === 0 || implementing * 100 >= options.minShare * all) return;
    const share = percent(implementing, all);
    yield {
      at: key,
      message: {
        en: `Implementing takes ${implementing} of the ${all} days of all phases: ${share} %, less than ${options.minShare} %. The difficulty of a partnership is carrying the solution out: plan more time for it.`,
        he: `היישום תופס ${implementing} מתוך ${all} ימי השלבים: ${share}%, פחות מ־${options.minShare}%. הקושי בשותפות הוא יישום הפתרון, וכדאי להקדיש לו יותר זמן.`,
      },
      related: section.phases
        .filter((phase) => phase.kind?.value === 'implementing' && daysOf(phase) > 0)
        .map((phase) => ({
          at: phase.anchor,
          message: {
            en: `A phase of implementing: ${daysOf(phase)} ${daysOf(phase) === 1 ? 'day' : 'days'}`,
            he: `שלב יישום: ${daysOf(phase) === 1 ? 'יום אחד' : `${daysOf(phase)} ימים`}`,
          },
        })),
    };
  },
});

/** The days of a phase, first and last included; none for a phase that has no kind or no valid dates. */
function daysOf(phase: Phase): number {
  const start = dayOf(phase.start?.value);
  const end = dayOf(phase.end?.value);
  return phase.kind && start !== undefined && end !== undefined && end >= start ? end - start + 1 : 0;
}

/** Rounded down to a tenth, so that what is under the option's value is never shown as that value. */
function percent(part: number, whole: number): number {
  return Math.floor((part * 1000) / whole) / 10;
}
