import { isBlank } from '../../plan/values';
import { addKeys } from '../insert';
import { lackAt } from '../lack';
import { type Fix, oneOf, rule } from '../rule';
import { inBoth, quoted } from '../words';

/** More choices than this are no help. */
const MOST_GOALS = 8;

export default rule({
  id: 'action-without-goal',
  category: 'vision',
  severity: 'info',
  source: ['L116'],
  summary: { en: 'A commitment that serves no goal', he: 'התחייבות שאינה משרתת מטרה' },
  when: {
    en: 'The vision has goals, and a commitment names none of them.',
    he: 'לחזון יש מטרות, והתחייבות אינה מציינת אף אחת מהן.',
  },
  why: {
    en: '“Return to the shared vision (remember what the common goal is)”, says the workshop. A commitment that names its goal tells everybody what it is for, and what is lost when it is late.',
    he: '״לחזור לחזון המשותף״ ולזכור ״מה המטרה המשותפת״, כך בסיכום הסדנה. התחייבות שמטרתה כתובה בה מבהירה לכולם לשם מה היא נעשית, ומה נפגע אם היא מתעכבת.',
  },
  fix: {
    en: 'Adds the goal of your choice to the commitment.',
    he: 'מוסיף להתחייבות מטרה לפי בחירה.',
  },
  examples: {
    fails: [
      'vision:\n  goals:\n    - { id: clean-water, goal: Clean water by 2029 }\nimplementation:\n  commitments:\n    - id: ⟦survey⟧\n      what: Survey the banks\n    - { id: fence, what: Mend the fence, goal: ⟦TBD⟧ }\n',
      'vision:\n  goals:\n    - { id: water, goal: מים נקיים }\nimplementation:\n  commitments:\n    - { id: ⟦survey⟧, what: סקר גדות }\n',
    ],
    passes: [
      'vision:\n  goals:\n    - { id: clean-water, goal: Clean water by 2029 }\nimplementation:\n  commitments:\n    - { id: survey, what: Survey the banks, goal: clean-water }\n',
      'vision:\n  statement: נחל לכולם\nimplementation:\n  commitments:\n    - { id: survey, what: סקר גדות }\n',
    ],
  },
  *check(plan) {
    const goals = (plan.vision?.goals ?? []).filter(({ id }) => !isBlank(id?.value));
    if (goals.length === 0) return;
    const choices = goals.slice(0, MOST_GOALS);
    for (const commitment of plan.implementation?.commitments ?? []) {
      const at = lackAt(commitment, 'goal');
      if (!at) continue;
      const what = isBlank(commitment.what?.value) ? commitment.id?.value : commitment.what?.value;
      yield {
        at,
        message: {
          en: `The commitment ${quoted(what, 'en')} names none of the vision’s goals, so nobody can tell what it is for. Add its “goal”.`,
          he: `בהתחייבות ${quoted(what, 'he')} לא צוינה אף אחת ממטרות החזון, ולא ברור לשם מה היא נעשית. כדאי להוסיף לה goal (מטרה).`,
        },
        fixes: oneOf(
          choices.map(
            ({ id, goal }): Fix => ({
              title: inBoth((l) => {
                const name = quoted(goal?.value ?? id?.value, l);
                return l === 'he' ? `לשייך למטרה ${name}` : `Choose the goal ${name}`;
              }),
              safe: false,
              edits: () =>
                addKeys(plan, commitment.node, ['implementation', 'commitments', 0], { goal: id?.value ?? '' }),
            }),
          ),
        ),
      };
    }
  },
});
