/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Keeps page and text together: which line stands at the top of the page, and where on the page a line stands. */
import { type Anchor, anchorsIn } from './anchors';
import { isResting } from './sight';

/** How far below the top a thing may begin and still count as standing there, in pixels. */
const SLACK = 8;

/** Scrolls so that what stands at a line of the text comes to the top. Lines from 0; a fraction is a part of the line. */
export function scrollToLine(plan: HTMLElement, line: number): void {
  if (line < 1) {
    window.scrollTo(0, 0);
    return;
  }
  const anchors = [...anchorsIn(plan)];
  const isBefore = (one: number, best: number) => one <= line && one > best;
  let before = shown(anchors, isBefore, -1);
  if (before && isResting(before.element)) {
    // What has changed at rest may have made the section longer than it is taken for, and the page with it.
    before.element.scrollIntoView({ block: 'start' });
    before = shown(anchors, isBefore, -1);
  }
  if (!before) return;
  const after = shown(anchors, (one, best) => one > line && one < best, Number.POSITIVE_INFINITY);
  const share = after && after.top > before.top ? (line - before.line) / (after.line - before.line) : 0;
  const top = before.top + share * ((after?.top ?? before.top) - before.top);
  window.scrollBy(0, top - SLACK);
}

/** What stands at the top of the window. */
export interface Place extends Anchor {
  /** Which part of its height has been scrolled away, from 0 to 1. */
  readonly gone: number;
}

/** What stands at the top of the window: the plan itself at the very top; undefined where nothing there has a line. */
export function placeAtTop(plan: HTMLElement): Place | undefined {
  if (window.scrollY < SLACK) return { element: plan, line: 0, gone: 0 };
  const isNear = (portion: Element) => {
    const { top, bottom } = portion.getBoundingClientRect();
    return top <= 2 * SLACK && bottom > -window.innerHeight;
  };
  let best: (Anchor & { readonly top: number; readonly height: number }) | undefined;
  for (const { element, line } of anchorsIn(plan, isNear)) {
    const { top, height } = element.getBoundingClientRect();
    if (height > 0 && top <= 2 * SLACK && (!best || top >= best.top)) best = { element, line, top, height };
  }
  return best && { element: best.element, line: best.line, gone: -best.top / best.height };
}

/** Scrolls back to a place, wherever that is by now. */
export function scrollToPlace(plan: HTMLElement, { element, line, gone }: Place): void {
  // In this width it may be left out.
  if (element === plan || element.getClientRects().length === 0) {
    scrollToLine(plan, line);
    return;
  }
  const { top, height } = element.getBoundingClientRect();
  window.scrollBy(0, top + gone * height);
}

/**
 * The anchor whose line is best, of those that can be seen, with its distance from the top of the window in pixels. Only
 * where the best ones are is asked for: to ask for all would lay out the whole page.
 */
function shown(
  anchors: readonly Anchor[],
  isBetter: (line: number, than: number) => boolean,
  worst: number,
): (Anchor & { readonly top: number }) | undefined {
  const hidden = new Set<Anchor>();
  for (;;) {
    let best: Anchor | undefined;
    for (const one of anchors) if (isBetter(one.line, best?.line ?? worst) && !hidden.has(one)) best = one;
    if (!best) return undefined;
    const { top, height } = best.element.getBoundingClientRect();
    if (height > 0) return { ...best, top };
    hidden.add(best);
  }
}
