import { type DocumentHighlight, DocumentHighlightKind, type Location } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { idAt, placesOf, wordsOf } from './ids';
import { toRange } from './text';

/** All places that refer to the id at an offset, in document order. */
export function references(
  analysis: Analysis,
  uri: string,
  offset: number,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Location[] {
  const { document } = analysis;
  const at = idAt(analysis, offset);
  if (!at) return [];
  return placesOf(analysis, at.kind, at.id)
    .filter((place) => includeDeclaration || !place.declares)
    .map(({ node }) => ({ uri, range: toRange(document, wordsOf(document, node)) }));
}

/** The places of the id at an offset: written where it is declared, read where it is referred to. */
export function highlights(analysis: Analysis, offset: number): DocumentHighlight[] {
  const { document } = analysis;
  const at = idAt(analysis, offset);
  if (!at) return [];
  return placesOf(analysis, at.kind, at.id).map(({ node, declares }) => ({
    range: toRange(document, wordsOf(document, node)),
    kind: declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
