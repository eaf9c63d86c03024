/** What both languages need to find words in a text: quotations and vowel points taken out, clauses told apart. */

/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text made ready to be searched. */
export interface Prepared {
  /** Without quotations (blanked out) and without vowel points. */
  readonly text: string;
  /** The offset in the original text of the character at an index of `text`. */
  origin(index: number): number;
}

const MARKS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u200b-\u200f\u2060\ufeff\u00ad]/;
const LETTER = /[\p{L}\p{N}]/u;
/** A quotation longer than this is more likely a stray mark. */
const LONGEST_QUOTATION = 2000;
/** Letters that Hebrew writes before a word, also before a quotation mark. */
const PREFIXES = /(?:^|[^א-ת])[ושהבלכמ]{1,3}$/;

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”“',
  '”': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '‘': '’',
  '‚': '‘’',
  '"': '"',
  '״': '״',
  "'": "'",
};

/** Makes a text ready to be searched. */
export function prepare(original: string): Prepared {
  if (!MARKS.test(original)) return { text: withoutQuotations(original), origin: (index) => index };
  const origins: number[] = [];
  let text = '';
  for (let i = 0; i < original.length; i++) {
    const character = original.charAt(i);
    if (MARKS.test(character)) continue;
    origins.push(i);
    text += character;
  }
  return { text: withoutQuotations(text), origin: (index) => origins[index] ?? original.length };
}

/** Blanks out what stands between quotation marks; every character keeps its place. */
function withoutQuotations(text: string): string {
  let result = '';
  let last = 0;
  // Of each mark that closes nothing further on, so that many such marks are not looked for again and again.
  const unclosed = new Set<string>();
  for (const match of text.matchAll(/[“”„«»‹‘‚"״']/g)) {
    const start = match.index;
    const mark = match[0];
    if (start < last || unclosed.has(mark) || !opens(text, start)) continue;
    const end = closingOf(text, start, CLOSING[mark] ?? mark);
    if (end === undefined) unclosed.add(mark);
    else if (end - start <= LONGEST_QUOTATION) {
      result += text.slice(last, start + 1) + ' '.repeat(end - start - 1);
      last = end;
    }
  }
  return result + text.slice(last);
}

/** True for a mark that begins a quotation, as against an apostrophe or the mark of an acronym. */
function opens(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  if (next === '' || /\s/.test(next)) return false;
  const before = text.slice(Math.max(0, at - 4), at);
  if (!LETTER.test(before.slice(-1))) return true;
  // A prefix before a quotation, and not the last letter of an acronym behind its mark.
  return /["״“”„]/.test(text.charAt(at)) && PREFIXES.test(before) && /^.[א-ת]{2}/.test(text.slice(at));
}

function closingOf(text: string, from: number, marks: string): number | undefined {
  for (let i = from + 2; i < text.length; i++) {
    if (!marks.includes(text.charAt(i))) continue;
    const isInWord = LETTER.test(text.charAt(i - 1)) && LETTER.test(text.charAt(i + 1));
    if (!isInWord && !/\s/.test(text.charAt(i - 1))) return i;
  }
  return undefined;
}

/** So many words of force in one text are looked at; who has read these needs no more of them. */
export const MOST_WORDS = 1000;

/** How far around a word it is looked for what changes its sense. */
const REACH = 160;

/** What stands in the same clause before an offset. */
export function clauseBefore(text: string, at: number, boundary: RegExp): string {
  const before = text.slice(Math.max(0, at - REACH), at);
  let from = 0;
  for (const match of before.matchAll(boundary)) from = match.index + match[0].length;
  return before.slice(from);
}

/** What stands in the same clause behind an offset. */
export function clauseAfter(text: string, at: number, boundary: RegExp): string {
  const after = text.slice(at, at + REACH);
  const end = after.search(new RegExp(boundary.source, boundary.flags.replace('g', '')));
  return end < 0 ? after : after.slice(0, end);
}

/** The words of a clause. */
export function wordsOf(clause: string): readonly string[] {
  return clause.match(/[\p{L}\p{N}\p{M}]+(?:['’׳"״-][\p{L}\p{N}]+)*['’׳]?/gu) ?? [];
}
