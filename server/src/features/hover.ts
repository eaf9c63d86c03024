import type { Hover } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import type { Span } from '../plan/document';
import { type Location, locate } from '../plan/locate';
import type { ScalarNode } from '../plan/tree';
import { ruleById } from '../rules/all';
import { type Language, planFormat, type Shape } from '../schema/shape';
import { catalogPlace } from './completion/catalog-place';
import {
  describeDate,
  describeDeclaration,
  describeEntry,
  describeOwnKey,
  describePlace,
  describeRule,
  describeWord,
} from './describe';
import { wordsOf } from './ids';
import { markup, toRange } from './text';

/** What a client shows in a hover. */
export interface HoverHost {
  /** False for clients that show the signs of Markdown as they are. */
  readonly markdown: boolean;
}

/**
 * What is to be known of the place at an offset: what a key is for, what a word, a date or a reference means, what the
 * workshop said, and what the rules that found something there are about.
 */
export function hover(
  analysis: Analysis,
  offset: number,
  { markdown }: HoverHost = { markdown: true },
): Hover | undefined {
  const { document, findings, language } = analysis;
  const inComment = ruleInComment(analysis, offset);
  const place = inComment ? undefined : locate(document, offset);
  const described = inComment ?? (place && describeLocation(analysis, place));
  const found = findings.filter(({ start, end }) => start <= offset && offset <= end);
  const rules = [...new Set(found.map(({ rule }) => rule))].flatMap((id) => ruleById(id) ?? []);
  const sections = [
    ...(described ? [described.text] : []),
    ...rules.slice(0, MOST_RULES).map((rule) => describeRule(rule, language)),
    ...(rules.length > MOST_RULES ? [MORE[language](rules.length - MOST_RULES)] : []),
  ];
  const span = described?.span ?? found[0];
  if (sections.length === 0 || !span) return undefined;
  return { contents: markup(sections.join('\n\n---\n\n'), markdown), range: toRange(document, span) };
}

/** What is missing altogether is reported at the title, and all of it at once would be more than anybody reads. */
const MOST_RULES = 3;
const MORE: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => `*… and ${count} more*`,
  he: (count) => (count === 1 ? '*… ועוד אחד*' : `*… ועוד ${count}*`),
};

interface Described {
  readonly text: string;
  readonly span: Span;
}

/** The rule whose id an ignore comment names at an offset. */
function ruleInComment({ document, language }: Analysis, offset: number): Described | undefined {
  for (const { rules } of document.directives) {
    const named = rules.find(({ start, end }) => start <= offset && offset <= end);
    const rule = named && ruleById(named.id);
    if (rule) return { text: describeRule(rule, language), span: { start: named.start, end: named.end } };
  }
  return undefined;
}

function describeLocation(analysis: Analysis, place: Location): Described | undefined {
  const { node, path, onKey } = place;
  if (node.kind !== 'scalar') return undefined;
  const shape = planFormat.at(path);
  const text = onKey ? aboutKey(analysis, place, shape) : shape && aboutValue(analysis, node, shape, path);
  return text ? { text, span: wordsOf(analysis.document, node) } : undefined;
}

function aboutKey({ language }: Analysis, { path }: Location, shape: Shape | undefined): string | undefined {
  const key = String(path.at(-1));
  const parent = planFormat.at(path.slice(0, -1));
  if (!shape) return parent && key.startsWith('x-') ? describeOwnKey(key, language) : undefined;
  return describePlace(path, language);
}

function aboutValue(
  analysis: Analysis,
  node: ScalarNode,
  shape: Shape,
  path: readonly (string | number)[],
): string | undefined {
  const { names, configuration, language } = analysis;
  const text = String(node.value ?? '');
  const branches = planFormat.branches(shape);
  for (const branch of branches) {
    const kind = branch['x-ref'] ?? branch['x-id'];
    const declaration = kind && names.find(kind, text);
    if (declaration) return describeDeclaration(declaration, analysis);
    const practice = branch['x-practice'] ? configuration.catalog.byId(text) : undefined;
    if (practice) return describeEntry(practice, language);
  }
  const word = describeWord(text, shape, language);
  if (word) return word;
  if (branches.some(({ format }) => format === 'date')) return describeDate(text, language);
  // Elsewhere, words that happen to be the workshop's are the plan's own.
  const where = catalogPlace(path);
  const takesEntries = configuration.catalog.entriesFor(where).length > 0;
  const entry = takesEntries ? configuration.catalog.recognise(text, where) : undefined;
  return entry && describeEntry(entry, language);
}
