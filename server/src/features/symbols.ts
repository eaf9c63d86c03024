import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import type { Span } from '../plan/document';
import { LABEL_KEYS } from '../plan/names';
import { isPresent, type ListNode, type MapNode, type Node, pairOf, resolve, type ScalarNode } from '../plan/tree';
import { type IdKind, planFormat, type Shape, titleOf } from '../schema/shape';
import { SYMBOL_KINDS } from './kinds';
import { shorten, toRange } from './text';

/** The keys by whose text an entry without an id of its own is called in the outline, the first that it has. */
const NAME_KEYS = ['group', 'term', 'question', 'objection', 'sector', 'practice', 'text', 'expectation', 'partner'];

/** The outline of a plan, in its own words. */
export function documentSymbols(analysis: Analysis): DocumentSymbol[] {
  const { root } = analysis.document;
  return root ? symbolsOfMap(analysis, root, planFormat.root) : [];
}

/** An outline as a list, each with what it stands in, for clients that show no trees. */
export function flatSymbols(symbols: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(container === undefined ? {} : { containerName: container }) },
    ...flatSymbols(children, uri, name),
  ]);
}

function symbolsOfMap(analysis: Analysis, map: MapNode, shape: Shape): DocumentSymbol[] {
  const { document, language } = analysis;
  const symbols: DocumentSymbol[] = [];
  for (const { key, value } of map.pairs) {
    // What an alias stands for is shown where it was written.
    if (!value || value.kind === 'alias') continue;
    // Below the top, single values are the entry's own affair.
    if (value.kind === 'scalar' && (map !== document.root || !isPresent(value))) continue;
    const word = String(key.value);
    const property = planFormat.property(shape, word);
    const name = (property && titleOf(planFormat.resolve(property), language)) || shorten(word);
    if (!name) continue;
    const span = document.spanOf(key);
    const range = toRange(document, { start: span.start, end: Math.max(span.end, endOf(analysis, value)) });
    const selectionRange = toRange(document, span);
    if (value.kind === 'scalar') {
      symbols.push({ name, detail: shorten(String(value.value)), kind: SymbolKind.String, range, selectionRange });
    } else if (!property) {
      symbols.push({ name, kind: SymbolKind.Object, range, selectionRange });
    } else if (value.kind === 'map') {
      const children = symbolsOfMap(analysis, value, property);
      symbols.push({ name, kind: SymbolKind.Module, range, selectionRange, children });
    } else {
      const detail = String(value.items.length);
      const children = symbolsOfList(analysis, value, planFormat.items(property));
      symbols.push({ name, detail, kind: SymbolKind.Array, range, selectionRange, children });
    }
  }
  return symbols;
}

function symbolsOfList(analysis: Analysis, list: ListNode, shape: Shape | undefined): DocumentSymbol[] {
  if (!shape) return [];
  const symbols: DocumentSymbol[] = [];
  const kind = idKindOf(shape);
  const words = translatorOf(analysis, shape);
  for (const item of list.items) {
    if (!item || item.kind === 'alias' || item.kind === 'list') continue;
    const symbol =
      item.kind === 'scalar' ? symbolOfText(analysis, item, words) : symbolOfEntry(analysis, item, shape, kind);
    if (symbol) symbols.push(symbol);
  }
  return symbols;
}

function symbolOfText(analysis: Analysis, item: ScalarNode, words: Translator): DocumentSymbol | undefined {
  const { document } = analysis;
  const text = shorten(String(item.value ?? ''));
  if (!text) return undefined;
  const range = toRange(document, { start: document.spanOf(item).start, end: endOf(analysis, item) });
  const name = shorten(words(text) ?? text) || text;
  if (name === text) return { name, kind: SymbolKind.String, range, selectionRange: range };
  return { name, detail: text, kind: SymbolKind.String, range, selectionRange: range };
}

function symbolOfEntry(
  analysis: Analysis,
  entry: MapNode,
  shape: Shape,
  kind: IdKind | undefined,
): DocumentSymbol | undefined {
  const { document } = analysis;
  const named = nameIn(entry, kind ? [LABEL_KEYS[kind], 'id'] : NAME_KEYS);
  const property = named && !kind && planFormat.property(shape, named.key);
  const words = named && property ? translatorOf(analysis, property)(named.text) : undefined;
  const first = entry.pairs[0];
  const name = shorten(words ?? '') || (named?.text ?? shorten(String(first?.key.value ?? '')));
  if (!name) return undefined;
  const id = kind ? scalarAt(entry, 'id') : undefined;
  const span = { start: document.spanOf(entry).start, end: endOf(analysis, entry) };
  const isInside = (place: Span) => place.start >= span.start && place.end <= span.end;
  // A name behind an alias stands elsewhere, and editors reject an outline that points there.
  const own = [named?.node, first?.key]
    .map((node) => node && document.spanOf(node))
    .find((one) => one && isInside(one));
  return {
    name,
    ...(id ? { detail: shorten(String(id.value)) } : {}),
    kind: kind ? SYMBOL_KINDS[kind] : SymbolKind.Object,
    range: toRange(document, span),
    selectionRange: toRange(document, own ?? span),
    children: symbolsOfMap(analysis, entry, shape),
  };
}

/** The first of these keys that has a text. */
function nameIn(entry: MapNode, keys: readonly string[]): { key: string; node: ScalarNode; text: string } | undefined {
  for (const key of keys) {
    const node = scalarAt(entry, key);
    const text = node && shorten(String(node.value));
    if (node && text) return { key, node, text };
  }
  return undefined;
}

function scalarAt(map: MapNode, key: string): ScalarNode | undefined {
  const value = resolve(pairOf(map, key)?.value);
  return value?.kind === 'scalar' && value.value !== null ? value : undefined;
}

/** What entries of this shape are, as far as they have ids. */
function idKindOf(shape: Shape): IdKind | undefined {
  const id = planFormat.property(shape, 'id');
  return id && planFormat.resolve(id)['x-id'];
}

/** What a text stands for, in words: a reference, the id of a practice; undefined for what is neither. */
type Translator = (text: string) => string | undefined;

const NOTHING: Translator = () => undefined;

function translatorOf({ names, configuration, language }: Analysis, shape: Shape): Translator {
  const branches = planFormat.branches(shape);
  const kind = branches.find((branch) => branch['x-ref'])?.['x-ref'];
  if (kind) return (text) => names.find(kind, text)?.label;
  if (!branches.some((branch) => branch['x-practice'])) return NOTHING;
  return (text) => configuration.catalog.byId(text)?.[language];
}

/** Blocks of text end behind their line end, which belongs to nobody's outline. */
function endOf({ document }: Analysis, node: Node): number {
  let { end } = document.spanOf(node);
  while (/\s/.test(document.text.charAt(end - 1))) end--;
  return end;
}
