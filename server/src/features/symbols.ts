import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import type { Span } from '../plan/document';
import { LABEL_KEYS } from '../plan/names';
import { isPresent, type MapNode, type Node, pairOf, resolve, type ScalarNode } from '../plan/tree';
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

function symbolsOfMap(analysis: Analysis, map: MapNode, shape: Shape): DocumentSymbol[] {
  const { document, language } = analysis;
  return map.pairs.flatMap((pair): DocumentSymbol[] => {
    const { value } = pair;
    // What an alias stands for is shown where it was written.
    if (!value || value.kind === 'alias') return [];
    const property = planFormat.property(shape, String(pair.key.value));
    const title = property && titleOf(planFormat.resolve(property), language);
    const name = title || shorten(String(pair.key.value));
    if (!name) return [];
    const key = document.spanOf(pair.key);
    const base = {
      name,
      range: toRange(document, { start: key.start, end: Math.max(key.end, endOf(analysis, value)) }),
      selectionRange: toRange(document, key),
    };
    if (value.kind === 'scalar') {
      if (map !== document.root || !isPresent(value)) return [];
      return [{ ...base, kind: SymbolKind.String, detail: shorten(String(value.value)) }];
    }
    if (!property) return [{ ...base, kind: SymbolKind.Object }];
    if (value.kind === 'map') {
      return [{ ...base, kind: SymbolKind.Module, children: symbolsOfMap(analysis, value, property) }];
    }
    const entry = planFormat.items(property);
    const children = value.items.flatMap((item) => (item && entry ? symbolOfEntry(analysis, item, entry) : []));
    return [{ ...base, kind: SymbolKind.Array, detail: String(value.items.length), children }];
  });
}

function symbolOfEntry(analysis: Analysis, item: Node, shape: Shape): DocumentSymbol[] {
  const { document } = analysis;
  if (item.kind === 'alias' || item.kind === 'list') return [];
  const span = { start: document.spanOf(item).start, end: endOf(analysis, item) };
  const range = toRange(document, span);
  if (item.kind === 'scalar') {
    const text = shorten(String(item.value ?? ''));
    const name = shorten(wordsFor(analysis, text, shape) ?? text);
    const detail = name === text ? {} : { detail: text };
    return name ? [{ name, ...detail, kind: SymbolKind.String, range, selectionRange: range }] : [];
  }
  const kind = idKindOf(shape);
  const id = scalarAt(item, 'id');
  const named = (kind ? [LABEL_KEYS[kind], 'id'] : NAME_KEYS).flatMap((key) => {
    const node = scalarAt(item, key);
    const text = shorten(String(node?.value ?? ''));
    return node && text ? [{ key, node, text }] : [];
  })[0];
  const first = item.pairs[0];
  const property = named && planFormat.property(shape, named.key);
  const own = named && ((property && wordsFor(analysis, named.text, property)) ?? named.text);
  const name = shorten(own ?? String(first?.key.value ?? ''));
  if (!name) return [];
  const at = [named?.node, first?.key].flatMap((node) => (node ? [document.spanOf(node)] : []));
  // A name behind an alias stands elsewhere, and editors reject an outline that points there.
  const place = at.find(({ start, end }) => start >= span.start && end <= span.end) ?? span;
  return [
    {
      name,
      ...(id ? { detail: shorten(String(id.value)) } : {}),
      kind: kind ? SYMBOL_KINDS[kind] : SymbolKind.Object,
      range,
      selectionRange: toRange(document, place),
      children: symbolsOfMap(analysis, item, shape),
    },
  ];
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

/** What a reference or the id of a practice stands for, in words; undefined for what is neither. */
function wordsFor({ names, configuration, language }: Analysis, text: string, shape: Shape): string | undefined {
  for (const branch of planFormat.branches(shape)) {
    const label = branch['x-ref'] && names.find(branch['x-ref'], text)?.label;
    if (label) return label;
    const practice = branch['x-practice'] && configuration.catalog.byId(text);
    if (practice) return practice[language];
  }
  return undefined;
}

/** Blocks of text end behind their line end, which belongs to nobody's outline. */
function endOf({ document }: Analysis, node: Node): number {
  const span: Span = document.spanOf(node);
  let { end } = span;
  while (end > span.start && /\s/.test(document.text.charAt(end - 1))) end--;
  return end;
}
