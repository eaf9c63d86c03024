import { sourceText } from '../../plan/source';
import { findInTexts, type PlanText } from '../../plan/texts';
import { rule } from '../rule';
import { quoted } from '../words';
import { findCoercion, mayCoerce, type Stretch } from './coercion';

/** Where force is spoken of so that it won’t be used, or because others may fear it. */
const SPOKEN_OF = /(?:^|\.)(?:avoid|landmines|objections)(?:\.|$)/;

export default rule({
  id: 'arm-twisting',
  category: 'conduct',
  severity: 'warning',
  source: ['L132'],
  summary: { en: 'A text forces', he: 'ניסוח שכופה' },
  when: {
    en: 'A text of the plan speaks of forcing somebody: impose, force, compel, dictate, coerce, “no choice but”, “whether they like it or not”. Not under “avoid”, “landmines” and “objections”, not in quotation marks, and not where it is denied (“without imposing”).',
    he: 'ניסוח בתוכנית מדבר על כפייה: לכפות, כפייה, להכריח, לאלץ, לכופף, להכתיב, ״אין להם ברירה״, בכל נטייה. הכלל אינו חל תחת avoid, landmines ו־objections, בתוך מירכאות ובשלילה (״לא לכופף״).',
  },
  why: {
    en: '“Do not twist arms”, says the workshop. Who was forced into a step doesn’t stand behind it, and gives way again as soon as the arm is let go.',
    he: '״לא לכופף ידיים״, כך בסיכום הסדנה. מי שנדחקו לצעד אינם עומדים מאחוריו, וייסוגו ממנו ברגע שהלחץ יוסר.',
  },
  examples: {
    fails: [
      'title: River Trail\ndecisions:\n  - { id: signs, decision: The county will ⟦impose⟧ one design, because: Then the others have ⟦no choice but⟧ to follow }\n',
      'title: שביל הנחל\nissues:\n  - id: signs\n    issue: שילוט אחיד\n    practices:\n      - practice: עיצוב\n        how: נציג עיצוב אחד, ואם לא יסכימו ⟦נכפה⟧ אותו, ⟦שאין להם ברירה⟧\n',
    ],
    passes: [
      'title: River Trail\nsummary: Partners agree on one design without imposing it, and a task force looks after the workforce\navoid: [Forcing anybody to sign]\n',
      'title: שביל הנחל\nsummary: השותפים מסכימים על עיצוב בלי לכפות אותו\navoid: [לכופף ידיים]\n',
    ],
  },
  *check(plan, { document }) {
    for (const { node, found } of findInTexts(plan.node, 'coercion', coercionIn)) {
      const source = sourceText(node);
      const base = document.spanOf(node).start - node.start;
      for (const { start, end } of found) {
        const words = source.text.slice(start, end);
        yield {
          at: { start: base + source.at(start), end: base + source.at(end) },
          message: {
            en: `${quoted(words, 'en')} speaks of force. Arm-twisting brings no partners along: whoever is forced won’t carry it out. Say how this is agreed on instead, or what happens when it isn’t.`,
            he: `הניסוח ${quoted(words, 'he')} מדבר על כפייה. כיפוף ידיים אינו רותם שותפים, ומה שנכפה לא ייושם. כדאי לכתוב איך מגיעים להסכמה, או מה קורה כשאין הסכמה.`,
          },
        };
      }
    }
  },
});

function coercionIn({ node, value, path }: PlanText): readonly Stretch[] | undefined {
  if (SPOKEN_OF.test(path) || !mayCoerce(value)) return undefined;
  const found = findCoercion(sourceText(node).text);
  return found.length > 0 ? found : undefined;
}
