import { strict as assert } from 'node:assert';
import { inflateRawSync } from 'node:zlib';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** What no XML 1.0 may hold, not even as a reference. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** Reads XML strictly: throws for whatever a parser must refuse. Knows no document types, as no file of ours has one. */
export function parseXml(xml: string): XmlElement {
  assert.doesNotMatch(xml, FORBIDDEN);
  const text = xml.replace(/^\ufeff?<\?xml [^?]*\?>\s*/, '');
  const root: XmlElement = { name: '#root', attributes: new Map(), children: [] };
  const open = [root];
  const token =
    /<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)|<!--(?:(?!--)[\s\S])*-->/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    assert.ok(match, `no XML at: ${text.slice(at, at + 120)}`);
    const [, closing, opening, inside, isEmpty, words] = match;
    const current = open[open.length - 1] ?? root;
    if (closing !== undefined) assert.equal(open.pop()?.name, closing, `unbalanced at: ${text.slice(at, at + 120)}`);
    else if (opening !== undefined) {
      const attributes = new Map<string, string>();
      for (const [, name = '', , first, second] of (inside ?? '').matchAll(/([\w:.-]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
        assert.ok(!attributes.has(name), `${name} twice in <${opening}>`);
        attributes.set(name, decodeXml(first ?? second ?? ''));
      }
      const element: XmlElement = { name: opening, attributes, children: [] };
      current.children.push(element);
      if (!isEmpty) open.push(element);
    } else if (words !== undefined) current.children.push(decodeXml(words));
  }
  assert.deepEqual(
    open.map(({ name }) => name),
    ['#root'],
  );
  const elements = root.children.filter((child) => typeof child !== 'string');
  assert.equal(elements.length, 1, 'one root');
  return elements[0] ?? root;
}

function decodeXml(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));|&/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const known = name === undefined ? undefined : ENTITIES.get(name);
    if (known !== undefined) return known;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    assert.ok(Number.isInteger(code), `unknown entity: ${whole}`);
    const character = String.fromCodePoint(code);
    assert.doesNotMatch(character, FORBIDDEN);
    return character;
  });
}

/** All elements of a name at or below an element. */
export function allOf(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = element.name === name ? [element] : [];
  for (const child of element.children) if (typeof child !== 'string') found.push(...allOf(child, name));
  return found;
}

/** The text within an element. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** The files of a ZIP archive. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const data = Buffer.from(bytes);
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  assert.ok(end >= 0, 'no ZIP archive');
  const files = new Map<string, Uint8Array>();
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(data.readUInt32LE(at), 0x02014b50);
    const method = data.readUInt16LE(at + 10);
    const size = data.readUInt32LE(at + 20);
    const nameLength = data.readUInt16LE(at + 28);
    const local = data.readUInt32LE(at + 42);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
    const packed = data.subarray(start, start + size);
    files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return files;
}
