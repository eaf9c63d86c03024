/** What the keys, values and entries of a plan or a configuration are, as Markdown in its language. */
import type { CatalogEntry } from '../catalog';
import type { Analysis } from '../check';
import type { Commitment, Decision, Indicator, Issue, Partner, Phase, Resource } from '../plan/model';
import type { Declaration } from '../plan/names';
import { dayOf } from '../plan/values';
import { ruleById } from '../rules/all';
import { severityWords } from '../rules/page';
import type { AnyRule } from '../rules/rule';
import { kindName } from '../rules/words';
import { descriptionOf, enumOf, type Format, type Language, planFormat, type Shape, titleOf } from '../schema/shape';
import { countReferences } from './ids';
import { escapeMarkdown } from './text';
import { fromWorkshop } from './workshop';

/** Keys, and positions in lists. */
type Path = readonly (string | number)[];

/**
 * What the key at the end of a path is for, what may stand behind it, and where in the workshop it comes from; of an
 * entry of a list, the same of the entry. Undefined for a path that the format doesn't have.
 */
export function describePlace(path: Path, language: Language, format: Format = planFormat): string | undefined {
  const shape = format.at(path);
  if (!shape) return undefined;
  const whole = format.resolve(shape);
  const title = titleOf(whole, language);
  const words = WORDS[language];
  const last = path.at(-1);
  const key = typeof last === 'string' ? last : undefined;
  const parent = key === undefined ? undefined : format.at(path.slice(0, -1));
  const isRequired = parent !== undefined && key !== undefined && format.required(parent).includes(key);
  const [name, second] = key === undefined ? [title, undefined] : [key, title === key ? undefined : title];
  const head = [name && `**${name}**`, second, isRequired ? `*${words.required}*` : undefined];
  return joined([
    head.filter(Boolean).join(' · '),
    descriptionOf(whole, language),
    allowed(shape, language, format),
    fromWorkshop(whole['x-source'], language),
  ]);
}

/** A rule as a configuration sets it; undefined for a path to anything else. */
export function describeSetting(path: Path, language: Language): string | undefined {
  const [section, id, ...rest] = path;
  const rule = section === 'rules' && rest.length === 0 ? ruleById(String(id)) : undefined;
  return rule && joined([describeRule(rule, language), WORDS[language].severity(severityWords(rule)[language])]);
}

/** A key of the user's own. */
export function describeOwnKey(key: string, language: Language): string {
  return `**${escapeMarkdown(key)}** · ${WORDS[language].own}`;
}

/** What may stand behind a key, and an example of it. */
function allowed(shape: Shape, language: Language, format: Format): string | undefined {
  const words = WORDS[language];
  const branches = format.branches(shape);
  const items = format.items(shape);
  const entries = items ? format.branches(items) : [];
  const terms = enumOf(format, shape, language);
  const standard = format.resolve(shape).default;
  const lines = terms.length > 1 ? terms.map(({ value, title, description }) => term(value, title, description)) : [];
  const facts: string[] = [];
  const range = branches.find(({ minimum }) => minimum !== undefined);
  if (range) facts.push(words.range(range.minimum ?? 0, range.maximum));
  if (branches.some((branch) => branch.format === 'date')) facts.push(words.date);
  const kind = branches.find((branch) => branch['x-ref'])?.['x-ref'];
  const kinds = entries.find((branch) => branch['x-ref'])?.['x-ref'];
  if (kind) facts.push(words.reference(kindName(kind)[language]));
  if (kinds) facts.push(words.references(kindName(kinds)[language]));
  if (standard !== undefined) facts.push(words.standard(`\`${String(standard)}\``));
  const examples = [...new Set(branches.flatMap((branch) => branch.examples ?? []).map(String))].slice(0, 3);
  if (examples.length > 0) facts.push(words.examples(examples.map((example) => `\`${example}\``).join(', ')));
  return joined([lines.length > 0 ? lines.join('\n') : undefined, ...facts]) || undefined;
}

function term(value: string, title: string, description: string | undefined): string {
  return `- \`${value}\`${title === value ? '' : ` ${title}`}${description ? `: ${description}` : ''}`;
}

const WORDS = {
  en: {
    required: 'required',
    severity: (severity: string) => `By itself: ${severity}.`,
    ignore: 'Hides the finding on the next line. The reason, behind `--`, is for the other partners to read.',
    ignoreAll:
      'At the top of the file: hides all findings of the rules it names. The reason, behind `--`, is for the other partners to read.',
    wholePlan:
      'All sheets of the workshop, with `<…>` wherever a text is to be filled in. What isn’t needed yet can be deleted.',
    own: 'a key of your own. The program leaves keys that begin with `x-` to you.',
    range: (from: number, to: number | undefined) =>
      to === undefined ? `A number, ${from} or more.` : `A number from ${from} to ${to}.`,
    date: 'A date: year-month-day.',
    reference: (kind: string) => `The id of one ${kind} of the plan.`,
    references: (kind: string) => `A list of ids, each of one ${kind} of the plan.`,
    standard: (value: string) => `Where it is absent: ${value}.`,
    examples: (list: string) => `For example: ${list}`,
  },
  he: {
    required: 'חובה',
    severity: (severity: string) => `ברירת המחדל: ${severity}.`,
    ignore: 'ההערה מסתירה את הממצא שבשורה הבאה. הנימוק, אחרי `--`, נועד לעיני שאר השותפים.',
    ignoreAll: 'בראש הקובץ ההערה מסתירה את כל הממצאים של הכללים שבה. הנימוק, אחרי `--`, נועד לעיני שאר השותפים.',
    wholePlan: 'כל הגיליונות של הסדנה, עם `<…>` בכל מקום שיש להשלים בו טקסט. חלקים שעוד אין בהם צורך אפשר למחוק.',
    own: 'מפתח משלכם. מפתחות שמתחילים ב־`x-` נשארים בידי מי שכותבים את התוכנית.',
    range: (from: number, to: number | undefined) =>
      to === undefined ? `מספר, ${from} או יותר.` : `מספר בין ${from} ל־${to}.`,
    date: 'תאריך: שנה־חודש־יום.',
    reference: (kind: string) => `מזהה מתוך התוכנית (${kind}).`,
    references: (kind: string) => `רשימת מזהים מתוך התוכנית (${kind}).`,
    standard: (value: string) => `כשאינו מופיע: ${value}.`,
    examples: (list: string) => `לדוגמה: ${list}`,
  },
} satisfies Record<Language, unknown>;

/** One of the words that may stand for a value; undefined for a text that is none. */
export function describeWord(
  text: string,
  shape: Shape,
  language: Language,
  format: Format = planFormat,
): string | undefined {
  const choice = enumOf(format, shape, language).find(({ value }) => value === text);
  if (!choice || (choice.title === text && !choice.description)) return undefined;
  const head = choice.title === text ? `**${text}**` : `**${choice.title}** \`${text}\``;
  return joined([head, choice.description]);
}

/** A word that may stand at a path: what it means, or else what the place is for. */
export function describeChoice(
  word: string,
  path: Path,
  language: Language,
  format: Format = planFormat,
): string | undefined {
  const shape = format.at(path);
  const meaning = shape && describeWord(word, shape, language, format);
  // A title alone says no more than the list of offers does.
  return meaning?.includes('\n') ? meaning : joined([meaning, describePlace(path, language, format)]) || undefined;
}

/** A date as people write it, with its day of the week; undefined for what is no date. */
export function describeDate(text: string, language: Language): string | undefined {
  const day = dayOf(text);
  if (day === undefined) return undefined;
  const format = new Intl.DateTimeFormat(language === 'he' ? 'he-IL' : 'en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(day * 86_400_000);
}

/** An entry of the catalog: in the plan's language, below it in the other, and where it comes from. */
export function describeEntry(entry: CatalogEntry, language: Language): string {
  const [own, other] = language === 'he' ? [entry.he, entry.en] : [entry.en, entry.he];
  const line = entry.source?.replace(/^L/, '');
  const source =
    line && (language === 'he' ? `*סיכום הסדנה, שורה ${line}*` : `*Summary of the workshop, line ${line}*`);
  return joined([`**${escapeMarkdown(own)}**`, escapeMarkdown(other), source]);
}

/** A rule: what it looks for, and why that matters. */
export function describeRule(rule: AnyRule, language: Language): string {
  return joined([`**${rule.summary[language]}** · \`${rule.id}\``, rule.when[language], rule.why[language]]);
}

const MOST_RULES = 3;

/** A comment that lets findings be, with what the rules that it names are about. */
export function describeIgnore(rules: readonly AnyRule[], wholeFile: boolean, language: Language): string {
  const words = WORDS[language];
  const about = rules.slice(0, MOST_RULES).map((rule) => describeRule(rule, language));
  return joined([wholeFile ? words.ignoreAll : words.ignore, ...about]);
}

/** A new plan, in its language. */
export function describeWholePlan(language: Language): string {
  const { root } = planFormat;
  return joined([
    `**${titleOf(root, language)}**`,
    descriptionOf(root, language),
    WORDS[language].wholePlan,
    fromWorkshop(root['x-source'], language),
  ]);
}

/** What is declared under an id: its name, what the plan says of it, and how often it is referred to. */
export function describeDeclaration(declaration: Declaration, analysis: Analysis): string {
  const { language } = analysis;
  const { id, kind, label } = declaration;
  const count = countReferences(analysis)(declaration);
  return joined([
    `**${escapeMarkdown(label ?? id)}** · ${kindName(kind)[language]} \`${id}\``,
    ...factsOf(declaration, analysis).filter((fact) => fact !== undefined),
    REFERENCES[language](count),
  ]);
}

const REFERENCES: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => (count === 0 ? '*nothing refers to it*' : count === 1 ? '*1 reference*' : `*${count} references*`),
  he: (count) => (count === 0 ? '*אין הפניות*' : count === 1 ? '*הפניה אחת*' : `*${count} הפניות*`),
};

type Facts = readonly (string | undefined)[];

function factsOf({ kind, id }: Declaration, analysis: Analysis): Facts {
  const { plan } = analysis;
  if (!plan) return [];
  const by = <T extends { readonly id: { readonly value: string } | undefined }>(list: readonly T[]) =>
    list.find((one) => one.id?.value === id);
  switch (kind) {
    case 'partner':
      return ofPartner(plan.partnerById(id), analysis);
    case 'goal':
      return [];
    case 'issue':
      return ofIssue(by(plan.issues), analysis);
    case 'decision':
      return ofDecision(by(plan.decisions), analysis);
    case 'phase':
      return ofPhase(by(plan.implementation?.phases ?? []), analysis);
    case 'commitment':
      return ofCommitment(by(plan.implementation?.commitments ?? []), analysis);
    case 'indicator':
      return ofIndicator(by(plan.measurement?.indicators ?? []), analysis);
    case 'resource':
      return ofResource(by(plan.resources), analysis);
  }
}

function ofPartner(partner: Partner | undefined, { language }: Analysis): Facts {
  if (!partner) return [];
  const sector = word(['partners', 0, 'sector'], partner.sector?.value, language);
  const role = word(['partners', 0, 'role'], partner.role?.value, language);
  return [[sector, role].filter(Boolean).join(' · ') || undefined, said(partner.stake)];
}

function ofIssue(issue: Issue | undefined, analysis: Analysis): Facts {
  return [said(issue?.need), fact('issues.owner', nameOf(issue?.owner?.value, analysis), analysis)];
}

function ofDecision(decision: Decision | undefined, analysis: Analysis): Facts {
  const names = decision?.by.map((one) => nameOf(one.value, analysis)).join(', ');
  return [
    fact('decisions.by', names, analysis),
    fact('decisions.on', decision?.on?.value, analysis),
    said(decision?.because),
  ];
}

function ofPhase(phase: Phase | undefined, { language }: Analysis): Facts {
  const kind = word(['implementation', 'phases', 0, 'kind'], phase?.kind?.value, language);
  return [kind, span(phase?.start?.value, phase?.end?.value)];
}

function ofCommitment(commitment: Commitment | undefined, analysis: Analysis): Facts {
  const path = 'implementation.commitments';
  const status = word([...path.split('.'), 0, 'status'], commitment?.status?.value, analysis.language);
  return [
    fact(`${path}.who`, nameOf(commitment?.who?.value, analysis), analysis),
    fact(`${path}.due`, commitment?.due?.value, analysis),
    fact(`${path}.status`, status, analysis),
  ];
}

function ofIndicator(indicator: Indicator | undefined, analysis: Analysis): Facts {
  const { baseline, target, unit } = indicator ?? {};
  const way = baseline && target ? `${baseline.value} → ${target.value}` : target?.value;
  const facts = way && [way, unit?.value].filter(Boolean).join(' ');
  return [
    facts ? escapeMarkdown(facts) : undefined,
    fact('measurement.indicators.owner', nameOf(indicator?.owner?.value, analysis), analysis),
  ];
}

function ofResource(resource: Resource | undefined, analysis: Analysis): Facts {
  const { kind, amount, currency, from, status } = resource ?? {};
  const { language } = analysis;
  const sum = amount && new Intl.NumberFormat(language === 'he' ? 'he-IL' : 'en-GB').format(amount.value);
  const facts = [
    word(['resources', 0, 'kind'], kind?.value, language),
    sum && escapeMarkdown([sum, currency?.value].filter(Boolean).join(' ')),
    word(['resources', 0, 'status'], status?.value, language),
  ];
  return [
    facts.filter(Boolean).join(' · ') || undefined,
    fact('resources.from', nameOf(from?.value, analysis), analysis),
  ];
}

/** What a partner is called; the text itself where it names none. */
function nameOf(id: string | undefined, { plan }: Analysis): string | undefined {
  return id === undefined ? undefined : (plan?.partnerById(id)?.name?.value ?? id);
}

/** A value with the title of its key before it. */
function fact(place: string, value: string | undefined, { language }: Analysis): string | undefined {
  if (!value) return undefined;
  const path = place.split('.');
  const key = path.pop() ?? '';
  const shape = planFormat.at([...path, 0, key]);
  const title = (shape && titleOf(planFormat.resolve(shape), language)) || key;
  return `${title}: ${escapeMarkdown(value)}`;
}

function word(path: readonly (string | number)[], value: string | undefined, language: Language): string | undefined {
  const shape = planFormat.at(path);
  return shape && enumOf(planFormat, shape, language).find((one) => one.value === value)?.title;
}

function said(text: { readonly value: string } | undefined): string | undefined {
  return text && escapeMarkdown(text.value);
}

function span(start: string | undefined, end: string | undefined): string | undefined {
  return start || end ? escapeMarkdown([start ?? '…', end ?? '…'].join(' – ')) : undefined;
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n\n');
}
