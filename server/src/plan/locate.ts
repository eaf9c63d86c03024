import type { PlanDocument } from './document';
import type { ListNode, MapNode, Node, Pair } from './tree';

/** A step on the way from the root of a plan to a place in it. */
export type Step =
  | { readonly kind: 'pair'; readonly map: MapNode; readonly pair: Pair }
  | { readonly kind: 'item'; readonly list: ListNode; readonly index: number };

/** Where an offset stands in a plan. */
export interface Location {
  /** Keys, and for entries of lists their position. */
  readonly path: readonly (string | number)[];
  readonly steps: readonly Step[];
  /** The innermost node at the offset: a key's own node, a value, or a list or map between their parts. */
  readonly node: Node;
  /** True where the offset is on a key. */
  readonly onKey: boolean;
}

/** What stands at an offset of a document; undefined where nothing does. */
export function locate(document: PlanDocument, offset: number): Location | undefined {
  const { root } = document;
  if (!root) return undefined;
  const path: (string | number)[] = [];
  const steps: Step[] = [];
  let node: Node = root;
  for (;;) {
    if (node.kind === 'map') {
      const map: MapNode = node;
      const pair = findPair(document, map, offset);
      if (!pair) return { path, steps, node, onKey: false };
      path.push(String(pair.key.value));
      steps.push({ kind: 'pair', map, pair });
      const key = document.spanOf(pair.key);
      if (offset >= key.start && offset <= key.end) return { path, steps, node: pair.key, onKey: true };
      const value = pair.value && document.spanOf(pair.value);
      if (!pair.value || !value || offset < value.start || offset > value.end)
        return { path, steps, node: map, onKey: false };
      node = pair.value;
    } else if (node.kind === 'list') {
      const list: ListNode = node;
      const index = findItem(document, list, offset);
      const item: Node | undefined = list.items[index];
      if (index < 0 || !item) return { path, steps, node, onKey: false };
      path.push(index);
      steps.push({ kind: 'item', list, index });
      node = item;
    } else {
      return { path, steps, node, onKey: false };
    }
  }
}

/** The last pair that begins at or before the offset. */
function findPair(document: PlanDocument, map: MapNode, offset: number): Pair | undefined {
  let found: Pair | undefined;
  for (const pair of map.pairs) {
    if (document.spanOf(pair.key).start > offset) break;
    found = pair;
  }
  return found;
}

function findItem(document: PlanDocument, list: ListNode, offset: number): number {
  for (let index = list.items.length - 1; index >= 0; index--) {
    const item = list.items[index];
    if (!item) continue;
    const span = document.spanOf(item);
    if (offset >= span.start) return offset <= span.end ? index : -1;
  }
  return -1;
}
