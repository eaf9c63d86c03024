/** An edit as text that gives way to other text, between what stays before and behind. */
interface Step {
  readonly before: string;
  readonly removed: string;
  readonly inserted: string;
  readonly behind: string;
}

function stepBetween(from: string, to: string): Step {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let tail = 0;
  const most = Math.min(from.length, to.length) - start;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return {
    before: from.slice(0, start),
    removed: from.slice(start, from.length - tail),
    inserted: to.slice(start, to.length - tail),
    behind: from.slice(from.length - tail),
  };
}

/** Takes parts out of a text as long as something stays as it is: lines at first, then characters. */
function shrinkText(text: string, holds: (text: string) => boolean): string {
  let parts: string[] = text.match(/[^\n]*\n|[^\n]+/g) ?? [];
  for (let pass = 0; pass < 2; pass++) {
    for (let size = Math.max(1, parts.length >> 1); ; size >>= 1) {
      for (let at = 0; at < parts.length; ) {
        const fewer = [...parts.slice(0, at), ...parts.slice(at + size)];
        if (holds(fewer.join(''))) parts = fewer;
        else at += size;
      }
      if (size <= 1) break;
    }
    if (pass === 0) parts = parts.join('').length < 400 ? [...parts.join('')] : parts;
  }
  return parts.join('');
}

/** The smallest text that can be found in which a fault still shows. */
export function smallestText(text: string, fails: (text: string) => boolean): string {
  return fails(text) ? shrinkText(text, fails) : text;
}

/**
 * The smallest pair of texts that can be found, one edited into the other, in which a fault still shows; undefined where
 * the fault needs more than these two.
 */
export function smallestEdit(
  from: string,
  to: string,
  fails: (from: string, to: string) => boolean,
): { readonly from: string; readonly to: string } | undefined {
  if (!fails(from, to)) return undefined;
  let step = stepBetween(from, to);
  const holds = (change: Partial<Step>) => {
    const { before, removed, inserted, behind } = { ...step, ...change };
    return fails(before + removed + behind, before + inserted + behind);
  };
  for (const part of ['behind', 'before', 'inserted', 'removed', 'behind', 'before'] as const) {
    step = { ...step, [part]: shrinkText(step[part], (text) => holds({ [part]: text })) };
  }
  return { from: step.before + step.removed + step.behind, to: step.before + step.inserted + step.behind };
}
