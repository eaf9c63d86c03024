/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Which elements of the page show which line of the text. What is known of a portion holds until it is patched. */

/** An element and the line, from 0, at which stands what it shows. */
export interface Anchor {
  readonly element: Element;
  readonly line: number;
}

/** A portion of the page by itself. */
interface Portion {
  /** Lines from where the portion begins. */
  readonly anchors: readonly Anchor[];
  readonly within: readonly Element[];
}

const known = new WeakMap<Element, Portion>();

/** The line of an element that has one. */
export function lineOf(element: Element): number {
  let line = Number(element.getAttribute('data-line') ?? Number.NaN);
  for (let at = element.closest('[data-base]'); at; at = at.parentElement?.closest('[data-base]') ?? null) {
    line += baseOf(at);
  }
  return line;
}

/**
 * All elements with a line, in the order of the page. Those out of the plan's own order (what repeats or sums up) don't
 * count.
 * @param has tells of a portion whether anything in it is of interest
 */
export function* anchorsIn(
  portion: Element,
  has: (portion: Element) => boolean = () => true,
  outer = 0,
): Generator<Anchor> {
  if (!has(portion)) return;
  const begins = outer + baseOf(portion);
  const { anchors, within } = read(portion);
  for (const { element, line } of anchors) yield { element, line: begins + line };
  for (const one of within) yield* anchorsIn(one, has, begins);
}

/** Tells that a portion has been patched. */
export function forget(portion: Element): void {
  known.delete(portion);
}

function read(portion: Element): Portion {
  const before = known.get(portion);
  if (before) return before;
  const anchors: Anchor[] = [];
  const within: Element[] = [];
  const visit = (element: Element): void => {
    if (element.hasAttribute('data-aside')) return;
    if (element !== portion && element.hasAttribute('data-portion')) {
      within.push(element);
      return;
    }
    const line = element.getAttribute('data-line');
    if (line !== null) anchors.push({ element, line: Number(line) });
    for (let child = element.firstElementChild; child; child = child.nextElementSibling) visit(child);
  };
  visit(portion);
  const found = { anchors, within };
  known.set(portion, found);
  return found;
}

function baseOf(portion: Element): number {
  return Number(portion.getAttribute('data-base') ?? 0);
}
