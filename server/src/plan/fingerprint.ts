/**
 * The fingerprint of a plan: what a partner's approval is tied to. It stands for the plan's data without its sign-off;
 * the order of keys, comments, quotes, anchors and layout make no difference.
 *
 * It is made of the data as JSON with sorted keys and without white space, in which each map or list of more than a few
 * hundred characters is written as `#` and its SHA-256. What was made of a map or list is kept with its node: after an
 * edit only what lies on the way from the edit to the plan is made again.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type MapNode, type Node, resolve } from './tree';

/** 128 bits: more than chance or anybody's patience can repeat, and still short enough for a line of a plan. */
const DIGITS = 32;
/** Maps and lists whose JSON is longer, in UTF-16 units, stand in it by their digest. */
const LONGEST = 400;

/**
 * The fingerprint of a plan.
 * @param root the plan's map
 * @returns `sha256:` and 32 hexadecimal digits
 */
export function fingerprintOf(root: MapNode): string {
  return root.remember(fingerprintOf, () => `sha256:${digest(contentOfMap(root, 'signoff')).slice(0, DIGITS)}`);
}

/** True where a fingerprint written in a plan is this one; letter case and white space around it don't count. */
export function isFingerprint(written: string, fingerprint: string): boolean {
  return written.trim().toLowerCase() === fingerprint;
}

function contentOf(node: Node | undefined): string {
  const value = resolve(node);
  if (!value) return 'null';
  if (value.kind === 'scalar') {
    return typeof value.value === 'string' ? JSON.stringify(value.value) : String(value.value);
  }
  return value.remember(contentOf, () => {
    const content = value.kind === 'map' ? contentOfMap(value) : `[${value.items.map(contentOf).join()}]`;
    return content.length > LONGEST ? `#${digest(content)}` : content;
  });
}

function contentOfMap(map: MapNode, except?: string): string {
  const values = new Map<string, Node | undefined>();
  for (const { key, value } of map.pairs) {
    const word = String(key.value);
    // Of a key that stands twice, the first is the one that is read.
    if (word !== except && !values.has(word)) values.set(word, value);
  }
  const keys = [...values.keys()].sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${contentOf(values.get(key))}`).join()}}`;
}

function digest(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)));
}
