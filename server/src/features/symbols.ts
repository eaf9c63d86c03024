import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { LABEL_KEYS } from '../plan/names';
import { isPresent, type MapNode, type Node, pairOf, resolve } from '../plan/tree';
import { planFormat, type Shape, titleOf } from '../schema/shape';
import { shorten, toRange } from './text';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  partners: SymbolKind.Class,
  issues: SymbolKind.Interface,
  decisions: SymbolKind.Event,
  goals: SymbolKind.Constant,
  commitments: SymbolKind.Method,
  indicators: SymbolKind.Number,
  phases: SymbolKind.Namespace,
  resources: SymbolKind.Field,
};

/** The keys by whose text an entry is called in the outline, the first that it has. */
const NAME_KEYS = [
  ...Object.values(LABEL_KEYS),
  'group',
  'term',
  'question',
  'objection',
  'sector',
  'practice',
  'text',
  'expectation',
  'partner',
];

/** The outline of a plan, in its own words. */
export function documentSymbols(analysis: Analysis): DocumentSymbol[] {
  const { root } = analysis.document;
  return root ? symbolsOfMap(analysis, root, planFormat.root) : [];
}

function symbolsOfMap(analysis: Analysis, map: MapNode, shape: Shape): DocumentSymbol[] {
  const { document, language } = analysis;
  return map.pairs.flatMap((pair): DocumentSymbol[] => {
    const value = resolve(pair.value);
    if (!value || value !== pair.value) return [];
    const property = planFormat.property(shape, String(pair.key.value));
    const key = document.spanOf(pair.key);
    const end = Math.max(document.spanOf(value).end, key.end);
    const base = {
      name: (property && titleOf(planFormat.resolve(property), language)) || String(pair.key.value),
      range: toRange(document, { start: key.start, end }),
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
    const kind = KINDS[String(pair.key.value)] ?? SymbolKind.Object;
    const entry = planFormat.items(property);
    const children = value.items.flatMap((item) => (item && entry ? symbolOfEntry(analysis, item, entry, kind) : []));
    return [{ ...base, kind: SymbolKind.Array, detail: String(value.items.length), children }];
  });
}

function symbolOfEntry(analysis: Analysis, item: Node, shape: Shape, kind: SymbolKind): DocumentSymbol[] {
  const { document } = analysis;
  const value = resolve(item);
  if (!value || value !== item || value.kind === 'list') return [];
  const range = toRange(document, document.spanOf(value));
  if (value.kind === 'scalar') {
    const name = shorten(String(value.value ?? ''));
    return name ? [{ name, kind: SymbolKind.String, range, selectionRange: range }] : [];
  }
  const named = NAME_KEYS.map((key) => pairOf(value, key)?.value).find(isPresent) ?? value.pairs[0]?.value;
  const node = resolve(named);
  const text = node?.kind === 'scalar' ? String(node.value ?? '') : String(value.pairs[0]?.key.value ?? '');
  const isRow = pairOf(value, 'partner') !== undefined;
  const name = shorten((isRow ? analysis.plan?.partnerById(text)?.name?.value : undefined) ?? text);
  if (!name) return [];
  const id = resolve(pairOf(value, 'id')?.value);
  const at = node && node.piece === value.piece ? node : value.pairs[0]?.key;
  return [
    {
      name,
      ...(id?.kind === 'scalar' ? { detail: String(id.value) } : {}),
      kind,
      range,
      selectionRange: at ? toRange(document, document.spanOf(at)) : range,
      children: symbolsOfMap(analysis, value, shape),
    },
  ];
}
