/**
 * Small readers that turn nodes into typed values. They never fail: what has the wrong type is left out here, and it is
 * the schema's business to say so. What a reader makes of a node is kept with the node, so that parts of a plan that an
 * edit leaves alone are read once.
 */
import type { IdKind } from '../schema/shape';
import { isPresent, type MapNode, type Node, resolve, type ScalarNode } from './tree';

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
      return list.remember(entry, () => {
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
  const known = new Map(Object.entries(fields).map(([key, field], index) => [key, { index, field }]));
  const keys = Object.keys(fields);
  const absent = Object.values(fields).map((field) => ('isList' in field ? EMPTY : undefined));

  function decoded(map: MapNode, anchor: Node): Decoded<F> {
    const values: unknown[] = [...absent];
    const seen = new Set<number>();
    for (const { key, value } of map.pairs) {
      const field = known.get(key.value as string);
      // Of a key that stands twice, the first is the one that is read.
      if (!field || seen.has(field.index)) continue;
      seen.add(field.index);
      if (value && isPresent(value)) values[field.index] = field.field.read(value, key) ?? absent[field.index];
    }
    const result: Record<string, unknown> = { node: map, anchor };
    for (let index = 0; index < keys.length; index++) result[keys[index] as string] = values[index];
    return result as Decoded<F>;
  }

  const reader: Reader<Decoded<F>> = {
    read(node, anchor) {
      const map = resolve(node);
      if (map?.kind !== 'map') return undefined;
      // Another place that reads the same map through an alias has another anchor.
      return map.remember(
        reader,
        () => decoded(map, anchor),
        (before) => before.anchor === anchor,
      );
    },
  };
  return reader;
}

/** A text, or a map with known keys: `short` makes the map's value from the text. */
export function textOr<T>(short: (value: Text) => T, map: Reader<T>): Reader<T> {
  const reader: Reader<T> = {
    read(node, anchor) {
      if (resolve(node)?.kind === 'map') return map.read(node, anchor);
      const value = text.read(node, anchor);
      return value?.node.remember(reader, () => short(value));
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
