import { type Lines, offsetAt, type Position, positionAt, type Range, scanLines } from './lines';
import { MAX_EXPANDED, parsePiece } from './parse';
import { type Leaf, type Part, split } from './split';
import {
  type Anchors,
  type Dash,
  type Directive,
  emptyPiece,
  isPresent,
  type ListNode,
  type MapNode,
  type Node,
  type Pair,
  type Piece,
  type Place,
  type Problem,
} from './tree';

/** Plans above this size are not analysed: one finding says so. In UTF-16 units. */
export const MAX_LENGTH = 2 * 1024 * 1024;

/** A stretch of a document: offsets in UTF-16 units from its beginning, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One version of a plan's text, parsed. Immutable; a later version shares with it the pieces that did not change. */
export interface PlanDocument {
  readonly text: string;
  readonly lines: Lines;
  /** The plan's own map; undefined where the text holds none. */
  readonly root: MapNode | undefined;
  /** In document order, offsets from the beginning of the document. */
  readonly problems: readonly Problem[];
  readonly directives: readonly Directive[];
  /** Offset behind which a comment isn't "at the top of the file": where the first key stands. */
  readonly firstKey: number;
  readonly pieces: readonly Piece[];
  /** The place of a node of this document. */
  spanOf(place: Place): Span;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
}

/**
 * Parses a plan. Never throws: broken text yields the best tree that can be had, and problems.
 * @param previous an earlier version, whose unchanged pieces are taken over
 */
export function parseDocument(text: string, previous?: PlanDocument): PlanDocument {
  if (previous?.text === text) return previous;
  return new Builder(text, previous?.pieces ?? []).build();
}

/** What is parsed in place of the text: of the same length, without what YAML can't read but people paste. */
function mask(text: string): { masked: string; problems: Problem[] } {
  const problems: Problem[] = [];
  let masked = text;
  if (masked.includes('\r')) masked = masked.replace(/\r(?!\n)/g, '\n');
  if (masked.includes('<<<<<<<')) masked = takeOurs(masked, problems);
  const control = CONTROL.exec(masked);
  if (control) {
    const word = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const place = { start: control.index, end: control.index + 1 };
    problems.push({ code: 'control-character', ...place, word, mend: { ...place, text: '' } });
  }
  return { masked, problems };
}

const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const CONFLICT_MARK = /^(<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?\r?$/gm;

/** Blanks of each merge conflict all but our version, and tells of it at its first line. */
function takeOurs(text: string, problems: Problem[]): string {
  let result = '';
  let last = 0;
  let begin: RegExpExecArray | undefined;
  let base: RegExpExecArray | undefined;
  let middle: RegExpExecArray | undefined;
  for (const mark of text.matchAll(CONFLICT_MARK)) {
    const kind = mark[1]?.charAt(0);
    if (kind === '<') [begin, base, middle] = [mark, undefined, undefined];
    else if (kind === '|' && !middle) base ??= mark;
    else if (kind === '=') middle ??= mark;
    else if (kind === '>' && begin && middle) {
      const ours = begin.index + begin[0].length;
      const theirs = Math.min(middle.index, base?.index ?? middle.index);
      const end = mark.index + mark[0].length;
      problems.push({ code: 'conflict-marker', start: begin.index, end: begin.index + begin[0].trimEnd().length });
      result +=
        text.slice(last, begin.index) + blank(begin[0]) + text.slice(ours, theirs) + blank(text.slice(theirs, end));
      last = end;
      [begin, base, middle] = [undefined, undefined, undefined];
    }
  }
  return result + text.slice(last);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** A copy that keeps no longer text alive, as slices of strings do. */
function detach(text: string): string {
  return ` ${text}`.slice(1);
}

class Builder {
  private readonly pieces: Piece[] = [];
  private readonly bases = new Map<Piece, number>();
  private readonly problems: Problem[] = [];
  private readonly frame: Piece = emptyPiece();
  /** What the anchors so far name, and how many nodes aliases may still stand for. */
  private readonly anchors = new Map<string, NonNullable<ReturnType<Anchors['get']>>>();
  private budget = MAX_EXPANDED;
  private readonly masked: string;
  private readonly lines: Lines;
  private readonly offset: number;
  private readonly reusable: Reusable;

  constructor(
    private readonly text: string,
    previous: readonly Piece[],
  ) {
    this.reusable = new Reusable(previous);
    const { masked, problems } = text.length > MAX_LENGTH ? { masked: text, problems: [] } : mask(text);
    this.lines = scanLines(masked);
    this.masked = masked;
    this.problems.push(...problems);
    this.offset = masked.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  build(): PlanDocument {
    this.bases.set(this.frame, 0);
    const root = this.text.length > MAX_LENGTH ? this.tooLarge() : this.parse();
    const { text, lines, bases } = this;
    const spanOf = (place: Place): Span => {
      const base = bases.get(place.piece);
      if (base === undefined) throw new Error('The node belongs to another version of the document');
      return { start: base + place.start, end: base + place.end };
    };
    const toPosition = (offset: number) => positionAt(lines, text, offset);
    const directives = this.pieces.flatMap((piece) =>
      piece.directives.length === 0 ? [] : piece.directives.map((d) => shiftDirective(d, bases.get(piece) ?? 0)),
    );
    const firstKey = root?.pairs[0] ? spanOf(root.pairs[0].key).start : text.length;
    return {
      text,
      lines,
      root,
      problems: onePerLine(this.problems, lines, text),
      directives,
      firstKey,
      pieces: this.pieces,
      spanOf,
      positionAt: toPosition,
      offsetAt: (position) => offsetAt(lines, text, position),
      rangeOf: (span) => ({ start: toPosition(span.start), end: toPosition(span.end) }),
    };
  }

  private tooLarge(): undefined {
    this.problems.push({ code: 'too-large', start: 0, end: Math.min(1, this.text.length) });
    return undefined;
  }

  private parse(): MapNode | undefined {
    const masked = this.masked.slice(this.offset);
    const lines = this.offset === 0 ? this.lines : scanLines(masked);
    const parts = split(masked, lines);
    if (!parts) return this.whole(masked);
    return this.assemble(masked, lines, parts, 'map') as MapNode;
  }

  private whole(masked: string): MapNode | undefined {
    const { root } = this.take(masked, 0, masked.length);
    if (root === undefined || root.kind === 'map') return root;
    if (!this.problems.some((problem) => problem.code !== 'conflict-marker')) {
      const { start, end } = firstWords(this.text, root.start + this.offset);
      this.problems.push({ code: 'not-a-map', start, end });
    }
    return undefined;
  }

  /** The piece for a stretch of text: the one of the version before, where that stretch is still the same. */
  private take(masked: string, from: number, to: number): Piece {
    const slice = masked.slice(from, to);
    const known = this.reusable.take(slice);
    // What aliases stand for is decided by the pieces before: such a piece is read anew.
    const isSettled = known && !known.hasAliases;
    const piece = isSettled ? known : parsePiece(known?.text ?? detach(slice), this.anchors, this.budget);
    for (const [name, anchor] of piece.anchors) this.anchors.set(name, anchor);
    this.budget = Math.max(0, this.budget - piece.expanded);
    const base = from + this.offset;
    this.pieces.push(piece);
    this.bases.set(piece, base);
    for (const problem of piece.problems) this.problems.push(shiftProblem(problem, base));
    return piece;
  }

  private assemble(masked: string, lines: Lines, parts: readonly Part[], holds: 'map' | 'list'): MapNode | ListNode {
    const pairs: Pair[] = [];
    const items: (Node | undefined)[] = [];
    const dashes: Dash[] = [];
    const leaf = (part: Leaf) =>
      this.take(masked, lines.starts[part.from] ?? 0, lines.starts[part.to] ?? masked.length);
    for (const part of parts) {
      if (part.kind === 'branch') {
        const { root } = leaf(part.header);
        const inner = this.assemble(masked, lines, part.parts, part.holds);
        const key = root?.kind === 'map' ? root.pairs[0]?.key : undefined;
        if (key) pairs.push({ key, value: inner });
        continue;
      }
      const piece = leaf(part);
      const { root } = piece;
      if (root?.kind === 'map' && holds === 'map') pairs.push(...root.pairs);
      else if (root?.kind === 'list' && holds === 'list') {
        items.push(...root.items);
        dashes.push(...root.dashes);
      } else if (root && piece.problems.length === 0 && isPresent(root)) {
        // A word alone where a key belongs.
        const span = this.spanOf(root);
        const word = this.text.slice(span.start, span.end).split(/[\r\n]/, 1)[0] ?? '';
        this.problems.push({
          code: 'half-typed',
          start: span.start,
          end: span.start + word.trimEnd().length,
          word: word.trim(),
        });
      }
    }
    if (holds === 'list')
      return { kind: 'list', piece: this.frame, ...this.cover(dashes, items), flow: false, items, dashes };
    this.findDuplicates(pairs);
    const start = pairs[0] ? this.spanOf(pairs[0].key).start : 0;
    const last = pairs[pairs.length - 1];
    const end = last ? this.spanOf(last.value ?? last.key).end : start;
    return { kind: 'map', piece: this.frame, start, end, flow: false, pairs };
  }

  private cover(dashes: readonly Dash[], items: readonly (Node | undefined)[]): Span {
    const start = dashes[0] ? this.spanOf(dashes[0]).start : 0;
    const last = items[items.length - 1] ?? dashes[dashes.length - 1];
    return { start, end: last ? this.spanOf(last).end : start };
  }

  private spanOf(place: Place): Span {
    const base = this.bases.get(place.piece) ?? 0;
    return { start: base + place.start, end: base + place.end };
  }

  /** Keys typed twice in different pieces; within one piece its parser has found them. */
  private findDuplicates(pairs: readonly Pair[]): void {
    const seen = new Map<string, Piece>();
    for (const { key } of pairs) {
      const word = String(key.value);
      const before = seen.get(word);
      if (before && before !== key.piece) this.problems.push({ code: 'duplicate-key', ...this.spanOf(key), word });
      else seen.set(word, key.piece);
    }
  }
}

/**
 * The pieces of the version before, each to be had once. An edit leaves most of them in their order, so the next one is
 * looked at first; only behind a change are they sought by their text.
 */
class Reusable {
  private next = 0;
  private byText: Map<string, number[]> | undefined;
  private readonly used = new Set<number>();

  constructor(private readonly pieces: readonly Piece[]) {}

  take(text: string): Piece | undefined {
    while (this.used.has(this.next)) this.next++;
    const candidate = this.pieces[this.next];
    if (candidate?.text === text) {
      this.used.add(this.next++);
      return candidate;
    }
    if (!this.byText) {
      this.byText = new Map();
      for (let i = this.next; i < this.pieces.length; i++) {
        const key = this.pieces[i]?.text ?? '';
        const list = this.byText.get(key);
        if (list) list.push(i);
        else this.byText.set(key, [i]);
      }
    }
    const index = this.byText.get(text)?.find((i) => !this.used.has(i));
    if (index === undefined) return undefined;
    this.used.add(index);
    this.next = index + 1;
    return this.pieces[index];
  }
}

function shiftProblem(problem: Problem, by: number): Problem {
  const { mend } = problem;
  const moved = { ...problem, start: problem.start + by, end: problem.end + by };
  return mend ? { ...moved, mend: { ...mend, start: mend.start + by, end: mend.end + by } } : moved;
}

function shiftDirective(directive: Directive, by: number): Directive {
  return {
    ...directive,
    start: directive.start + by,
    end: directive.end + by,
    rules: directive.rules.map((rule) => ({ ...rule, start: rule.start + by, end: rule.end + by })),
  };
}

/** The first problem of each line, in order: what follows on a broken line is mostly its echo. */
function onePerLine(problems: readonly Problem[], lines: Lines, text: string): readonly Problem[] {
  const seen = new Set<number>();
  return [...problems]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((problem) => {
      const { line } = positionAt(lines, text, problem.start);
      if (seen.has(line)) return false;
      seen.add(line);
      return true;
    });
}

function firstWords(text: string, start: number): Span {
  const rest = text.slice(start).split(/[\r\n]/, 1)[0] ?? '';
  return { start, end: start + rest.trimEnd().length };
}
