import type { Language } from '../schema/shape';
import type { AnyRule, Severity } from './rule';

const WORDS = {
  en: {
    severity: 'Severity',
    severities: { error: 'error', warning: 'warning', info: 'information' },
    early: 'while exploring and aligning',
    late: 'from agreement on',
    when: 'When it speaks',
    why: 'Why',
    fix: 'Quick fix',
    options: 'Options',
    option: 'Option',
    default: 'Default',
    fails: 'Speaks here',
    passes: 'Is content here',
    source: 'Where it comes from',
    ignore: 'To let a place be',
    reason: 'why this may stay',
    category: 'Category',
  },
  he: {
    severity: 'חומרה',
    severities: { error: 'שגיאה', warning: 'אזהרה', info: 'מידע' },
    early: 'בשלבי הבירור והתיאום',
    late: 'משלב ההסכמה ואילך',
    when: 'מתי הכלל מתריע',
    why: 'למה זה חשוב',
    fix: 'תיקון מהיר',
    options: 'אפשרויות',
    option: 'אפשרות',
    default: 'ברירת מחדל',
    fails: 'כאן הכלל מתריע',
    passes: 'כאן הכול תקין',
    source: 'מקור',
    ignore: 'כדי להתעלם במקום מסוים',
    reason: 'הסיבה',
    category: 'קטגוריה',
  },
} as const;

/** The page of a rule, as Markdown: what, why, examples, options, fix. Made from the rule and nothing else. */
export function rulePage(rule: AnyRule, language: Language): string {
  const words = WORDS[language];
  const severity = (one: Severity) => words.severities[one];
  const severities =
    typeof rule.severity === 'string'
      ? severity(rule.severity)
      : `${severity(rule.severity.early)} (${words.early}), ${severity(rule.severity.late)} (${words.late})`;
  const parts = [
    `# ${rule.summary[language]}`,
    `\`${rule.id}\` · ${words.category}: ${rule.category} · ${words.severity}: ${severities}`,
    `## ${words.when}\n\n${rule.when[language]}`,
    `## ${words.why}\n\n${rule.why[language]}`,
    `${words.source}: ${rule.source.join(', ')}`,
    ...rule.examples.fails.map((text) => example(words.fails, text)),
    ...rule.examples.passes.map((text) => example(words.passes, text)),
  ];
  if (rule.fix) parts.push(`## ${words.fix}\n\n${rule.fix[language]}`);
  const options = Object.entries(rule.options ?? {});
  if (options.length > 0) {
    const rows = options.map(
      ([name, option]) =>
        `| \`${name}\` | ${option.description[language]} (${option.minimum}–${option.maximum}) | ${option.default} |`,
    );
    parts.push(`## ${words.options}\n\n| ${words.option} | | ${words.default} |\n| --- | --- | --- |\n${rows.join('\n')}`);
  }
  parts.push(`## ${words.ignore}\n\n\`\`\`yaml\n# partnership-ignore-next-line ${rule.id} -- ${words.reason}\n\`\`\``);
  return `${parts.join('\n\n')}\n`;
}

function example(title: string, text: string): string {
  return `**${title}**\n\n\`\`\`yaml\n${text.replace(/[⟦⟧]/g, '').trimEnd()}\n\`\`\``;
}
