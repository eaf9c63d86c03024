import { findEnglish } from './english';
import { findHebrew } from './hebrew';
import { prepare, type Stretch } from './text';

export type { Stretch } from './text';

/**
 * The words of a text, in English or Hebrew, that speak of forcing somebody; not in quotations, and not where they are
 * denied. In the order of the text, not overlapping.
 */
export function findCoercion(original: string): readonly Stretch[] {
  const { text, origin } = prepare(original);
  const found = [...findEnglish(text), ...findHebrew(text)].sort((a, b) => a.start - b.start || b.end - a.end);
  let last = 0;
  return found.flatMap(({ start, end }) => {
    if (start < last) return [];
    last = end;
    return [{ start: origin(start), end: origin(end - 1) + 1 }];
  });
}
