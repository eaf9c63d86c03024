import type { SymbolInformation } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { SYMBOL_KINDS } from './kinds';
import { shorten, toRange } from './text';

/** More than anybody looks through; whoever wants others types another letter. */
const MOST = 500;

/** Something that a plan declares, with the id by which it is found as well as by its name. */
export interface DeclaredSymbol {
  readonly id: string;
  readonly symbol: SymbolInformation;
}

/** What a plan declares by id, in document order. */
export function* declaredSymbols({ document, names, plan }: Analysis, uri: string): Generator<DeclaredSymbol> {
  const containerName = plan?.title && shorten(plan.title.value);
  for (const { kind, id, label, entry } of names.declarations) {
    const location = { uri, range: toRange(document, document.spanOf(entry)) };
    const name = shorten(label ?? '') || id;
    yield { id, symbol: { name, kind: SYMBOL_KINDS[kind], location, ...(containerName ? { containerName } : {}) } };
  }
}

/**
 * Those that answer to a query, in the given order.
 * @param query letters that name or id have in this order, not necessarily together; all for an empty one
 */
export function workspaceSymbols(declared: Iterable<DeclaredSymbol>, query: string): SymbolInformation[] {
  const wanted = fold(query).replace(/\s+/g, '');
  const found: SymbolInformation[] = [];
  for (const { id, symbol } of declared) {
    if (!hasInOrder(fold(symbol.name), wanted) && !hasInOrder(id, wanted)) continue;
    found.push(symbol);
    if (found.length === MOST) break;
  }
  return found;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}
