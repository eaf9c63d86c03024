/**
 * Mends text that the YAML parser can't read as it stands, in the ways that people break it while they type: a word
 * whose colon isn't there yet, a quote or bracket not closed yet, a tab, a colon in the midst of a sentence. The tree
 * is then made from the mended text, and the problem is told at the word itself instead of wherever the parser stumbled.
 */
import type { Problem } from './tree';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Mended {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The offset in the text as typed for an offset in the mended text. */
  readonly toOriginal: (offset: number) => number;
}

interface Line {
  readonly start: number;
  /** Behind the last character that isn't white space. */
  readonly end: number;
  /** Column of the first character, and of the first one behind dashes. */
  readonly indent: number;
  readonly column: number;
  /** The text behind indentation and dashes, without white space and comment at the end. */
  readonly body: string;
  readonly isKey: boolean;
  readonly isEntry: boolean;
  /** Behind the last line of a quoted or bracketed value that goes on over several lines; else as `end`. */
  readonly valueEnd: number;
  /** What would close the quotation marks and brackets that are still open at `valueEnd`. */
  readonly open: string;
}

const KEY = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{},&*!|>%@`-][^:#]*?|-[^\s:#][^:#]*?)\s*:(?=\s|$)/;

/** The text mended line by line, or undefined where nothing is known that could be mended. */
export function mendLines(text: string): Mended | undefined {
  const lines = readLines(text);
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const mend = (problem: Omit<Problem, 'mend'>, edit: Edit, fix?: Edit) => {
    edits.push(edit);
    problems.push(fix ? { ...problem, mend: fix } : problem);
  };

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    const bodyStart = line.end - line.body.length;
    mendTabs(line, bodyStart);
    const previous = lines[index - 1];
    const next = lines[index + 1];
    const key = KEY.exec(line.body)?.[0];
    if (key !== undefined) {
      if (previous && !line.isEntry && line.indent > previous.column && hasText(previous)) {
        index = dropOrphans(index, previous);
        continue;
      }
      const space = /^\s*/.exec(line.body.slice(key.length))?.[0].length ?? 0;
      mendValue(line, bodyStart + key.length + space, line.body.slice(key.length + space));
    } else if (line.isEntry && /^["'[{]/.test(line.body)) {
      mendValue(line, bodyStart, line.body);
    } else if (line.body !== '' && !/^["'[\]{},&*!|>%@`#?]/.test(line.body)) {
      mendBare(line, bodyStart, previous, next);
    }
  }

  function mendTabs(line: Line, bodyStart: number): void {
    const lead = text.slice(line.start, bodyStart);
    const tab = lead.indexOf('\t');
    if (tab < 0) return;
    const start = line.start + tab;
    const end = line.start + lead.lastIndexOf('\t') + 1;
    const edit = { start, end, text: text.slice(start, end).replaceAll('\t', '  ') };
    mend({ code: 'tab', start, end }, edit, edit);
  }

  function mendValue(line: Line, start: number, value: string): void {
    const end = start + value.length;
    const quote = /^["']/.exec(value)?.[0];
    if (line.open !== '') {
      const edit = { start: line.valueEnd, end: line.valueEnd, text: line.open };
      mend({ code: quote ? 'unclosed-quote' : 'unclosed-flow', start, end }, edit, edit);
    } else if (quote) {
      const close = closingQuote(value, quote);
      if (close >= 0 && /^\s*[^\s,:#\]}]/.test(value.slice(close + 1))) {
        quoteWhole({ code: 'bad-start', word: quote, start, end }, value);
      }
    } else if (/^[@`%]/.test(value)) quoteWhole({ code: 'bad-start', word: value.charAt(0), start, end }, value);
    else if (/^[^[{|>&*!#].*:(\s|$)/.test(value)) quoteWhole({ code: 'bad-start', word: ': ', start, end }, value);
  }

  /** Lines indented as if they belonged to a text that stands behind a key already: they belong to nothing. */
  function dropOrphans(index: number, parent: Line): number {
    const first = lines[index];
    let last = first;
    let next = index;
    for (let line = lines[next]; line && line.indent > parent.column; line = lines[++next]) last = line;
    if (!first || !last) return index;
    const start = first.end - first.body.length;
    const end = last.valueEnd;
    const spaces = text.slice(start, end).replace(/[^\r\n]/g, ' ');
    const word = first.body;
    mend({ code: 'bad-indent', start, end: first.end, word }, { start, end, text: spaces });
    return next - 1;
  }

  function quoteWhole(problem: Omit<Problem, 'mend'>, value: string): void {
    const quote = value.includes("'") ? '"' : "'";
    if (quote === '"' && /["\\]/.test(value)) return;
    edits.push({ start: problem.start, end: problem.start, text: quote });
    edits.push({ start: problem.end, end: problem.end, text: quote });
    const mend = { start: problem.start, end: problem.end, text: quote + value + quote };
    problems.push({ ...problem, mend });
  }

  function mendBare(line: Line, start: number, previous: Line | undefined, next: Line | undefined): void {
    const { end } = line;
    const glued = /^[\p{L}][\p{L}\p{N}_-]*:(?!\/\/)(?=\S)/u.exec(line.body)?.[0];
    const nextIsBelow = next !== undefined && next.indent > line.column && (next.isKey || next.isEntry);
    const sibling =
      (next?.isKey && next.column === line.column && !next.isEntry) ||
      (previous?.isKey && previous.column === line.column && !line.isEntry);
    const besideEntry =
      previous !== undefined && (previous.isKey || previous.isEntry) && !line.isEntry && line.column <= previous.indent;
    if (glued && (sibling || besideEntry || lines.length === 1)) {
      const at = start + glued.length;
      const edit = { start: at, end: at, text: ' ' };
      mend({ code: 'missing-space', start, end: at, word: glued.slice(0, -1) }, edit, edit);
    } else if (nextIsBelow && /^[\p{L}\p{N}_-]+$/u.test(line.body)) {
      const edit = { start: end, end, text: ':' };
      mend({ code: 'missing-colon', start, end, word: line.body }, edit, edit);
    } else if (sibling || besideEntry) {
      mend({ code: 'half-typed', start, end, word: line.body }, { start, end, text: ' '.repeat(end - start) });
    }
  }

  if (edits.length === 0) return undefined;
  return { text: applyEdits(text, edits), problems, toOriginal: originalOffsets(edits) };
}

/** True for a key with a text behind it, on the same line. */
function hasText(line: Line): boolean {
  const key = KEY.exec(line.body)?.[0];
  return key !== undefined && /^\s+[^\s|>&*![{]/.test(line.body.slice(key.length));
}

/** The lines that carry something: without blank lines, comments, and the further lines of values that go on. */
function readLines(text: string): Line[] {
  const raws = [...text.matchAll(/[^\r\n]+/g)].map((match) => ({ start: match.index, raw: match[0] }));
  const lines: Line[] = [];
  let block = -1;
  for (let i = 0; i < raws.length; i++) {
    const { start, raw } = raws[i] ?? { start: 0, raw: '' };
    const lead = /^[ \t]*/.exec(raw)?.[0].length ?? 0;
    if (lead === raw.length) continue;
    if (block >= 0 && lead > block) continue;
    block = -1;
    if (raw.charAt(lead) === '#' || /^(---|\.\.\.)(\s|$)/.test(raw)) continue;
    const dashes = /^(?:-[ \t]+)*(?:-$)?/.exec(raw.slice(lead))?.[0].length ?? 0;
    const column = lead + dashes;
    const body = stripComment(raw.slice(column)).trimEnd();
    const isEntry = dashes > 0;
    const key = KEY.exec(body)?.[0];
    if (/(^|[\s])[|>][+\-0-9]*$/.test(body) && (key !== undefined || isEntry)) block = key ? column : lead;
    const end = start + column + body.length;
    const value = key === undefined ? body : body.slice(key.length).trimStart();
    let valueEnd = end;
    let open = /^["'[{]/.test(value) && (key !== undefined || isEntry) ? openAtEnd(value, '') : '';
    // A value in quotation marks or brackets goes on while the lines below stand further in, or close it.
    while (open !== '') {
      const next = raws[i + 1];
      const indent = next ? (/^[ \t]*/.exec(next.raw)?.[0].length ?? 0) : 0;
      const isCloser = next !== undefined && /^[ \t]*[\]}]/.test(next.raw) && /[\]}]/.test(open);
      if (!next || (indent <= column - (isEntry ? dashes : 0) && !isCloser) || startsKey(next.raw, open)) break;
      const rest = /^["']/.test(open) ? next.raw : stripComment(next.raw);
      open = openAtEnd(rest, open);
      valueEnd = next.start + rest.trimEnd().length;
      i++;
    }
    lines.push({ start, end, indent: lead, column, body, isKey: key !== undefined, isEntry, valueEnd, open });
  }
  return lines;
}

/** True where a quotation mark is open and a line begins with a key: it was forgotten to close it. */
function startsKey(raw: string, open: string): boolean {
  return /^["']/.test(open) && /^[ \t]*(?:- )?[A-Za-z][\w-]*:(\s|$)/.test(raw);
}

function stripComment(body: string): string {
  let quote = '';
  for (let i = 0; i < body.length; i++) {
    const char = body.charAt(i);
    if (quote) {
      if (char === '\\' && quote === '"') i++;
      else if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && /^$|[\s[{,:]/.test(body.charAt(i - 1))) quote = char;
    else if (char === '#' && /\s/.test(body.charAt(i - 1))) return body.slice(0, i);
  }
  return body;
}

function closingQuote(value: string, quote: string): number {
  for (let i = 1; i < value.length; i++) {
    if (quote === '"' && value.charAt(i) === '\\') i++;
    else if (value.charAt(i) === quote) {
      if (quote === "'" && value.charAt(i + 1) === "'") i++;
      else return i;
    }
  }
  return -1;
}

/**
 * What would close the quotation mark and brackets that are open at the end of a line.
 * @param before what was open at its beginning
 */
function openAtEnd(value: string, before: string): string {
  let quote = /^["']/.exec(before)?.[0] ?? '';
  const open = [...before.slice(quote.length)];
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i);
    if (quote) {
      if (char === '\\' && quote === '"') i++;
      else if (char === "'" && quote === "'" && value.charAt(i + 1) === "'") i++;
      else if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && /^$|[\s[{,:]/.test(value.charAt(i - 1))) quote = char;
    else if (char === '[') open.unshift(']');
    else if (char === '{') open.unshift('}');
    else if (char === ']' || char === '}') open.shift();
  }
  return quote + open.join('');
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let last = 0;
  for (const edit of sorted(edits)) {
    result += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return result + text.slice(last);
}

function originalOffsets(edits: readonly Edit[]): (offset: number) => number {
  const steps = sorted(edits);
  // Where each edit stands in the mended text.
  const places: number[] = [];
  let delta = 0;
  for (const edit of steps) {
    places.push(edit.start + delta);
    delta += edit.text.length - (edit.end - edit.start);
  }
  return (offset) => {
    let low = -1;
    let high = steps.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((places[middle] ?? 0) < offset) low = middle;
      else high = middle - 1;
    }
    const edit = steps[low];
    if (!edit) return offset;
    const within = offset - (places[low] ?? 0);
    if (within < edit.text.length) return Math.min(edit.end, edit.start + within);
    return edit.end + (within - edit.text.length);
  };
}

function sorted(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
