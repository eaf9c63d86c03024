import { builtInCatalog } from '../catalog';
import { parseDocument } from '../plan/document';
import { readPlan } from '../plan/model';
import { readNames } from '../plan/names';
import { dayOf } from '../plan/values';
import type { Language } from '../schema/shape';
import {
  type AnyRule,
  type Bilingual,
  type Category,
  type Context,
  EXAMPLES_TODAY,
  type Report,
  type Severity,
} from './rule';
import { inQuotationMarks } from './words';

const WORDS = {
  en: {
    rule: '',
    severity: 'Severity',
    early: 'while the partners explore and align',
    late: 'from agreement on',
    when: 'When it speaks',
    why: 'Why',
    fix: 'Quick fix',
    noFix: 'There is none: this is for the partners to talk about.',
    examples: 'Examples',
    fails: 'Here it speaks:',
    passes: 'Here it has nothing to say:',
    source: 'Where it comes from',
    line: (line: string) => `The workshop’s summary, line ${line}`,
    ignore: 'To let one place be',
    ignoreText: 'A comment above the line, with a reason that the other partners can read:',
    reason: 'why this may stay',
    option: '',
    category: 'Category',
    configure: 'In the project’s configuration',
    configureText: 'For all plans of a folder, in its `.partnershiprc.yaml`: `off`, `info`, `warning` or `error`.',
    range: (from: number, to: number, preset: number) => `From ${from} to ${to}; ${preset} unless it is set.`,
  },
  he: {
    rule: 'הכלל ',
    severity: 'חומרה',
    early: 'בשלבי הבירור והתיאום',
    late: 'משלב ההסכמה ואילך',
    when: 'מתי הכלל מתריע',
    why: 'למה זה חשוב',
    fix: 'תיקון מהיר',
    noFix: 'אין: זה עניין לשיחה בין השותפים.',
    examples: 'דוגמאות',
    fails: 'כאן הכלל מתריע:',
    passes: 'כאן הכלל אינו מתריע:',
    source: 'מקור',
    line: (line: string) => `סיכום הסדנה, שורה ${line}`,
    ignore: 'כדי להתעלם במקום אחד',
    ignoreText: 'הערה מעל השורה, עם נימוק ששאר השותפים יכולים לקרוא:',
    reason: 'הסיבה להשאיר זאת כך',
    option: 'האפשרות ',
    category: 'קטגוריה',
    configure: 'בתצורה של הפרויקט',
    configureText: 'לכל התוכניות בתיקייה, בקובץ `.partnershiprc.yaml` שבה: `off`, `info`, `warning` או `error`.',
    range: (from: number, to: number, preset: number) => `מ־${from} עד ${to}; ${preset} אם לא נקבע אחרת.`,
  },
} as const;

const SEVERITIES: Readonly<Record<Severity, Bilingual>> = {
  error: { en: 'error', he: 'שגיאה' },
  warning: { en: 'warning', he: 'אזהרה' },
  info: { en: 'information', he: 'הערה' },
};

/** What the rules' categories are called. */
export const CATEGORY_NAMES: Readonly<Record<Category, Bilingual>> = {
  structure: { en: 'Structure', he: 'מבנה' },
  vision: { en: 'Vision', he: 'חזון' },
  conduct: { en: 'Conduct', he: 'התנהלות' },
  partners: { en: 'Partners', he: 'שותפים' },
  matrix: { en: 'Matrix', he: 'מטריצה' },
  issues: { en: 'Issues', he: 'סוגיות' },
  governance: { en: 'Governance', he: 'ניהול השותפות' },
  implementation: { en: 'Implementation', he: 'יישום' },
  measurement: { en: 'Measurement', he: 'מדידה והערכה' },
  resources: { en: 'Resources', he: 'משאבים' },
  language: { en: 'Language', he: 'שפה' },
  'sign-off': { en: 'Sign-off', he: 'אישור השותפים' },
  ignores: { en: 'Ignore comments', he: 'הערות התעלמות' },
};

/** Headings of the workshop's summary that rules point to; single items are in the catalog. */
const HEADINGS: Readonly<Record<string, Bilingual>> = {
  L15: {
    en: 'How can I harness my organisation to a joint initiative?',
    he: 'כיצד אוכל לרתום את הארגון שלי למהלך משותף?',
  },
  L18: { en: 'The matrix: organisation', he: 'המטריצה: ארגון' },
  L19: { en: 'The matrix: initiative', he: 'המטריצה: מהלך' },
  L38: { en: 'Possible and recommended practices', he: 'פרקטיקות אפשריות/מומלצות' },
  L111: { en: 'What objections might arise?', he: 'אילו התנגדויות עלולות לעלות?' },
  L114: { en: 'Tips, advice and recommendations', he: 'טיפים עצות והמלצות' },
  L125: { en: 'Existing mechanisms / structured platforms', he: 'מנגנונים קיימים/פלטפורמות מובנות' },
};

const OTHER_SOURCES: Readonly<Record<string, Bilingual>> = {
  'the plan format': { en: 'The plan format', he: 'פורמט התוכנית' },
  'collective impact': {
    en: 'Kania and Kramer, “Collective Impact” (2011)',
    he: 'קניה וקרמר, ״Collective Impact״ (2011)',
  },
  'ISO 44001': {
    en: 'ISO 44001, collaborative business relationships',
    he: 'התקן ליחסי שיתוף פעולה בין ארגונים, ISO 44001',
  },
  'Trojan Source': {
    en: 'Boucher and Anderson, “Trojan Source” (2021)',
    he: 'המאמר ״Trojan Source״, Boucher ו־Anderson (2021)',
  },
};

/** A rule's own severity, in words. */
export function severityWords({ severity }: Pick<AnyRule, 'severity'>): Bilingual {
  if (typeof severity === 'string') return SEVERITIES[severity];
  const inLanguage = (language: Language) => {
    const { early, late } = WORDS[language];
    return `${SEVERITIES[severity.early][language]} ${early}, ${SEVERITIES[severity.late][language]} ${late}`;
  };
  return { en: inLanguage('en'), he: inLanguage('he') };
}

/**
 * The page of a rule, as Markdown: what, why in the source's words, examples with what is said of them, fix, options.
 * Made from the rule and nothing else.
 */
export function rulePage(rule: AnyRule, language: Language): string {
  const words = WORDS[language];
  const category = CATEGORY_NAMES[rule.category][language];
  const parts = [
    `# ${rule.summary[language]}`,
    `${words.rule}\`${rule.id}\` · ${words.category}: ${category} · ${words.severity}: ${severityWords(rule)[language]}`,
    `## ${words.when}\n\n${rule.when[language]}`,
    `## ${words.why}\n\n${rule.why[language]}`,
    `${words.source}:\n\n${rule.source.map((source) => `- ${sourceWords(source, language)}`).join('\n')}`,
    `## ${words.examples}`,
    ...inOwnLanguageFirst(rule.examples.fails, language).map((marked) => failing(rule, marked, language)),
    ...inOwnLanguageFirst(rule.examples.passes, language).map((text) => `${words.passes}\n\n${yaml(text)}`),
    `## ${words.fix}\n\n${rule.fix?.[language] ?? words.noFix}`,
    `## ${words.configure}\n\n${words.configureText}\n\n${yaml(configured(rule))}`,
  ];
  for (const [name, { description, minimum, maximum, default: preset }] of Object.entries(rule.options ?? {})) {
    parts.push(`- ${words.option}\`${name}\`: ${description[language]} ${words.range(minimum, maximum, preset)}`);
  }
  // Broken text, and what is said of such comments, no comment hides.
  if (rule.id !== 'yaml-syntax' && rule.category !== 'ignores') {
    const comment = `# partnership-ignore-next-line ${rule.id} -- ${words.reason}`;
    parts.push(`## ${words.ignore}\n\n${words.ignoreText}\n\n${yaml(comment)}`);
  }
  return `${parts.join('\n\n')}\n`;
}

/** Where a rule comes from: a line of the workshop's summary with what stands there, or another source. */
function sourceWords(source: string, language: Language): string {
  const line = /^L(\d+)$/.exec(source)?.[1];
  if (line === undefined) return OTHER_SOURCES[source]?.[language] ?? source;
  const items = builtInCatalog().entries.filter((entry) => entry.source === source);
  const text = HEADINGS[source]?.[language] ?? items[0]?.[language];
  const where = WORDS[language].line(line);
  return text === undefined ? where : `${where}: ${inQuotationMarks(text, language)}`;
}

/** A block that begins with a Latin word would be laid out from the left, also in Hebrew. */
function blockIn(text: string, language: Language): string {
  return language === 'he' && !/^[\u05d0-\u05ea״]/.test(text) ? `\u200f${text}` : text;
}

function inOwnLanguageFirst(texts: readonly string[], language: Language): readonly string[] {
  const isOwn = (text: string) => /[א-ת]/.test(text) === (language === 'he');
  return [...texts.filter(isOwn), ...texts.filter((text) => !isOwn(text))];
}

function failing(rule: AnyRule, marked: string, language: Language): string {
  const text = marked.replace(/[⟦⟧]/g, '');
  const said = reportsIn(rule, text).map(
    ({ message }) => `> ${blockIn(message[language].replace(/\s+/g, ' '), language)}`,
  );
  return [`${WORDS[language].fails}\n\n${yaml(text)}`, ...(said.length > 0 ? [said.join('\n>\n')] : [])].join('\n\n');
}

/** What a rule says of an example; nothing for rules about ignore comments, which need the findings of the others. */
function reportsIn(rule: AnyRule, text: string): readonly Report[] {
  const document = parseDocument(text);
  const options = Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]),
  );
  const names = readNames(document.root);
  const context: Context<Readonly<Record<string, number>>> = { catalog: builtInCatalog(), options, names, document };
  const plan = readPlan(document, dayOf(EXAMPLES_TODAY) ?? 0);
  if ('checkText' in rule) return [...rule.checkText(document, context, plan)];
  return 'check' in rule && plan ? [...rule.check(plan, context)] : [];
}

function configured(rule: AnyRule): string {
  const options = Object.entries(rule.options ?? {});
  const severity = typeof rule.severity === 'string' ? rule.severity : rule.severity.late;
  if (options.length === 0) return `rules:\n  ${rule.id}: ${severity === 'info' ? 'off' : 'info'}\n`;
  const lines = options.map(([name, option]) => `    ${name}: ${option.default}\n`).join('');
  return `rules:\n  ${rule.id}:\n    severity: ${severity}\n${lines}`;
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}
