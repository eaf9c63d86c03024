/**
 * The fingerprint of a plan: what a partner's approval is tied to. It stands for the plan's data without its sign-off;
 * the order of keys, comments, quotes, anchors and layout make no difference.
 *
 * Each map and list has a digest of its own, made of its values and the digests of what it holds, and kept with the
 * node: after an edit only the digests on the way from the edit to the plan are made again.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { remember } from './decode';
import { type MapNode, type Node, resolve } from './tree';

/** 128 bits: more than chance or anybody's patience can repeat, and still short enough for a line of a plan. */
const DIGITS = 32;

/**
 * The fingerprint of a plan.
 * @param root the plan's map
 * @returns `sha256:` and 32 hexadecimal digits
 */
export function fingerprintOf(root: MapNode): string {
  return remember(root, fingerprintOf, () => `sha256:${digestOfMap(root, 'signoff').slice(0, DIGITS)}`);
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
  return remember(value, contentOf, () =>
    value.kind === 'map' ? `{${digestOfMap(value)}}` : `[${digest(value.items.map(contentOf))}]`,
  );
}

function digestOfMap(map: MapNode, except?: string): string {
  const values = new Map<string, Node | undefined>();
  for (const { key, value } of map.pairs) {
    const word = String(key.value);
    // Of a key that stands twice, the first is the one that is read.
    if (word !== except && !values.has(word)) values.set(word, value);
  }
  const keys = [...values.keys()].sort();
  return digest(keys.map((key) => `${JSON.stringify(key)}:${contentOf(values.get(key))}`));
}

function digest(parts: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(parts.join('\n'))));
}
