import type { SymbolInformation } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { SYMBOL_KINDS } from './kinds';
import { shorten, toRange } from './text';

/** More than anybody looks through; whoever wants others types another letter. */
const MOST = 500;

/**
 * What the given plans declare by id and answers to a query, plan by plan in document order.
 * @param query letters that name or id have in this order, not necessarily together; all for an empty one
 */
export function workspaceSymbols(
  plans: Iterable<{ readonly uri: string; readonly analysis: Analysis }>,
  query: string,
): SymbolInformation[] {
  const wanted = fold(query).replace(/\s+/g, '');
  const found: SymbolInformation[] = [];
  for (const { uri, analysis } of plans) {
    const { document, names, plan } = analysis;
    const containerName = plan?.title && shorten(plan.title.value);
    for (const { kind, id, label, entry } of names.declarations) {
      const name = shorten(label ?? '') || id;
      if (!hasInOrder(fold(name), wanted) && !hasInOrder(id, wanted)) continue;
      const location = { uri, range: toRange(document, document.spanOf(entry)) };
      found.push({ name, kind: SYMBOL_KINDS[kind], location, ...(containerName ? { containerName } : {}) });
      if (found.length === MOST) return found;
    }
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
