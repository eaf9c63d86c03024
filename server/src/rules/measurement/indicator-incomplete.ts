import type { Indicator } from '../../plan/model';
import { pairOf } from '../../plan/tree';
import { addKeys, candidates, dueDate, hint, type Values } from '../insert';
import { label } from '../label';
import { absentAt, byPlace, lackAt } from '../lack';
import { type Bilingual, type Fix, oneOf, rule } from '../rule';
import { inBoth, listed, nameOf } from '../words';

/** What an indicator can't do without; `time` is a due date or a cadence. */
type Part = 'baseline' | 'target' | 'owner' | 'time';

const PARTS: Readonly<Record<Part, Bilingual>> = {
  baseline: { en: 'a baseline', he: 'נקודת מוצא (baseline)' },
  target: { en: 'a target', he: 'יעד (target)' },
  owner: { en: 'an owner', he: 'אחריות (owner)' },
  time: { en: 'a due date or a cadence', he: 'מועד או תדירות (due, cadence)' },
};

export default rule({
  id: 'indicator-incomplete',
  category: 'measurement',
  severity: { early: 'info', late: 'warning' },
  source: ['L92'],
  summary: { en: 'An indicator that can’t be followed', he: 'מדד שאי אפשר לעקוב אחריו' },
  when: {
    en: 'An indicator lacks its baseline, its target, its owner, or has neither a due date nor a cadence.',
    he: 'במדד חסרים נקודת מוצא (baseline), יעד (target) או אחריות (owner), או שאין בו לא מועד (due) ולא תדירות (cadence).',
  },
  why: {
    en: '“Lack of measurement and evaluation” stands among the workshop’s landmines for the initiative. An indicator measures only when one knows from where, to where, by when, and who looks.',
    he: '״חוסר מדידה והערכה״ נמנה עם המוקשים למהלך בסיכום הסדנה. מדד מודד רק כשידוע מאין יוצאים, לאן רוצים להגיע, עד מתי, ומי עוקבים.',
  },
  fix: {
    en: 'Adds what lacks: hints to be written over, a date, and a partner of your choice as the owner.',
    he: 'מוסיף את מה שחסר: רמזים שכותבים במקומם, תאריך, ושותף אחראי לפי בחירה.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\nmeasurement:\n  indicators:\n    - id: ⟦walkers⟧\n      indicator: Walkers in a week\n      unit: people\n    - { id: birds, indicator: Kinds of birds, baseline: 12, target: 60, ⟦owner⟧: , due: 2028-06-30 }\n',
      'partners:\n  - { id: amuta, name: עמותת הנחל, sector: civil-society }\nmeasurement:\n  indicators:\n    - id: ⟦walkers⟧\n      indicator: הולכים בשביל בשבוע\n      baseline: 40\n      target: 400\n      cadence: quarterly\n',
    ],
    passes: [
      'measurement:\n  indicators:\n    - { id: walkers, indicator: Walkers in a week, baseline: 0, target: 400, owner: trust, cadence: quarterly }\n',
    ],
  },
  *check(plan) {
    for (const indicator of plan.measurement?.indicators ?? []) {
      const lacks = byPlace<Part>([
        ['baseline', absentAt(indicator, 'baseline')],
        ['target', absentAt(indicator, 'target')],
        ['owner', lackAt(indicator, 'owner')],
        ['time', timeLack(indicator)],
      ]);
      for (const { at, what } of lacks) {
        yield {
          at,
          message: inBoth((l) => {
            const name = label(indicator.indicator, indicator.id, l);
            const parts = listed(
              what.map((part) => PARTS[part][l]),
              l,
            );
            return l === 'he'
              ? `במדד ${name} חסר: ${parts}. מדד מודד רק כשידוע מאין, לאן, עד מתי ומי עוקבים. כדאי להשלים.`
              : `The indicator ${name} lacks ${parts}. It measures only when one knows from where, to where, by when, and who looks: add what lacks.`;
          }),
          fixes: fixes(indicator, what),
        };
      }
    }

    function fixes(indicator: Indicator, what: readonly Part[]): readonly Fix[] {
      const values: Record<string, string> = {};
      if (what.includes('baseline')) {
        values.baseline = hint(plan, { en: 'How things stand today', he: 'מה המצב היום' });
      }
      if (what.includes('target')) {
        values.target = hint(plan, { en: 'Where the partners want to get', he: 'לאן השותפים רוצים להגיע' });
      }
      if (what.includes('time')) {
        // An empty cadence is asking to be filled in, as an empty date is.
        if (lackAt(indicator, 'due') === indicator.anchor && pairOf(indicator.node, 'cadence'))
          values.cadence = 'quarterly';
        else values.due = dueDate(plan).date;
      }
      const add = (title: Bilingual, added: Values): Fix => ({
        title,
        safe: false,
        edits: () => addKeys(plan, indicator.node, ['measurement', 'indicators', 0], added),
      });
      const others = what.filter((part) => part !== 'owner');
      const rest = (l: 'en' | 'he') =>
        listed(
          others.map((part) => PARTS[part][l]),
          l,
        );
      const addRest = add(
        inBoth((l) => (l === 'he' ? `להוסיף ${rest(l)}` : `Add ${rest(l)}`)),
        values,
      );
      const owners = what.includes('owner') ? candidates(plan) : [];
      const addAll = owners.map((partner) =>
        add(
          inBoth((l) => {
            const name = nameOf(partner, l);
            if (others.length === 0) return l === 'he' ? `לרשום באחריות ${name}` : `Make ${name} the owner`;
            return l === 'he' ? `להוסיף ${rest(l)}, באחריות ${name}` : `Add ${rest(l)}, with ${name} as the owner`;
          }),
          { ...values, owner: partner.id.value },
        ),
      );
      return oneOf(others.length === 0 ? addAll : [...addAll, addRest]);
    }
  },
});

/** Where it is shown that an indicator has neither a due date nor a cadence. */
function timeLack(indicator: Indicator): ReturnType<typeof lackAt> {
  const due = lackAt(indicator, 'due');
  const cadence = lackAt(indicator, 'cadence');
  if (!due || !cadence) return undefined;
  return due === indicator.anchor ? cadence : due;
}
