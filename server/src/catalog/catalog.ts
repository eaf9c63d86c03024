import catalogData from '../../../schemas/catalog.json';
import { comparable } from './wording';

/** What an entry is, in the workshop's terms. */
export type CatalogKind =
  | 'opportunity'
  | 'price'
  | 'practice'
  | 'tip'
  | 'role-practical'
  | 'role-value'
  | 'landmine'
  | 'springboard'
  | 'mechanism'
  | 'avoid'
  | 'question'
  | 'insight'
  | 'comment';

/** One piece of the workshop's knowledge, in both languages. */
export interface CatalogEntry {
  /** Unique in a catalog; practices and tips are written in plans by it. */
  readonly id: string;
  readonly kind: CatalogKind;
  readonly he: string;
  readonly en: string;
  /** Where the entry belongs in a plan: keys joined by dots, without list positions (`matrix.initiative.price`). */
  readonly places: readonly string[];
  /** The line of the workshop's summary that it comes from (`L18`); entries added by a project may have none. */
  readonly source?: string;
  /** Other wordings by which the entry is recognised. */
  readonly also?: readonly string[];
}

/** Entries with the ways to find them. Nothing in a catalog changes once it is made. */
export interface Catalog {
  /** All entries, in the catalog's order. */
  readonly entries: readonly CatalogEntry[];
  /**
   * The entries that belong to a place.
   *
   * @param place keys joined by dots, without list positions: `issues.mechanisms.initiative`
   * @returns the entries in the catalog's order; none for an unknown place
   */
  entriesFor(place: string): readonly CatalogEntry[];
  /** The entry with this id. */
  byId(id: string): CatalogEntry | undefined;
  /**
   * The entry that a text in a plan stands for. Case, white space, niqqud, kinds of quotes and dashes, and
   * punctuation at the end make no difference.
   *
   * @param text a wording in either language
   * @param place where the text stands; where several entries have the wording, one that belongs there is chosen
   */
  recognise(text: string, place?: string): CatalogEntry | undefined;
  /** The entries that a plan may name as a practice: practices and tips. */
  practices(): readonly CatalogEntry[];
  /** A catalog with these entries as well; one with the id of an earlier entry takes its place. */
  withMore(entries: readonly CatalogEntry[]): Catalog;
}

const none: readonly CatalogEntry[] = Object.freeze([]);

/**
 * Makes a catalog of the built-in entries and more.
 *
 * @param more entries to add; one with the id of an earlier entry takes its place in the order
 */
export function createCatalog(more: readonly CatalogEntry[] = none): Catalog {
  return more.length === 0 ? builtInCatalog() : builtInCatalog().withMore(more);
}

/** The workshop's catalog, built when first asked for. */
export const builtInCatalog: () => Catalog = once(() => catalogOf(catalogData.entries as readonly CatalogEntry[]));

function catalogOf(entries: readonly CatalogEntry[]): Catalog {
  const byId = once(() => new Map(entries.map((entry) => [entry.id, entry])));
  const byPlace = once(() => grouped(entries, (entry) => entry.places));
  const byWording = once(() => grouped(entries, wordings));
  const practices = once(() => entries.filter((entry) => entry.kind === 'practice' || entry.kind === 'tip'));
  return {
    entries,
    entriesFor: (place) => byPlace().get(place) ?? none,
    byId: (id) => byId().get(id),
    recognise(text, place) {
      const wording = comparable(text);
      const found = wording === '' ? none : (byWording().get(wording) ?? none);
      return (place !== undefined && found.find((entry) => entry.places.includes(place))) || found[0];
    },
    practices,
    withMore(more) {
      const merged = new Map(entries.map((entry) => [entry.id, entry]));
      for (const entry of more) merged.set(entry.id, entry);
      return catalogOf([...merged.values()]);
    },
  };
}

function wordings(entry: CatalogEntry): readonly string[] {
  return [entry.he, entry.en, ...(entry.also ?? [])].map(comparable).filter((wording) => wording !== '');
}

function grouped(
  entries: readonly CatalogEntry[],
  keysOf: (entry: CatalogEntry) => readonly string[],
): ReadonlyMap<string, readonly CatalogEntry[]> {
  const groups = new Map<string, CatalogEntry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
