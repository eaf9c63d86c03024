import { distance } from 'fastest-levenshtein';

/** Longer words are no misspelt ones, and comparing them takes long. */
const LONGEST = 200;

/** The candidate that a misspelt word most likely means, or undefined where none is near. Letter case doesn't count. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(wanted.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    if (Math.abs(known.length - wanted.length) >= least && !known.startsWith(wanted)) continue;
    // A word cut off at its end is nearer than its missing letters tell.
    const steps = known.startsWith(wanted) && wanted.length >= 3 ? 1 : distance(wanted, known);
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}
