/**
 * Minimal edits of a plan's text: they keep comments, quotes, indentation, dash style, flow or block style, and line ends.
 */
import { stringify } from 'yaml';
import { planFormat } from '../schema/shape';
import type { PlanDocument, Span } from './document';
import { locate } from './locate';
import {
  isPresent,
  type ListNode,
  type MapNode,
  type Node,
  type Pair,
  type Place,
  resolve,
  type ScalarNode,
} from './tree';
import { isBlank } from './values';

/** A replacement of a stretch of text; offsets from the beginning of the document, `end` exclusive. */
export interface Change extends Span {
  readonly text: string;
}

/** Data to be written as YAML; a null is written as nothing at all. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** How a document is laid out, so that what is added looks like what is there. */
export interface Layout {
  /** Columns by which a nested map stands further in. */
  readonly step: number;
  /** True where the dashes of a list stand further in than its key. */
  readonly indentedDashes: boolean;
  readonly lineEnd: '\n' | '\r\n';
}

const BYTE_ORDER_MARK = 0xfeff;

const layouts = new WeakMap<PlanDocument, Layout>();

/** The layout of a document, judged by its first nested map and list; two columns where it has none. */
export function layoutOf(document: PlanDocument): Layout {
  let layout = layouts.get(document);
  if (!layout) {
    layout = readLayout(document.text.slice(contentStart(document)));
    layouts.set(document, layout);
  }
  return layout;
}

function readLayout(text: string): Layout {
  const eol = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const dash = /^[\w-]+:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( *)- /m.exec(text);
  const nested = /^[\w-]+:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*( +)[^\s#-]/m.exec(text);
  const indentedDashes = dash ? dash[1] !== '' : true;
  const step = nested?.[1]?.length ?? (dash?.[1] ? dash[1].length : 2);
  return { step: Math.min(Math.max(step, 1), 8), indentedDashes, lineEnd: eol };
}

/** Data as YAML lines, the first without indentation, the others indented to follow it at `column` (0-based). */
export function writeBlock(data: Data, layout: Layout, column: number): string {
  const text = stringify(data, {
    indent: Math.max(layout.step, 1),
    indentSeq: layout.indentedDashes,
    lineWidth: 0,
    nullStr: '',
  }).trimEnd();
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join(layout.lineEnd + ' '.repeat(column));
}

/** Data as YAML on one line. */
export function writeFlow(data: Data): string {
  const flow = { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false, nullStr: 'null' } as const;
  return stringify(data, flow).trimEnd();
}

/** The column (0-based) of an offset as YAML counts it: a byte order mark takes none. */
export function columnOf(document: PlanDocument, offset: number): number {
  const { line, character } = document.positionAt(offset);
  return line === 0 ? Math.max(0, character - contentStart(document)) : character;
}

/** The offset of the first character of a line, behind a byte order mark. */
export function lineStart(document: PlanDocument, line: number): number {
  return line === 0 ? contentStart(document) : (document.lines.start(line) ?? 0);
}

function contentStart({ text }: PlanDocument): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
}

/**
 * Puts another text in place of a scalar, in the quotes that it has, as far as the new text allows.
 * @param data what the value is to be; text, number or boolean
 */
export function replaceScalar(document: PlanDocument, node: ScalarNode, data: string | number | boolean): Change {
  const span = writtenSpan(document, node);
  const kinds = { single: 'QUOTE_SINGLE', double: 'QUOTE_DOUBLE' } as const;
  const type = node.style === 'single' || node.style === 'double' ? kinds[node.style] : 'PLAIN';
  const isText = typeof data === 'string';
  // Between brackets, a comma or a bracket would end a text without quotes.
  const needsQuotes = type === 'PLAIN' && isText && /[,[\]{}]/.test(data) && isInFlow(document, node);
  const defaultStringType = needsQuotes ? 'QUOTE_DOUBLE' : type;
  const text = stringify(data, { lineWidth: 0, ...(isText ? { defaultStringType } : {}) }).trimEnd();
  return { ...span, text };
}

/** Where a value stands, without the line ends that a block scalar has behind its text. */
export function writtenSpan(document: PlanDocument, node: Node): Span {
  const span = document.spanOf(node);
  const isBlock = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  return isBlock ? { start: span.start, end: trimmedEnd(document, node) } : span;
}

/** Puts data in place of any value. */
export function replaceValue(document: PlanDocument, pair: Pair, data: Data): Change | undefined {
  const value = resolve(pair.value);
  if (!isPresent(pair.value)) return fillKey(document, pair, data);
  if (value !== pair.value) return undefined;
  if (value.kind === 'scalar' && (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean')) {
    return replaceScalar(document, value, data);
  }
  if (value.kind !== 'scalar' && !value.flow) return replaceBlock(document, pair, value, data);
  return { ...writtenSpan(document, value), text: writeFlow(data) };
}

/** Puts data in place of a map or list that stands on lines of its own. */
function replaceBlock(document: PlanDocument, pair: Pair, value: MapNode | ListNode, data: Data): Change {
  const layout = layoutOf(document);
  const { start } = document.spanOf(value);
  const column = columnOf(document, start);
  const inner = columnOf(document, document.spanOf(pair.key).start) + layout.step;
  // Dashes may stand right below their key, where nothing else may.
  const shift = Array.isArray(data) ? 0 : Math.max(0, inner - column);
  return {
    start,
    end: trimmedEnd(document, value),
    text: ' '.repeat(shift) + writeBlock(data, { ...layout, indentedDashes: false }, column + shift),
  };
}

/** Writes a value behind a key that has none yet. */
function fillKey(document: PlanDocument, pair: Pair, data: Data): Change {
  const key = document.spanOf(pair.key);
  const { text } = document;
  // An explicit null or ~ gives way to the value.
  const old = pair.value && document.spanOf(pair.value);
  const colon = behindColon(document, pair);
  const at = old ?? { start: colon, end: colon };
  if (isInFlow(document, pair.key)) {
    const lead = old && old.start > colon ? '' : text.charAt(colon - 1) === ':' ? ' ' : ': ';
    return { ...at, text: lead + writeFlow(data) };
  }
  if (typeof data !== 'object' || data === null || (Array.isArray(data) && data.length === 0)) {
    return { ...at, text: (old && old.start > colon ? '' : ' ') + writeFlow(data) };
  }
  const layout = layoutOf(document);
  const column = columnOf(document, key.start);
  const isList = Array.isArray(data);
  const inner = column + (isList && !layout.indentedDashes ? 0 : layout.step);
  if (old) return { ...at, text: writeFlow(data) };
  const end = endOfLine(document, colon);
  return { start: end, end, text: layout.lineEnd + ' '.repeat(inner) + writeBlock(data, layout, inner) };
}

/**
 * Adds a key to a map, or fills it where it stands there without a value.
 * @param order the keys of such a map in their usual order: the new one goes behind those that come before it; without
 *   it, to the end
 * @returns undefined where the map can't be edited in place
 */
export function addKey(
  document: PlanDocument,
  map: MapNode,
  key: string,
  data: Data,
  order?: readonly string[],
): Change | undefined {
  const existing = map.pairs.find((pair) => pair.key.value === key);
  if (existing)
    return isPresent(existing.value) ? replaceValue(document, existing, data) : fillKey(document, existing, data);
  const span = document.spanOf(map);
  if (map.flow) {
    const entry = `${key}: ${writeFlow(data)}`;
    const last = map.pairs[map.pairs.length - 1];
    if (!last) return { start: span.start + 1, end: span.start + 1, text: entry };
    const end = last.value ? document.spanOf(last.value).end : behindColon(document, last);
    return { start: end, end, text: `, ${entry}` };
  }
  const first = map.pairs[0];
  if (!first) return undefined;
  const layout = layoutOf(document);
  const firstStart = document.spanOf(first.key).start;
  const column = columnOf(document, firstStart);
  const written = writeBlock({ [key]: data }, layout, column);
  const before = order ? precedingPair(map, key, order) : map.pairs[map.pairs.length - 1];
  if (!before) {
    return { start: firstStart, end: firstStart, text: written + layout.lineEnd + ' '.repeat(column) };
  }
  const end = endOfPair(document, before);
  return { start: end, end, text: layout.lineEnd + ' '.repeat(column) + written };
}

const SECTION_ORDER = planFormat.properties(planFormat.root).map(([name]) => name);

/** Adds an entry to a top-level list; makes the list, at its usual place, where there is none. */
export function addEntry(document: PlanDocument, key: string, data: Data): Change | undefined {
  const pair = document.root?.pairs.find((one) => one.key.value === key);
  const list = resolve(pair?.value);
  if (pair && list?.kind === 'list' && list === pair.value) return appendTo(document, list, data);
  return isPresent(pair?.value) ? undefined : addSection(document, key, [data]);
}

/** Adds a top-level key at its usual place, set off by an empty line where the plan's sections are. */
export function addSection(document: PlanDocument, key: string, data: Data): Change | undefined {
  const root = document.root;
  if (!root) return undefined;
  const change = addKey(document, root, key, data, SECTION_ORDER);
  const isNew = change && change.start === change.end && !root.pairs.some((pair) => pair.key.value === key);
  if (!isNew || root.flow || typeof data !== 'object') return change;
  const eol = layoutOf(document).lineEnd;
  const spaced = /\n[ \t]*\r?\n[\w-]+:/.test(document.text);
  return spaced && change.text.startsWith(eol) ? { ...change, text: eol + change.text } : change;
}

/** Adds an entry to the end of a list that stands under a key of a map; makes the list where there is none. */
export function addItem(
  document: PlanDocument,
  map: MapNode,
  key: string,
  data: Data,
  order?: readonly string[],
): Change | undefined {
  const pair = map.pairs.find((one) => one.key.value === key);
  const list = resolve(pair?.value);
  if (!pair || !isPresent(pair.value)) return addKey(document, map, key, [data], order);
  if (list?.kind !== 'list' || list !== pair.value) return undefined;
  return appendTo(document, list, data);
}

/**
 * Adds entries to the end of a list that stands under a key of a map; makes the list where there is none. Entries that
 * are still to be written (a dash alone, a placeholder) give way to the first of the new ones.
 */
export function addItems(
  document: PlanDocument,
  map: MapNode,
  key: string,
  data: readonly (string | number)[],
  order?: readonly string[],
): readonly Change[] | undefined {
  const pair = map.pairs.find((one) => one.key.value === key);
  const list = resolve(pair?.value);
  if (!pair || !isPresent(pair.value) || list?.kind === 'scalar') {
    const change = addKey(document, map, key, data, order);
    return change && [change];
  }
  if (list?.kind !== 'list' || list !== pair.value) return undefined;
  const changes: Change[] = [];
  const rest = [...data];
  list.items.forEach((item, index) => {
    const first = rest[0];
    if (first === undefined) return;
    const dash = list.dashes[index];
    if (item?.kind === 'scalar' && (item.value === null || isBlank(String(item.value)))) {
      changes.push(replaceScalar(document, item, first));
    } else if (!item && dash && !list.flow) {
      const { end } = document.spanOf(dash);
      changes.push({ start: end, end, text: ` ${writeFlow(first)}` });
    } else return;
    rest.shift();
  });
  if (rest.length === 0) return changes;
  if (list.flow && list.items.length === 0) {
    const start = document.spanOf(list).start + 1;
    return [{ start, end: start, text: rest.map(writeFlow).join(', ') }];
  }
  // Each is written for the end of the list as it stands, so that one after the other they follow it.
  const added = rest.map((one) => appendTo(document, list, one));
  const [at] = added;
  if (!at) return undefined;
  return [...changes, { ...at, text: added.map((change) => change?.text ?? '').join('') }];
}

/** Adds an entry to the end of a list. */
export function appendTo(document: PlanDocument, list: ListNode, data: Data): Change | undefined {
  const span = document.spanOf(list);
  const last = list.items[list.items.length - 1];
  if (list.flow) {
    if (list.items.length === 0) return { start: span.start + 1, end: span.start + 1, text: writeFlow(data) };
    const end = last ? document.spanOf(last).end : span.end - 1;
    return { start: end, end, text: `, ${writeFlow(data)}` };
  }
  const dash = list.dashes[list.dashes.length - 1];
  if (!dash) return undefined;
  const layout = layoutOf(document);
  const column = columnOf(document, document.spanOf(dash).start);
  const written = writeBlock([data], { ...layout, indentedDashes: false }, column);
  const end = last ? endOfNode(document, last) : endOfLine(document, document.spanOf(dash).end);
  return { start: end, end, text: layout.lineEnd + ' '.repeat(column) + written };
}

/** Takes a key and its value out of a map, with its whole lines where it has them for itself. */
export function removePair(document: PlanDocument, map: MapNode, pair: Pair): Change {
  const { text } = document;
  const index = map.pairs.indexOf(pair);
  const start = document.spanOf(pair.key).start;
  if (map.flow) {
    const end = isPresent(pair.value) ? document.spanOf(pair.value).end : document.spanOf(pair.key).end;
    const next = map.pairs[index + 1];
    if (next) return { start, end: document.spanOf(next.key).start, text: '' };
    const previous = map.pairs[index - 1];
    const previousEnd = previous ? document.spanOf(previous.value ?? previous.key).end : start;
    return { start: previousEnd, end, text: '' };
  }
  const end = endOfPair(document, pair);
  const from = lineStart(document, document.positionAt(start).line);
  if (text.slice(from, start).trim() !== '') {
    // The first key of a list's entry stands behind its dash: the next one takes its place.
    const next = map.pairs[index + 1];
    return { start, end: next ? document.spanOf(next.key).start : end, text: next ? '' : '{}' };
  }
  return {
    start: from,
    end: Math.min(text.length, text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end) + 1),
    text: '',
  };
}

/**
 * Takes an entry out of a list, with its whole lines where it has them for itself.
 * @returns undefined where the list can't be edited in place
 */
export function removeItem(document: PlanDocument, list: ListNode, index: number): Change | undefined {
  const { text } = document;
  const dash = list.dashes[index];
  const item = list.items[index];
  if (!dash) return undefined;
  const start = document.spanOf(dash).start;
  const end = document.spanOf(item ?? dash).end;
  if (list.flow) {
    const next = list.dashes[index + 1];
    if (next) return { start, end: document.spanOf(next).start, text: '' };
    const previous = list.items[index - 1];
    return { start: previous ? document.spanOf(previous).end : start, end, text: '' };
  }
  const from = lineStart(document, document.positionAt(start).line);
  if (text.slice(from, start).trim() !== '') return undefined;
  const line = text.indexOf('\n', item ? endOfNode(document, item) : end);
  return { start: from, end: line < 0 ? text.length : line + 1, text: '' };
}

/** The offset behind the colon of a key; behind the key itself where it stands between brackets without a colon. */
function behindColon(document: PlanDocument, pair: Pair): number {
  const { end } = document.spanOf(pair.key);
  const gap = /^\s*:/.exec(document.text.slice(end, end + 200));
  return end + (gap?.[0].length ?? 0);
}

/** True for what stands somewhere between brackets. */
function isInFlow(document: PlanDocument, place: Place): boolean {
  const steps = locate(document, document.spanOf(place).start)?.steps ?? [];
  return steps.some((step) => (step.kind === 'pair' ? step.map : step.list).flow);
}

/** The text with changes made; they must not overlap. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let last = 0;
  for (const change of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(last, change.start) + change.text;
    last = change.end;
  }
  return result + text.slice(last);
}

/** Changes that follow each other, each for the text as those before it left it, as changes of the first text. */
export class Edits {
  /** What the text is now: stretches of the first text, and new ones. */
  private parts: readonly (Span | string)[];

  constructor(private readonly length: number) {
    this.parts = [{ start: 0, end: length }];
  }

  /** Takes changes of the text as it is now; they must not overlap. */
  apply(changes: readonly Change[]): void {
    const parts: (Span | string)[] = [];
    const left = [...this.parts].reverse();
    let at = 0;
    /** Goes on to an offset of the text as it is now. */
    const goTo = (offset: number, isKept: boolean) => {
      for (let part = left.pop(); part !== undefined; part = left.pop()) {
        const size = typeof part === 'string' ? part.length : part.end - part.start;
        const rest = Math.min(size, offset - at);
        if (rest < size) left.push(cut(part, rest, size));
        if (rest > 0 && isKept) parts.push(cut(part, 0, rest));
        at += rest;
        if (at >= offset) return;
      }
    };
    for (const change of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
      goTo(change.start, true);
      if (change.text !== '') parts.push(change.text);
      goTo(change.end, false);
    }
    goTo(Number.POSITIVE_INFINITY, true);
    this.parts = parts;
  }

  /** All changes together, in the order of the first text. */
  changes(): readonly Change[] {
    const changes: Change[] = [];
    let last = 0;
    let text = '';
    for (const part of [...this.parts, { start: this.length, end: this.length }]) {
      if (typeof part === 'string') {
        text += part;
        continue;
      }
      if (part.start > last || text !== '') changes.push({ start: last, end: part.start, text });
      last = part.end;
      text = '';
    }
    return changes;
  }
}

function cut(part: Span | string, from: number, to: number): Span | string {
  return typeof part === 'string' ? part.slice(from, to) : { start: part.start + from, end: part.start + to };
}

/** The end of the last line of a pair, before its line end and behind a comment on that line. */
function endOfPair(document: PlanDocument, pair: Pair): number {
  return pair.value ? endOfNode(document, pair.value) : endOfLine(document, document.spanOf(pair.key).end);
}

function endOfNode(document: PlanDocument, node: Node): number {
  return endOfLine(document, trimmedEnd(document, node));
}

function trimmedEnd(document: PlanDocument, node: Node): number {
  let { start, end } = document.spanOf(node);
  while (end > start && /\s/.test(document.text.charAt(end - 1))) end--;
  return end;
}

function endOfLine(document: PlanDocument, offset: number): number {
  return document.lines.end(document.lines.lineAt(offset));
}

function precedingPair(map: MapNode, key: string, order: readonly string[]): Pair | undefined {
  // A key that the order doesn't name follows all that it does.
  const rank = order.includes(key) ? order.indexOf(key) : order.length;
  let found: Pair | undefined;
  for (const pair of map.pairs) {
    const own = order.indexOf(String(pair.key.value));
    if (own >= 0 && own < rank) found = pair;
  }
  return found;
}
