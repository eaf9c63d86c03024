import { type Common, compareTexts } from './difference';

export interface Position {
  /** 0-based. */
  readonly line: number;
  /** 0-based, in UTF-16 units. */
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Whole lines of a text, small enough to be read again whenever one of them changes. Offsets count from its beginning. */
interface Chunk {
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly starts: readonly number[];
  /** Spaces before the first character of each line; -1 for a blank line and for one that is only a comment. */
  readonly indents: readonly number[];
}

/** How many lines a chunk gets, and at how many one is divided, or joined with its neighbour. */
const LINES = 128;
const MOST_LINES = 256;
const FEWEST_LINES = 32;

const SPACE = 32;
const HASH = 35;
const LF = 10;
const CR = 13;
const TAB = 9;

/**
 * A text by its lines: `\n` ends a line, and a `\r` before it belongs to the end. Immutable; a later version shares all
 * chunks but those that an edit touched, so that to type costs the same in a long text as in a short one. Lines are
 * 0-based, offsets are in UTF-16 units.
 */
export class Lines {
  readonly length: number;
  /** How many lines there are; the end of the text is one, be it empty. */
  readonly count: number;
  /** Offset and line at which each chunk begins. */
  private readonly offsets: readonly number[];
  private readonly firsts: readonly number[];
  private whole: string | undefined;
  /** The chunk of the line asked for last: who asks for one mostly asks for the next one, too. */
  private recent = 0;

  private constructor(private readonly chunks: readonly Chunk[]) {
    const offsets: number[] = [];
    const firsts: number[] = [];
    let length = 0;
    let count = 0;
    for (const { text, starts } of chunks) {
      offsets.push(length);
      firsts.push(count);
      length += text.length;
      count += starts.length;
    }
    this.offsets = offsets;
    this.firsts = firsts;
    this.length = length;
    this.count = count;
  }

  static of(text: string): Lines {
    const lines = new Lines(chunksOf(text, true));
    lines.whole = text;
    return lines;
  }

  /** The whole text. To be avoided for each edit: of a long text, putting it together takes longer than all else. */
  toString(): string {
    this.whole ??= this.chunks.map(({ text }) => text).join('');
    return this.whole;
  }

  slice(start: number, end: number = this.length): string {
    if (this.whole !== undefined) return this.whole.slice(start, end);
    if (end <= start) return '';
    const index = lastNotAbove(this.offsets, start);
    let text = '';
    for (let i = index, at = this.offsets[i] ?? 0; i < this.chunks.length && at < end; i++) {
      const chunk = this.chunks[i]?.text ?? '';
      text += chunk.slice(Math.max(0, start - at), end - at);
      at += chunk.length;
    }
    return text;
  }

  /** NaN beyond the text. */
  charCodeAt(offset: number): number {
    const index = lastNotAbove(this.offsets, offset);
    return this.chunks[index]?.text.charCodeAt(offset - (this.offsets[index] ?? 0)) ?? Number.NaN;
  }

  /** The offset of a line's first character; undefined for a line that there isn't. */
  start(line: number): number | undefined {
    const index = this.chunkOf(line);
    const start = this.chunks[index]?.starts[line - (this.firsts[index] ?? 0)];
    return start === undefined ? undefined : start + (this.offsets[index] ?? 0);
  }

  /** The offset behind the last character of a line, before its line end. */
  end(line: number): number {
    const next = this.start(line + 1);
    if (next === undefined) return this.length;
    return this.charCodeAt(next - 2) === CR ? next - 2 : next - 1;
  }

  /** Spaces before the first character of a line; -1 for a blank line, for one that is only a comment, and beyond the text. */
  indent(line: number): number {
    const index = this.chunkOf(line);
    return this.chunks[index]?.indents[line - (this.firsts[index] ?? 0)] ?? -1;
  }

  /** A line without its end. */
  line(line: number): string {
    return this.slice(this.start(line) ?? this.length, this.end(line));
  }

  /** The line that an offset is in; a line's end belongs to it. */
  lineAt(offset: number): number {
    const index = lastNotAbove(this.offsets, offset);
    const { starts } = this.chunks[index] ?? { starts: [] };
    return (this.firsts[index] ?? 0) + lastNotAbove(starts, offset - (this.offsets[index] ?? 0));
  }

  private chunkOf(line: number): number {
    const { firsts, recent } = this;
    if (line >= (firsts[recent] ?? 0) && line < (firsts[recent + 1] ?? this.count)) return recent;
    this.recent = lastNotAbove(firsts, line);
    return this.recent;
  }

  /** The position of an offset. An offset inside a line end counts as the end of that line. */
  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: Math.min(offset, this.end(line)) - (this.start(line) ?? 0) };
  }

  /** The offset of a position; beyond the end of its line, the line's end. */
  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.start(line);
    return start === undefined ? this.length : Math.min(start + Math.max(0, character), this.end(line));
  }

  /** The text with other words between two offsets. */
  replace(start: number, end: number, words: string): Lines {
    let first = lastNotAbove(this.offsets, start);
    let last = Math.max(first, lastNotAbove(this.offsets, end));
    const lineCount = (this.firsts[last + 1] ?? this.count) - (this.firsts[first] ?? 0);
    if (lineCount < FEWEST_LINES && last + 1 < this.chunks.length) last++;
    else if (lineCount < FEWEST_LINES && first > 0) first--;
    const base = this.offsets[first] ?? 0;
    const before = this.slice(base, this.offsets[last + 1]);
    const text = before.slice(0, start - base) + words + before.slice(end - base);
    const rest = this.chunks.slice(last + 1);
    return new Lines([...this.chunks.slice(0, first), ...chunksOf(text, rest.length === 0), ...rest]);
  }

  /** The lines of a text that is a later version of this one. */
  changedTo(text: string): Lines {
    const { start, end } = compareTexts(this.toString(), text);
    const lines = this.replace(start, this.length - end, text.slice(start, text.length - end));
    lines.whole = text;
    return lines;
  }

  /** What a later version has in common with this one. Chunks that both share needn't be compared. */
  commonWith(later: Lines): Common {
    const most = Math.min(this.chunks.length, later.chunks.length);
    let front = 0;
    while (front < most && this.chunks[front] === later.chunks[front]) front++;
    let back = 0;
    const [mine, theirs] = [this.chunks.length, later.chunks.length];
    while (back < most - front && this.chunks[mine - 1 - back] === later.chunks[theirs - 1 - back]) back++;
    const start = this.offsets[front] ?? this.length;
    const end = this.length - (back === 0 ? this.length : (this.offsets[mine - back] ?? this.length));
    const middle = compareTexts(this.slice(start, this.length - end), later.slice(start, later.length - end));
    return { start: start + middle.start, end: end + middle.end, shift: later.length - this.length };
  }
}

/** The largest index of a rising list at which no more than a number stands; 0 where there is none. */
function lastNotAbove(rising: readonly number[], number: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((rising[middle] ?? 0) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Reads a text once, and divides it.
 * @param isLast whether the end of the text begins a line, be it an empty one
 */
function chunksOf(text: string, isLast: boolean): readonly Chunk[] {
  const starts: number[] = [];
  const indents: number[] = [];
  let start = 0;
  while (isLast ? start <= text.length : start < text.length) {
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const indent = at - start;
    while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
    const first = text.charCodeAt(at);
    starts.push(start);
    indents.push(at >= text.length || first === LF || first === CR || first === HASH ? -1 : indent);
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    start = end + 1;
  }
  if (starts.length <= MOST_LINES) return starts.length === 0 ? [] : [{ text, starts, indents }];
  const chunks: Chunk[] = [];
  for (let from = 0; from < starts.length; from += LINES) {
    const base = starts[from] ?? 0;
    const own = starts.slice(from, from + LINES).map((offset) => offset - base);
    chunks.push({
      // A copy: a slice would keep all of the text alive.
      text: detached(text.slice(base, starts[from + LINES] ?? text.length)),
      starts: own,
      indents: indents.slice(from, from + LINES),
    });
  }
  return chunks;
}

/** A copy that keeps no longer text alive, as slices of strings do. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
