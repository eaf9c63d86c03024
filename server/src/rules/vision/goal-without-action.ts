import { isBlank } from '../../plan/values';
import { rule } from '../rule';
import { quoted } from '../words';

export default rule({
  id: 'goal-without-action',
  category: 'vision',
  severity: { early: 'info', late: 'warning' },
  source: ['L116'],
  summary: { en: 'Nothing is done for a goal', he: 'מטרה שאין מאחוריה מעשה' },
  when: {
    en: 'No commitment and no indicator refers to a goal of the vision.',
    he: 'אין התחייבות ואין מדד שמפנים למטרה של החזון.',
  },
  why: {
    en: '“Return to the shared vision (remember what the common goal is)”, says the workshop. Where nothing is done for a goal and nothing measures it, the partners have not returned to it.',
    he: '״לחזור לחזון המשותף״ ולזכור ״מה המטרה המשותפת״, כך בסיכום הסדנה. כשאיש אינו פועל למען מטרה ודבר אינו מודד אותה, לא חזרו אליה.',
  },
  examples: {
    fails: [
      'vision:\n  statement: A river for all\n  goals:\n    - { id: ⟦clean-water⟧, goal: Clean water by 2029 }\n',
      'stage: agreed\nvision:\n  goals:\n    - id: path\n      goal: שביל רציף\n    - id: ⟦water⟧\n      goal: מים נקיים\nimplementation:\n  commitments:\n    - { id: survey, what: סקר גדות, goal: path }\n',
    ],
    passes: [
      'vision:\n  goals:\n    - { id: clean-water, goal: Clean water by 2029 }\nmeasurement:\n  indicators:\n    - { id: fish, indicator: Kinds of fish, goal: clean-water }\n',
      'vision:\n  goals:\n    - { id: water, goal: מים נקיים }\nimplementation:\n  commitments:\n    - { id: survey, what: דיגום מים, goal: water }\n',
    ],
  },
  *check(plan) {
    const goals = plan.vision?.goals ?? [];
    if (goals.length === 0) return;
    const actions = [...(plan.implementation?.commitments ?? []), ...(plan.measurement?.indicators ?? [])];
    const served = new Set(actions.map((action) => action.goal?.value));
    for (const { id, goal } of goals) {
      if (!id || isBlank(id.value) || served.has(id.value)) continue;
      const what = isBlank(goal?.value) ? id.value : goal?.value;
      yield {
        at: id.node,
        message: {
          en: `Nothing is done for the goal ${quoted(what, 'en')}: no commitment and no indicator refers to it. A goal without action is a wish. Name it under “goal” of a commitment or an indicator, or let it go.`,
          he: `אין מאחורי המטרה ${quoted(what, 'he')} מעשה: אין התחייבות ואין מדד שמפנים אליה. מטרה בלי מעשה היא משאלה. כדאי לציין אותה במפתח goal של התחייבות או מדד, או לוותר עליה.`,
        },
      };
    }
  },
});
