import { addSection, appendTo, type Change, type Data, replaceScalar, replaceValue } from '../../plan/edit';
import type { Partner, Plan, Sector } from '../../plan/model';
import { isPresent, pairOf, resolve } from '../../plan/tree';
import { hint, newId } from '../insert';
import { type Bilingual, type Fix, rule } from '../rule';
import { inBoth, nameOf } from '../words';

const NAMES: readonly Bilingual[] = [
  { en: 'Name of the first organisation', he: 'שם הארגון הראשון' },
  { en: 'Name of the second organisation', he: 'שם הארגון השני' },
];

export default rule({
  id: 'not-a-partnership',
  category: 'conduct',
  severity: 'error',
  source: ['L139'],
  summary: { en: 'Fewer than two active partners', he: 'פחות משני שותפים פעילים' },
  when: {
    en: 'The plan has fewer than two active partners. Advisors, observers, and those who have left are not active.',
    he: 'בתוכנית פחות משני שותפים פעילים. יועצים, משקיפים ומי שפרשו אינם נמנים עם הפעילים.',
  },
  why: {
    en: '“Do all those involved understand that this is a partnership?”, asks the workshop. With one active partner there is an organisation with a plan, and nobody to share it with.',
    he: '״האם כל הגורמים המעורבים מבינים שזו שותפות?״, כך נשאל בסדנה. כשיש רק שותף פעיל אחד, זו תוכנית של ארגון, ואין עוד מי ששותף לה.',
  },
  fix: {
    en: 'Adds a partner to be named, or makes an advisor or observer a member.',
    he: 'מוסיף שותף, עם מקום לרשום את שמו, או הופך יועץ או משקיף לשותף מלא (member).',
  },
  examples: {
    fails: [
      'title: River Trail\n⟦partners⟧:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
      'title: שביל הנחל\n⟦partners⟧:\n  - { id: amuta, name: עמותת הנהר, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government, role: observer }\n',
      'partnership: 1\ntitle: ⟦River Trail⟧\n',
    ],
    passes: [
      'title: River Trail\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\n',
      'title: שביל הנחל\npartners:\n  - { id: amuta, name: עמותת הנהר, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government, left: 2027-06-30 }\n',
    ],
  },
  *check(plan, { document, names }) {
    const pair = pairOf(plan.node, 'partners');
    const list = resolve(pair?.value);
    if (pair && isPresent(pair.value) && list?.kind !== 'list') return;
    // Entries that can't be read as partners yet are the schema's business; they may well be active.
    const unread = list?.kind === 'list' ? list.items.filter((item) => resolve(item)?.kind === 'scalar').length : 0;
    const count = plan.activePartners.length;
    if (count + unread >= 2) return;
    const only = plan.activePartners[0];
    yield {
      at: pair?.key ?? plan.anchor,
      message: inBoth((l) => {
        if (l === 'he') {
          const who = only ? `יש שותף פעיל אחד בלבד: ${nameOf(only, l)}` : 'אין שותפים פעילים';
          return `בתוכנית ${who}. זו עדיין אינה שותפות. יש להוסיף לפחות ${count === 1 ? 'עוד שותף פעיל אחד' : 'שני שותפים פעילים'} (לא גוף מייעץ, לא גוף משקיף ולא מי שכבר פרשו).`;
        }
        const who = only ? `one active partner only, ${nameOf(only, l)}` : 'no active partner';
        return `The plan has ${who}. That isn’t a partnership yet. Add ${count === 1 ? 'at least one more' : 'at least two'} (advisors, observers and those who have left don’t count).`;
      }),
      fixes: [addPartners(), ...(count === 1 ? passive(plan).slice(0, 7).map(activate) : [])],
    };

    function addPartners(): Fix {
      return {
        title:
          count === 1
            ? { en: 'Add a partner', he: 'להוסיף שותף' }
            : { en: 'Add two partners', he: 'להוסיף שני שותפים' },
        safe: false,
        edits: () => {
          const data: Data[] = [];
          const taken = new Set(plan.partners.map((partner) => partner.sector?.value));
          for (let n = count; n < 2; n++) {
            const sector = SECTORS_IN_TURN.find((one) => !taken.has(one)) ?? 'civil-society';
            taken.add(sector);
            const base = n === 0 ? 'first-partner' : 'second-partner';
            data.push({ id: newId(names, 'partner', base), name: hint(plan, NAMES[n] ?? NAMES[1] ?? NAME), sector });
          }
          return append(data);
        },
      };
    }

    function append(data: readonly Data[]): readonly Change[] | undefined {
      if (!pair || !isPresent(pair.value)) return some(addSection(document, 'partners', data));
      if (list?.kind !== 'list' || list !== pair.value) return undefined;
      if (list.flow && list.items.length === 0) return some(replaceValue(document, pair, data));
      const changes = data.map((one) => appendTo(document, list, one));
      const first = changes[0];
      return first && [{ ...first, text: changes.map((change) => change?.text ?? '').join('') }];
    }

    function activate(partner: Partner): Fix {
      return {
        title: inBoth((l) =>
          l === 'he' ? `לצרף כשותף מלא: ${nameOf(partner, l)}` : `Make ${nameOf(partner, l)} a member`,
        ),
        safe: false,
        edits: () => partner.role && [replaceScalar(document, partner.role.node, 'member')],
      };
    }
  },
});

const NAME: Bilingual = { en: 'Name of the organisation', he: 'שם הארגון' };
const SECTORS_IN_TURN: readonly Sector[] = ['civil-society', 'local-government', 'community'];

/** Partners that are not active for their role alone. */
function passive(plan: Plan): readonly Partner[] {
  return plan.partners.filter(({ role, left }) => !left && (role?.value === 'advisor' || role?.value === 'observer'));
}

function some(change: Change | undefined): readonly Change[] | undefined {
  return change && [change];
}
