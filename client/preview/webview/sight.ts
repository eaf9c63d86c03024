/// <reference lib="dom" />
/**
 * Sections out of sight rest: what changes in them is laid out when they come into sight. Until then they are as tall
 * as they were last, so that whatever stands below stays where it is.
 */

/** Set on the page once every section has been laid out, which tells how tall it is. */
const REST = 'rest';
/** How many frames it takes until the browser has noted how tall the sections are. */
const NOTED_AFTER = 2;

let wakings = 0;

/** Tells whether an element stands in a section at rest: to ask for its size would lay the section out. */
export function isResting(element: Element): boolean {
  const within = element.closest('.section')?.firstElementChild;
  // A browser that can't tell lets none rest.
  return within?.checkVisibility?.({ contentVisibilityAuto: true }) === false;
}

/**
 * Lays out all sections anew, and then lets those out of sight rest: when the page is another one, or of another width.
 */
export function wakeAll(plan: HTMLElement): void {
  plan.classList.remove(REST);
  wakings++;
  const waking = wakings;
  const after = (frames: number): void => {
    // Only the last one counts.
    if (waking !== wakings) return;
    if (frames === 0) plan.classList.add(REST);
    else requestAnimationFrame(() => after(frames - 1));
  };
  after(NOTED_AFTER);
}

/** @param awake told of a section that has come into sight */
export function watchSections(plan: HTMLElement, awake: (section: Element) => void): void {
  plan.addEventListener('contentvisibilityautostatechange', (event) => {
    const { target, skipped } = event as ContentVisibilityAutoStateChangeEvent;
    if (!skipped && target instanceof Element) awake(target);
  });
}
