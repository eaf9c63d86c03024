/** Files made from the rules: a page for each in either language, their indexes, and the table in the README. */
import type { Language } from '../schema/shape';
import { RULES } from './all';
import { CATEGORY_NAMES, rulePage } from './page';
import { type AnyRule, CATEGORIES, type Severity } from './rule';

const LANGUAGES: readonly Language[] = ['en', 'he'];
const ROOT = 'docs/rules';

const WORDS = {
  en: {
    title: 'The rules',
    intro:
      'Each rule speaks of what a plan says or leaves out; none of them is a score of a relationship. Two severities mean: the first while the partners explore and align, the second from agreement on. In a closed plan only the rules of structure and language speak.',
    other: 'בעברית',
    all: 'All rules',
    header: '| Rule | Tells of | Severity | Quick fix |',
    fix: 'yes',
  },
  he: {
    title: 'הכללים',
    intro:
      'כל כלל מדבר על מה שכתוב בתוכנית או חסר בה; אף אחד מהם אינו ציון ליחסים. כשרשומות שתי חומרות, הראשונה תקפה בשלבי הבירור והתיאום, והשנייה משלב ההסכמה ואילך. בתוכנית שנסגרה פועלים רק כללי המבנה והשפה.',
    other: 'In English',
    all: 'כל הכללים',
    header: '| כלל | על מה הוא מתריע | חומרה | תיקון מהיר |',
    fix: 'יש',
  },
} as const;

const SHORT: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  info: { en: 'info', he: 'הערה' },
  warning: { en: 'warning', he: 'אזהרה' },
  error: { en: 'error', he: 'שגיאה' },
};

const folderOf = (language: Language) => (language === 'he' ? `${ROOT}/he` : ROOT);
const fromTo = (language: Language) => (language === 'he' ? '..' : 'he');

/** The pages of all rules and the indexes, by their paths from the project's root. */
export function rulePages(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const language of LANGUAGES) {
    files.set(`${folderOf(language)}/README.md`, indexPage(language));
    for (const rule of RULES) files.set(`${folderOf(language)}/${rule.id}.md`, pageFile(rule, language));
  }
  return files;
}

function pageFile(rule: AnyRule, language: Language): string {
  const words = WORDS[language];
  const other = `[${words.other}](${fromTo(language)}/${rule.id}.md)`;
  return direct(`${rulePage(rule, language)}\n[${words.all}](README.md) · ${other}\n`, language);
}

function indexPage(language: Language): string {
  const words = WORDS[language];
  const sections = CATEGORIES.map((category) => {
    const rules = RULES.filter((rule) => rule.category === category);
    return `## ${CATEGORY_NAMES[category][language]}\n\n${table(rules, language, '')}`;
  });
  const other = `[${words.other}](${fromTo(language)}/README.md)`;
  return direct([`# ${words.title}`, words.intro, ...sections, other].join('\n\n').concat('\n'), language);
}

/** Hebrew pages read from the right; their code keeps its own direction. */
function direct(page: string, language: Language): string {
  return language === 'he'
    ? `<div dir="rtl">\n\n${page.replace(/```yaml\n[\s\S]*?\n```/g, leftToRight)}\n</div>\n`
    : page;
}

function leftToRight(block: string): string {
  return `<div dir="ltr">\n\n${block}\n\n</div>`;
}

function table(rules: readonly AnyRule[], language: Language, folder: string): string {
  const rows = rules.map((rule) => {
    const { severity } = rule;
    const short =
      typeof severity === 'string'
        ? SHORT[severity][language]
        : `${SHORT[severity.early][language]} ${language === 'he' ? '←' : '→'} ${SHORT[severity.late][language]}`;
    const fix = rule.fix ? WORDS[language].fix : '';
    return `| [\`${rule.id}\`](${folder}${rule.id}.md) | ${rule.summary[language]} | ${short} | ${fix} |`;
  });
  return [WORDS[language].header, '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** All rules as one table for the README, with links from the project's root. */
function rulesTable(language: Language): string {
  return table(RULES, language, `${folderOf(language)}/`);
}

/** A text with the table of the rules between its markers `<!-- rules -->` and `<!-- /rules -->`, or `<!-- rules:he -->`. */
export function withRulesTable(text: string): string {
  return text.replace(
    /(<!-- rules(?::(he|en))? -->)[\s\S]*?(<!-- \/rules -->)/g,
    (_, open: string, language: Language | undefined, close: string) =>
      `${open}\n\n${rulesTable(language ?? 'en')}\n\n${close}`,
  );
}
