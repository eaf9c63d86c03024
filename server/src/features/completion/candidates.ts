/** What may be written at a spot, whatever the way in which it is then written. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import { type CatalogEntry, comparable } from '../../catalog';
import type { Data } from '../../plan/edit';
import { isPresent, type Node, resolve } from '../../plan/tree';
import { enumOf, type Language, type Shape, titleOf, typesOf } from '../../schema/shape';
import { catalogPlace } from './catalog-place';
import type { Context } from './context';
import { currencies } from './currencies';
import { suggestDates } from './dates';
import type { Subject } from './documentation';
import { proposeIds } from './ids';
import { outlineEntries, outlineEntry, outlineMap } from './outline';
import { refsFor } from './refs';
import type { Skeleton } from './skeleton';
import type { Path, Spot } from './spots';
import { likelyFirst, sectorTitle } from './terms';
import { matches } from './wording';

/** One thing that may be written. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  /** What an editor compares with what is typed, beside the label. */
  readonly also?: string | undefined;
  readonly subject?: Subject | undefined;
  /** For a value. */
  readonly value?: Skeleton;
  /** For a key: itself, and with its value and those that come along with it. */
  readonly entries?: { readonly key: string; readonly all: readonly (readonly [string, Skeleton])[] };
  /** True for a text of many words, which editors match too loosely: only what fits what was typed is offered. */
  readonly wordy?: boolean;
}

/** What may be written at a spot, the likeliest first. */
export function candidatesFor(spot: Spot, context: Context): readonly Candidate[] {
  return spot.kind === 'key' ? keyCandidates(spot, context) : valueCandidates(spot, context);
}

function keyCandidates(spot: Spot, context: Context): readonly Candidate[] {
  const { language, grammar } = context;
  const { format } = grammar;
  if (/\S\s/.test(spot.typed)) return [];
  const required = new Set(format.required(spot.shape));
  const free = format.properties(spot.shape).filter(([key, shape]) => {
    if (spot.keys.has(key)) return false;
    // A key that must be there may be written again, but not as another.
    if (spot.follows === 'colon' && required.has(spot.word)) return key === spot.word;
    return !spot.follows || accepts(shape, spot.value, context);
  });
  const sorted = [...free.filter(([key]) => required.has(key)), ...free.filter(([key]) => !required.has(key))];
  return sorted.flatMap(([key, shape]): readonly Candidate[] => {
    const path = [...spot.path, key];
    const title = titleOf(format.resolve(shape), language);
    const detail = required.has(key) ? `${title ?? key} (${language === 'he' ? 'חובה' : 'required'})` : title;
    const keys = [key, ...companions(spot, context)];
    const entries = spot.follows || spot.quote ? [] : outlineEntries(spot.shape, keys, spot, context);
    const candidate: Candidate = {
      label: key,
      kind: CompletionItemKind.Property,
      detail,
      also: title === key ? undefined : title,
      subject: { about: 'key', path },
      entries: { key, all: entries },
    };
    // A value that may be a word or a map is offered both ways.
    if (entries.length === 0 || !isMapOrWord(shape, path, context)) return [candidate];
    const map = outlineMap(shape, { path, scopes: spot.scopes, siblings: [] }, context);
    const all = entries.map(([one, value]) => [one, one === key ? map : value] as const);
    return [candidate, { ...candidate, label: `${key}: …`, entries: { key, all } }];
  });
}

/** True for a value that may be a word, or a map with more to say. */
function isMapOrWord(shape: Shape, path: Path, { grammar }: Context): boolean {
  const types = typesOf(grammar.format, shape).filter((type) => type !== 'null');
  if (!types.includes('object') || types.length < 2) return false;
  return grammar.format.required(shape).length > 0 || grammar.starters(path).length > 0;
}

/** The keys that a map must have come along with its first one, so that it is whole from the start. */
function companions(spot: Spot, { grammar: { format } }: Context): readonly string[] {
  return spot.path.length === 0 || spot.keys.size > 0 ? [] : format.required(spot.shape);
}

/** True where a value that is there may stand in this shape, as far as its kind and its words tell. */
function accepts(shape: Shape, value: Node | undefined, context: Context): boolean {
  const { format } = context.grammar;
  const found = resolve(value);
  if (!found || !isPresent(value)) return true;
  if (found.kind === 'map') {
    if (format.properties(shape).length === 0) return false;
    return found.pairs.every(({ key, value: inner }) => {
      const property = format.property(shape, String(key.value));
      return property ? accepts(property, inner, context) : String(key.value).startsWith('x-');
    });
  }
  if (found.kind === 'list') {
    const entry = format.items(shape);
    return entry !== undefined && found.items.every((item) => accepts(entry, item, context));
  }
  return format.branches(shape).some((branch) => {
    const type = typeof found.value;
    const own = typesOf(format, branch);
    if (!own.some((one) => one === type || (one === 'integer' && type === 'number'))) return false;
    const ref = branch['x-ref'];
    if (ref && !branch['x-ref-or-text']) return context.names.find(ref, String(found.value)) !== undefined;
    if (branch.enum) return branch.enum.includes(String(found.value));
    if (branch.const !== undefined) return branch.const === found.value;
    if (branch.format === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(found.value));
    return branch.pattern === undefined || new RegExp(branch.pattern).test(String(found.value));
  });
}

function valueCandidates(spot: Spot, context: Context): readonly Candidate[] {
  const isEntry = typeof spot.path.at(-1) === 'number';
  // Behind a finished word only a text of several words goes on.
  if (/\S\s/.test(spot.typed)) return catalogEntries(spot.shape, spot, context);
  return [
    ...references(spot, context),
    ...practices(spot, context),
    ...catalogEntries(spot.shape, spot, context),
    ...ids(spot, context),
    ...words(spot, context),
    ...dates(spot, context),
    ...numbers(spot, context),
    ...(spot.quote ? [] : outlines(spot, isEntry, context)),
  ];
}

function fixed(data: Data): Skeleton {
  return { kind: 'fixed', data };
}

function references(spot: Spot, context: Context): readonly Candidate[] {
  return refsFor(spot.shape, spot, context).map((declaration): Candidate => {
    const { id, kind, label } = declaration;
    return {
      label: id,
      kind: CompletionItemKind.Reference,
      detail: refDetail(kind, id, label, context),
      also: label,
      subject: { about: 'ref', kind, id },
      value: fixed(id),
    };
  });
}

function refDetail(kind: string, id: string, label: string | undefined, context: Context): string | undefined {
  if (kind !== 'partner') return label;
  const title = sectorTitle(context.analysis?.plan?.partnerById(id)?.sector?.value, context.language);
  return [label, title].filter((part) => part !== undefined).join(' · ') || undefined;
}

function otherWording(entry: CatalogEntry, language: Language): string {
  return language === 'he' ? entry.en : entry.he;
}

function practices(spot: Spot, context: Context): readonly Candidate[] {
  const { catalog, language, grammar } = context;
  if (!grammar.format.branches(spot.shape).some((branch) => branch['x-practice'])) return [];
  const used = new Set(spot.siblings.map((text) => catalog.byId(text)?.id ?? catalog.recognise(text)?.id ?? text));
  const here = catalog.entriesFor(catalogPlace(spot.path));
  const rest = catalog.practices().filter((entry) => !here.includes(entry));
  return [...here, ...rest].flatMap((entry): readonly Candidate[] => {
    if (entry.kind !== 'practice' && entry.kind !== 'tip') return [];
    if (used.has(entry.id) || !matches(spot.typed, `${entry.id} ${entry.he} ${entry.en}`)) return [];
    return [
      {
        label: entry.id,
        kind: CompletionItemKind.Constant,
        detail: entry[language],
        also: `${entry[language]} ${otherWording(entry, language)}`,
        subject: { about: 'catalog', id: entry.id },
        value: fixed(entry.id),
        wordy: true,
      },
    ];
  });
}

function catalogEntries(shape: Shape, spot: Spot, context: Context): readonly Candidate[] {
  const { catalog, language, grammar } = context;
  const { format } = grammar;
  if (format.branches(shape).some((branch) => branch['x-practice'])) return [];
  const place = catalogPlace(spot.path);
  const entries = catalog.entriesFor(place);
  if (entries.length === 0 || !typesOf(format, shape).includes('string')) return [];
  const used = new Set(spot.siblings.map((text) => catalog.recognise(text, place)?.id));
  const written = comparable(spot.typed);
  return entries.flatMap((entry): readonly Candidate[] => {
    const text = entry[language];
    if (used.has(entry.id) || comparable(text) === written) return [];
    if (!matches(spot.typed, `${entry.he} ${entry.en}`)) return [];
    return [
      {
        label: text,
        kind: CompletionItemKind.Text,
        also: otherWording(entry, language),
        subject: { about: 'catalog', id: entry.id },
        value: fixed(text),
        wordy: true,
      },
    ];
  });
}

function ids(spot: Spot, context: Context): readonly Candidate[] {
  const kind = context.grammar.format.branches(spot.shape).find((branch) => branch['x-id'])?.['x-id'];
  if (!kind) return [];
  return proposeIds(kind, spot.scopes[0], context).map((id) => ({
    label: id,
    kind: CompletionItemKind.Value,
    subject: { about: 'key', path: spot.path },
    value: fixed(id),
  }));
}

function words({ shape, path }: Spot, context: Context): readonly Candidate[] {
  const { language, grammar } = context;
  const { format } = grammar;
  const values = enumOf(format, shape, language);
  const byWord = new Map(values.map((value) => [value.value, value]));
  const order = byWord.has('ILS') ? currencies(context) : likelyFirst([...byWord.keys()], shape, path, context);
  const isNumber = typesOf(format, shape).every((type) => type === 'number' || type === 'integer');
  const found = order.map((word): Candidate => {
    const value = byWord.get(word);
    return {
      label: word,
      kind: CompletionItemKind.EnumMember,
      detail: value?.title === word ? undefined : value?.title,
      also: value?.title === word ? undefined : value?.title,
      subject: { about: 'word', path, word },
      value: fixed(isNumber ? Number(word) : word),
    };
  });
  if (!typesOf(format, shape).includes('boolean')) return found;
  const truths = [
    { data: true, en: 'yes', he: 'כן' },
    { data: false, en: 'no', he: 'לא' },
  ];
  return [
    ...found,
    ...truths.map(({ data, ...title }) => ({
      label: String(data),
      kind: CompletionItemKind.EnumMember,
      detail: title[language],
      also: title[language],
      subject: { about: 'word', path, word: String(data) } as const,
      value: fixed(data),
    })),
  ];
}

function dates(spot: Spot, context: Context): readonly Candidate[] {
  if (!context.grammar.format.branches(spot.shape).some((branch) => branch.format === 'date')) return [];
  return suggestDates(spot, context).map(({ date, label }) => ({
    label: date,
    kind: CompletionItemKind.Value,
    detail: label[context.language],
    also: label[context.language],
    subject: { about: 'key', path: spot.path },
    value: fixed(date),
  }));
}

const PRESET: Readonly<Record<Language, string>> = { en: 'by itself', he: 'ברירת המחדל' };

const SHARES: readonly string[] = ['budgetShare', 'decisionShare'];

function numbers(spot: Spot, context: Context): readonly Candidate[] {
  const branch = context.grammar.format.branches(spot.shape).find((one) => one.minimum !== undefined);
  if (branch?.minimum === undefined || branch.maximum === undefined) return [];
  const key = String(spot.path.at(-1));
  const value = (number: number, detail?: string): Candidate => ({
    label: String(number),
    kind: CompletionItemKind.Value,
    detail,
    subject: { about: 'key', path: spot.path },
    value: fixed(number),
  });
  if (branch.maximum - branch.minimum <= 10) {
    const { minimum, maximum } = branch;
    return [...Array(maximum - minimum + 1).keys()].map((step) => value(minimum + step));
  }
  if (typeof branch.default === 'number') return [value(branch.default, PRESET[context.language])];
  if (!SHARES.includes(key)) return [];
  const index = spot.path[1];
  const partners = context.analysis?.plan?.partners ?? [];
  const others = partners.filter((_, position) => position !== index);
  const taken = others.reduce((sum, { power }) => {
    const share = key === 'budgetShare' ? power?.budgetShare : power?.decisionShare;
    return sum + (typeof share?.value === 'number' ? share.value : 0);
  }, 0);
  const left = Math.round((100 - taken) * 100) / 100;
  const equal = Math.floor(100 / Math.max(1, partners.length));
  const found = left >= 0 ? [value(left, context.language === 'he' ? 'היתרה עד 100' : 'what is left of 100')] : [];
  if (equal < left) found.push(value(equal, context.language === 'he' ? 'חלק שווה' : 'an equal share'));
  return found;
}

/** Whole maps and lists. */
function outlines(spot: Spot, isEntry: boolean, context: Context): readonly Candidate[] {
  const { shape, path } = spot;
  const { language, grammar } = context;
  const { format } = grammar;
  const types = typesOf(format, shape);
  const title = titleOf(format.resolve(shape), language) ?? String(spot.path.at(-1));
  const subject = { about: 'key', path } as const;
  const candidate = (label: string, value: Skeleton): Candidate => ({
    label,
    kind: CompletionItemKind.Snippet,
    subject,
    value,
  });
  if (spot.typed !== '' && !isEntry) return [];
  if (!matches(spot.typed, title)) return [];
  if (types.includes('array')) {
    const entry = format.items(shape);
    if (!entry) return [];
    const inside: Spot = { ...spot, path: [...spot.path, 0], shape: entry };
    const refs = references(inside, context);
    if (refs.length > 0) {
      const lists = refs.map(
        (one): Candidate => ({ ...one, value: { kind: 'list', short: true, items: [fixed(one.label)] } }),
      );
      const all = refs.map((one) => fixed(one.label));
      if (refs.length < 2 || refs.length > 12) return lists;
      const label = `[${refs.map((one) => one.label).join(', ')}]`;
      return [...lists, { ...candidate(label, { kind: 'list', short: true, items: all }), detail: title }];
    }
    const texts = [...catalogEntries(entry, inside, context), ...practices(inside, context)];
    const lists = texts.map(
      (one): Candidate => ({ ...one, value: { kind: 'list', items: [one.value ?? fixed(one.label)] } }),
    );
    const list: Skeleton = grammar.isOpen(path)
      ? { kind: 'open', holds: 'entries' }
      : { kind: 'list', items: [outlineEntry(entry, inside, context)] };
    return [...lists, ...(texts.length > 0 ? [] : [candidate(title, list)])];
  }
  if (!types.includes('object')) return [];
  // Nobody can know which of its keys the map begins with: each of them is offered.
  if (grammar.isOpen(path)) return keyOutlines(spot, context);
  if (types.includes('string') && !isMapOrWord(shape, path, context)) return [];
  const value = outlineMap(shape, spot, context);
  if (value.kind === 'map' && value.entries.length === 0) return [];
  return [candidate(types.includes('string') ? `${title}: …` : title, value)];
}

/** A map of one key, with each of those that it may have. */
function keyOutlines(spot: Spot, context: Context): readonly Candidate[] {
  const inside: Spot = { ...spot, kind: 'key', scopes: [new Map(), ...spot.scopes] };
  return keyCandidates(inside, context).map(
    ({ entries, ...one }): Candidate => ({ ...one, value: { kind: 'map', entries: entries?.all ?? [] } }),
  );
}
