/** In which direction texts are read: one rule for the page and for all exports. */
import type { Language } from '../schema/shape';

export type Direction = 'ltr' | 'rtl';

/** The direction in which a language is read. */
export function directionIn(language: Language): Direction {
  return language === 'he' ? 'rtl' : 'ltr';
}

/** Of a longer text, the beginning tells; in UTF-16 units. */
const SAMPLE = 1000;
const RTL_LETTER = /[\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const RTL_LETTERS = new RegExp(`(?=\\p{L})${RTL_LETTER.source}`, 'gu');
const LTR_LETTERS = new RegExp(`(?=\\p{L})(?!${RTL_LETTER.source}).`, 'gu');

/**
 * The direction in which a text is read that stands by itself on a page. One that begins in the page's own script is
 * read as the page is, whatever names it holds; else most of its letters decide ("Setting קבוע אחת לשבוע").
 */
export function directionOf(text: string, page: Direction): Direction {
  const first = /\p{L}/u.exec(text)?.[0];
  if (first === undefined || scriptOf(first) === page) return page;
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text;
  const rtl = sample.match(RTL_LETTERS)?.length ?? 0;
  const ltr = sample.match(LTR_LETTERS)?.length ?? 0;
  if (rtl === ltr) return page;
  return rtl > ltr ? 'rtl' : 'ltr';
}

function scriptOf(letter: string): Direction {
  return RTL_LETTER.test(letter) ? 'rtl' : 'ltr';
}

/** What the browser heeds and this rule doesn't. */
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * The direction of a text as a value of `dir`: `auto` where the browser, which goes by the first letter, comes to what
 * `directionOf` says.
 */
export function dirOf(text: string, page: Direction): 'auto' | Direction {
  const direction = directionOf(text, page);
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined || MARKS.test(text)) return direction;
  return scriptOf(letter) === direction ? 'auto' : direction;
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
  if (text === '') return [];
  if (text.search(other) < 0) return [{ text, direction: paragraph }];
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
