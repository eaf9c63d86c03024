import type { PlanDocument, Span } from './document';
import type { ListNode, MapNode, Node, Pair, ScalarNode } from './tree';

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

/** A value without parts: a text, a number, a date. */
export interface ScalarAt {
  readonly node: ScalarNode;
  /** The offset at which its key stands, or the dash before it. */
  readonly begins: number;
}

/** The value without parts that a stretch lies in; undefined for what lies in none, or in a key. */
export function scalarAround(document: PlanDocument, { start, end }: Span): ScalarAt | undefined {
  const found = locate(document, start);
  const step = found?.steps[found.steps.length - 1];
  if (!step || found.onKey || found.node.kind !== 'scalar') return undefined;
  const span = document.spanOf(found.node);
  if (start < span.start || start >= span.end || end > span.end) return undefined;
  const first = step.kind === 'pair' ? step.pair.key : (step.list.dashes[step.index] ?? found.node);
  return { node: found.node, begins: document.spanOf(first).start };
}

/** The last pair that begins at or before the offset. */
function findPair(document: PlanDocument, { pairs }: MapNode, offset: number): Pair | undefined {
  return pairs[lastAt(pairs.length, offset, (index) => pairs[index] && document.spanOf(pairs[index].key).start)];
}

function findItem(document: PlanDocument, { items, dashes }: ListNode, offset: number): number {
  const last = lastAt(items.length, offset, (index) => {
    const place = items[index] ?? dashes[index];
    return place && document.spanOf(place).start;
  });
  for (let index = last; index >= 0; index--) {
    const item = items[index];
    if (item) return offset <= document.spanOf(item).end ? index : -1;
  }
  return -1;
}

/** The last of some parts, which stand in order, that begins at or before the offset; -1 where all begin behind it. */
function lastAt(count: number, offset: number, startOf: (index: number) => number | undefined): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((startOf(middle) ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
