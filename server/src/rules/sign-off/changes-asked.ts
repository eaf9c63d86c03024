import { written } from '../../plan/values';
import { rule } from '../rule';
import { inBoth, nameById, quoted } from '../words';

export default rule({
  id: 'changes-asked',
  category: 'sign-off',
  severity: 'warning',
  source: ['L139'],
  summary: { en: 'A partner asks for changes', he: 'שותף מבקש שינויים' },
  when: {
    en: 'From the stage “agreed” on, a verdict under “signoff” is “asks-for-changes”.',
    he: 'משלב agreed (הושגה הסכמה) ואילך, באחת הרשומות תחת signoff העמדה היא asks-for-changes (בקשה לשינויים).',
  },
  why: {
    en: '“Do all those involved understand that this is a partnership?”, asks the workshop. A plan can’t be called agreed while one of its partners asks for another.',
    he: '״האם כל הגורמים המעורבים מבינים שזו שותפות?״, כך נשאל בסדנה. אי אפשר לומר שהושגה הסכמה כל עוד אחד השותפים מבקש לשנות.',
  },
  examples: {
    fails: [
      'stage: agreed\nsignoff:\n  - { partner: trust, verdict: ⟦asks-for-changes⟧, note: Our name is missing }\n',
      'stage: implementing\npartners:\n  - { id: iriya, name: העירייה, sector: local-government }\nsignoff:\n  - partner: iriya\n    verdict: ⟦asks-for-changes⟧\n',
    ],
    passes: [
      'stage: aligning\nsignoff:\n  - { partner: trust, verdict: asks-for-changes }\n',
      'stage: agreed\nsignoff:\n  - { partner: iriya, verdict: approves }\n',
    ],
  },
  *check(plan) {
    if (!plan.isFrom('agreed')) return;
    for (const { verdict, partner, note } of plan.signoff) {
      if (verdict?.value !== 'asks-for-changes') continue;
      const asked = written(note)?.value;
      yield {
        at: verdict.node,
        message: inBoth((l) => {
          if (l === 'he') {
            const who = partner ? nameById(plan, partner.value) : 'אחד השותפים';
            return `${who}: התבקשו שינויים בתוכנית${asked ? ` (${quoted(asked, l)})` : ''}, אף שלפי השלב כבר הושגה הסכמה. כדאי לדון בבקשה ולבקש את אישור השותף מחדש, או לחזור לשלב aligning (תיאום).`;
          }
          const who = partner ? nameById(plan, partner.value) : 'A partner';
          return `${who} asks for changes${asked ? ` (${quoted(asked, l)})` : ''}, though the plan’s stage says that it is agreed. Talk them over and ask for the partner’s verdict anew, or go back to the stage “aligning”.`;
        }),
      };
    }
  },
});
