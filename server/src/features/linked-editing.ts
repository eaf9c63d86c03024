import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { idAt, placesOf, wordsOf } from './ids';
import { toRange } from './text';

/**
 * The places that change along while an id is typed anew where it is declared. Not from a reference: whoever types there
 * wants it to name somebody else, and the id to stay.
 */
export function linkedEditing(
  analysis: Analysis,
  offset: number,
): { readonly ranges: Range[]; readonly wordPattern: string } | undefined {
  const { document, names } = analysis;
  const at = idAt(analysis, offset);
  if (!at?.declares || names.declared(at.kind).filter(({ id }) => id === at.id).length !== 1) return undefined;
  const places = placesOf(analysis, at.kind, at.id).map(({ node }) => wordsOf(document, node));
  // With escapes, the same id is typed in different letters.
  if (places.length < 2 || places.some(({ start, end }) => document.text.slice(start, end) !== at.id)) return undefined;
  return { ranges: places.map((place) => toRange(document, place)), wordPattern: '[a-z0-9-]+' };
}
