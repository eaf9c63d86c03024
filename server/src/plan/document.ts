import { Bases } from './bases';
import { detached, Lines, type Position, type Range } from './lines';
import { type Masked, mask } from './mask';
import { MAX_EXPANDED, parsePiece } from './parse';
import { Reusable } from './reuse';
import { type Leaf, type Part, split } from './split';
import {
  type Anchors,
  type Dash,
  type Directive,
  emptyPiece,
  isPresent,
  ListNode,
  MapNode,
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
  /** To be avoided for each edit: see `Lines.toString`. */
  readonly text: string;
  readonly source: Lines;
  /** The text as it was parsed: of the same length, without what YAML can't read but people paste. */
  readonly lines: Lines;
  /** The plan's own map; undefined where the text holds none. */
  readonly root: MapNode | undefined;
  /** In document order, offsets from the beginning of the document. */
  readonly problems: readonly Problem[];
  readonly directives: readonly Directive[];
  /** Offset behind which a comment isn't "at the top of the file": where the first key stands. */
  readonly firstKey: number;
  readonly pieces: readonly Piece[];
  /** Where each piece begins. */
  readonly starts: readonly number[];
  /** True where nothing had to be masked, nor told of. */
  readonly isClean: boolean;
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
export function parseDocument(text: string | Lines, previous?: PlanDocument): PlanDocument {
  if (typeof text !== 'string') return text === previous?.source ? previous : new Builder(text, previous).build();
  if (previous?.text === text) return previous;
  return new Builder(previous?.source.changedTo(text) ?? Lines.of(text), previous).build();
}

/**
 * What keeps a part of the text from being read, if anything does: the first such place. A word alone where a key is being
 * typed keeps nothing back.
 */
export function firstUnread({ problems }: PlanDocument): Problem | undefined {
  return problems.find(({ code }) => code !== 'half-typed');
}

/** A key on a line of its own with what stands below it, as it was put together of its pieces. */
interface Branch {
  /** The place of the map or list; it begins where the key’s piece does. */
  readonly frame: Piece;
  readonly parts: readonly (Piece | Branch)[];
  /** Undefined where the key’s own line can't be read. */
  readonly pair: Pair | undefined;
  /** False where something is amiss between its parts, of which each version tells. */
  readonly isSound: boolean;
}

class Builder {
  private readonly pieces: Piece[] = [];
  private readonly starts: number[] = [];
  private readonly bases = new Bases();
  private readonly problems: Problem[] = [];
  private readonly frame: Piece = emptyPiece();
  /** What the anchors so far name, and how many nodes aliases may still stand for. */
  private readonly anchors = new Map<string, NonNullable<ReturnType<Anchors['get']>>>();
  private budget = MAX_EXPANDED;
  private readonly isClean: boolean;
  private readonly lines: Lines;
  private readonly offset: number;
  private readonly reusable: Reusable | undefined;

  constructor(
    private readonly source: Lines,
    previous: PlanDocument | undefined,
  ) {
    const written = previous?.isClean ? previous.source.commonWith(source) : undefined;
    const { masked, problems }: Masked =
      source.length > MAX_LENGTH ? { masked: source, problems: [] } : mask(source, written);
    this.lines = masked;
    this.isClean = masked === source && problems.length === 0;
    this.problems.push(...problems);
    this.offset = masked.charCodeAt(0) === 0xfeff ? 1 : 0;
    if (previous) {
      const common = written && masked === source ? written : previous.lines.commonWith(masked);
      this.reusable = new Reusable(previous, common, masked);
    }
  }

  build(): PlanDocument {
    this.bases.set(this.frame, 0);
    const root = this.source.length > MAX_LENGTH ? this.tooLarge() : this.parse();
    const { source, lines, bases } = this;
    const spanOf = (place: Place): Span => {
      const base = bases.of(place.piece);
      if (base === undefined) throw new Error('The node belongs to another version of the document');
      return { start: base + place.start, end: base + place.end };
    };
    const toPosition = (offset: number) => lines.positionAt(offset);
    const directives = this.pieces.flatMap((piece) =>
      piece.directives.length === 0 ? [] : piece.directives.map((d) => shiftDirective(d, bases.of(piece) ?? 0)),
    );
    const firstKey = root?.pairs[0] ? spanOf(root.pairs[0].key).start : source.length;
    return {
      get text() {
        return source.toString();
      },
      source,
      lines,
      root,
      problems: onePerLine(this.problems, lines),
      directives,
      firstKey,
      pieces: this.pieces,
      starts: this.starts,
      isClean: this.isClean,
      spanOf,
      positionAt: toPosition,
      offsetAt: (position) => lines.offsetAt(position),
      rangeOf: (span) => ({ start: toPosition(span.start), end: toPosition(span.end) }),
    };
  }

  private tooLarge(): undefined {
    this.problems.push({ code: 'too-large', start: 0, end: Math.min(1, this.source.length) });
    return undefined;
  }

  private parse(): MapNode | undefined {
    const lines = this.offset === 0 ? this.lines : Lines.of(this.lines.slice(this.offset));
    const parts = split(lines);
    if (!parts) return this.whole(lines);
    return this.assemble(this.takeAll(lines, parts), 'map', this.frame, 0) as MapNode;
  }

  private whole(lines: Lines): MapNode | undefined {
    const { root } = this.take(lines, 0, lines.length);
    if (root === undefined || root.kind === 'map') return root;
    if (!this.problems.some((problem) => problem.code !== 'conflict-marker')) {
      const { start, end } = firstWords(this.source, root.start + this.offset);
      this.problems.push({ code: 'not-a-map', start, end });
    }
    return undefined;
  }

  /** The piece for a stretch of text: the one of the version before, where that stretch is still the same. */
  private take(lines: Lines, from: number, to: number): Piece {
    const base = from + this.offset;
    const known = this.reusable?.take(base, to + this.offset);
    // What aliases stand for is decided by the pieces before: such a piece is read anew.
    const isSettled = known && !known.hasAliases;
    const piece = isSettled
      ? known
      : parsePiece(known?.text ?? detached(lines.slice(from, to)), this.anchors, this.budget);
    if (piece.anchors.size > 0) for (const [name, anchor] of piece.anchors) this.anchors.set(name, anchor);
    this.budget = Math.max(0, this.budget - piece.expanded);
    this.pieces.push(piece);
    this.starts.push(base);
    this.bases.set(piece, base);
    for (const problem of piece.problems) this.problems.push(shiftProblem(problem, base));
    return piece;
  }

  /** The pieces of some parts, and the branches among these; taken before anything is made of them. */
  private takeAll(lines: Lines, parts: readonly Part[]): readonly (Piece | Branch)[] {
    const leaf = (part: Leaf) => this.take(lines, lines.start(part.from) ?? 0, lines.start(part.to) ?? lines.length);
    return parts.map((part) => {
      if (part.kind === 'leaf') return leaf(part);
      const header = leaf(part.header);
      return this.branch(header, part.holds, this.takeAll(lines, part.parts));
    });
  }

  /** A key with what stands below it; that of the version before, where nothing in it has changed. */
  private branch(header: Piece, holds: 'map' | 'list', parts: readonly (Piece | Branch)[]): Branch {
    const base = this.bases.of(header) ?? 0;
    const key = header.root?.kind === 'map' ? header.root.pairs[0]?.key : undefined;
    const make = (): Branch => {
      const problems = this.problems.length;
      const frame = emptyPiece();
      const value = this.assemble(parts, holds, frame, base);
      return { frame, parts, pair: key && { key, value }, isSound: this.problems.length === problems };
    };
    // One in which nothing changed stays the same to all that know it.
    const isSame = (known: Branch) =>
      known.isSound && known.parts.length === parts.length && parts.every((part, index) => part === known.parts[index]);
    const branch = key ? key.remember(Builder, make, isSame) : make();
    this.bases.set(branch.frame, base);
    return branch;
  }

  /**
   * One map or list of the pieces and branches that it was cut into.
   * @param base where its frame begins, from which its place counts
   */
  private assemble(
    parts: readonly (Piece | Branch)[],
    holds: 'map' | 'list',
    frame: Piece,
    base: number,
  ): MapNode | ListNode {
    const pairs: Pair[] = [];
    const items: (Node | undefined)[] = [];
    const dashes: Dash[] = [];
    for (const part of parts) {
      if ('frame' in part) {
        if (part.pair) pairs.push(part.pair);
        continue;
      }
      const { root, problems } = part;
      if (root?.kind === 'map' && holds === 'map') for (const pair of root.pairs) pairs.push(pair);
      else if (root?.kind === 'list' && holds === 'list') {
        for (const item of root.items) items.push(item);
        for (const dash of root.dashes) dashes.push(dash);
      } else if (root && problems.length === 0 && isPresent(root)) {
        // A word alone where a key belongs.
        const span = this.spanOf(root);
        const word = this.source.slice(span.start, span.end).split(/[\r\n]/, 1)[0] ?? '';
        this.problems.push({
          code: 'half-typed',
          start: span.start,
          end: span.start + word.trimEnd().length,
          word: word.trim(),
        });
      }
    }
    if (holds === 'list') {
      const place = this.cover(base, dashes[0], items[items.length - 1] ?? dashes[dashes.length - 1]);
      return new ListNode(frame, place.start, place.end, false, items, dashes);
    }
    this.findDuplicates(pairs);
    const last = pairs[pairs.length - 1];
    const { start, end } = this.cover(base, pairs[0]?.key, last?.value ?? last?.key);
    return new MapNode(frame, start, end, false, pairs);
  }

  private cover(base: number, first: Place | undefined, last: Place | undefined): Span {
    const start = first ? this.spanOf(first).start - base : 0;
    return { start, end: last ? this.spanOf(last).end - base : start };
  }

  private spanOf(place: Place): Span {
    const base = this.bases.of(place.piece) ?? 0;
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
function onePerLine(problems: readonly Problem[], lines: Lines): readonly Problem[] {
  const seen = new Set<number>();
  return [...problems]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((problem) => {
      const line = lines.lineAt(problem.start);
      if (seen.has(line)) return false;
      seen.add(line);
      return true;
    });
}

function firstWords(lines: Lines, start: number): Span {
  const rest = lines.slice(start).split(/[\r\n]/, 1)[0] ?? '';
  return { start, end: start + rest.trimEnd().length };
}
