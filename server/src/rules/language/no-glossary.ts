import { addEntry, addSection } from '../../plan/edit';
import { hasLeft, type Sector } from '../../plan/model';
import { WORDINGS } from '../../plan/wordings';
import { hint, wording } from '../insert';
import { lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';

/** As words, up to all sectors that there are. */
const COUNTS: readonly (Bilingual | undefined)[] = [
  undefined,
  undefined,
  { en: 'two', he: 'שני' },
  { en: 'three', he: 'שלושה' },
  { en: 'four', he: 'ארבעה' },
  { en: 'five', he: 'חמישה' },
  { en: 'six', he: 'שישה' },
  { en: 'seven', he: 'שבעה' },
];

export default rule({
  id: 'no-glossary',
  category: 'language',
  severity: { early: 'info', late: 'warning' },
  source: ['L121'],
  summary: { en: 'No shared language', he: 'אין שפה משותפת' },
  when: {
    en: 'The partners belong to two or more sectors, and the plan has no glossary. Partners that have left don’t count.',
    he: 'השותפים משתייכים לשני מגזרים או יותר, ואין בתוכנית מילון מונחים (glossary). שותפים שפרשו אינם נספרים.',
  },
  why: {
    en: '“I experience a large cultural gap between organisations, for example between the social and the governmental”, said one in the workshop, and its advice is to “create a shared language”. The same word may mean two things in two sectors.',
    he: '״אני חווה הרבה פער תרבותי בין ארגונים, למשל בין החברתי והממשלתי״, נאמר בסדנה, והעצה היא ״לייצר שפה משותפת״. לאותה מילה יכולות להיות שתי משמעויות בשני מגזרים.',
  },
  fix: {
    en: 'Inserts a glossary with a first term, “partnership”, for the partners to give it their common meaning.',
    he: 'מוסיף מילון מונחים ובו מונח ראשון, ״שותפות״, שהשותפים נותנים לו משמעות משותפת.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\n',
      'title: שביל הנחל\nstage: agreed\npartners:\n  - { id: amuta, name: עמותת הנחל, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\nglossary: ⟦[]⟧\n',
    ],
    passes: [
      'title: River Trail\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\nglossary:\n  - { term: Access, meaning: A way down to the water that a wheelchair can take }\n',
      'title: שביל הנחל\npartners:\n  - { id: amuta, name: עמותת הנחל, sector: civil-society }\n  - { id: keren, name: עמותת המטיילים, sector: civil-society }\n',
    ],
  },
  *check(plan, { document }) {
    const sectors = new Set<Sector>();
    for (const partner of plan.partners) {
      if (partner.sector && !hasLeft(partner, plan.today)) sectors.add(partner.sector.value);
    }
    const at = sectors.size > 1 ? lackAt(plan, 'glossary') : undefined;
    if (!at) return;
    const entry = {
      term: wording(plan, WORDINGS.term),
      he: WORDINGS.term.he,
      en: WORDINGS.term.en,
      meaning: hint(plan, {
        en: 'What all partners mean by this word',
        he: 'למה כל השותפים מתכוונים במילה הזאת',
      }),
    };
    yield {
      at,
      message: {
        en: `The partners come from ${COUNTS[sectors.size]?.en ?? sectors.size} sectors, and the plan has no glossary. The same word may mean different things to them: create a shared language, and write its terms under “glossary”.`,
        he: `השותפים באים מ${COUNTS[sectors.size]?.he ?? `־${sectors.size}`} מגזרים, ואין בתוכנית מילון מונחים. אותה מילה עלולה לקבל אצלם משמעויות שונות: כדאי לייצר שפה משותפת ולרשום את המונחים תחת glossary.`,
      },
      fixes: [
        {
          title: { en: 'Insert a glossary', he: 'להוסיף מילון מונחים' },
          safe: false,
          edits: () => {
            const change = addEntry(document, 'glossary', entry) ?? addSection(document, 'glossary', [entry]);
            return change && [change];
          },
        },
      ],
    };
  },
});
