import { addSection } from '../../plan/edit';
import { lackAt } from '../lack';
import { type Bilingual, oneOf, rule } from '../rule';

const BLENDS: readonly { readonly value: 'soup' | 'salad'; readonly title: Bilingual }[] = [
  {
    value: 'salad',
    title: { en: 'Set “salad”: each organisation stays distinct', he: 'לקבוע ״סלט״: כל ארגון נשאר מובחן' },
  },
  {
    value: 'soup',
    title: { en: 'Set “soup”: the organisations blend into one body', he: 'לקבוע ״מרק״: הארגונים מתמזגים לגוף אחד' },
  },
];

export default rule({
  id: 'blend-unset',
  category: 'governance',
  severity: 'info',
  source: ['L45'],
  summary: { en: 'Soup or salad?', he: 'מרק או סלט?' },
  when: {
    en: 'The plan doesn’t say whether the initiative is a “soup” or a “salad” (“blend”).',
    he: 'לא צוין אם המהלך הוא ״מרק״ או ״סלט״ (blend).',
  },
  why: {
    en: '“Is the initiative a ‘soup’ or a ‘salad’ of organisations?”, asks the workshop. Partners with different answers to it disagree about logos, budgets and staff without knowing why.',
    he: '״האם המהלך הוא ׳מרק׳ או ׳סלט׳ של ארגונים?״, שואלים בסיכום הסדנה. שותפים שעונים על כך אחרת נחלקים על הלוגו, על התקציב ועל הצוות בלי לדעת למה.',
  },
  fix: { en: 'Sets it to the answer of your choice.', he: 'קובע ״מרק״ או ״סלט״, לפי בחירה.' },
  examples: {
    fails: ['title: ⟦River Trail⟧\n', 'title: שביל הנחל\n⟦blend⟧:\n'],
    passes: ['title: River Trail\nblend: salad\n'],
  },
  *check(plan) {
    const at = lackAt(plan, 'blend');
    if (!at) return;
    yield {
      at,
      message: {
        en: 'The plan doesn’t say whether the initiative is a “soup”, in which the organisations blend into one body, or a “salad”, in which each stays distinct. Partners who see it differently will disagree on names, money and staff without knowing why. Talk about it, and set “blend”.',
        he: 'לא צוין אם המהלך הוא ״מרק״, שבו הארגונים מתמזגים לגוף אחד, או ״סלט״, שבו כל ארגון נשאר מובחן. כשהשותפים רואים זאת אחרת, מחלוקות על השם, על הכסף ועל הצוות נשארות בלי הסבר. כדאי לדון בכך ולקבוע blend.',
      },
      fixes: oneOf(
        BLENDS.map(({ value, title }) => ({
          title,
          safe: false,
          edits: () => {
            const change = addSection(plan.document, 'blend', value);
            return change && [change];
          },
        })),
      ),
    };
  },
});
