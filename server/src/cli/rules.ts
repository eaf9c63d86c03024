import { Argument, Command, Option } from 'commander';
import { RULES, ruleById } from '../rules/all';
import { CATEGORY_NAMES, rulePage, severityWords } from '../rules/page';
import { type AnyRule, CATEGORIES, type Category } from '../rules/rule';
import { nearest } from '../schema/nearest';
import type { Language } from '../schema/shape';
import { languageOption } from './options';
import { RunError } from './run-error';
import { type Colours, coloursFor, plain, safeJson } from './terminal';
import { print } from './write';

type Write = (rules: readonly AnyRule[], isOne: boolean, language: Language, colours: Colours) => string;

interface Options {
  readonly format: keyof typeof FORMATS;
  readonly language: Language;
}

const TEXTS = {
  en: {
    what: 'List the rules, or explain one.',
    rule: 'the id of a rule, such as unilateral-move',
    format: 'how to write it',
    language: 'language of the words',
  },
  he: {
    what: 'רשימת הכללים, או הסבר של כלל אחד.',
    rule: 'מזהה של כלל, למשל unilateral-move',
    format: 'איך לכתוב את זה',
    language: 'שפת הניסוח',
  },
} as const;

/** `partnership-plan rules`: what the rules are, and what one of them means. */
export function rulesCommand(own: Language): Command {
  const texts = TEXTS[own];
  return new Command('rules')
    .description(texts.what)
    .addArgument(new Argument('[rule]', texts.rule))
    .addOption(new Option('--format <name>', texts.format).choices(Object.keys(FORMATS)).default('text'))
    .addOption(languageOption(texts.language).default(own))
    .action(async (id: string | undefined, { format, language }: Options) => {
      const rules = id === undefined ? RULES : [named(id)];
      await print(FORMATS[format](rules, id !== undefined, language, coloursFor(process.stdout)));
    });
}

function named(id: string): AnyRule {
  const rule = ruleById(id);
  if (rule) return rule;
  const near = nearest(
    id,
    RULES.map((one) => one.id),
  );
  throw new RunError({
    en: `there is no rule ${plain(id)}${near ? `; is it ${near}?` : ' (partnership-plan rules lists them)'}`,
    he: `אין כלל ${plain(id)}${near ? `; אולי הכוונה ל־${near}?` : ' (הרשימה: partnership-plan rules)'}`,
  });
}

const text: Write = (rules, isOne, language, colours) => {
  const [first] = rules;
  if (isOne && first) return pageText(rulePage(first, language), colours);
  const widest = Math.max(...rules.map(({ id }) => id.length));
  const sections = byCategory(rules).map(([category, own]) => {
    const rows = own.map(
      (rule) => `  ${rule.id.padEnd(widest)}  ${rule.summary[language]} ${severity(rule, language, colours)}`,
    );
    return [colours.bold(CATEGORY_NAMES[category][language]), ...rows].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
};

function severity(rule: AnyRule, language: Language, colours: Colours): string {
  return colours.dim(`(${severityWords(rule)[language]})`);
}

function byCategory(rules: readonly AnyRule[]): readonly (readonly [Category, readonly AnyRule[]])[] {
  return CATEGORIES.map((category) => [category, rules.filter((rule) => rule.category === category)]);
}

/** A page without its Markdown marks: headings in bold, code set in. */
function pageText(page: string, { bold, cyan, dim }: Colours): string {
  let inCode = false;
  const lines = page.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      inCode = !inCode;
      return [];
    }
    if (inCode) return [line === '' ? '' : `    ${cyan(line)}`];
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) return [bold(heading)];
    if (line.startsWith('>')) return [dim(`  | ${line.slice(1).trim()}`)];
    return [line.replace(/`([^`]*)`/g, '$1')];
  });
  return lines.join('\n');
}

const markdown: Write = (rules, isOne, language) => {
  const [first] = rules;
  if (isOne && first) return rulePage(first, language);
  const words = HEADINGS[language];
  const sections = byCategory(rules).map(([category, own]) => {
    const rows = own.map((rule) => `| \`${rule.id}\` | ${rule.summary[language]} | ${severityWords(rule)[language]} |`);
    return [`## ${CATEGORY_NAMES[category][language]}`, '', `| ${words} |`, '| --- | --- | --- |', ...rows].join('\n');
  });
  return `${sections.join('\n\n')}\n`;
};

const HEADINGS: Readonly<Record<Language, string>> = {
  en: 'Rule | Tells of | Severity',
  he: 'כלל | על מה הוא מתריע | חומרה',
};

const json: Write = (rules, isOne) => {
  const data = rules.map(({ id, category, severity: own, source, summary, when, why, fix, options = {} }) => ({
    id,
    category,
    severity: own,
    source,
    summary,
    when,
    why,
    fix: fix ?? null,
    options,
  }));
  return safeJson(isOne ? data[0] : data);
};

const FORMATS = { text, json, markdown } as const;
