/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * The page by keyboard. Everything that leads to the text can be reached, but Tab stops only once in each section: from
 * there the arrow keys go on, and Enter goes to the text.
 */

import { lineOf } from './anchors';

const STOP = ':is(h1, h2, h3, p, blockquote, li, tr, article)[data-line]';
const PARTS = 'header, section';

/**
 * Makes the first stop of each part reachable by Tab, unless another one of it is already.
 * @param touched the elements that are new, or have changed, since that was done
 */
export function prepareStops(plan: HTMLElement, touched: Iterable<Element>): void {
  for (const element of touched) {
    for (const stop of stopsIn(element)) if (!stop.hasAttribute('tabindex')) makeCurrent(stop, false);
  }
  for (const part of plan.querySelectorAll<HTMLElement>(PARTS)) {
    if (part.querySelector('[data-line][tabindex="0"]')) continue;
    const first = stopsIn(part)[0];
    if (first) makeCurrent(first, true);
  }
}

/**
 * Makes tables that are wider than the page reachable, so that the arrow keys can scroll them.
 * @param touched those in these elements, or around them
 */
export function prepareScrollers(touched: Iterable<Element>): void {
  const scrollers = new Set<HTMLElement>();
  for (const element of touched) {
    const around = element.closest<HTMLElement>('.scroller');
    if (around) scrollers.add(around);
    for (const scroller of element.querySelectorAll<HTMLElement>('.scroller')) scrollers.add(scroller);
  }
  // All are asked before any is changed, so that the page is laid out once.
  const wide = new Set([...scrollers].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth));
  for (const scroller of scrollers) {
    if (wide.has(scroller)) scroller.tabIndex = 0;
    else scroller.removeAttribute('tabindex');
  }
}

/** The stop that a key leads to from another one, made the part's own; undefined where the key leads nowhere. */
export function stopAfter(from: HTMLElement, key: string): HTMLElement | undefined {
  const part = from.closest<HTMLElement>(PARTS);
  if (!part) return undefined;
  const stops = stopsIn(part).filter((stop) => stop === from || stop.getClientRects().length > 0);
  const at = stops.indexOf(from);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: stops.length - 1,
  };
  const place = Object.hasOwn(places, key) ? places[key] : undefined;
  const next = place === undefined ? undefined : stops[place];
  if (!next || next === from) return undefined;
  makeCurrent(from, false);
  makeCurrent(next, true);
  return next;
}

/**
 * Changes the page. Where that takes away what has the focus, the focus goes to what stands at the same line of the text
 * now, else to what stands nearest before it: whoever uses the keyboard isn't sent back to the beginning.
 */
export function keepFocus(plan: HTMLElement, change: () => void): void {
  const { activeElement: focused } = document;
  const place = focused?.closest('[data-line]');
  const line = place ? lineOf(place) : Number.NaN;
  const isWithin = focused !== null && plan.contains(focused);
  change();
  if (!isWithin || plan.contains(focused)) return;
  const stops = [...plan.querySelectorAll<HTMLElement>(PARTS)].flatMap((part) => stopsIn(part));
  const lines = stops.map(lineOf);
  const nearest = Math.max(...lines.filter((at) => at <= line));
  stops[lines.indexOf(nearest)]?.focus({ preventScroll: true });
}

/** Only the current stop tells how to go on, so that nobody hears it at every step. */
function makeCurrent(stop: HTMLElement, isCurrent: boolean): void {
  stop.tabIndex = isCurrent ? 0 : -1;
  if (isCurrent) stop.setAttribute('aria-describedby', 'hint');
  else stop.removeAttribute('aria-describedby');
}

/** The stops of an element, itself included. */
function stopsIn(part: Element): HTMLElement[] {
  const all = [part, ...part.querySelectorAll('[data-line]')];
  return all.filter((one): one is HTMLElement => one instanceof HTMLElement && one.matches(STOP));
}
