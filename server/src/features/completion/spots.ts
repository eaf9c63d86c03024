/** Where a cursor stands in a plan or a configuration: which key or value may be written there, and how. */
import { type PlanDocument, parseDocument, type Span } from '../../plan/document';
import { columnOf, layoutOf } from '../../plan/edit';
import { type ListNode, type MapNode, type Node, pairOf, resolve } from '../../plan/tree';
import type { Format, Shape } from '../../schema/shape';
import { type FlowCursor, readFlow, TEXT_KEYS } from './flow';

export type Path = readonly (string | number)[];

/** The texts of a map's keys, as far as they are plain texts. */
export type Fields = ReadonlyMap<string, string>;

export type Quote = "'" | '"';

/** A place at which something may be written. All offsets and columns are 0-based, in UTF-16 units. */
export interface Spot {
  /** Whether a key of the map at `path` belongs here, or the value at `path`. */
  readonly kind: 'key' | 'value';
  readonly path: Path;
  readonly shape: Shape;
  readonly flow: boolean;
  /** What is replaced. */
  readonly edit: Span;
  /** What is replaced by a value that begins on the next line: without the space behind the colon. */
  readonly wide: Span;
  /** What is written before it: indentation, a dash, a space. */
  readonly lead: string;
  /** Where the text behind `lead` begins; for the value of a key, where that key begins. */
  readonly column: number;
  /** True where the value stands behind its key, so that a map or a block list begins on the next line. */
  readonly behindKey: boolean;
  /** What is written behind it: the comma that flow style needs where more follows. */
  readonly trail: string;
  /** What was typed of it before the cursor, without indentation and quote. */
  readonly typed: string;
  /** The quote that the edit stands within, which then stays as it is. */
  readonly quote: Quote | undefined;
  /** True where the closing quote isn't there yet. */
  readonly unclosed: boolean;
  /** The whole word that is replaced. */
  readonly word: string;
  /** The keys that the map has already, without the one under the cursor. */
  readonly keys: ReadonlySet<string>;
  /** What follows a key already: its colon and value, or a block below it. */
  readonly follows: 'colon' | 'block' | undefined;
  /** The value of a key that is being written anew. */
  readonly value: Node | undefined;
  /** The other entries of the list, by their texts. */
  readonly siblings: readonly string[];
  /** The maps around, the innermost first. */
  readonly scopes: readonly Fields[];
}

interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A container on the way from the root to an offset, with the child that was entered or stands before the offset. */
interface Step {
  readonly node: MapNode | ListNode;
  readonly path: Path;
  /** Of the pair or entry; -1 where none begins before the offset. */
  readonly index: number;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{},:&*!|>%@`][^:#]*?)\s*:(?=\s|$)/;
const BOM = 0xfeff;
const NO_KEYS: ReadonlySet<string> = new Set();
const NO_FIELDS: Fields = new Map();

/** The spots at an offset; more than one where, say, a new key and a new entry may both follow. */
export function findSpots(document: PlanDocument, offset: number, format: Format): readonly Spot[] {
  return new Finder(document, offset, format).find();
}

/** True where the offset stands within a comment; then `start` is where its `#` stands. */
export function commentAt(document: PlanDocument, offset: number): number | undefined {
  const line = lineAt(document, offset);
  for (let at = line.text.indexOf('#'); at >= 0; at = line.text.indexOf('#', at + 1)) {
    const start = line.start + at;
    if (start >= offset) return undefined;
    if (at > 0 && !/\s/.test(line.text.charAt(at - 1))) continue;
    if (!isInScalar(document, start)) return start;
  }
  return undefined;
}

function lineAt(document: PlanDocument, offset: number): Line {
  const number = document.positionAt(offset).line;
  const first = document.lines.start(number) ?? 0;
  const start = document.text.charCodeAt(first) === BOM ? first + 1 : first;
  const end = document.lines.end(number);
  return { number, start, end, text: document.text.slice(start, end) };
}

/** The containers that lead to an offset, the root first; in each the last child that begins at or before it. */
function stepsTo(document: PlanDocument, offset: number): readonly Step[] {
  const steps: Step[] = [];
  let node: Node | undefined = document.root;
  let path: Path = [];
  while (node && (node.kind === 'map' || node.kind === 'list')) {
    const starts = node.kind === 'map' ? node.pairs.map((pair) => pair.key) : node.dashes;
    let index = starts.length - 1;
    for (; index >= 0; index--) {
      const place = starts[index];
      if (place && document.spanOf(place).start <= offset) break;
    }
    steps.push({ node, path, index });
    const child: Node | undefined = childOf(node, index);
    if (!child || document.spanOf(child).start > offset) break;
    path = [...path, node.kind === 'map' ? String(node.pairs[index]?.key.value) : index];
    node = child;
  }
  return steps;
}

function childOf(node: MapNode | ListNode, index: number): Node | undefined {
  return node.kind === 'map' ? node.pairs[index]?.value : node.items[index];
}

function isInScalar(document: PlanDocument, offset: number): boolean {
  const last = stepsTo(document, offset).at(-1);
  const node = last && childOf(last.node, last.index);
  if (node?.kind !== 'scalar') return false;
  const span = document.spanOf(node);
  return span.start <= offset && offset < span.end;
}

/** The texts of a map's plain values; of a list its words, with spaces between. */
export function fieldsOf(map: MapNode): Fields {
  const fields = new Map<string, string>();
  for (const { key, value } of map.pairs) {
    const found = resolve(value);
    const text = found?.kind === 'list' ? found.items.flatMap((item) => textOf(item) ?? []).join(' ') : textOf(found);
    if (text !== undefined) fields.set(String(key.value), text);
  }
  return fields;
}

function textOf(node: Node | undefined): string | undefined {
  const scalar = resolve(node);
  return scalar?.kind === 'scalar' && scalar.value !== null ? String(scalar.value) : undefined;
}

/** The words of a list's entry: its text, or that which its map holds. */
function entryText(node: Node | undefined): string | undefined {
  const value = resolve(node);
  if (value?.kind === 'scalar') return value.value === null ? undefined : String(value.value);
  if (value?.kind !== 'map') return undefined;
  for (const key of TEXT_KEYS) {
    const text = resolve(pairOf(value, key)?.value);
    if (text?.kind === 'scalar' && text.value !== null) return String(text.value);
  }
  return undefined;
}

function pathOf(step: Step): Path {
  const { node, index, path } = step;
  return index < 0 ? path : [...path, node.kind === 'map' ? String(node.pairs[index]?.key.value) : index];
}

/** A place of a block that a new line may belong to. */
interface Level {
  readonly kind: 'map' | 'list' | 'value';
  readonly column: number;
  readonly path: Path;
  readonly node: MapNode | ListNode | undefined;
  /** How many of the steps before lead to it. */
  readonly depth: number;
}

class Finder {
  private readonly line: Line;
  private readonly text: string;

  constructor(
    private readonly document: PlanDocument,
    private readonly offset: number,
    private readonly format: Format,
  ) {
    this.line = lineAt(document, offset);
    this.text = document.text;
  }

  find(): readonly Spot[] {
    const { line, offset } = this;
    if (offset > line.end) return [];
    const steps = stepsTo(this.document, offset);
    const flow = steps.find(({ node }) => node.flow);
    if (flow) {
      const span = this.document.spanOf(flow.node);
      const isOpen = !/[\]}]/.test(this.text.charAt(span.end - 1));
      if (span.start < offset && (offset < span.end || isOpen)) {
        return this.inFlow(flow.path, span.start, Math.max(span.end, offset), steps);
      }
      if (flow.path.length === 0 || (span.start < this.line.start && span.end > this.line.start)) return [];
    }
    const lead = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
    const blank = lead === line.text.length;
    if (this.isInText(steps, blank)) return [];
    if (/^(---|\.\.\.)(\s|$)/.test(line.text)) return [];
    if (blank) return this.open(this.columnOf(line.text), undefined);
    const dashes = /^(?:-[ \t]+)*(?:-(?=$))?/.exec(line.text.slice(lead))?.[0] ?? '';
    const bodyStart = line.start + lead + dashes.length;
    const dash = dashes === '' ? -1 : line.start + lead + dashes.lastIndexOf('-');
    const body = this.withoutComment(bodyStart);
    if (offset < bodyStart && (body !== '' || offset <= dash)) return [];
    const key = KEY.exec(body);
    if (key) return this.atKey(bodyStart, key[0], key[1] ?? '');
    if (dash >= 0) return this.atEntry(dash, bodyStart, body);
    if (body === '' || /^[[\]{}|>&*!?%@`,]/.test(body)) return [];
    return this.open(this.columnOf(line.text.slice(0, lead)), { start: bodyStart, text: body });
  }

  /** The text from an offset to the line's end, without white space and comment at its end. */
  private withoutComment(start: number): string {
    for (let at = this.text.indexOf('#', start); at >= 0 && at < this.line.end; at = this.text.indexOf('#', at + 1)) {
      if (at > start && !/\s/.test(this.text.charAt(at - 1))) continue;
      if (isInScalar(this.document, at)) continue;
      return this.text.slice(start, at).trimEnd();
    }
    return this.text.slice(start, this.line.end).trimEnd();
  }

  private columnOf(indentation: string): number {
    return indentation.replaceAll('\t', '  ').length;
  }

  /** True within a text that began on an earlier line. */
  private isInText(steps: readonly Step[], blank: boolean): boolean {
    const last = steps.at(-1);
    const node = last && childOf(last.node, last.index);
    if (!last || node?.kind !== 'scalar') return false;
    const span = this.document.spanOf(node);
    if (span.start >= this.line.start) return false;
    if (node.style === 'literal' || node.style === 'folded') {
      return blank ? this.columnOf(this.line.text) > this.columnOfStep(last) : span.end > this.line.start;
    }
    if (blank) return span.end > this.offset;
    return span.end > this.line.start;
  }

  /** The column of a container's keys or dashes. */
  private columnOfStep({ node }: Pick<Step, 'node'>): number {
    const first = node.kind === 'map' ? node.pairs[0]?.key : node.dashes[0];
    return first ? columnOf(this.document, this.document.spanOf(first).start) : 0;
  }

  private inFlow(path: Path, start: number, limit: number, steps: readonly Step[]): readonly Spot[] {
    const cursor = readFlow(this.text, start, this.offset, limit);
    return cursor ? this.flowSpots(path, cursor, steps) : [];
  }

  private flowSpots(base: Path, cursor: FlowCursor, steps: readonly Step[]): readonly Spot[] {
    const path = [...base, ...cursor.path];
    const shape = this.format.at(path);
    if (!shape) return [];
    const before = this.text.charAt(cursor.edit.start - 1 - (cursor.quote ? 1 : 0));
    const indent = this.flowIndent(cursor.edit, steps);
    const outer = steps.flatMap(({ node }) => (node.kind === 'map' && !node.flow ? [fieldsOf(node)] : [])).reverse();
    return [
      {
        kind: cursor.kind,
        path,
        shape,
        flow: true,
        edit: cursor.edit,
        wide: cursor.edit,
        lead: indent ?? (!cursor.quote && (before === ',' || before === ':') ? ' ' : ''),
        trail: cursor.needsComma ? (/^\s?$/.test(this.text.charAt(cursor.edit.end)) ? ',' : ', ') : '',
        column: 0,
        behindKey: false,
        typed: this.text.slice(cursor.edit.start, this.offset),
        word: this.text.slice(cursor.edit.start, cursor.edit.end),
        quote: cursor.quote,
        unclosed: cursor.unclosed,
        keys: cursor.keys,
        follows: cursor.colonFollows ? 'colon' : undefined,
        value: this.nodeAt([...path, this.text.slice(cursor.edit.start, cursor.edit.end)]),
        siblings: cursor.siblings,
        scopes: [...cursor.scopes, ...outer],
      },
    ];
  }

  /** The white space that a line in flow style lacks, which must stand further in than the block around it. */
  private flowIndent(edit: Span, steps: readonly Step[]): string | undefined {
    const block = steps.findLast(({ node }) => !node.flow);
    if (!block || this.text.slice(this.line.start, edit.start).trim() !== '') return undefined;
    const lacking = this.columnOfStep(block) + 1 - (edit.start - this.line.start);
    return lacking > 0 ? ' '.repeat(lacking) : undefined;
  }

  /** On a line with a key: the key itself, or its value. */
  private atKey(start: number, whole: string, key: string): readonly Spot[] {
    const { document, offset, line } = this;
    const steps = stepsTo(document, start);
    const last = steps.findLast(({ node, index }) => {
      const pair = node.kind === 'map' ? node.pairs[index] : undefined;
      return pair !== undefined && document.spanOf(pair.key).start === start;
    });
    const map = last?.node;
    const pair = map?.kind === 'map' ? map.pairs[last?.index ?? -1] : undefined;
    if (!last || map?.kind !== 'map' || !pair) return [];
    const scopes = this.scopesOf(steps.slice(0, steps.indexOf(last) + 1));
    const column = start - line.start;
    if (offset <= start + key.length) {
      const shape = this.format.at(last.path);
      if (!shape) return [];
      const quote = quoteOf(key);
      const edit = quote ? { start: start + 1, end: start + key.length - 1 } : { start, end: start + key.length };
      if (offset < edit.start || offset > edit.end) return [];
      const keys = new Set(map.pairs.flatMap((one) => (one === pair ? [] : [String(one.key.value)])));
      const spot = this.spot({ kind: 'key', path: last.path, shape, edit, column, scopes, quote, keys });
      return [{ ...spot, follows: 'colon', value: pair.value }];
    }
    const colon = start + whole.length;
    if (offset < colon) return [];
    const path = pathOf(last);
    const shape = this.format.at(path);
    if (!shape) return [];
    const token = this.tokenFrom(colon);
    if (/^[[{]/.test(token.text))
      return this.inFlow(path, token.start, line.end, steps.slice(0, steps.indexOf(last) + 1));
    if (pair.value && (/^[|>&*!]/.test(token.text) || document.spanOf(pair.value).start >= line.end)) return [];
    if (pair.value && token.text !== '' && document.spanOf(pair.value).end > line.end) return [];
    const siblings = this.siblingsOf(steps, last, key);
    return this.valueSpots({ path, shape, column, scopes, behindKey: true, siblings }, token, colon);
  }

  /** For the text of an entry: the texts of the other entries. */
  private siblingsOf(steps: readonly Step[], step: Step, key: string): readonly string[] {
    const around = steps[steps.indexOf(step) - 1];
    if (around?.node.kind !== 'list' || !TEXT_KEYS.includes(key)) return [];
    return around.node.items.flatMap((one, index) => (index === around.index ? [] : (entryText(one) ?? [])));
  }

  private tokenFrom(from: number): { readonly start: number; readonly text: string } {
    const text = this.withoutComment(from);
    const gap = /^\s*/.exec(text)?.[0].length ?? 0;
    // Without a value the line may end in spaces, and the cursor may stand among them.
    if (gap === text.length) return { start: Math.max(from, Math.min(this.offset, this.line.end)), text: '' };
    return { start: from + gap, text: text.slice(gap) };
  }

  private valueSpots(
    base: Pick<Spot, 'path' | 'shape' | 'column' | 'scopes' | 'behindKey'> & Partial<Spot>,
    token: { readonly start: number; readonly text: string },
    behind: number,
  ): readonly Spot[] {
    const { offset } = this;
    const end = token.start + token.text.length;
    if (token.text !== '' && offset < token.start) return [];
    const quote = quoteOf(token.text);
    if (quote) {
      const closed = token.text.length > 1 && token.text.endsWith(quote);
      const edit = { start: token.start + 1, end: closed ? end - 1 : Math.max(end, offset) };
      if (offset < edit.start || offset > edit.end) return [];
      return [this.spot({ ...base, kind: 'value', edit, quote, unclosed: !closed })];
    }
    const edit = { start: token.start, end: Math.max(end, offset) };
    const lead = behind === edit.start ? ' ' : '';
    return [this.spot({ ...base, kind: 'value', edit, lead, wide: { start: behind, end: edit.end } })];
  }

  /** Behind a dash. */
  private atEntry(dash: number, bodyStart: number, body: string): readonly Spot[] {
    const { document, line } = this;
    const steps = stepsTo(document, dash);
    const depth = steps.findLastIndex(({ node, index }) => {
      const found = node.kind === 'list' ? node.dashes[index] : undefined;
      return found !== undefined && document.spanOf(found).start === dash;
    });
    const step = steps[depth];
    if (step?.node.kind !== 'list') return [];
    const path = pathOf(step);
    const shape = this.format.at(path);
    if (!shape) return [];
    const item = step.node.items[step.index];
    const scopes = this.scopesOf(steps.slice(0, depth + 1));
    if (/^[[{]/.test(body)) return this.inFlow(path, bodyStart, line.end, steps.slice(0, depth + 1));
    if (/^[|>&*!]/.test(body)) return [];
    const span = item && document.spanOf(item);
    const below = span !== undefined && span.start >= line.end;
    if (item && below && item.kind !== 'map') return [];
    if (span && !below && span.end > line.end) return [];
    const token = this.tokenFrom(bodyStart);
    const spaced = bodyStart > dash + 1;
    const column = (spaced ? token.start : dash + 2) - line.start;
    const list = step.node;
    const siblings = list.items.flatMap((one, index) => (index === step.index ? [] : (entryText(one) ?? [])));
    const spots: Spot[] = [];
    const lead = spaced ? '' : ' ';
    if (!below) {
      const found = this.valueSpots({ path, shape, column, scopes, behindKey: false, siblings }, token, bodyStart);
      spots.push(...found.map((spot) => ({ ...spot, lead, wide: spot.edit })));
    }
    const entry = below && item?.kind === 'map' && !item.flow ? item : undefined;
    if (quoteOf(body) || (below && !entry)) return spots;
    const keyColumn = entry ? this.columnOfStep({ node: entry }) : column;
    if (keyColumn < column) return spots;
    const edit = { start: token.start, end: Math.max(token.start + token.text.length, this.offset) };
    const keys = entry ? new Set(entry.pairs.map((pair) => String(pair.key.value))) : NO_KEYS;
    const inner = [entry ? fieldsOf(entry) : NO_FIELDS, ...scopes];
    spots.push(
      this.spot({
        kind: 'key',
        path,
        shape,
        edit,
        lead: lead + ' '.repeat(keyColumn - column),
        column: keyColumn,
        scopes: inner,
        keys,
      }),
    );
    return spots;
  }

  /** On a line that is blank, or holds a word and no more: what may begin there. */
  private open(
    column: number,
    word: { readonly start: number; readonly text: string } | undefined,
    isClean = false,
  ): readonly Spot[] {
    const { line, offset } = this;
    const steps = stepsTo(this.document, line.start - 1);
    const before = steps.filter(({ node }) => !node.flow);
    const levels = this.levels(before);
    const last = before.at(-1);
    const leaf = last && childOf(last.node, last.index);
    if (word && last && leaf?.kind === 'scalar' && leaf.style === 'plain') {
      const continues = this.document.spanOf(leaf).start < line.start && column > this.columnOfStep(last);
      if (continues) return [];
    }
    const next = this.nextLine();
    const isBlockBelow = (level: Level) =>
      word !== undefined &&
      level.kind === 'map' &&
      level.column === column &&
      next !== undefined &&
      next.indent > column;
    const valid = levels.filter((level) => this.mayStand(level, next) || isBlockBelow(level));
    // A word is where it was typed: what is further in can't be meant.
    const reachable = word ? valid.filter((level) => level.column <= column) : valid;
    const chosen = this.choose(reachable, column);
    if (word && !isClean && !chosen.some((level) => level.column === column)) {
      // A word in a column of its own may have led the parser astray: the text is read again without it.
      const { start, text } = word;
      const without = this.text.slice(0, start) + ' '.repeat(text.length) + this.text.slice(start + text.length);
      const document = parseDocument(without, this.document);
      const spots = new Finder(document, offset, this.format).open(column, word, true);
      return spots.map((spot) => ({ ...spot, typed: this.text.slice(start, offset) }));
    }
    const edit = (at: number): Span => {
      // White space that is already right stays; other indentation is replaced with the word.
      const asIs = at === column && !line.text.slice(0, column).includes('\t');
      const end = word ? Math.max(word.start + word.text.length, offset) : line.end;
      return { start: asIs ? (word?.start ?? Math.min(offset, line.start + column)) : line.start, end };
    };
    return chosen.flatMap((level): readonly Spot[] => {
      const at = level.kind === 'value' && level.column <= column ? column : level.column;
      const range = edit(at);
      const indentation = range.start === line.start ? ' '.repeat(at) : '';
      const shape = this.format.at(level.path);
      if (!shape) return [];
      const scopes = this.scopesOf(before.slice(0, level.depth), level.node);
      const typed = word ? this.text.slice(word.start, offset) : '';
      const follows = isBlockBelow(level) ? ('block' as const) : undefined;
      const shared = { edit: range, lead: indentation, column: at, scopes, typed };
      if (level.kind === 'map') {
        const keys = new Set(
          level.node?.kind === 'map'
            ? level.node.pairs.flatMap(({ key }) =>
                this.document.positionAt(this.document.spanOf(key).start).line === line.number
                  ? []
                  : [String(key.value)],
              )
            : [],
        );
        const value = follows && word ? this.nodeAt([...level.path, word.text]) : undefined;
        return [this.spot({ ...shared, kind: 'key', path: level.path, shape, keys, follows, value })];
      }
      if (level.kind === 'list') return this.entrySpots(level, shape, shared);
      return this.pendingSpots(level, shape, shared, column);
    });
  }

  /** A new entry, with its dash. */
  private entrySpots(
    level: Level,
    shape: Shape,
    shared: Pick<Spot, 'edit' | 'lead' | 'column' | 'scopes' | 'typed'>,
  ): readonly Spot[] {
    const entry = this.format.items(shape);
    if (!entry) return [];
    const items = level.node?.kind === 'list' ? level.node.items : [];
    const siblings = items.flatMap((one) => entryText(one) ?? []);
    const path = [...level.path, items.length];
    const lead = `${shared.lead}- `;
    const column = shared.column + 2;
    return [this.spot({ ...shared, kind: 'value', path, shape: entry, lead, column, siblings })];
  }

  /** The value of a key above that has none, or of a dash above. */
  private pendingSpots(
    level: Level,
    shape: Shape,
    shared: Pick<Spot, 'edit' | 'lead' | 'column' | 'scopes' | 'typed'>,
    column: number,
  ): readonly Spot[] {
    const spots: Spot[] = [];
    const isEntry = typeof level.path.at(-1) === 'number';
    const isDeeper = column > level.column - 1 || isEntry;
    if (isDeeper && this.format.properties(shape).length > 0) {
      const scopes = [NO_FIELDS, ...shared.scopes];
      spots.push(this.spot({ ...shared, kind: 'key', path: level.path, shape, keys: NO_KEYS, scopes }));
    }
    if (this.format.items(shape)) spots.push(...this.entrySpots(level, shape, shared));
    if (spots.length === 0) spots.push(this.spot({ ...shared, kind: 'value', path: level.path, shape }));
    return spots;
  }

  /** The blocks that are still open at the line, the outermost first. */
  private levels(steps: readonly Step[]): readonly Level[] {
    const { document, line } = this;
    if (!document.root) return [{ kind: 'map', column: 0, path: [], node: undefined, depth: 0 }];
    const levels: Level[] = steps.map((step, depth) => ({
      kind: step.node.kind,
      column: this.columnOfStep(step),
      path: step.path,
      node: step.node,
      depth,
    }));
    const last = steps.at(-1);
    if (!last) return levels;
    const child = last.index < 0 ? undefined : childOf(last.node, last.index);
    const depth = steps.length;
    if (last.index < 0) return levels;
    const start = child && document.spanOf(child).start;
    if (start !== undefined && start < line.start) return levels;
    if (child && child.kind !== 'scalar' && child.kind !== 'alias' && !child.flow) {
      const own = document.positionAt(start ?? 0).line;
      // A word on this very line that was taken for a key is what is being typed.
      const isTyped = own === line.number && child.kind === 'map' && child.pairs.length === 1;
      const column = this.columnOfStep({ node: child });
      levels.push({ kind: child.kind, column, path: pathOf(last), node: isTyped ? undefined : child, depth });
      return levels;
    }
    if (child && (start ?? 0) > line.end) return levels;
    levels.push({ kind: 'value', column: this.columnOfStep(last) + 1, path: pathOf(last), node: undefined, depth });
    return levels;
  }

  /** The next line that says something. */
  private nextLine(): { readonly indent: number; readonly isEntry: boolean; readonly isMarker: boolean } | undefined {
    const { lines } = this.document;
    for (let i = this.line.number + 1; i < lines.count; i++) {
      const indent = lines.indent(i);
      if (indent < 0) continue;
      const text = lines.line(i);
      const isMarker = /^(---|\.\.\.)(\s|$)/.test(text);
      return { indent, isEntry: /^ *-(\s|$)/.test(text), isMarker };
    }
    return undefined;
  }

  /** True where a new key or entry leaves the next line what it is. */
  private mayStand(level: Level, next: ReturnType<Finder['nextLine']>): boolean {
    if (!next) return true;
    if (next.isMarker) return this.document.firstKey < this.line.start;
    if (level.kind === 'map') return next.indent < level.column || (next.indent === level.column && !next.isEntry);
    if (level.kind === 'list') return next.indent <= level.column;
    return next.indent < level.column;
  }

  /** The levels that a column means: those at that very column, else the nearest one to the left, else the nearest. */
  private choose(levels: readonly Level[], column: number): readonly Level[] {
    const exact = levels.filter((level) => level.kind !== 'value' && level.column === column);
    const pending = levels.find((level) => level.kind === 'value');
    if (pending && column >= pending.column) return [pending];
    // A list may stand right below its key, with its dashes in the key's column.
    const flush = pending && column === pending.column - 1 && !layoutOf(this.document).indentedDashes ? [pending] : [];
    const isList = flush.some((level) => this.format.items(this.format.at(level.path) ?? {}) !== undefined);
    if (exact.length > 0) return isList ? [...flush.map((one) => ({ ...one, column })), ...exact] : exact;
    const left = levels.filter((level) => level.kind !== 'value' && level.column < column);
    const nearest = Math.max(...left.map((level) => level.column));
    if (left.length > 0) return left.filter((level) => level.column === nearest).slice(-1);
    return levels.slice(0, 1);
  }

  private nodeAt(path: Path): Node | undefined {
    let node: Node | undefined = this.document.root;
    for (const step of path) {
      if (node?.kind === 'map') node = pairOf(node, String(step))?.value;
      else node = node?.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
    }
    return node;
  }

  private scopesOf(steps: readonly Step[], innermost?: Node): readonly Fields[] {
    const maps = steps.flatMap(({ node }) => (node.kind === 'map' ? [fieldsOf(node)] : []));
    if (innermost?.kind === 'map') maps.push(fieldsOf(innermost));
    return maps.reverse();
  }

  private spot(given: Pick<Spot, 'kind' | 'path' | 'shape' | 'edit' | 'column' | 'scopes'> & Partial<Spot>): Spot {
    return {
      flow: false,
      wide: given.edit,
      lead: '',
      behindKey: false,
      // A word that a comment follows at once would take it in.
      trail: this.text.charAt(given.edit.end) === '#' ? ' ' : '',
      typed: this.text.slice(given.edit.start, this.offset),
      word: this.text.slice(given.edit.start, given.edit.end),
      quote: undefined,
      unclosed: false,
      keys: NO_KEYS,
      follows: undefined,
      value: undefined,
      siblings: [],
      ...given,
    };
  }
}

function quoteOf(text: string): Quote | undefined {
  const first = text.charAt(0);
  return first === '"' || first === "'" ? first : undefined;
}
