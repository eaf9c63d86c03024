/** What two versions of a text have in common, in UTF-16 units: the beginning and the end, which don't overlap. */
export interface Common {
  readonly start: number;
  readonly end: number;
  /** By how much the common end stands further behind in the later version. */
  readonly shift: number;
}

/** Compares two versions of a text. */
export function compareTexts(before: string, after: string): Common {
  const most = Math.min(before.length, after.length);
  const start = longest(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const end = longest(most - start, (from, to) => {
    const [b, a] = [before.length, after.length];
    return before.slice(b - to, b - from) === after.slice(a - to, a - from);
  });
  return { start, end, shift: after.length - before.length };
}

/** The largest length, `most` at most, up to which stretches are the same; each is compared once. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
