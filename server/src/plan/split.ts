/**
 * Cuts a plan into pieces that can be parsed by themselves: its top-level blocks and, where these are long, the entries
 * of their lists and maps, or a few of these where they are plain lines. So an edit re-parses only the piece that it
 * touched, and text that is broken in one piece leaves the others whole.
 */
import type { Lines } from './lines';

/** A stretch of lines; `to` is exclusive, both 0-based. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly from: number;
  readonly to: number;
}

/** A key on a line of its own, and below it a map or list whose entries stand by themselves. */
export interface Branch {
  readonly kind: 'branch';
  readonly header: Leaf;
  readonly holds: 'map' | 'list';
  readonly parts: readonly Part[];
}

export type Part = Leaf | Branch;

/** Blocks of fewer lines are parsed whole: cutting them would cost more than it saves. */
const LONG = 16;

const LONE_KEY = /^ *[A-Za-z][\w-]*:[ \t]*(?:#.*)?\r?$/;
const KEY_LINE = /^ *(?:[^\s"'#[\]{},&*!|>%@`?:-]|-[^\s:#])[^:#\r\n]*:(?=[\s]|$)/;
const QUOTED_KEY_LINE = /^ *(?:"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*')[ \t]*:(?=\s|$)/;

function isKeyLine(line: string): boolean {
  return KEY_LINE.test(line) || QUOTED_KEY_LINE.test(line);
}

/**
 * The parts of a plan in order of its text, or undefined where it can't be cut safely (flow style or explicit keys at
 * the top, several documents, directives): then it is parsed as a whole.
 */
export function split(lines: Lines): readonly Part[] | undefined {
  const starts: number[] = [];
  let hasKey = false;
  let begun = false;
  for (let i = 0; i < lines.count; i++) {
    const indent = lines.indent(i);
    if (indent < 0) continue;
    if (indent > 0 || lines.charCodeAt(lines.start(i) ?? 0) === 9) {
      if (!begun) return undefined;
      continue;
    }
    const content = lineText(lines, i);
    if (/^(---|\.\.\.)(\s|$)/.test(content) || content.startsWith('%')) {
      if (begun || !/^---\s*(#.*)?$/.test(content)) return undefined;
      continue;
    }
    if (/^(-(\s|$)|[\]}])/.test(content)) {
      if (!begun) return undefined;
      continue;
    }
    const isKey = isKeyLine(content);
    if (!isKey && /^[?:{[&*!|>'"@`%]/.test(content)) return undefined;
    hasKey ||= isKey;
    begun = true;
    starts.push(i);
  }
  if (!hasKey) return undefined;
  const first = starts[0] ?? 0;
  const parts = partsOf(lines, starts, lines.count, 'map', 0);
  return first > 0 ? [{ kind: 'leaf', from: 0, to: first }, ...parts] : parts;
}

/** A line that is an entry, or a key with its value, of plain words: nothing in it can reach into the next line. */
const PLAIN = {
  list: /^ *- [\p{L}\p{N}][^:#\t]*$/u,
  map: /^ *[A-Za-z][\w-]*: [\p{L}\p{N}][^:#\t]*$/u,
};

/** No more plain lines than these are one part. */
const MOST_PLAIN = 64;

/** The parts that begin on the given lines; plain lines that follow each other are one. */
function partsOf(
  lines: Lines,
  starts: readonly number[],
  to: number,
  holds: Branch['holds'],
  indent: number,
): readonly Part[] {
  const parts: Part[] = [];
  /** Where a part of plain lines began that goes on. */
  let plain: number | undefined;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? to;
    const line = end === start + 1 ? lineText(lines, start) : '';
    const isPlain = PLAIN[holds].test(line);
    if (isPlain && plain !== undefined) parts.pop();
    else plain = start;
    if (isPlain) parts.push({ kind: 'leaf', from: plain, to: end });
    else parts.push(holds === 'list' ? { kind: 'leaf', from: start, to: end } : cut(lines, start, end, indent));
    if (!isPlain || isLast(line) || end - plain >= MOST_PLAIN) plain = undefined;
  }
  return parts;
}

/**
 * Whether a part of plain lines ends with this one. The words of the line decide, not their number: else a line put in
 * on top would move the ends of all parts below.
 */
function isLast(line: string): boolean {
  const { length } = line;
  return ((length * 5 + line.charCodeAt(length - 1) * 3 + line.charCodeAt(length - 2)) & 15) === 0;
}

function lineText(lines: Lines, index: number): string {
  return lines.line(index).trimEnd();
}

/** Cuts the lines of one key, which stands on line `from` at the given indentation. */
function cut(lines: Lines, from: number, to: number, indent: number): Part {
  const whole: Leaf = { kind: 'leaf', from, to };
  if (to - from < LONG || !LONE_KEY.test(lineText(lines, from))) return whole;
  let first = from + 1;
  while (first < to && lines.indent(first) < 0) first++;
  if (first >= to) return whole;
  const inner = lines.indent(first);
  const isDash = (index: number) => /^ *-(\s|$)/.test(lineText(lines, index));
  const holds = isDash(first) ? 'list' : 'map';
  if (holds === 'list' ? inner < indent : inner <= indent) return whole;
  const starts: number[] = [];
  for (let i = first; i < to; i++) {
    const own = lines.indent(i);
    if (own < 0 || own > inner) continue;
    if (own < inner) return whole;
    if (lines.charCodeAt((lines.start(i) ?? 0) + own) === 9) return whole;
    const dash = isDash(i);
    if (holds === 'list') {
      if (!dash) return whole;
      starts.push(i);
    } else if (!dash) {
      if (!isKeyLine(lineText(lines, i))) return whole;
      starts.push(i);
    }
  }
  const parts = partsOf(lines, starts, to, holds, inner);
  return { kind: 'branch', header: { kind: 'leaf', from, to: first }, holds, parts };
}
