import { type IdKind, planFormat, type Shape } from '../schema/shape';
import { Trail } from '../schema/trail';
import { isParted, type ListNode, type MapNode, type Node, pairOf, resolve, type ScalarNode } from './tree';

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
  if (root) collectBelow(root, Trail.of(planFormat), found, true);
  const byKind = new Map<IdKind, Declaration[]>();
  for (const declaration of found.declarations) {
    const list = byKind.get(declaration.kind);
    if (list) list.push(declaration);
    else byKind.set(declaration.kind, [declaration]);
  }
  const byId = new Map<IdKind, Map<string, Declaration>>();
  for (const [kind, list] of byKind) {
    const ids = new Map<string, Declaration>();
    for (const declaration of list) if (!ids.has(declaration.id)) ids.set(declaration.id, declaration);
    byId.set(kind, ids);
  }
  return {
    declarations: found.declarations,
    mentions: found.mentions,
    find: (kind, id) => byId.get(kind)?.get(id),
    declared: (kind) => byKind.get(kind) ?? [],
  };
}

interface Found {
  readonly declarations: Declaration[];
  readonly mentions: Mention[];
}

/** What the format says of a place: whether it declares a thing, or refers to some. */
interface Naming {
  readonly declares: IdKind | undefined;
  readonly refersTo: readonly { readonly kind: IdKind; readonly orText: boolean }[];
}

const namings = new Map<Shape, Naming>();

function namingOf(shape: Shape): Naming {
  let known = namings.get(shape);
  if (!known) {
    const refersTo = planFormat.branches(shape).flatMap((branch) => {
      const kind = branch['x-ref'];
      return kind ? [{ kind, orText: branch['x-ref-or-text'] === true }] : [];
    });
    known = { declares: planFormat.resolve(shape)['x-id'], refersTo };
    namings.set(shape, known);
  }
  return known;
}

/** Finds what a value holds. What is found in a part that is parsed by itself, or made of such parts, is kept with it. */
function collect(node: Node | undefined, trail: Trail, into: Found, isKept: boolean): void {
  // What an alias stands for is found where it was written.
  if (!node || node.kind === 'alias') return;
  if (node.kind === 'scalar') {
    const { value } = node;
    if (typeof value !== 'string') return;
    for (const { kind, orText } of namingOf(trail.shape).refersTo)
      into.mentions.push({ kind, id: value, node, orText });
  } else if (isKept) {
    const found = node.remember(trail.key('names'), () => {
      const own: Found = { declarations: [], mentions: [] };
      collectBelow(node, trail, own, isParted(node));
      return own;
    });
    for (const one of found.declarations) into.declarations.push(one);
    for (const one of found.mentions) into.mentions.push(one);
  } else collectBelow(node, trail, into, false);
}

function collectBelow(node: MapNode | ListNode, trail: Trail, into: Found, areKept: boolean): void {
  if (node.kind === 'map') {
    for (const { key, value } of node.pairs) {
      const place = trail.property(String(key.value));
      if (!place) continue;
      const kind = namingOf(place.shape).declares;
      const id = kind && resolve(value);
      if (!kind || id?.kind !== 'scalar') collect(value, place, into, areKept);
      else if (typeof id.value === 'string') into.declarations.push(declaration(kind, id.value, id, node));
    }
  } else if (trail.items) {
    for (const item of node.items) collect(item, trail.items, into, areKept);
  }
}

function declaration(kind: IdKind, id: string, node: ScalarNode, entry: MapNode): Declaration {
  const label = resolve(pairOf(entry, LABEL_KEYS[kind])?.value);
  const isSaid = label?.kind === 'scalar' && label.value !== null;
  return { kind, id, node, entry, label: isSaid ? String(label.value) : undefined };
}
