import { replaceScalar } from '../../plan/edit';
import type { Declaration } from '../../plan/names';
import { rule } from '../rule';
import { inBoth, kindName, quoted } from '../words';

export default rule({
  id: 'duplicate-id',
  category: 'structure',
  severity: 'error',
  source: ['the plan format'],
  summary: { en: 'Two entries with one id', he: 'שתי רשומות עם אותו מזהה' },
  when: {
    en: 'Two partners, or two goals, issues, decisions, phases, commitments, indicators or resources, have the same id.',
    he: 'לשני שותפים, או לשתי מטרות, סוגיות, החלטות, שלבים, התחייבויות, מדדים או משאבים, יש אותו מזהה.',
  },
  why: {
    en: 'A reference must mean one thing. With two of the same id, nobody knows who is meant.',
    he: 'הפניה צריכה להוביל לדבר אחד. כשלשניים יש אותו מזהה, לא ברור למי הכוונה.',
  },
  fix: { en: 'Gives the later one an id of its own.', he: 'נותן למאוחר מבין השניים מזהה משלו.' },
  examples: {
    fails: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: ⟦trust⟧, name: Trust Bank, sector: business }\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: trust-bank, name: Trust Bank, sector: business }\n',
    ],
  },
  *check(plan, { names }) {
    const taken = new Set(names.declarations.map((declaration) => `${declaration.kind} ${declaration.id}`));
    for (const declaration of names.declarations) {
      const first = names.find(declaration.kind, declaration.id);
      if (!first || first === declaration) continue;
      const fresh = freshId(declaration, taken);
      const kind = kindName(declaration.kind);
      yield {
        at: declaration.node,
        message: {
          en: `Another ${kind.en} has the id ${quoted(declaration.id, 'en')} already${first.label ? `: ${quoted(first.label, 'en')}` : ''}. References mean the first one; give this one an id of its own.`,
          he: `המזהה ${quoted(declaration.id, 'he')} (${kind.he}) כבר תפוס${first.label ? ` בידי ${quoted(first.label, 'he')}` : ''}. הפניות אליו מובילות לראשון; יש לבחור כאן מזהה אחר.`,
        },
        related: [{ at: first.node, message: { en: 'The first one with this id', he: 'הראשון עם המזהה הזה' } }],
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he' ? `לשנות את המזהה ל־${quoted(fresh, l)}` : `Change the id to ${quoted(fresh, l)}`,
            ),
            safe: false,
            edits: () => [replaceScalar(plan.document, declaration.node, fresh)],
          },
        ],
      };
    }
  },
});

function freshId(declaration: Declaration, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${declaration.kind} ${declaration.id}-${number}`)) number++;
  return `${declaration.id}-${number}`;
}
