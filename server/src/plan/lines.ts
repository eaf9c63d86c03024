import type { Common } from './difference';

/** The lines of a text: where each begins, how far it is indented, and what it begins with. */
export interface Lines {
  readonly count: number;
  /** Offset of the first character of each line. */
  readonly starts: readonly number[];
  /** Spaces before the first character; -1 for a blank line and for one that is only a comment. */
  readonly indents: readonly number[];
}

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

const SPACE = 32;
const HASH = 35;
const LF = 10;
const CR = 13;
const TAB = 9;

/** Reads a text once; `\n` ends a line, and a `\r` before it belongs to the end. */
export function scanLines(text: string): Lines {
  const starts: number[] = [];
  const indents: number[] = [];
  scan(text, 0, starts, indents, () => false);
  return { count: starts.length, starts, indents };
}

/**
 * Reads what has changed in a text.
 * @param before the version before, of which the lines are known
 * @param common what both texts have in common
 */
export function rescanLines(text: string, before: { readonly lines: Lines }, common: Common): Lines {
  const { lines } = before;
  const first = lineAt(lines, common.start);
  const starts = lines.starts.slice(0, first);
  const indents = lines.indents.slice(0, first);
  const changedEnd = text.length - common.end;
  let rest = -1;
  scan(text, lines.starts[first] ?? 0, starts, indents, (start) => {
    // From a line that begins in the common end on, all are as they were.
    if (start > changedEnd) rest = lineAt(lines, start - common.shift);
    return rest >= 0;
  });
  for (let i = rest; i >= 0 && i < lines.count; i++) {
    starts.push((lines.starts[i] ?? 0) + common.shift);
    indents.push(lines.indents[i] ?? -1);
  }
  return { count: starts.length, starts, indents };
}

/** Reads lines from the beginning of one, until one begins at which it is to stop. */
function scan(
  text: string,
  from: number,
  starts: number[],
  indents: number[],
  isEnough: (start: number) => boolean,
): void {
  let start = from;
  while (start <= text.length && !isEnough(start)) {
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
}

/** The line that an offset is in; a line's end belongs to it. */
function lineAt({ count, starts }: Lines, offset: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The position of an offset. An offset inside a line end counts as the end of that line. */
export function positionAt(lines: Lines, text: string, offset: number): Position {
  const line = lineAt(lines, offset);
  return { line, character: Math.min(offset, lineEnd(lines, text, line)) - (lines.starts[line] ?? 0) };
}

/** The offset of a position; beyond the end of its line, the line's end. */
export function offsetAt(lines: Lines, text: string, position: Position): number {
  if (position.line < 0) return 0;
  if (position.line >= lines.count) return text.length;
  const start = lines.starts[position.line] ?? 0;
  return Math.min(start + Math.max(0, position.character), lineEnd(lines, text, position.line));
}

/** The offset behind the last character of a line, before its line end. */
export function lineEnd(lines: Lines, text: string, line: number): number {
  const next = lines.starts[line + 1];
  if (next === undefined) return text.length;
  return text.charCodeAt(next - 2) === CR ? next - 2 : next - 1;
}
