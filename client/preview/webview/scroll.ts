/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Keeps page and text together: which line stands at the top of the page, and where on the page a line stands. */

interface Anchor {
  readonly line: number;
  /** Pixels from the top of the window. */
  readonly top: number;
}

/** How far below the top a thing may begin and still count as standing there, in pixels. */
const SLACK = 8;

/** Elements out of the plan's own order (what repeats or sums up) don't count. */
function anchors(plan: HTMLElement): Anchor[] {
  const found: Anchor[] = [];
  for (const element of plan.querySelectorAll('[data-line]')) {
    if (element.closest('[data-aside]')) continue;
    const line = Number(element.getAttribute('data-line'));
    const { top, height } = element.getBoundingClientRect();
    if (height > 0) found.push({ line, top });
  }
  return found;
}

/** Scrolls so that what stands at a line of the text comes to the top. Lines from 0; a fraction is a part of the line. */
export function scrollToLine(plan: HTMLElement, line: number): void {
  if (line < 1) {
    window.scrollTo(0, 0);
    return;
  }
  let before: Anchor | undefined;
  let after: Anchor | undefined;
  for (const anchor of anchors(plan)) {
    if (anchor.line <= line && (!before || anchor.line > before.line)) before = anchor;
    if (anchor.line > line && (!after || anchor.line < after.line)) after = anchor;
  }
  if (!before) return;
  const share = after && after.top > before.top ? (line - before.line) / (after.line - before.line) : 0;
  const top = before.top + share * ((after?.top ?? before.top) - before.top);
  window.scrollBy(0, top - SLACK);
}

/** The line of the text (from 0) that stands at the top of the page; undefined where nothing there has one. */
export function lineAtTop(plan: HTMLElement): number | undefined {
  if (window.scrollY < SLACK) return 0;
  let best: Anchor | undefined;
  for (const anchor of anchors(plan)) {
    if (anchor.top <= 2 * SLACK && (!best || anchor.top >= best.top)) best = anchor;
  }
  return best?.line;
}
