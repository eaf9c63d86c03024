import { comparable } from '../../catalog';

const PREFIX = /^[והשבלכמ](?=[\u05d0-\u05ea]{2})/;

/**
 * True where each word typed begins a word of the text; a Hebrew word also without its prefixes. Editors match by
 * letters strewn over the whole text, which in a long one nearly always succeeds.
 */
export function matches(typed: string, text: string): boolean {
  const wanted = split(typed);
  if (wanted.length === 0) return true;
  const words = split(text);
  return wanted.every((want) => words.some((word) => begins(word, want)));
}

function begins(word: string, want: string): boolean {
  if (word.startsWith(want)) return true;
  const shorter = word.replace(PREFIX, '');
  return shorter.startsWith(want) || shorter.replace(PREFIX, '').startsWith(want);
}

function split(text: string): readonly string[] {
  return comparable(text.slice(0, 300))
    .split(/[\s/,.:;()]+/)
    .filter((word) => word !== '');
}
