/** Where a plan lacks something: one answer for a key that is missing, one that is empty, and a placeholder. */
import type { Section } from '../plan/decode';
import { isPresent, type MapNode, type Node, type Place, pairOf, resolve } from '../plan/tree';
import { isBlank } from '../plan/values';

/**
 * The place at which it is shown that nothing stands at a path of keys below a section.
 * @returns what is missing is shown where `Section.anchor` says; an empty key at the key; a placeholder or an empty list
 *   at the value. Undefined where something stands there, be it of the wrong type: that is the schema's business.
 */
export function lackAt(section: Pick<Section, 'node' | 'anchor'>, ...path: readonly string[]): Place | undefined {
  let map: MapNode = section.node;
  let anchor: Node = section.anchor;
  for (const key of path) {
    const pair = pairOf(map, key);
    if (!pair) return anchor;
    if (!isPresent(pair.value)) return pair.key;
    const value = resolve(pair.value);
    if (value?.kind === 'scalar') return isBlankNode(value) ? pair.value : undefined;
    if (value?.kind === 'list') {
      const items = value.items.filter(isPresent);
      if (items.length === 0) return value.flow ? pair.value : pair.key;
      return items.every(isBlankNode) ? items[0] : undefined;
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
