import { replaceScalar } from '../../plan/edit';
import { rule } from '../rule';

export default rule({
  id: 'one-partner-decides',
  category: 'conduct',
  severity: 'warning',
  source: ['L133', 'L140'],
  summary: { en: 'The lead decides for all', he: 'השותף המוביל מחליט עבור כולם' },
  when: {
    en: 'The governance’s decision rule is “lead-decides”.',
    he: 'כלל ההחלטה (decisionRule) תחת governance הוא lead-decides (הכרעת המוביל).',
  },
  why: {
    en: '“Do not make unilateral moves”, says the workshop, and asks: “How are power relations overcome?” A rule by which one partner decides makes every move unilateral, and fixes those relations instead of overcoming them.',
    he: '״לא לעשות מהלכים חד־צדדיים״, כך בסיכום הסדנה, ולצד זאת השאלה ״איך מתגברים על יחסי הכוח״. כלל שלפיו שותף אחד מחליט הופך כל החלטה למהלך חד־צדדי, ומקבע את יחסי הכוח במקום להתגבר עליהם.',
  },
  fix: {
    en: 'Changes the rule to “consent”: a decision stands when nobody has a reasoned objection.',
    he: 'משנה את הכלל ל־consent (היעדר התנגדות): החלטה מתקבלת כשאין לאיש התנגדות מנומקת.',
  },
  examples: {
    fails: [
      'title: River Trail\ngovernance:\n  decisionRule: ⟦lead-decides⟧\n',
      'title: שביל הנחל\ngovernance: { decisionRule: ⟦lead-decides⟧ }\n',
    ],
    passes: ['title: River Trail\ngovernance:\n  decisionRule: consent\n', 'title: שביל הנחל\ngovernance: {}\n'],
  },
  *check(plan, { document }) {
    const decided = plan.governance?.decisionRule;
    if (decided?.value !== 'lead-decides') return;
    yield {
      at: decided.node,
      message: {
        en: 'By this rule one partner decides for all, which makes each move unilateral and settles the power relations in advance. Choose a rule in which the others have a say: “consent” (no reasoned objection), “consensus” or “majority”.',
        he: 'לפי כלל זה שותף אחד מחליט עבור כולם: כל החלטה היא מהלך חד־צדדי, ויחסי הכוח נקבעים מראש. כדאי לבחור כלל שבו לכל השותפים יש קול: consent (היעדר התנגדות), consensus (הסכמת כולם) או majority (רוב).',
      },
      fixes: [
        {
          title: { en: 'Change to “consent”', he: 'לשנות ל־״consent״ (היעדר התנגדות)' },
          safe: false,
          edits: () => [replaceScalar(document, decided.node, 'consent')],
        },
      ],
    };
  },
});
