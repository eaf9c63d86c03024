import { addEntry, replaceScalar } from '../../plan/edit';
import type { Plan } from '../../plan/model';
import type { Mention } from '../../plan/names';
import { nearest } from '../../schema/nearest';
import { enumOf, type IdKind, planFormat } from '../../schema/shape';
import { hint } from '../insert';
import { type Fix, oneOf, rule } from '../rule';
import { inBoth, kindName, quoted } from '../words';

/** With so many ids a reference is compared, to guess which is meant: no plan of people has more. */
const MOST_COMPARED = 1000;

const SECTOR = planFormat.at(['partners', 0, 'sector']) ?? {};
const SECTORS = enumOf(planFormat, SECTOR, 'en').map(({ value, title }, index) => ({
  sector: value,
  title: { en: title ?? value, he: enumOf(planFormat, SECTOR, 'he')[index]?.title ?? value },
}));

/** The fixes that declare a partner: one for each sector, which the id alone doesn't tell. */
function declarations(plan: Plan, id: string): readonly Fix[] {
  return SECTORS.map(({ sector, title }) => ({
    title: inBoth((l) =>
      l === 'he'
        ? `להוסיף שותף עם המזהה ${quoted(id, l)} (${title.he})`
        : `Declare a partner ${quoted(id, l)} (${title.en})`,
    ),
    safe: false,
    edits: () => {
      const name = hint(plan, { en: 'name of the partner', he: 'שם השותף' });
      const change = addEntry(plan.document, 'partners', { id, name, sector });
      return change && [change];
    },
  }));
}

function changeTo({ document }: Plan, { node }: Mention, id: string): Fix {
  return {
    title: inBoth((l) => (l === 'he' ? `לשנות ל־${quoted(id, l)}` : `Change to ${quoted(id, l)}`)),
    safe: false,
    edits: () => [replaceScalar(document, node, id)],
  };
}

/** The ids of a kind that may be meant. */
interface Choices {
  readonly ids: readonly string[];
  /** All of them: a version of the plan with the same ones has the same. */
  readonly joined: string;
}

/** The id that is most likely meant; kept with the reference for as long as there are the same to choose from. */
function nearestKept({ node, id }: Mention, { ids, joined }: Choices): string | undefined {
  return node.remember(
    nearestKept,
    () => ({ joined, near: nearest(id, ids) }),
    (known) => known.joined === joined,
  ).near;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

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
    en: 'Replaces it by the nearest id, or declares a partner with that id, of the sector that is chosen.',
    he: 'מחליף במזהה הקרוב ביותר, או מוסיף שותף עם המזהה הזה, מן המגזר שנבחר.',
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
    const choices = new Map<IdKind, Choices>();
    const choicesOf = (kind: IdKind) => {
      let known = choices.get(kind);
      if (!known) {
        const declared = names.declared(kind).slice(0, MOST_COMPARED);
        const ids = declared.map((declaration) => declaration.id);
        known = { ids, joined: ids.join('\n') };
        choices.set(kind, known);
      }
      return known;
    };
    for (const mention of names.mentions) {
      if (mention.orText || names.find(mention.kind, mention.id) || mention.id.trim() === '') continue;
      const near = nearestKept(mention, choicesOf(mention.kind));
      const fixes = (): readonly Fix[] => [
        ...(near === undefined ? [] : [changeTo(plan, mention, near)]),
        ...(mention.kind === 'partner' && ID.test(mention.id) ? oneOf(declarations(plan, mention.id)) : []),
      ];
      const kind = kindName(mention.kind);
      yield {
        at: mention.node,
        message: inBoth((l) =>
          l === 'he'
            ? `המזהה ${quoted(mention.id, l)} (${kind.he}) לא הוגדר בתוכנית.${near ? ` אולי הכוונה ל־${quoted(near, l)}?` : ' יש להגדיר אותו או לבחור במזהה קיים.'}`
            : `No ${kind.en} has the id ${quoted(mention.id, l)}.${near ? ` Did you mean ${quoted(near, l)}?` : ` Declare it, or choose one that is declared.`}`,
        ),
        fixes,
      };
    }
  },
});
