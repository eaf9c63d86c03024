/**
 * Where a plan lacks something: one answer for a key that is missing, one that is empty, and a placeholder. To rules that
 * ask for what is blank, a placeholder is nothing; to those that ask for what is absent, it is a text yet to be written,
 * of which `placeholder-left` tells.
 */
import type { Section } from '../plan/decode';
import { isPresent, type MapNode, type Node, type Place, pairOf, resolve } from '../plan/tree';
import { isBlank } from '../plan/values';

/**
 * The place at which it is shown that nothing, or nothing but a placeholder, stands at a path of keys below a section.
 * @returns what is missing is shown where `Section.anchor` says; an empty key at the key; a placeholder or an empty list
 *   at the value. Undefined where something stands there, be it of the wrong type: that is the schema's business.
 */
export function lackAt(section: Parent, ...path: readonly string[]): Place | undefined {
  return nothingAt(section, path, isBlankNode);
}

/** The place at which it is shown that no text stands at a path of keys below a section, not even a placeholder. */
export function absentAt(section: Parent, ...path: readonly string[]): Place | undefined {
  return nothingAt(section, path, isEmptyNode);
}

type Parent = Pick<Section, 'node' | 'anchor'>;

function nothingAt(section: Parent, path: readonly string[], isNothing: (node: Node) => boolean): Place | undefined {
  let map: MapNode = section.node;
  let anchor: Node = section.anchor;
  for (const [depth, key] of path.entries()) {
    const pair = pairOf(map, key);
    if (!pair) return anchor;
    if (!isPresent(pair.value)) return pair.key;
    const value = resolve(pair.value);
    if (value?.kind === 'scalar') {
      // A placeholder in place of a map is no text of that map.
      const lacks = depth < path.length - 1 ? isBlankNode(value) : isNothing(value);
      return lacks ? pair.value : undefined;
    }
    if (value?.kind === 'list') {
      const items = value.items.filter(isPresent);
      if (items.length === 0) return value.flow ? pair.value : pair.key;
      return items.every(isNothing) ? items[0] : undefined;
    }
    if (value?.kind !== 'map') return undefined;
    map = value;
    anchor = pair.key;
  }
  return undefined;
}

/** True for a text that is empty or a placeholder. */
function isBlankNode(node: Node): boolean {
  const value = resolve(node);
  return value?.kind === 'scalar' && typeof value.value === 'string' && isBlank(value.value);
}

/** True for a text of nothing but white space. */
export function isEmptyNode(node: Node): boolean {
  const value = resolve(node);
  return value?.kind === 'scalar' && typeof value.value === 'string' && value.value.trim() === '';
}

/** Things that are lacking at one place. */
export interface Lack<K> {
  readonly at: Place;
  readonly what: readonly K[];
}

/** What is lacking, gathered by the place where it is shown, so that a rule speaks once for each; in the order given. */
export function byPlace<K>(lacks: readonly (readonly [K, Place | undefined])[]): readonly Lack<K>[] {
  const places = new Map<Place, K[]>();
  for (const [what, at] of lacks) {
    if (!at) continue;
    const known = places.get(at);
    if (known) known.push(what);
    else places.set(at, [what]);
  }
  return [...places].map(([at, what]) => ({ at, what }));
}
