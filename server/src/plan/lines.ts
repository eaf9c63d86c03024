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
  let start = 0;
  while (start <= text.length) {
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
  return { count: starts.length, starts, indents };
}

/** The position of an offset. An offset inside a line end counts as the end of that line. */
export function positionAt(lines: Lines, text: string, offset: number): Position {
  let low = 0;
  let high = lines.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const start = lines.starts[low] ?? 0;
  return { line: low, character: Math.min(offset, lineEnd(lines, text, low)) - start };
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
