import { addEntry, replaceValue } from '../../plan/edit';
import { isPresent, pairOf, resolve } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import { languageFor } from '../insert';
import { rule } from '../rule';
import { inBoth, nameOf } from '../words';
import { matrixRowFor } from './row';

export default rule({
  id: 'matrix-missing',
  category: 'matrix',
  severity: { early: 'info', late: 'warning' },
  source: ['L15'],
  summary: { en: 'A partner hasn’t filled in its matrix', he: 'שותף בלי מטריצה' },
  when: {
    en: 'An active partner has no row in the matrix.',
    he: 'שותף פעיל לא מילא מטריצה (matrix).',
  },
  why: {
    en: 'Sheet 1 of the workshop asks each partner: “How can I harness my organisation to a joint initiative?” Who has written down the opportunities and the prices knows what it enters, and the others know what they ask of it.',
    he: 'גיליון 1 של הסדנה שואל כל שותף: ״כיצד אוכל לרתום את הארגון שלי למהלך משותף?״ מי שרשם את ההזדמנויות ואת המחירים יודע לאן הוא נכנס, והאחרים יודעים מה הם מבקשים ממנו.',
  },
  fix: {
    en: 'Inserts the partner’s row, with entries of the workshop to begin from.',
    he: 'מוסיף את המטריצה של השותף, עם הצעות מגיליון 1 להתחיל מהן.',
  },
  examples: {
    fails: [
      'title: River Trail\npartners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
      'title: שביל הנחל\npartners:\n  - { id: amuta, name: עמותת הנהר, sector: civil-society }\n  - { id: ⟦iriya⟧, name: העירייה, sector: local-government }\nmatrix:\n  - partner: amuta\n    organization: { opportunity: [תועלת לארגון], price: [זמן / משאבים] }\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: press, name: Local Press, sector: business, role: observer }\nmatrix:\n  - partner: trust\n    organization: { opportunity: [Benefit to the organisation] }\n',
    ],
  },
  *check(plan, { catalog }) {
    const pair = pairOf(plan.node, 'matrix');
    const list = resolve(pair?.value);
    if (isPresent(pair?.value) && list?.kind !== 'list' && !isBlank(String(list?.kind === 'scalar' && list.value)))
      return;
    const rows = new Set(plan.matrix.map((row) => row.partner?.value));
    // A partner's id alone is a row just begun.
    for (const item of list?.kind === 'list' ? list.items : []) {
      const node = resolve(item);
      if (node?.kind === 'scalar') rows.add(String(node.value));
    }
    for (const partner of plan.activePartners) {
      const id = partner.id?.value;
      if (!partner.id || id === undefined || isBlank(id) || rows.has(id)) continue;
      rows.add(id);
      yield {
        at: partner.id.node,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          return l === 'he'
            ? `${name}: המטריצה עוד לא מולאה. בלי לרשום הזדמנויות ומחירים, לארגון ולמהלך, קשה לרתום את הארגון. כדאי למלא את המטריצה יחד עם השותף.`
            : `${name} has no row in the matrix. An organisation is hard to harness before it has weighed the opportunities and the prices, for itself and for the initiative. Fill in its matrix together.`;
        }),
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he' ? `להוסיף מטריצה: ${nameOf(partner, l)}` : `Insert the matrix row of ${nameOf(partner, l)}`,
            ),
            safe: false,
            edits: () => {
              const row = matrixRowFor(id, catalog, languageFor(plan));
              const change =
                pair && list?.kind === 'scalar'
                  ? replaceValue(plan.document, pair, [row])
                  : addEntry(plan.document, 'matrix', row);
              return change && [change];
            },
          },
        ],
      };
    }
  },
});
