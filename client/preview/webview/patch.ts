/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Makes the page what it is to be, at the cost of what has changed. */
import type { ChangedPreview } from '../../../server/src/lsp/protocol';

/** What this script puts on elements by itself. */
const ADDED: ReadonlySet<string> = new Set(['tabindex', 'aria-describedby', 'data-cursor']);
/** What a portion has whatever it is. */
const OWN = ['data-portion', 'data-base'];

/** What a patch has done. */
export interface Patched {
  /** The elements that came in, each with all within it, and those whose attributes are others now. */
  readonly touched: readonly Element[];
  /** The portions whose content may be another now. */
  readonly portions: readonly Element[];
  /** False where something was to stay as it is that isn't there: the whole is needed. */
  readonly isWhole: boolean;
}

/** Makes the content of an element what `html` says, by changing only what differs; see `amend`. */
export function patch(target: Element, html: string): Patched {
  const patched = new Patch();
  patched.children(target, contentOf(html));
  patched.portions.push(target);
  return patched;
}

/** Puts other content into an element. */
export function replace(target: Element, html: string): Patched {
  target.replaceChildren(contentOf(html));
  return { touched: [...target.children], portions: [target], isWhole: true };
}

/**
 * Changes portions within an element, and of these only what differs: scroll, focus and selection stay, and what people
 * opened stays open. What has `data-kept` stays as it is, and costs nothing.
 */
export function amend(target: Element, { changed, moved }: Pick<ChangedPreview, 'changed' | 'moved'>): Patched {
  const patched = new Patch();
  const portions = new Map<string | null, Element>();
  for (const one of target.querySelectorAll('[data-portion]')) portions.set(one.getAttribute('data-portion'), one);
  for (const { portion, html } of changed) {
    const from = portions.get(portion);
    const to = contentOf(html).firstElementChild;
    if (from && to) patched.portion(from, to);
    else patched.isWhole = false;
  }
  for (const [portion, base] of moved) portions.get(portion)?.setAttribute('data-base', String(base));
  return patched;
}

/** Nothing loads or runs in a template. */
function contentOf(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

class Patch implements Patched {
  readonly touched: Element[] = [];
  readonly portions: Element[] = [];
  isWhole = true;

  /** Makes a portion what another element is. */
  portion(from: Element, to: Element): void {
    for (const name of OWN) to.setAttribute(name, from.getAttribute(name) ?? '');
    if (from.nodeName === to.nodeName) this.node(from, to);
    else {
      const { parentNode } = from;
      if (parentNode) this.insert(parentNode, to, from);
      from.remove();
      const around = to.parentElement?.closest('[data-portion]');
      if (around) this.portions.push(around);
    }
  }

  /** Makes the children of a node those of another, which is used up by it. */
  children(from: Node, to: Node): void {
    const known = this.withoutOthers(from, to);
    let at = from.firstChild;
    for (let next = to.firstChild, after: ChildNode | null; next; next = after) {
      after = next.nextSibling;
      const key = keyOf(next);
      let match = key === undefined ? alike(at, next) : known.get(key);
      if (match && match.nodeName !== next.nodeName) {
        if (match === at) at = at.nextSibling;
        match.remove();
        match = undefined;
      }
      if (!match) {
        this.insert(from, next, at);
        continue;
      }
      if (key === undefined) {
        // What stands before the one that is alike is of no use.
        while (at && at !== match && keyOf(at) === undefined) at = dropped(at);
      } else if (match !== at) from.insertBefore(match, at);
      if (match === at) at = at.nextSibling;
      this.node(match, next);
    }
    while (at) at = dropped(at);
  }

  /** Takes away what has a key that doesn't come again, so that what stays needs no moving; answers what has one that does. */
  private withoutOthers(from: Node, to: Node): ReadonlyMap<string, ChildNode> {
    const coming = new Set<string>();
    for (let next = to.firstChild; next; next = next.nextSibling) {
      const key = keyOf(next);
      if (key !== undefined) coming.add(key);
    }
    const known = new Map<string, ChildNode>();
    for (let at = from.firstChild; at; ) {
      const key = keyOf(at);
      if (key === undefined) at = at.nextSibling;
      else if (coming.has(key)) {
        known.set(key, at);
        at = at.nextSibling;
      } else at = dropped(at);
    }
    return known;
  }

  private insert(parent: Node, node: ChildNode, before: ChildNode | null): void {
    if (node instanceof Element) {
      if (node.matches('[data-kept]') || node.querySelector('[data-kept]')) this.isWhole = false;
      this.touched.push(node);
    }
    parent.insertBefore(node, before);
  }

  private node(from: ChildNode, to: ChildNode): void {
    if (!(from instanceof Element && to instanceof Element)) {
      if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
      return;
    }
    if (to.hasAttribute('data-kept') || from.isEqualNode(to)) return;
    if (matchAttributes(from, to)) this.touched.push(from);
    if (to.hasAttribute('data-portion')) this.portions.push(from);
    this.children(from, to);
  }
}

/** Makes the attributes of an element those of another; answers whether any were others. */
function matchAttributes(from: Element, to: Element): boolean {
  const isKept = (name: string) => ADDED.has(name) || (name === 'open' && from instanceof HTMLDetailsElement);
  let isChanged = false;
  for (const { name, value } of to.attributes) {
    if (from.hasAttribute(name) && isKept(name)) continue;
    if (name === 'open' && isKept(name)) continue;
    if (set(from, name, value) && name !== 'data-base') isChanged = true;
  }
  for (const { name } of [...from.attributes]) {
    if (to.hasAttribute(name) || isKept(name)) continue;
    from.removeAttribute(name);
    isChanged = true;
  }
  return isChanged;
}

function set(element: Element, name: string, value: string): boolean {
  if (element.getAttribute(name) === value) return false;
  element.setAttribute(name, value);
  return true;
}

/** What a node is known by among its siblings; undefined for one that is known by its place alone. */
function keyOf(node: Node): string | undefined {
  if (!(node instanceof Element)) return undefined;
  return node.getAttribute('data-portion') ?? (node.id || undefined);
}

/** The first node from one on that can become another one that has no key. */
function alike(from: ChildNode | null, to: ChildNode): ChildNode | undefined {
  for (let at = from; at && keyOf(at) === undefined; at = at.nextSibling) {
    if (at.nodeType === to.nodeType && at.nodeName === to.nodeName) return at;
  }
  return undefined;
}

/** Takes a node away; answers the one behind it. */
function dropped(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}
