/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Marks on the page the block in which the editor's cursor stands; to be seen, and of no meaning to anybody who isn't looking. */

import { anchorsIn } from './anchors';

/** Set on that block. */
const MARK = 'data-cursor';

/** What stands so near to an edge of the window, in pixels, can't be read. */
const MARGIN = 24;

/** What is marked as a whole, although the line is that of something within. */
const BLOCKS = 'h1, h2, h3, p, blockquote, li, tr, dd, .words, .card';

/**
 * Marks the block of a line of the text (from 0): what stands there, else what stands nearest before it. Null marks none.
 * Elements out of the plan's own order (what repeats or sums up) don't count.
 */
export function markCursor(plan: HTMLElement, line: number | null): void {
  const block = line === null ? undefined : blockAt(plan, line);
  for (const marked of plan.querySelectorAll(`[${MARK}]`)) if (marked !== block) marked.removeAttribute(MARK);
  block?.setAttribute(MARK, '');
}

/** Brings the marked block into view where nothing of it is. */
export function showCursor(plan: HTMLElement): void {
  const block = plan.querySelector(`[${MARK}]`);
  if (!block) return;
  const { top, bottom } = block.getBoundingClientRect();
  if (bottom > MARGIN && top < window.innerHeight - MARGIN) return;
  block.scrollIntoView({ block: bottom - top < window.innerHeight ? 'center' : 'start' });
}

function blockAt(plan: HTMLElement, line: number): Element | undefined {
  let nearest: Element | undefined;
  let best = -1;
  for (const { element, line: at } of anchorsIn(plan)) {
    if (at <= best || at > line) continue;
    best = at;
    nearest = element;
  }
  return nearest?.closest(BLOCKS) ?? nearest;
}
