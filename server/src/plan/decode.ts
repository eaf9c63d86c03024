/**
 * Small readers that turn nodes into typed values. They never fail: what has the wrong type is left out here, and it is
 * the schema's business to say so. What a reader makes of a node is kept with the node, so that parts of a plan that an
 * edit leaves alone are read once.
 */
import type { IdKind } from '../schema/shape';
import { isPresent, type ListNode, type MapNode, type Node, type Pair, resolve, type ScalarNode } from './tree';

/** A value with its place. */
export interface Value<T> {
  readonly value: T;
  readonly node: ScalarNode;
}

export type Text = Value<string>;

/** What every map of a plan knows besides its own keys. */
export interface Section {
  readonly node: MapNode;
  /** The node at which a key that is missing here is reported. */
  readonly anchor: Node;
  /** The pair of a key, also where its value is empty. */
  readonly pairs: ReadonlyMap<string, Pair>;
}

/** Reads a node; `anchor` is where something missing inside it is reported. */
export interface Reader<T> {
  read(node: Node, anchor: Node): T | undefined;
}

export type Read<R> = R extends Reader<infer T> ? T : never;

type Fields = Readonly<Record<string, Reader<unknown>>>;
type Decoded<F extends Fields> = Section & { readonly [K in keyof F]: Read<F[K]> | ListDefault<F[K]> };
/** Lists that are absent read as empty, so that rules can walk them without asking. */
type ListDefault<R> = R extends ListReader<unknown> ? never : undefined;

interface ListReader<T> extends Reader<readonly T[]> {
  readonly isList: true;
}

const EMPTY: readonly never[] = [];

/** Any scalar as text; numbers and the like as they were typed, so that a wrong type isn't also taken for a blank. */
export const text: Reader<Text> = {
  read(node) {
    const scalar = resolve(node);
    if (scalar?.kind !== 'scalar' || scalar.value === null) return undefined;
    const value = typeof scalar.value === 'string' ? scalar.value : sourceOf(scalar);
    return { value, node: scalar };
  },
};

export const number: Reader<Value<number>> = {
  read(node) {
    const scalar = resolve(node);
    return scalar?.kind === 'scalar' && typeof scalar.value === 'number' && Number.isFinite(scalar.value)
      ? { value: scalar.value, node: scalar }
      : undefined;
  },
};

export const boolean: Reader<Value<boolean>> = {
  read(node) {
    const scalar = resolve(node);
    return scalar?.kind === 'scalar' && typeof scalar.value === 'boolean'
      ? { value: scalar.value, node: scalar }
      : undefined;
  },
};

/** Text that is one of some words; other words read as nothing. */
export function oneOf<const T extends string>(...words: readonly T[]): Reader<Value<T>> {
  return {
    read(node) {
      const scalar = resolve(node);
      const word = scalar?.kind === 'scalar' ? words.find((one) => one === scalar.value) : undefined;
      return word !== undefined && scalar?.kind === 'scalar' ? { value: word, node: scalar } : undefined;
    },
  };
}

/** The id of something that the plan declares, or a reference to it; which kind, the schema says. */
export type Reference = Text & { readonly kind?: IdKind };
/** @alias {text} of another meaning */
export const reference: Reader<Reference> = text;

/** A list; entries that read as nothing are left out. A map or text where a list belongs reads as an empty list. */
export function listOf<T>(entry: Reader<T>): ListReader<T> {
  return {
    isList: true,
    read(node) {
      const list = resolve(node);
      if (list?.kind !== 'list') return EMPTY;
      return remember(list, entry, () => {
        const entries: T[] = [];
        for (const item of list.items) {
          const value = item && entry.read(item, entryAnchor(item));
          if (value !== undefined) entries.push(value);
        }
        return entries;
      });
    },
  };
}

/** A map with known keys. */
export function mapOf<const F extends Fields>(fields: F): Reader<Decoded<F>> {
  const reader: Reader<Decoded<F>> = {
    read(node, anchor) {
      const map = resolve(node);
      if (map?.kind !== 'map') return undefined;
      const decode = () => decoded(fields, map, anchor);
      // Another place that reads the same map through an alias has another anchor.
      return remember(map, reader, decode, (known) => known.anchor === anchor);
    },
  };
  return reader;
}

function decoded<const F extends Fields>(fields: F, map: MapNode, anchor: Node): Decoded<F> {
  const pairs = new Map<string, Pair>();
  for (const pair of map.pairs) {
    const key = String(pair.key.value);
    if (!pairs.has(key)) pairs.set(key, pair);
  }
  const result: Record<string, unknown> = { node: map, anchor, pairs };
  for (const [key, field] of Object.entries(fields)) {
    const pair = pairs.get(key);
    const value = pair?.value && isPresent(pair.value) ? field.read(pair.value, pair.key) : undefined;
    result[key] = value ?? ('isList' in field ? EMPTY : undefined);
  }
  return result as Decoded<F>;
}

/** A text, or a map with known keys: `short` makes the map's value from the text. */
export function textOr<T>(short: (value: Text) => T, map: Reader<T>): Reader<T> {
  const reader: Reader<T> = {
    read(node, anchor) {
      if (resolve(node)?.kind === 'map') return map.read(node, anchor);
      const value = text.read(node, anchor);
      return value && remember(value.node, reader, () => short(value));
    },
  };
  return reader;
}

/** Where something missing in a list's entry is reported: its id's value, a matrix row's partner, else its first value. */
export function entryAnchor(entry: Node): Node {
  const node = resolve(entry);
  if (node?.kind !== 'map') return entry;
  const pairWith = (key: string) => node.pairs.find((pair) => pair.key.value === key && isPresent(pair.value));
  const named = pairWith('id') ?? pairWith('partner') ?? node.pairs.find((pair) => isPresent(pair.value));
  return named?.value ? firstLineOf(named.value) : (node.pairs[0]?.key ?? entry);
}

/** A node, or of a block map its first key, which begins at the same place: nobody wants a section underlined whole. */
function firstLineOf(node: Node): Node {
  const resolved = resolve(node);
  return (resolved?.kind === 'map' && !resolved.flow && resolved.pairs[0]?.key) || (resolved ?? node);
}

function sourceOf(node: ScalarNode): string {
  return node.piece.text.slice(node.start, node.end);
}

const memory = new WeakMap<MapNode | ListNode | ScalarNode, Map<unknown, unknown>>();

/**
 * What was made of a node before, or what is made of it now. Sound where it follows from the node alone, since nodes never
 * change.
 * @param holds whether what was made before still holds, where it follows from more than the node
 */
export function remember<T>(
  node: MapNode | ListNode | ScalarNode,
  key: unknown,
  make: () => T,
  holds?: (known: T) => boolean,
): T {
  let known = memory.get(node);
  if (!known) {
    known = new Map();
    memory.set(node, known);
  }
  if (!known.has(key) || holds?.(known.get(key) as T) === false) known.set(key, make());
  return known.get(key) as T;
}
