import type { CatalogEntry, CatalogKind } from './catalog';
import { longestWording } from './wording';

const kinds: { readonly [kind in CatalogKind]: true } = {
  opportunity: true,
  price: true,
  practice: true,
  tip: true,
  'role-practical': true,
  'role-value': true,
  landmine: true,
  springboard: true,
  mechanism: true,
  avoid: true,
  question: true,
  insight: true,
  comment: true,
};

/**
 * The entries of a catalog file that a project added.
 *
 * @param data the file's content as parsed from JSON or YAML; it may be anything
 * @returns the entries that are well formed, with nothing beside the known keys; what is not an entry is left out,
 * since `catalog.schema.json` is what tells the writer about it. Never throws
 */
export function catalogEntriesIn(data: unknown): readonly CatalogEntry[] {
  const entries = isMap(data) ? data.entries : undefined;
  return Array.isArray(entries) ? entries.map(entryOf).filter((entry) => entry !== undefined) : [];
}

function entryOf(data: unknown): CatalogEntry | undefined {
  if (!isMap(data)) return undefined;
  const { id, kind, he, en, places, source, also } = data;
  if (typeof id !== 'string' || id.length > 100 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return undefined;
  if (!isKind(kind) || !isWording(he) || !isWording(en)) return undefined;
  if (!Array.isArray(places) || places.length === 0 || !places.every((place) => typeof place === 'string')) {
    return undefined;
  }
  return {
    id,
    kind,
    he,
    en,
    places,
    ...(typeof source === 'string' ? { source } : {}),
    ...(Array.isArray(also) ? { also: also.filter(isWording) } : {}),
  };
}

function isMap(data: unknown): data is { readonly [key: string]: unknown } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function isKind(data: unknown): data is CatalogKind {
  return typeof data === 'string' && Object.hasOwn(kinds, data);
}

function isWording(data: unknown): data is string {
  return typeof data === 'string' && data.length <= longestWording && data.trim() !== '';
}
