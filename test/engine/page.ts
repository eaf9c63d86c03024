/** Reads the page's markup, for tests. */
import { strict as assert } from 'node:assert';

/** An element of a page. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (PageElement | string)[];
}

const VOID = new Set(['rect', 'circle', 'line', 'path']);

/** Reads the page's markup, which is well formed; throws where it is not. */
export function parse(html: string): PageElement {
  const root: PageElement = { tag: '#root', attributes: new Map(), children: [] };
  const open = [root];
  for (const [token, closing, opening, inside, selfClosing] of html.matchAll(
    /<\/([a-z0-9]+)>|<([a-z0-9]+)((?:\s+[a-zA-Z0-9-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</g,
  )) {
    const current = open[open.length - 1] ?? root;
    if (closing) assert.equal(open.pop()?.tag, closing, `unbalanced: ${token}`);
    else if (opening) {
      const attributes = new Map<string, string>();
      for (const [, name, value] of (inside ?? '').matchAll(/\s+([a-zA-Z0-9-]+)(?:="([^"]*)")?/g)) {
        attributes.set(name ?? '', decode(value ?? ''));
      }
      const element: PageElement = { tag: opening, attributes, children: [] };
      current.children.push(element);
      if (!selfClosing) open.push(element);
      else assert.ok(VOID.has(opening), `closes itself: ${token}`);
    } else {
      assert.notEqual(token, '<', `a stray < in: ${html.slice(0, 200)}`);
      current.children.push(decode(token));
    }
  }
  assert.equal(open.length, 1, 'something is left open');
  return root;
}

/** A text of the markup as it is read. */
function decode(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&amp;/g, '&');
}

/** All elements within one, in the order of the page. */
export function* elements(element: PageElement): Generator<PageElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elements(child);
  }
}

/** The text of an element. */
export function textOf(element: PageElement | string): string {
  return typeof element === 'string' ? element : element.children.map(textOf).join('');
}

/** All elements of a name, and of a class, within one. */
export function all(element: PageElement, tag: string, name?: string): readonly PageElement[] {
  return [...elements(element)].filter(
    (one) => one.tag === tag && (name === undefined || (one.attributes.get('class') ?? '').split(' ').includes(name)),
  );
}

/** The element with an id; fails where there is none. */
export function byId(element: PageElement, id: string): PageElement {
  const found = [...elements(element)].find((one) => one.attributes.get('id') === id);
  assert.ok(found, `no element with the id ${id}`);
  return found;
}

/** The cells of a table, row by row, in the order in which they stand in the page. */
export function cellsOf(table: PageElement): readonly (readonly string[])[] {
  return all(table, 'tr').map((row) =>
    row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [textOf(cell).trim()])),
  );
}

/** The markup of a page in portions as it would be without: each line counted from the beginning of the text. */
export function absolute(html: string): string {
  const bases = [0];
  return html.replace(/<(\/?)([a-z0-9]+)([^>]*)>/g, (token, closing: string, tag: string, attributes: string) => {
    if (closing) {
      bases.pop();
      return token;
    }
    const begins = (bases.at(-1) ?? 0) + Number(/ data-base="(-?\d+)"/.exec(attributes)?.[1] ?? 0);
    if (!attributes.endsWith('/')) bases.push(begins);
    const own = attributes
      .replace(/ data-portion="[^"]*" data-base="-?\d+"/, '')
      .replace(/ data-line="(-?\d+)"/, (_, line: string) => ` data-line="${begins + Number(line)}"`);
    return `<${tag}${own}>`;
  });
}

/** Where a link of the page may lead: to the page itself, to the web, or to a letter. */
export const HARMLESS_LINK = /^(?:#[a-z-]+|https?:\/\/[^\s<>"]+|mailto:[^\s<>"?&]+@[^\s<>"?&]+)$/;
