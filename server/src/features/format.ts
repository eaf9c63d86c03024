import type { Range, TextEdit } from 'vscode-languageserver-types';
import { Lexer } from 'yaml';
import type { Analysis } from '../check';
import type { YamlLayout } from '../formatting/prettier';
import { type PlanDocument, parseDocument } from '../plan/document';
import { applyChanges, type Change, layoutOf } from '../plan/edit';
import type { Node } from '../plan/tree';
import { toRange } from './text';

/** Lays out YAML; the promise is rejected for what is no YAML. */
export type Formatter = (text: string, layout: YamlLayout) => Promise<string>;

export interface FormattingRequest {
  /** Columns by which what is nested stands further in. */
  readonly tabSize: number;
  /** The lines that may change; all where it is not given. */
  readonly range?: Range;
}

/** Beyond this, formatting takes longer than anybody waits. */
const MAX_LENGTH = 512 * 1024;
const MAX_LINES = 20_000;

/**
 * The edits that lay a plan out anew, as small as they can be. None where its text is broken, where what it says or a
 * comment of it would change, and for the lines that an ignore comment speaks of.
 * @param format asked for nothing but text that can be read
 */
export async function formatPlan(
  { document }: Analysis,
  { tabSize, range }: FormattingRequest,
  format: Formatter,
): Promise<TextEdit[]> {
  const { text, root, problems, lines } = document;
  if (!root || problems.length > 0 || text.length > MAX_LENGTH || lines.count > MAX_LINES) return [];
  let formatted: string;
  try {
    formatted = await format(text, tasteOf(document, tabSize));
  } catch {
    // The formatter reads YAML more strictly than we do: what it can't read stays as it is.
    return [];
  }
  const changes = changesBetween(text, formatted).filter(allowedIn(document, range));
  if (changes.length === 0 || !saysTheSame(document, applyChanges(text, changes))) return [];
  return changes.map((change) => ({ range: toRange(document, change), newText: change.text }));
}

/** The layout that the plan shows a liking for. */
function tasteOf(document: PlanDocument, tabSize: number): YamlLayout {
  const { text } = document;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    indent: Math.min(Math.max(Math.round(tabSize) || 2, 2), 8),
    lineEnd: layoutOf(document).lineEnd,
    quotes: count(/[:,[-] *'/g) > count(/[:,[-] *"/g) ? 'single' : 'double',
    paddedBrackets: count(/\{ /g) > count(/\{[^\s}]/g),
  };
}

/** What may change: lines of the range, if there is one, and none that an ignore comment right above speaks of. */
function allowedIn(document: PlanDocument, range: Range | undefined): (change: Change) => boolean {
  const { text, lines } = document;
  const span = (first: number, last: number) => ({
    start: lines.start(first) ?? text.length,
    end: last < lines.count ? lines.end(last) : text.length,
  });
  // A selection of whole lines ends at the beginning of the line below them.
  const isWholeLines = range && range.end.character === 0 && range.end.line > range.start.line;
  const within = range && span(range.start.line, isWholeLines ? range.end.line - 1 : range.end.line);
  const kept = document.directives
    .filter(({ scope }) => scope === 'next-line')
    .map(({ start }) => {
      const { line } = document.positionAt(start);
      return span(line, line + 1);
    });
  return ({ start, end }) => {
    if (within && (start < within.start || end > within.end)) return false;
    return !kept.some((line) => start <= line.end && end >= line.start);
  };
}

/**
 * The smallest changes that make one text of another, where both have mostly the same words in the same order and differ
 * in the white space between them.
 */
function changesBetween(before: string, after: string): readonly Change[] {
  const changes: Change[] = [];
  const replace = (start: number, end: number, text: string) => {
    const old = before.slice(start, end);
    if (old === text) return;
    let head = 0;
    while (head < old.length && head < text.length && old[head] === text[head]) head++;
    let tail = 0;
    const shorter = Math.min(old.length, text.length) - head;
    while (tail < shorter && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
    changes.push({ start: start + head, end: end - tail, text: text.slice(head, text.length - tail) });
  };
  let from = 0;
  let to = 0;
  while (from < before.length || to < after.length) {
    const fromEnd = behindSpace(before, from);
    const toEnd = behindSpace(after, to);
    replace(from, fromEnd, after.slice(to, toEnd));
    from = fromEnd;
    to = toEnd;
    if (from < before.length && before[from] === after[to]) {
      from++;
      to++;
    } else if (from < before.length || to < after.length) {
      const [fromStep, toStep] = stepToSame(before, from, after, to);
      replace(from, from + fromStep, after.slice(to, to + toStep));
      from += fromStep;
      to += toStep;
    }
  }
  return merged(changes);
}

/** How far apart two texts may run before they are given up as different to their ends. */
const WINDOW = 48;
/** How many characters must be alike to take two places for the same. */
const ALIKE = 12;

/** The fewest characters to leave out of both texts, after which they go on alike. */
function stepToSame(before: string, from: number, after: string, to: number): readonly [number, number] {
  for (let total = 1; total <= WINDOW; total++) {
    for (let step = 0; step <= total; step++) {
      if (goAlike(before, from + step, after, to + total - step)) return [step, total - step];
    }
  }
  return [before.length - from, after.length - to];
}

function goAlike(before: string, from: number, after: string, to: number): boolean {
  let i = from;
  let j = to;
  for (let alike = 0; alike < ALIKE; alike++) {
    i = behindSpace(before, i);
    j = behindSpace(after, j);
    if (i >= before.length && j >= after.length) return true;
    if (before[i] !== after[j]) return false;
    i++;
    j++;
  }
  return true;
}

function behindSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at++;
  }
}

/** Changes that touch each other, as one. */
function merged(changes: readonly Change[]): readonly Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result[result.length - 1];
    if (last?.end === change.start) {
      result[result.length - 1] = { start: last.start, end: change.end, text: last.text + change.text };
    } else result.push(change);
  }
  return result;
}

/** True for a text with the same data as a plan's, and the same comments between the same values. */
function saysTheSame(document: PlanDocument, text: string): boolean {
  const after = parseDocument(text);
  if (after.problems.length > 0 || !isSame(document.root, after.root)) return false;
  const old = commentsIn(document.text);
  const now = commentsIn(text);
  return old.length === now.length && old.every((comment, index) => comment === now[index]);
}

function isSame(a: Node | undefined, b: Node | undefined): boolean {
  // A dash or key with nothing behind it says as much as a null.
  if (!a || !b) return isNull(a) && isNull(b);
  if (a.kind === 'alias' && b.kind === 'alias') return a.name === b.name && !a.target === !b.target;
  if (a.kind === 'scalar' && b.kind === 'scalar') return Object.is(a.value, b.value);
  if (a.kind === 'list' && b.kind === 'list') {
    return a.items.length === b.items.length && a.items.every((item, index) => isSame(item, b.items[index]));
  }
  if (a.kind === 'map' && b.kind === 'map') {
    return (
      a.pairs.length === b.pairs.length &&
      a.pairs.every(({ key, value }, index) => {
        const other = b.pairs[index];
        return other !== undefined && isSame(key, other.key) && isSame(value, other.value);
      })
    );
  }
  return false;
}

function isNull(node: Node | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

/** What the lexer writes before a value. */
const VALUE = '\u001f';

/** The comments of a text, each with the number of values before it. */
function commentsIn(text: string): readonly string[] {
  const comments: string[] = [];
  let values = 0;
  let before = '';
  for (const part of new Lexer().lex(text)) {
    if (before === VALUE) values++;
    else if (part.startsWith('#')) comments.push(`${values} ${part.trimEnd()}`);
    before = part;
  }
  return comments;
}
