import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { type Analysis, check } from '../check';
import { type Change, type Comparison, compare } from '../compare/compare';
import { isOfEntry, sectionTitle, sentenceOf } from '../compare/words';
import { type Language, planFormat } from '../schema/shape';
import { Configurations } from './configurations';
import { readFromGit } from './git';
import { type Input, inputOf, readInput, readStandardInput } from './input';
import { fileOption, languageOption } from './options';
import { noPlan, RunError } from './run-error';
import { type Colours, coloursFor, plain, safeJson } from './terminal';
import { print } from './write';

interface Options {
  readonly format: keyof typeof FORMATS;
  readonly language?: Language;
  readonly config?: string;
}

const EXAMPLES = `
  partnership-plan diff old.partnership.yaml new.partnership.yaml
  partnership-plan diff HEAD~1:plans/river.partnership.yaml plans/river.partnership.yaml
  partnership-plan diff main:./river.partnership.yaml river.partnership.yaml --format markdown`;

const TEXTS = {
  en: {
    what: 'Tell what has changed in meaning between two versions of a plan.',
    old: 'a file, - for standard input, or REV:FILE from git',
    new: 'likewise',
    format: 'how to write it',
    language: 'language of the words (default: that of the new plan)',
    config: 'this configuration, instead of the .partnershiprc.yaml above the new plan',
    help: `
Compared is what the plans say: layout, comments, quotes and order make no difference.

Examples:${EXAMPLES}`,
  },
  he: {
    what: 'מה השתנה במשמעות בין שתי גרסאות של תוכנית.',
    old: 'קובץ, - לקלט התקני, או REV:FILE מתוך git',
    new: 'כנ״ל',
    format: 'איך לכתוב את זה',
    language: 'שפת הניסוח (ברירת המחדל: שפת התוכנית החדשה)',
    config: 'קובץ ההגדרות, במקום ‎.partnershiprc.yaml‎ שמעל התוכנית החדשה',
    help: `
ההשוואה היא בין מה שהתוכניות אומרות: עימוד, הערות, מירכאות וסדר אינם משנים.

דוגמאות:${EXAMPLES}`,
  },
} as const;

/** `partnership-plan diff`: what has changed in meaning between two versions of a plan. */
export function diffCommand(language: Language): Command {
  const texts = TEXTS[language];
  return new Command('diff')
    .description(texts.what)
    .argument('<old>', texts.old)
    .argument('<new>', texts.new)
    .addOption(new Option('--format <name>', texts.format).choices(Object.keys(FORMATS)).default('text'))
    .addOption(languageOption(texts.language))
    .addOption(fileOption('--config <file>', texts.config, language))
    .addHelpText('after', texts.help)
    .action(run);
}

async function run(old: string, now: string, options: Options): Promise<void> {
  if (old === '-' && now === '-') {
    throw new RunError({
      en: 'only one of the two can be standard input',
      he: 'רק אחת מהשתיים יכולה לבוא מהקלט התקני',
    });
  }
  const configuration = await new Configurations(options.config, options.language).of(fileOf(now));
  const [before, after] = [await readVersion(old), await readVersion(now)].map(({ text }) =>
    check(text, { configuration }),
  );
  if (!before?.plan) throw noPlan(plain(old));
  if (!after?.plan) throw noPlan(plain(now));
  const language = options.language ?? after.language;
  const { catalog } = configuration;
  const scene = { language, catalog, before: before.names, after: after.names };
  const comparison = compare(before.document, after.document);
  const told = comparison.changes.map((change) => ({ change, text: plain(sentenceOf(change, scene)) }));
  const versions = { old: titled(old, before), new: titled(now, after) };
  await print(FORMATS[options.format]({ versions, told, comparison, language, colours: coloursFor(process.stdout) }));
}

function titled(path: string, { plan }: Analysis) {
  return { path, title: plan?.title?.value ?? null };
}

function isFromGit(name: string): boolean {
  return name.includes(':') && !existsSync(name);
}

function fileOf(name: string): string {
  return isFromGit(name) ? name.slice(name.indexOf(':') + 1) : name === '-' ? 'stdin' : name;
}

async function readVersion(name: string): Promise<Input> {
  if (name === '-') return readStandardInput();
  if (!isFromGit(name)) return readInput(name);
  // A revision that looks like an option could make git do something else.
  if (name.startsWith('-')) {
    throw new RunError({
      en: `${plain(name)} is neither a file nor a revision`,
      he: `${plain(name)} אינו קובץ ואינו גרסה`,
    });
  }
  return inputOf(await readFromGit(name));
}

interface Told {
  readonly versions: Readonly<Record<'old' | 'new', ReturnType<typeof titled>>>;
  readonly told: readonly { readonly change: Change; readonly text: string }[];
  readonly comparison: Comparison;
  readonly language: Language;
  readonly colours: Colours;
}

const WORDS = {
  en: {
    title: (title: string) => `What has changed in “${title}”`,
    untitled: 'What has changed',
    none: 'Nothing has changed in what the plan says.',
    more: 'There is more: these are hardly versions of one plan.',
  },
  he: {
    title: (title: string) => `מה השתנה בתוכנית ״${title}״`,
    untitled: 'מה השתנה בתוכנית',
    none: 'דבר לא השתנה במה שהתוכנית אומרת.',
    more: 'ויש עוד: קשה לומר שאלה שתי גרסאות של אותה תוכנית.',
  },
} as const;

function heading({ versions, language }: Told): string {
  const { title } = versions.new;
  return title === null ? WORDS[language].untitled : WORDS[language].title(plain(title));
}

/** The changes by their sections, in the format's order. */
function bySection(told: Told['told']): readonly (readonly [string, Told['told']])[] {
  return planFormat.properties(planFormat.root).flatMap(([section]) => {
    const own = told.filter(({ change }) => change.section === section);
    return own.length > 0 ? [[section, own] as const] : [];
  });
}

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

function text(all: Told): string {
  const { told, comparison, language, colours } = all;
  if (told.length === 0) return `${WORDS[language].none}\n`;
  const paint = { added: colours.green, removed: colours.red, changed: colours.yellow };
  const sections = bySection(told).map(([section, own]) => {
    const rows = own.map(({ change, text: words }) => {
      const kind = isOfEntry(change) ? change.kind : 'changed';
      return `  ${paint[kind](SIGNS[kind])} ${words}`;
    });
    return [colours.bold(sectionTitle(section, language)), ...rows].join('\n');
  });
  const more = comparison.isCut ? [WORDS[language].more] : [];
  return `${[heading(all), ...sections, ...more].join('\n\n')}\n`;
}

/** The empty line at its end keeps apart what is written below, such as the next plan's changes. */
function markdown(all: Told): string {
  const { versions, told, comparison, language } = all;
  const { path } = versions.new;
  const file = path === '-' ? [] : [asMarkdown(plain(fileOf(path)))];
  const sections = bySection(told).map(([section, own]) =>
    [`## ${sectionTitle(section, language)}`, '', ...own.map(({ text: words }) => `- ${asMarkdown(words)}`)].join('\n'),
  );
  const none = told.length === 0 ? [WORDS[language].none] : [];
  const more = comparison.isCut ? [WORDS[language].more] : [];
  const body = [`# ${asMarkdown(heading(all))}`, ...file, ...none, ...sections, ...more].join('\n\n');
  return language === 'he' ? `<div dir="rtl">\n\n${body}\n\n</div>\n\n` : `${body}\n\n`;
}

/** Words of a stranger in Markdown: nothing in them is markup, and no one is called by @. */
function asMarkdown(words: string): string {
  return words.replace(/[\\`*_[\]<>#|~&!]/g, '\\$&').replace(/@/g, '@\u200b');
}

function json({ versions, told, comparison }: Told): string {
  const changes = told.map(({ change: { kind, section, path, before, after }, text: words }) => ({
    kind,
    section,
    path: path.map((step) => (step.kind === 'key' ? step.key : step.id)),
    before: before ?? null,
    after: after ?? null,
    text: words,
  }));
  return safeJson({ version: 1, ...versions, changes, complete: !comparison.isCut });
}

const FORMATS = { text, markdown, json } as const;
