import { findEnglish } from './english';
import { findHebrew } from './hebrew';
import { prepare, type Stretch } from './text';

export type { Stretch } from './text';

const NOTHING: readonly Stretch[] = [];

/** In every text that speaks of force, or has vowel points that may hide it; most texts are done with here. */
const MAYBE =
  /impos|forc|compel|dictat|coerc|or\s+not|no\s|[\u0591-\u05c7\u200b-\u200f\u2060\ufeff\u00ad]|כפ|כיפ|כופ|כרח|כריח|אלצ|אלץ|אילצ|אילץ|אולצ|אולץ|כתיב|כתב|ברירה/i;

/** False for a text in which nothing of this kind can be found, as it is typed or as it is read. */
export function mayCoerce(text: string): boolean {
  return MAYBE.test(text);
}

/**
 * The words of a text, in English or Hebrew, that speak of forcing somebody; not in quotations, and not where they are
 * denied. In the order of the text, not overlapping.
 */
export function findCoercion(original: string): readonly Stretch[] {
  if (!mayCoerce(original)) return NOTHING;
  const { text, origin } = prepare(original);
  const found = [...findEnglish(text), ...findHebrew(text)].sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.flatMap(({ start, end }) => {
    if (start < last) return [];
    last = end;
    return [{ start: origin(start), end: origin(end - 1) + 1 }];
  });
}
