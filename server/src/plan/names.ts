import { type IdKind, planFormat, type Shape } from '../schema/shape';
import { remember } from './decode';
import { type MapNode, type Node, pairOf, resolve, type ScalarNode } from './tree';

/** Something that the plan declares under an id. */
export interface Declaration {
  readonly kind: IdKind;
  readonly id: string;
  /** The id's value. */
  readonly node: ScalarNode;
  /** The whole entry. */
  readonly entry: MapNode;
  /** What people call it: a partner's name, the text of a goal. */
  readonly label: string | undefined;
}

/** A place that refers to something by its id. */
export interface Mention {
  readonly kind: IdKind;
  readonly id: string;
  readonly node: ScalarNode;
  /** True where plain text may stand as well, so that an unknown id is no fault. */
  readonly orText: boolean;
}

/** All ids of a plan and all places that refer to them, in document order. */
export interface Names {
  readonly declarations: readonly Declaration[];
  readonly mentions: readonly Mention[];
  /** The first declaration of an id. */
  find(kind: IdKind, id: string): Declaration | undefined;
  declared(kind: IdKind): readonly Declaration[];
}

/** The key that holds what people call a thing. */
export const LABEL_KEYS: Readonly<Record<IdKind, string>> = {
  partner: 'name',
  goal: 'goal',
  issue: 'issue',
  decision: 'decision',
  phase: 'phase',
  commitment: 'what',
  indicator: 'indicator',
  resource: 'resource',
};

/** Finds all ids below a plan's map, led by the schema's annotations. */
export function readNames(root: MapNode | undefined): Names {
  const found: Found = { declarations: [], mentions: [] };
  if (root) collectMap(root, planFormat.root, found);
  const byKind = new Map<IdKind, Declaration[]>();
  const byId = new Map<string, Declaration>();
  for (const declaration of found.declarations) {
    const list = byKind.get(declaration.kind);
    if (list) list.push(declaration);
    else byKind.set(declaration.kind, [declaration]);
    const key = `${declaration.kind} ${declaration.id}`;
    if (!byId.has(key)) byId.set(key, declaration);
  }
  return {
    declarations: found.declarations,
    mentions: found.mentions,
    find: (kind, id) => byId.get(`${kind} ${id}`),
    declared: (kind) => byKind.get(kind) ?? [],
  };
}

interface Found {
  readonly declarations: Declaration[];
  readonly mentions: Mention[];
}

function collect(node: Node | undefined, shape: Shape, into: Found): void {
  // What an alias stands for is found where it was written.
  if (!node || node.kind === 'alias') return;
  if (node.kind === 'scalar') {
    for (const branch of planFormat.branches(shape)) {
      const kind = branch['x-ref'];
      if (!kind || typeof node.value !== 'string') continue;
      into.mentions.push({ kind, id: node.value, node, orText: branch['x-ref-or-text'] === true });
    }
    return;
  }
  const found = remember(node, shape, () => {
    const own: Found = { declarations: [], mentions: [] };
    if (node.kind === 'map') collectMap(node, shape, own);
    else {
      const entry = planFormat.items(shape);
      if (entry) for (const item of node.items) collect(item, entry, own);
    }
    return own;
  });
  for (const one of found.declarations) into.declarations.push(one);
  for (const one of found.mentions) into.mentions.push(one);
}

function collectMap(map: MapNode, shape: Shape, into: Found): void {
  for (const { key, value } of map.pairs) {
    const property = planFormat.property(shape, String(key.value));
    if (!property) continue;
    const kind = planFormat.resolve(property)['x-id'];
    const id = kind && resolve(value);
    if (kind && id?.kind === 'scalar') {
      if (typeof id.value !== 'string') continue;
      const label = resolve(pairOf(map, LABEL_KEYS[kind])?.value);
      into.declarations.push({
        kind,
        id: id.value,
        node: id,
        entry: map,
        label: label?.kind === 'scalar' && label.value !== null ? String(label.value) : undefined,
      });
    } else {
      collect(value, property, into);
    }
  }
}
