/** What all exports do with the words of a plan, which come from strangers. */
import type { Language } from '../../schema/shape';

export type Direction = 'ltr' | 'rtl';

/** The direction in which a language is read. */
export function directionIn(language: Language): Direction {
  return language === 'he' ? 'rtl' : 'ltr';
}

const ISOLATE_START = /[\u2066-\u2068]/;

/**
 * A text as any file can hold it: control characters are pictures of themselves (ESC is ␛), what is no character at all
 * is �, line ends are `\n`. Marks that make a text show other than it is (overrides, embeddings, isolates without
 * their other half) are left out.
 */
export function clean(text: string): string {
  const plain = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (one) => String.fromCharCode(0x2400 + one.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(/[\u0080-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u202a-\u202e]/g, '');
  return /[\u2066-\u2069]/.test(plain) ? plain.split('\n').map(pairIsolates).join('\n') : plain;
}

/** Leaves out isolates that never end, and ends without a beginning. */
function pairIsolates(line: string): string {
  const characters = [...line];
  const open: number[] = [];
  characters.forEach((character, index) => {
    if (ISOLATE_START.test(character)) open.push(index);
    else if (character === '\u2069' && open.pop() === undefined) characters[index] = '';
  });
  for (const index of open) characters[index] = '';
  return characters.join('');
}

/** A text in one line. */
export function inOneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

const RTL_LETTER = /[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const RTL_LETTERS = new RegExp(`(?=\\p{L})${RTL_LETTER.source}`, 'gu');
const LTR_LETTERS = new RegExp(`(?=\\p{L})(?!${RTL_LETTER.source}).`, 'gu');

/**
 * The direction in which a text is read that stands by itself on a page. One that begins in the page's own script is
 * read as the page is, whatever names it holds; else most of its letters decide ("Setting קבוע אחת לשבוע").
 */
export function directionOf(text: string, page: Direction): Direction {
  const rtl = text.match(RTL_LETTERS)?.length ?? 0;
  const ltr = text.match(LTR_LETTERS)?.length ?? 0;
  if (rtl === 0 && ltr === 0) return page;
  const first = RTL_LETTER.test(/\p{L}/u.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr';
  if (first === page || rtl === ltr) return page;
  return rtl > ltr ? 'rtl' : 'ltr';
}

/** A stretch of text that is read in one direction. */
export interface Stretch {
  readonly text: string;
  readonly direction: Direction;
}

/**
 * Parts a text where its direction changes. What is neither (spaces, digits, punctuation) goes with the letters around
 * it where these agree, and else with the paragraph.
 * @param paragraph the direction of the paragraph that the text stands in
 */
export function stretchesOf(text: string, paragraph: Direction): readonly Stretch[] {
  const other = paragraph === 'rtl' ? LTR_LETTERS : RTL_LETTERS;
  const own = paragraph === 'rtl' ? RTL_LETTERS : LTR_LETTERS;
  const stretches: Stretch[] = [];
  let from = 0;
  let start: number | undefined;
  let end = 0;
  const close = () => {
    if (start === undefined) return;
    if (start > from) stretches.push({ text: text.slice(from, start), direction: paragraph });
    stretches.push({ text: text.slice(start, end), direction: paragraph === 'rtl' ? 'ltr' : 'rtl' });
    from = end;
    start = undefined;
  };
  const letters = [
    ...[...text.matchAll(other)].map((match) => ({ at: match.index, to: match.index + match[0].length, own: false })),
    ...[...text.matchAll(own)].map((match) => ({ at: match.index, to: match.index, own: true })),
  ].sort((a, b) => a.at - b.at);
  for (const { at, to, own: isOwn } of letters) {
    if (isOwn) close();
    else {
      start ??= at;
      end = to;
    }
  }
  close();
  if (from < text.length) stretches.push({ text: text.slice(from), direction: paragraph });
  return stretches;
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in XML or HTML, in an element or in a quoted attribute. */
export function escapeXml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? '');
}

/** A text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
