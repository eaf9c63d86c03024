import { addItems, addKey, type Change } from '../../plan/edit';
import { isPresent, pairOf, resolve } from '../../plan/tree';
import { entriesLackAt } from '../entries';
import { languageFor } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';
import { inBoth, nameById } from '../words';
import { hasEntries } from './one-sided';
import { matrixCellFor, SIDES } from './row';

const ORDER = ['partner', 'organization', 'initiative'];

export default rule({
  id: 'initiative-row-missing',
  category: 'matrix',
  severity: { early: 'info', late: 'warning' },
  source: ['L19'],
  summary: { en: 'A matrix without the initiative', he: 'מטריצה בלי שורת המהלך' },
  when: {
    en: 'A partner’s matrix has a row for the organisation and none for the initiative.',
    he: 'במטריצה של שותף יש שורת ארגון ואין שורת מהלך.',
  },
  why: {
    en: 'The workshop’s matrix has two rows: what the partner weighs for its own organisation, and for the joint initiative. With the first alone, each looks at the initiative from its own side.',
    he: 'במטריצה של הסדנה שתי שורות: ״ארגון״ ו״מהלך״. מה השותף שוקל עבור הארגון שלו, ומה עבור המהלך המשותף. כשיש רק שורת ארגון, כל שותף רואה את המהלך מהצד שלו בלבד.',
  },
  fix: {
    en: 'Inserts the row for the initiative, with entries of the workshop to begin from.',
    he: 'מוסיף את שורת המהלך, עם הצעות מהמטריצה של הסדנה להתחיל מהן.',
  },
  examples: {
    fails: [
      'matrix:\n  - partner: ⟦trust⟧\n    organization: { opportunity: [Benefit to the organisation], price: [Time / resources] }\n',
      'stage: agreed\nmatrix:\n  - partner: iriya\n    organization: { opportunity: [תועלת לארגון], price: [זמן / משאבים] }\n    ⟦initiative⟧:\n',
    ],
    passes: [
      'matrix:\n  - partner: trust\n    organization: { opportunity: [Benefit to the organisation], price: [Time / resources] }\n    initiative: { opportunity: [Partnership of interests], price: [Other opinions] }\n',
      'matrix:\n  - partner: iriya\n    initiative: { opportunity: [שותפות אינטרסים] }\n',
    ],
  },
  *check(plan, { catalog }) {
    for (const row of plan.matrix) {
      if (!row.organization) continue;
      const { initiative } = row;
      const at = initiative ? emptyAt(initiative) : lackAt(row, 'initiative');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const name = row.partner ? nameById(plan, row.partner.value) : undefined;
          return l === 'he'
            ? `${name ? `${name}: ` : ''}במטריצה רשום מה יש בשותפות לארגון, אבל לא מה יש בה למהלך. כדאי להוסיף את שורת המהלך (initiative): אילו הזדמנויות השותף מביא למהלך, ומה המחיר.`
            : `The matrix of ${name ?? 'a partner'} weighs what the partnership means for the organisation, not for the initiative. Add the row “initiative”: which opportunities the joint initiative has of it, and at what price.`;
        }),
        fixes: [
          {
            title: { en: 'Insert the row for the initiative', he: 'להוסיף את שורת המהלך' },
            safe: false,
            edits: () => {
              const data = matrixCellFor('initiative', catalog, languageFor(plan));
              const pair = pairOf(row.node, 'initiative');
              if (!initiative || initiative.node.pairs.length === 0 || !pair) {
                const change = addKey(plan.document, row.node, 'initiative', { ...data }, ORDER);
                return change && [change];
              }
              const changes: Change[] = [];
              for (const side of SIDES) {
                const added = addItems(plan.document, initiative.node, side, data[side] ?? [], SIDES);
                if (!added) return undefined;
                changes.push(...added);
              }
              return changes;
            },
          },
        ],
      };

      /** Where a row for the initiative that says nothing is shown; undefined where it does, or can't be read. */
      function emptyAt(cell: NonNullable<typeof initiative>) {
        if (hasEntries(cell)) return undefined;
        const places = SIDES.flatMap((side) => (pairOf(cell.node, side) ? [entriesLackAt(cell, side)] : []));
        if (places.some((place) => place === undefined)) return undefined;
        const written = SIDES.map((side) => resolve(pairOf(cell.node, side)?.value));
        const placeholder = written.findIndex((node) => node?.kind === 'list' && node.items.some(isPresent));
        const side = SIDES[placeholder];
        return (side && entriesLackAt(cell, side)) ?? pairOf(row.node, 'initiative')?.key;
      }
    }
  },
});
