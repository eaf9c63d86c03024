import type { Section } from '../plan/decode';
import { type Place, pairOf } from '../plan/tree';

/** The key of a section, which is where its heading leads to; undefined where the section doesn't have it. */
export function placeOf(section: Section, ...keys: readonly string[]): Place | undefined {
  for (const key of keys) {
    const pair = pairOf(section.node, key);
    if (pair) return pair.key;
  }
  return undefined;
}
