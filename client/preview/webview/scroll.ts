/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Keeps page and text together: which line stands at the top of the page, and where on the page a line stands. */
import { type Anchor, anchorsIn } from './anchors';

/** How far below the top a thing may begin and still count as standing there, in pixels. */
const SLACK = 8;

/** Scrolls so that what stands at a line of the text comes to the top. Lines from 0; a fraction is a part of the line. */
export function scrollToLine(plan: HTMLElement, line: number): void {
  if (line < 1) {
    window.scrollTo(0, 0);
    return;
  }
  const anchors = [...anchorsIn(plan)];
  const before = shown(anchors, (one, best) => one <= line && one > best, -1);
  if (!before) return;
  const after = shown(anchors, (one, best) => one > line && one < best, Number.POSITIVE_INFINITY);
  const share = after && after.top > before.top ? (line - before.line) / (after.line - before.line) : 0;
  const top = before.top + share * ((after?.top ?? before.top) - before.top);
  window.scrollBy(0, top - SLACK);
}

/** The line of the text (from 0) that stands at the top of the page; undefined where nothing there has one. */
export function lineAtTop(plan: HTMLElement): number | undefined {
  if (window.scrollY < SLACK) return 0;
  const isNear = (portion: Element) => {
    const { top, bottom } = portion.getBoundingClientRect();
    return top <= 2 * SLACK && bottom > -window.innerHeight;
  };
  let best: { readonly top: number; readonly line: number } | undefined;
  for (const { element, line } of anchorsIn(plan, isNear)) {
    const { top, height } = element.getBoundingClientRect();
    if (height > 0 && top <= 2 * SLACK && (!best || top >= best.top)) best = { top, line };
  }
  return best?.line;
}

/**
 * The anchor whose line is best, of those that can be seen, with its distance from the top of the window in pixels. Only
 * where the best ones are is asked for: to ask for all would lay out the whole page.
 */
function shown(
  anchors: readonly Anchor[],
  isBetter: (line: number, than: number) => boolean,
  worst: number,
): { readonly line: number; readonly top: number } | undefined {
  const hidden = new Set<Anchor>();
  for (;;) {
    let best: Anchor | undefined;
    for (const one of anchors) if (isBetter(one.line, best?.line ?? worst) && !hidden.has(one)) best = one;
    if (!best) return undefined;
    const { top, height } = best.element.getBoundingClientRect();
    if (height > 0) return { line: best.line, top };
    hidden.add(best);
  }
}
