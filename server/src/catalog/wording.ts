/** The longest text, in UTF-16 units, that can be a catalog entry; the catalog's schema says the same. */
export const longestWording = 1000;

/** Combining marks of Hebrew (vowel points and cantillation), and the invisible marks of writing direction. */
const unseen = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const quotes = /['"`׳״‘’‚‛“”„‟′″«»]/g;
const dashes = /[-\u05be\u2010-\u2015\u2212]/g;

/**
 * The form in which two wordings of one entry are equal: without case, niqqud, quotation marks, the differences
 * between dashes and between kinds of white space, and the punctuation at the end.
 *
 * @param text any text
 * @returns the form to compare; empty for a text that has no words, or that is too long to be an entry
 */
export function comparable(text: string): string {
  // The pattern for the end is quadratic in the length, so a stranger's text must be short before it is tried.
  if (text.length > longestWording) return '';
  return text
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(quotes, '')
    .replace(dashes, ' ')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!?]+$/, '')
    .trim()
    .toLowerCase();
}
