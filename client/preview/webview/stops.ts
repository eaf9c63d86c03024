/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * The page by keyboard. Everything that leads to the text can be reached, but Tab stops only once in each section: from
 * there the arrow keys go on, and Enter goes to the text.
 */

const STOPS = 'h1, h2, h3, p, blockquote, li, tr, article';
const PARTS = 'header, section';

/** Makes the first stop of each part reachable by Tab, unless another one of it is already. */
export function prepareStops(plan: HTMLElement): void {
  for (const part of plan.querySelectorAll<HTMLElement>(PARTS)) {
    const stops = stopsIn(part);
    const current = stops.find((stop) => stop.tabIndex === 0) ?? stops[0];
    for (const stop of stops) makeCurrent(stop, stop === current);
  }
}

/** Makes tables that are wider than the page reachable, so that the arrow keys can scroll them. */
export function prepareScrollers(plan: HTMLElement): void {
  for (const scroller of plan.querySelectorAll<HTMLElement>('.scroller')) {
    if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
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
  const line = Number(focused?.closest('[data-line]')?.getAttribute('data-line') ?? Number.NaN);
  const isWithin = focused !== null && plan.contains(focused);
  change();
  if (!isWithin || plan.contains(focused)) return;
  const stops = [...plan.querySelectorAll<HTMLElement>(PARTS)].flatMap((part) => stopsIn(part));
  const lines = stops.map((stop) => Number(stop.getAttribute('data-line')));
  const nearest = Math.max(...lines.filter((at) => at <= line));
  stops[lines.indexOf(nearest)]?.focus({ preventScroll: true });
}

/** Only the current stop tells how to go on, so that nobody hears it at every step. */
function makeCurrent(stop: HTMLElement, isCurrent: boolean): void {
  stop.tabIndex = isCurrent ? 0 : -1;
  if (isCurrent) stop.setAttribute('aria-describedby', 'hint');
  else stop.removeAttribute('aria-describedby');
}

function stopsIn(part: HTMLElement): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>('[data-line]')].filter((element) => element.matches(STOPS));
}
