/** Lists and maps in which nothing is there yet: where that is shown, and how fixes begin them. */
import { entryAnchor, type Section } from '../plan/decode';
import {
  addSection,
  type Change,
  columnOf,
  type Data,
  layoutOf,
  replaceScalar,
  replaceValue,
  writeBlock,
  writeFlow,
  writtenSpan,
} from '../plan/edit';
import type { Plan } from '../plan/model';
import { isPresent, type MapNode, type Node, type Place, pairOf, resolve } from '../plan/tree';
import { addAt, addKeys, type Values } from './insert';
import { absentAt, isEmptyNode, lackAt } from './lack';

/**
 * The place at which it is shown that a list has no entry: it is missing, or holds empty ones only. A placeholder is an
 * entry, of which `placeholder-left` tells.
 * @param textKey the key that holds the text of an entry that is a map
 * @returns undefined where there is an entry, be it of the wrong type
 */
export function entriesLackAt(
  section: Pick<Section, 'node' | 'anchor'>,
  key: string,
  textKey = 'text',
): Place | undefined {
  const list = resolve(pairOf(section.node, key)?.value);
  if (list?.kind !== 'list') return lackAt(section, key);
  if (!list.items.some((item) => resolve(item)?.kind === 'map')) return absentAt(section, key);
  let first: Place | undefined;
  for (const item of list.items) {
    if (!isPresent(item)) continue;
    const at = emptyEntryAt(item, textKey);
    if (!at) return undefined;
    first ??= at;
  }
  return first;
}

function emptyEntryAt(item: Node, textKey: string): Place | undefined {
  const value = resolve(item);
  if (value?.kind === 'map') return absentAt({ node: value, anchor: entryAnchor(item) }, textKey);
  return isEmptyNode(item) ? item : undefined;
}

/**
 * Writes the first entry of a list of which `entriesLackAt` said that it lacks entries; in place of an empty one
 * where there is one.
 * @param path where the map that has the list stands in a plan: `['partners', 0]`
 * @param entry a text, or a map with `textKey`
 */
export function beginList(
  plan: Plan,
  map: MapNode,
  path: readonly (string | number)[],
  key: string,
  entry: string | Values,
  textKey = 'text',
): readonly Change[] | undefined {
  const { document } = plan;
  const pair = pairOf(map, key);
  const list = resolve(pair?.value);
  if (!pair || list?.kind !== 'list') {
    return path.length === 0
      ? changes(addSection(document, key, [entry]))
      : addKeys(plan, map, path, { [key]: [entry] });
  }
  if (list !== pair.value) return undefined;
  const index = Math.max(0, list.items.findIndex(isPresent));
  const dash = list.dashes[index];
  if (list.items.length === 0 || !dash) return changes(replaceValue(document, pair, [entry]));
  const item = list.items[index];
  if (item?.kind === 'alias') return undefined;
  if (item?.kind === 'map') {
    const values = typeof entry === 'string' ? { [textKey]: entry } : entry;
    const section = { node: item, anchor: item };
    const lacking = Object.entries(values).filter(([name]) => lackAt(section, name));
    return fillMap(plan, item, [...path, key, 0], Object.fromEntries(lacking));
  }
  if (item?.kind === 'scalar' && typeof entry === 'string') return [replaceScalar(document, item, entry)];
  const span = item
    ? writtenSpan(document, item)
    : { start: document.spanOf(dash).end, end: document.spanOf(dash).end };
  if (list.flow) return [{ ...span, text: writeFlow(entry) }];
  const column = columnOf(document, document.spanOf(dash).start) + 2;
  return [{ ...span, text: (item ? '' : ' ') + writeBlock(entry, layoutOf(document), column) }];
}

/** Adds keys to a map, as `addKeys` does, also where it is an empty pair of braces. */
function fillMap(
  plan: Plan,
  map: MapNode,
  path: readonly (string | number)[],
  values: Values,
): readonly Change[] | undefined {
  if (map.pairs.length > 0) return addKeys(plan, map, path, values);
  return [{ ...plan.document.spanOf(map), text: writeFlow(values) }];
}

/** Adds keys to the map under a key of a map, and makes it where it is missing. */
export function fillUnder(
  plan: Plan,
  map: MapNode,
  path: readonly (string | number)[],
  key: string,
  values: Values,
): readonly Change[] | undefined {
  const inner = resolve(pairOf(map, key)?.value);
  return inner?.kind === 'map'
    ? fillMap(plan, inner, [...path, key], values)
    : addKeys(plan, map, path, { [key]: values });
}

/** Adds keys to the map at a path of keys below the plan, as `addAt` does, also where it is an empty pair of braces. */
export function fillAt(plan: Plan, path: readonly string[], values: Values): readonly Change[] | undefined {
  let map: MapNode = plan.node;
  let data: Data = values;
  for (const [depth, key] of path.entries()) {
    const value = resolve(pairOf(map, key)?.value);
    if (value?.kind !== 'map') break;
    map = value;
    if (map.pairs.length > 0) continue;
    for (const inner of path.slice(depth + 1).reverse()) data = { [inner]: data };
    return [{ ...plan.document.spanOf(map), text: writeFlow(data) }];
  }
  return addAt(plan, path, values);
}

function changes(change: Change | undefined): readonly Change[] | undefined {
  return change && [change];
}
