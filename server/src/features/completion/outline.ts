/** The outlines of the format's values: what stands behind a key that has just been written. */
import type { Data } from '../../plan/edit';
import { type Shape, titleOf, typesOf } from '../../schema/shape';
import { catalogPlace } from './catalog-place';
import type { Context } from './context';
import { currencies } from './currencies';
import { suggestDates } from './dates';
import { TEXT_KEYS } from './flow';
import { proposeIds } from './ids';
import { refsFor } from './refs';
import type { Skeleton } from './skeleton';
import type { Fields, Path } from './spots';
import { likelyFirst } from './terms';

/** Where an outline goes. */
export interface Site {
  readonly path: Path;
  readonly scopes: readonly Fields[];
  readonly siblings: readonly string[];
}

const MOST_CHOICES = 20;

/** The outline of a value of the format. */
function outline(shape: Shape, site: Site, context: Context): Skeleton {
  const types = typesOf(context.grammar.format, shape);
  const isText = types.includes('string');
  if (types.includes('object') && !isText) return outlineMap(shape, site, context);
  if (types.includes('array') && !isText) return outlineList(shape, site, context);
  return outlineScalar(shape, site, context);
}

/** The outline of a map: what is required, and what people begin with. */
export function outlineMap(shape: Shape, site: Site, context: Context): Skeleton {
  const { grammar } = context;
  const { format } = grammar;
  if (grammar.isOpen(site.path)) return { kind: 'open', holds: 'keys' };
  const required = format.required(shape);
  const starters = grammar.starters(site.path);
  const properties = format.properties(shape);
  const some = properties.filter(
    ([key, property]) =>
      required.includes(key) || (starters.includes(key) && !refersToNothing(property, [...site.path, key], context)),
  );
  const chosen = (some.length > 0 ? some : properties.slice(0, 2)).map(([key]) => key);
  const entries = outlineEntries(shape, chosen, { ...site, scopes: [new Map(), ...site.scopes] }, context);
  return { kind: 'map', entries: entries.filter(([, value]) => !isHollow(value)) };
}

/**
 * Keys of a map with the outlines of their values, in the format's order; what one of them begins with counts for those
 * behind it.
 * @param site of the map; the first of its scopes is the map's own
 */
export function outlineEntries(
  shape: Shape,
  keys: readonly string[],
  site: Site,
  context: Context,
): readonly (readonly [string, Skeleton])[] {
  const fields = new Map(site.scopes[0]);
  const scopes = [fields, ...site.scopes.slice(1)];
  return context.grammar.format.properties(shape).flatMap(([key, property]): (readonly [string, Skeleton])[] => {
    if (!keys.includes(key)) return [];
    const siblings = TEXT_KEYS.includes(key) ? site.siblings : [];
    const value = outline(property, { path: [...site.path, key], scopes, siblings }, context);
    const first = firstOf(value);
    if (first !== undefined) fields.set(key, String(first));
    return [[key, value]];
  });
}

/** The value that stands there unless another is chosen. */
function firstOf(value: Skeleton): Data | undefined {
  if (value.kind === 'choice') return value.options[0];
  if (value.kind === 'list' && value.short && value.items[0]) return firstOf(value.items[0]);
  return value.kind === 'stop' || value.kind === 'fixed' ? value.data : undefined;
}

/** True for the place of a reference where the plan declares nothing that could be referred to. */
function refersToNothing(shape: Shape, path: Path, context: Context): boolean {
  const ref = context.grammar.format.branches(shape).find((branch) => branch['x-ref']);
  if (!ref || ref['x-ref-or-text']) return false;
  return refsFor(shape, { path, scopes: [], siblings: [] }, context).length === 0;
}

/** True for a list of references to which nothing in the plan answers. */
function isHollow(value: Skeleton): boolean {
  return value.kind === 'list' && value.items.length === 0;
}

function outlineList(shape: Shape, site: Site, context: Context): Skeleton {
  const { grammar } = context;
  const { format } = grammar;
  if (grammar.isOpen(site.path)) return { kind: 'open', holds: 'entries' };
  const entry = format.items(shape);
  if (!entry) return { kind: 'list', items: [] };
  const inner = { path: [...site.path, 0], scopes: site.scopes, siblings: [] };
  if (format.branches(entry).some((branch) => branch['x-ref'])) {
    const refs = refsFor(entry, inner, context);
    if (refs.length === 0) return { kind: 'list', items: [] };
    return { kind: 'list', short: true, items: [{ kind: 'choice', options: refs.map(({ id }) => id) }] };
  }
  return { kind: 'list', items: [outlineEntry(entry, inner, context)] };
}

/** The outline of a list's entry: a text where one will do, as in the workshop's sheets, else a map. */
export function outlineEntry(shape: Shape, site: Site, context: Context): Skeleton {
  const { format } = context.grammar;
  const place = catalogPlace(site.path);
  const used = new Set(site.siblings.map((text) => context.catalog.recognise(text, place)));
  const entries = context.catalog.entriesFor(place).filter((entry) => !used.has(entry));
  if (format.branches(shape).some((branch) => branch['x-practice'])) {
    return outlineMap(shape, site, context);
  }
  if (entries.length > 0) {
    const texts = entries.map((entry) => entry[context.language]);
    return { kind: 'choice', options: ['…', ...texts.slice(0, MOST_CHOICES)] };
  }
  const value = outline(shape, site, context);
  // Lists of many kinds have the same kind of entry: what it is, the list’s name tells.
  const list = format.at(site.path.slice(0, -1));
  return value.kind === 'stop' && list && shape.$ref?.endsWith('/item') ? stop(list, context) : value;
}

function outlineScalar(shape: Shape, site: Site, context: Context): Skeleton {
  const { grammar } = context;
  const { format } = grammar;
  const branches = format.branches(shape);
  const whole = format.resolve(shape);
  const id = branches.find((branch) => branch['x-id'])?.['x-id'];
  if (id) return { kind: 'stop', data: proposeIds(id, site.scopes[0], context)[0] ?? `${id}-1` };
  const ref = branches.find((branch) => branch['x-ref']);
  if (ref) {
    const refs = refsFor(shape, site, context).map((one) => one.id);
    if (refs.length > 0) return { kind: 'choice', options: refs.slice(0, MOST_CHOICES) };
    if (ref['x-ref-or-text'] || !ref['x-ref']) return stop(shape, context);
    // No placeholder is an id. This one is what the first of its kind will be offered to be called.
    return { kind: 'stop', data: proposeIds(ref['x-ref'], undefined, context)[0] ?? `${ref['x-ref']}-1` };
  }
  if (branches.some((branch) => branch['x-practice'])) {
    const used = new Set(site.siblings);
    const ids = context.catalog.practices().map((entry) => entry.id);
    return { kind: 'choice', options: ids.filter((one) => !used.has(one)).slice(0, MOST_CHOICES) };
  }
  if (branches.some((branch) => branch.format === 'date') && !branches.some((branch) => branch.enum)) {
    const date = suggestDates(site, context)[0]?.date ?? context.today;
    return { kind: 'stop', data: date };
  }
  const words = branches.flatMap((branch) => branch.enum ?? (branch.const === undefined ? [] : [branch.const]));
  if (words.length === 1 && words[0] !== undefined) return { kind: 'fixed', data: words[0] };
  if (words.length > MOST_CHOICES) return { kind: 'choice', options: currencies(context).slice(0, 8) };
  if (words.length > 0) {
    return { kind: 'choice', options: likelyFirst(words, shape, site.path, context) };
  }
  const types = typesOf(format, shape);
  if (types.includes('boolean')) return { kind: 'choice', options: [true, false] };
  const bounded = branches.find((branch) => branch.minimum !== undefined);
  if (bounded && types.includes('integer')) {
    const from = bounded.minimum ?? 0;
    const numbers = [...Array((bounded.maximum ?? from) - from + 1).keys()].map((step) => from + step);
    const middle = numbers[Math.floor(numbers.length / 2)] ?? from;
    return { kind: 'choice', options: [middle, ...numbers.filter((number) => number !== middle)] };
  }
  if (types.includes('number') && !types.includes('string')) {
    return { kind: 'stop', data: typeof whole.default === 'number' ? whole.default : (bounded?.minimum ?? 0) };
  }
  return stop(shape, context);
}

/** A text that asks to be written over, and counts as not written until it is. */
function stop(shape: Shape, { grammar, language }: Context): Skeleton {
  const title = titleOf(grammar.format.resolve(shape), language) ?? '…';
  return { kind: 'stop', data: `<${title.replace(/[<>]/g, '')}>` };
}
