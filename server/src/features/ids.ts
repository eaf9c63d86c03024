/** Ids under the cursor, and all places where a plan writes them: what definition, references and rename have in common. */
import type { Analysis } from '../check';
import type { PlanDocument, Span } from '../plan/document';
import { locate } from '../plan/locate';
import type { Declaration } from '../plan/names';
import { sourceText } from '../plan/source';
import { type MapNode, type Node, resolve, type ScalarNode } from '../plan/tree';
import { type IdKind, planFormat, type Shape } from '../schema/shape';

/** An id where it is written. */
export interface IdPlace {
  readonly kind: IdKind;
  readonly id: string;
  readonly node: ScalarNode;
  /** True where the id is given to an entry, false where it refers to one. */
  readonly declares: boolean;
}

/** The id at an offset; undefined where there is none, and on a text that could be a reference but names nothing. */
export function idAt(analysis: Analysis, offset: number): IdPlace | undefined {
  const place = locate(analysis.document, offset);
  if (!place || place.onKey || place.node.kind !== 'scalar' || typeof place.node.value !== 'string') return undefined;
  const shape = planFormat.at(place.path);
  for (const branch of shape ? planFormat.branches(shape) : []) {
    const kind = branch['x-id'] ?? branch['x-ref'];
    if (!kind) continue;
    const id = place.node.value;
    if (branch['x-ref-or-text'] && !analysis.names.find(kind, id)) continue;
    return { kind, id, node: place.node, declares: branch['x-id'] !== undefined };
  }
  return undefined;
}

/**
 * All places of a plan that write an id, in document order; where it is declared twice, of the declarations only the
 * first, which is the one that references mean.
 */
export function placesOf(analysis: Analysis, kind: IdKind, id: string): readonly IdPlace[] {
  const { document, names } = analysis;
  const found = new Map<ScalarNode, IdPlace>();
  const add = (node: ScalarNode, declares: boolean) => {
    if (!found.has(node)) found.set(node, { kind, id, node, declares });
  };
  const declaration = names.find(kind, id);
  if (declaration) add(declaration.node, true);
  for (const mention of names.mentions) if (mention.kind === kind && mention.id === id) add(mention.node, false);
  for (const one of behindAliases(analysis)) if (one.kind === kind && one.id === id) add(one.node, false);
  return [...found.values()].sort((a, b) => document.spanOf(a.node).start - document.spanOf(b.node).start);
}

/** How many places refer to each declaration of a plan. */
export function countReferences(analysis: Analysis): (declaration: Declaration) => number {
  const counts = new Map<string, number>();
  const seen = new Set<ScalarNode>();
  for (const { kind, id, node } of [...analysis.names.mentions, ...behindAliases(analysis)]) {
    if (seen.has(node)) continue;
    seen.add(node);
    const key = `${kind} ${id}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ({ kind, id }) => counts.get(`${kind} ${id}`) ?? 0;
}

/** Where the words of a scalar stand, without quotes, the header of a block and white space around them. */
export function wordsOf(document: PlanDocument, node: ScalarNode): Span {
  if (node.style === 'plain') return document.spanOf(node);
  const base = document.spanOf(node).start - node.start;
  const source = sourceText(node);
  const start = source.text.length - source.text.trimStart().length;
  const end = Math.max(start, source.text.trimEnd().length);
  return { start: base + source.at(start), end: base + source.at(end) };
}

/** References that stand where only the user's own keys do, and reach the plan through an alias. */
function behindAliases({ document }: Analysis): readonly IdPlace[] {
  const { root } = document;
  if (!root || !document.pieces.some((piece) => piece.hasAliases)) return [];
  return root.remember(behindAliases, () => {
    const found: IdPlace[] = [];
    walk(root, planFormat.root, { isAliased: false, seen: new Map(), found });
    return found;
  });
}

interface Walk {
  readonly isAliased: boolean;
  /** What aliases stand for is walked once for each shape. */
  readonly seen: Map<Node, Set<Shape>>;
  readonly found: IdPlace[];
}

function walk(node: Node | undefined, shape: Shape | undefined, state: Walk): void {
  const value = resolve(node);
  if (!node || !value || !shape) return;
  if (value !== node) {
    const shapes = state.seen.get(value) ?? new Set();
    if (shapes.has(shape)) return;
    state.seen.set(value, shapes.add(shape));
    walk(value, shape, { ...state, isAliased: true });
  } else if (value.kind === 'scalar') {
    const kind = planFormat.branches(shape).find((branch) => branch['x-ref'])?.['x-ref'];
    if (!state.isAliased || !kind || typeof value.value !== 'string') return;
    state.found.push({ kind, id: value.value, node: value, declares: false });
  } else if (value.kind === 'list') {
    const entry = planFormat.items(shape);
    if (entry) for (const item of value.items) walk(item, entry, state);
  } else walkMap(value, shape, state);
}

function walkMap(map: MapNode, shape: Shape, state: Walk): void {
  for (const pair of map.pairs) walk(pair.value, planFormat.property(shape, String(pair.key.value)), state);
}
