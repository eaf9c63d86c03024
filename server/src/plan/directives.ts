import { type Directive, descendants, type Node } from './tree';

const DIRECTIVE = /#[ \t]*partnership-ignore(-next-line)?(?![\w-])([^\r\n]*)/g;

/**
 * The ignore comments of a piece: `# partnership-ignore-next-line RULE[, RULE] -- reason` and, for the whole file,
 * `# partnership-ignore RULE -- reason`. What looks like one inside a text value is none.
 */
export function findDirectives(text: string, root: Node | undefined): readonly Directive[] {
  if (!text.includes('partnership-ignore')) return [];
  const found: Directive[] = [];
  const isInsideScalar = insideScalars(root);
  for (const match of text.matchAll(DIRECTIVE)) {
    const start = match.index;
    const before = text.charAt(start - 1);
    if ((before && !/\s/.test(before)) || isInsideScalar(start)) continue;
    const rest = match[2] ?? '';
    const restStart = start + match[0].length - rest.length;
    const split = /(^|\s)--(\s|$)/.exec(rest);
    const list = split ? rest.slice(0, split.index) : rest;
    const reason = split
      ? rest
          .slice(split.index)
          .replace(/^\s*--/, '')
          .trim()
      : undefined;
    const rules = [...list.matchAll(/[^\s,]+/g)].map((word) => ({
      id: word[0],
      start: restStart + word.index,
      end: restStart + word.index + word[0].length,
    }));
    found.push({
      scope: match[1] ? 'next-line' : 'file',
      start,
      end: start + match[0].trimEnd().length,
      rules,
      reason: reason || undefined,
    });
  }
  return found;
}

/** Tells whether an offset lies in a text value. */
function insideScalars(root: Node | undefined): (offset: number) => boolean {
  const scalars = [...descendants(root)].filter((node) => node.kind === 'scalar');
  return (offset) => {
    let low = -1;
    let high = scalars.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((scalars[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return offset < (scalars[low]?.end ?? 0);
  };
}
