import { addEntry, replaceScalar } from '../../plan/edit';
import { nearest } from '../../schema/nearest';
import type { IdKind } from '../../schema/shape';
import { type Fix, rule } from '../rule';
import { inBoth, kindName, quoted } from '../words';

/** With so many ids a reference is compared, to guess which is meant: no plan of people has more. */
const MOST_COMPARED = 1000;

export default rule({
  id: 'unknown-reference',
  category: 'structure',
  severity: 'error',
  source: ['the plan format'],
  summary: { en: 'Refers to something not declared', he: 'הפניה למשהו שלא הוגדר' },
  when: {
    en: 'A reference names a partner, goal, issue, decision, phase, commitment, indicator or resource that the plan doesn’t declare.',
    he: 'הפניה נוקבת בשותף, מטרה, סוגיה, החלטה, שלב, התחייבות, מדד או משאב שהתוכנית אינה מגדירה.',
  },
  why: {
    en: 'Whoever is named must be found: a commitment of nobody is nobody’s commitment.',
    he: 'מי שננקב בשמו צריך להימצא בתוכנית: התחייבות של אף אחד איננה התחייבות.',
  },
  fix: {
    en: 'Replaces it by the nearest id, or declares a partner with that id.',
    he: 'מחליף במזהה הקרוב ביותר, או מוסיף שותף עם המזהה הזה.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\nissues:\n  - id: access\n    issue: Access to the river\n    owner: ⟦trsut⟧\n',
      'partners:\n  - { id: iriya, name: העירייה, sector: local-government }\nvision:\n  sharedBy: [iriya, ⟦amuta⟧]\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\nissues:\n  - id: access\n    issue: Access to the river\n    owner: trust\nresources:\n  - { id: fund, resource: Seed money, kind: money, from: the National Lottery }\n',
    ],
  },
  *check(plan, { names }) {
    const ids = new Map<IdKind, readonly string[]>();
    const idsOf = (kind: IdKind) => {
      let known = ids.get(kind);
      if (!known) {
        known = names
          .declared(kind)
          .slice(0, MOST_COMPARED)
          .map((declaration) => declaration.id);
        ids.set(kind, known);
      }
      return known;
    };
    for (const mention of names.mentions) {
      if (mention.orText || names.find(mention.kind, mention.id) || mention.id.trim() === '') continue;
      const near = nearest(mention.id, idsOf(mention.kind));
      const fixes: Fix[] = [];
      if (near) {
        fixes.push({
          title: inBoth((l) => (l === 'he' ? `לשנות ל־${quoted(near, l)}` : `Change to ${quoted(near, l)}`)),
          safe: false,
          edits: () => [replaceScalar(plan.document, mention.node, near)],
        });
      }
      if (mention.kind === 'partner' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(mention.id)) {
        fixes.push({
          title: inBoth((l) =>
            l === 'he' ? `להוסיף שותף עם המזהה ${quoted(mention.id, l)}` : `Declare a partner ${quoted(mention.id, l)}`,
          ),
          safe: false,
          edits: () => {
            const partner = { id: mention.id, name: mention.id, sector: 'civil-society' };
            const change = addEntry(plan.document, 'partners', partner);
            return change && [change];
          },
        });
      }
      const kind = kindName(mention.kind);
      yield {
        at: mention.node,
        message: {
          en: `No ${kind.en} has the id ${quoted(mention.id, 'en')}.${near ? ` Did you mean ${quoted(near, 'en')}?` : ` Declare it, or choose one that is declared.`}`,
          he: `המזהה ${quoted(mention.id, 'he')} (${kind.he}) לא הוגדר בתוכנית.${near ? ` אולי הכוונה ל־${quoted(near, 'he')}?` : ' יש להגדיר אותו או לבחור במזהה קיים.'}`,
        },
        fixes,
      };
    }
  },
});
