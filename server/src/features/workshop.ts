import { builtInCatalog } from '../catalog';
import type { Bilingual } from '../rules/rule';
import type { Language } from '../schema/shape';
import { escapeMarkdown } from './text';

/** The headings of the workshop's summary, and lines that hold more than one entry of the catalog. */
const HEADINGS: Readonly<Record<string, Bilingual>> = {
  L3: { en: 'Being a partner in a joint initiative', he: 'להיות שותף במהלך משותף' },
  L15: {
    en: 'How can I harness my organisation to a joint initiative?',
    he: 'כיצד אוכל לרתום את הארגון שלי למהלך משותף?',
  },
  L17: { en: 'The matrix: opportunity and price', he: 'המטריצה: הזדמנות ומחיר' },
  L18: { en: 'The matrix: the organisation’s opportunities and prices', he: 'המטריצה: ההזדמנויות והמחירים לארגון' },
  L19: { en: 'The matrix: the initiative’s opportunities and prices', he: 'המטריצה: ההזדמנויות והמחירים למהלך' },
  L38: { en: 'Possible and recommended practices', he: 'פרקטיקות אפשריות ומומלצות' },
  L43: { en: 'Issues, insights and questions from the discussion', he: 'סוגיות, תובנות ושאלות מהדיון' },
  L48: {
    en: 'What is the unique value of the sector in a joint initiative?',
    he: 'מהו הערך הייחודי של המגזר במהלך משותף?',
  },
  L50: { en: 'The sector’s roles', he: 'תפקידי המגזר' },
  L52: { en: 'The sector’s roles: practical aspects', he: 'תפקידי המגזר: היבטים פרקטיים' },
  L64: { en: 'The sector’s roles: value aspects', he: 'תפקידי המגזר: היבטים ערכיים' },
  L81: { en: 'Landmines for the organisation', he: 'המוקשים לארגון' },
  L88: { en: 'Landmines for the initiative', he: 'המוקשים למהלך' },
  L96: { en: 'Springboards for the initiative', he: 'המקפצות למהלך' },
  L104: { en: 'How to advance an issue in a joint initiative?', he: 'כיצד לקדם סוגיה במהלך משותף?' },
  L109: { en: 'Existing mechanisms, structured platforms', he: 'מנגנונים קיימים, פלטפורמות מובנות' },
  L111: { en: 'What objections might arise?', he: 'אילו התנגדויות עלולות לעלות?' },
  L112: { en: 'Issues, insights and questions from the discussion', he: 'סוגיות, תובנות ושאלות מהדיון' },
  L114: { en: 'Tips, advice and recommendations', he: 'טיפים, עצות והמלצות' },
  L125: { en: 'Existing mechanisms, structured platforms', he: 'מנגנונים קיימים, פלטפורמות מובנות' },
  L130: { en: 'What not to do?', he: 'מה לא לעשות?' },
  L136: { en: 'Issues, insights and questions from the discussion', he: 'סוגיות, תובנות ושאלות מהדיון' },
};

/** What a line of the workshop's summary says (`L41`), mended and in one language; undefined for one that says nothing. */
export function sayingOf(line: string, language: Language): string | undefined {
  if (Object.hasOwn(HEADINGS, line)) return HEADINGS[line]?.[language];
  return builtInCatalog().entries.find(({ source }) => source === line)?.[language];
}

const MOST = 3;

/** Where in the workshop something comes from, as Markdown; undefined where no lines are given. */
export function fromWorkshop(lines: readonly string[] | undefined, language: Language): string | undefined {
  const sources = [...new Set(lines)].flatMap((line) => {
    const saying = sayingOf(line, language);
    return saying ? [{ saying, number: line.replace(/^L/, '') }] : [];
  });
  if (sources.length === 0) return undefined;
  const [said, more] = [sources.slice(0, MOST), sources.slice(MOST).map(({ number }) => number)];
  const head = language === 'he' ? '*מתוך סיכום הסדנה:*' : '*From the summary of the workshop:*';
  const items = said.map(({ saying, number }) =>
    language === 'he'
      ? `- ״${escapeMarkdown(saying)}״ (שורה ${number})`
      : `- “${escapeMarkdown(saying)}” (line ${number})`,
  );
  if (more.length > 0) {
    const word = language === 'he' ? (more.length > 1 ? 'שורות' : 'שורה') : more.length > 1 ? 'lines' : 'line';
    items.push(`- … (${word} ${more.join(', ')})`);
  }
  return [head, ...items].join('\n');
}
