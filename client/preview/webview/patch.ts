/// <reference lib="dom" />
import morphdom from 'morphdom';

/** What this script puts on elements by itself. */
const ADDED = ['tabindex', 'aria-describedby', 'data-cursor'];

/**
 * Makes the content of an element what `html` says, by changing only what differs: scroll, focus and selection stay.
 * What people opened stays open.
 */
export function patch(target: HTMLElement, html: string): void {
  // Nothing loads or runs in a template.
  const template = document.createElement('template');
  template.innerHTML = html;
  const next = target.cloneNode(false) as HTMLElement;
  next.append(template.content);
  morphdom(target, next, {
    childrenOnly: true,
    onBeforeElUpdated(from, to) {
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
      for (const name of ADDED) {
        const value = from.getAttribute(name);
        if (value !== null) to.setAttribute(name, value);
      }
      return !from.isEqualNode(to);
    },
  });
}
