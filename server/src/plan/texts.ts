import { planFormat, type Shape } from '../schema/shape';
import { remember } from './decode';
import type { MapNode, Node, ScalarNode } from './tree';

/** A text that people wrote: a title, a goal, a note, as against ids, references, dates and words of the format. */
export interface PlanText {
  readonly node: ScalarNode;
  readonly value: string;
  /** Where it stands: keys joined by dots, without list positions (`issues.objections.response`). */
  readonly path: string;
}

/**
 * All texts of a plan in document order, led by the schema. Keys of the user's own (`x-…`) and unknown ones are not
 * looked into; what an alias stands for is found where it was written. What a part of the plan holds is kept with it, so
 * that parts which an edit leaves alone are walked once.
 * @param root the plan's map
 */
export function* textsOf(root: MapNode | undefined): Generator<PlanText> {
  if (root) for (const list of inMap(root, planFormat.root, '')) yield* list;
}

function* inMap(map: MapNode, shape: Shape, path: string): Generator<readonly PlanText[]> {
  for (const { key, value } of map.pairs) {
    const word = String(key.value);
    const property = planFormat.property(shape, word);
    if (property && value) yield* inNode(value, property, path === '' ? word : `${path}.${word}`);
  }
}

function* inNode(node: Node, shape: Shape, path: string): Generator<readonly PlanText[]> {
  if (node.kind === 'alias') return;
  if (node.kind === 'scalar') {
    // A fingerprint is made by the program, for the program.
    if (path !== 'signoff.fingerprint' && isText(node, shape)) yield [{ node, value: String(node.value), path }];
    return;
  }
  yield remember(node, `texts ${path}`, () => {
    const found: PlanText[] = [];
    for (const list of node.kind === 'map' ? inMap(node, shape, path) : inList(node.items, shape, path)) {
      for (const one of list) found.push(one);
    }
    return found;
  });
}

function* inList(items: readonly (Node | undefined)[], shape: Shape, path: string): Generator<readonly PlanText[]> {
  const entry = planFormat.items(shape);
  if (!entry) return;
  for (const item of items) if (item) yield* inNode(item, entry, path);
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function isText(node: ScalarNode, shape: Shape): boolean {
  const { value } = node;
  if (typeof value !== 'string') return false;
  let takesText = false;
  for (const branch of planFormat.branches(shape)) {
    if (branch.const === value || branch.enum?.includes(value)) return false;
    if (!takesStrings(branch) || branch.enum || branch.const !== undefined) continue;
    if (branch['x-id'] || branch.format || branch.pattern) continue;
    // Where an id or words may stand, what looks like an id is one.
    const isName = branch['x-practice'] || branch['x-ref-or-text'];
    if (isName ? !ID.test(value) : !branch['x-ref']) takesText = true;
  }
  return takesText;
}

function takesStrings({ type }: Shape): boolean {
  return typeof type === 'string' ? type === 'string' : (type?.includes('string') ?? false);
}
