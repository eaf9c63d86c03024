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
export function textsOf(root: MapNode | undefined): readonly PlanText[] {
  return collectFrom(root, 'texts', (text) => text);
}

/** Something about a text. */
export interface TextFinding<T> extends PlanText {
  readonly found: T;
}

/**
 * What is found in the texts of a plan, in document order. A text is looked at once for as long as it stays as it is and
 * where it is: what is found must follow from the text, its node and its path alone.
 * @param name under which it is kept, one for each `find`
 * @param find answers undefined where it finds nothing
 */
export function findInTexts<T>(
  root: MapNode | undefined,
  name: string,
  find: (text: PlanText) => T | undefined,
): readonly TextFinding<T>[] {
  return collectFrom(root, name, (text) => {
    const found = find(text);
    return found === undefined ? undefined : { ...text, found };
  });
}

function collectFrom<T>(
  root: MapNode | undefined,
  name: string,
  take: (text: PlanText) => T | undefined,
): readonly T[] {
  const found: T[] = [];
  if (root) new Collector(name, take).map(root, planFormat.root, '', found);
  return found;
}

class Collector<T> {
  constructor(
    private readonly name: string,
    private readonly take: (text: PlanText) => T | undefined,
  ) {}

  map(map: MapNode, shape: Shape, path: string, into: T[]): void {
    for (const { key, value } of map.pairs) {
      const word = String(key.value);
      const property = value && planFormat.property(shape, word);
      if (value && property) this.node(value, property, path === '' ? word : `${path}.${word}`, into);
    }
  }

  private node(node: Node, shape: Shape, path: string, into: T[]): void {
    if (node.kind === 'alias') return;
    if (node.kind === 'scalar') {
      // A fingerprint is made by the program, for the program.
      if (path === 'signoff.fingerprint' || !isText(node, shape)) return;
      const taken = this.take({ node, value: String(node.value), path });
      if (taken !== undefined) into.push(taken);
      return;
    }
    const found = remember(node, `${this.name} in ${path}`, () => {
      const own: T[] = [];
      if (node.kind === 'map') this.map(node, shape, path, own);
      else {
        const entry = planFormat.items(shape);
        if (entry) for (const item of node.items) if (item) this.node(item, entry, path, own);
      }
      return own;
    });
    for (const one of found) into.push(one);
  }
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
