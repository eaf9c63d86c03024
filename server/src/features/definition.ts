import type { LocationLink } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { locate } from '../plan/locate';
import { idAt, wordsOf } from './ids';
import { toRange } from './text';

/**
 * Where the id at an offset is declared; every place, where several entries have it. For an alias (`*name`), what it
 * stands for.
 */
export function definition(analysis: Analysis, uri: string, offset: number): LocationLink[] {
  const { document, names } = analysis;
  const place = locate(document, offset);
  if (place?.node.kind === 'alias') {
    const { target } = place.node;
    if (!target) return [];
    const range = toRange(document, document.spanOf(target));
    const originSelectionRange = toRange(document, document.spanOf(place.node));
    return [{ originSelectionRange, targetUri: uri, targetRange: range, targetSelectionRange: range }];
  }
  const at = idAt(analysis, offset);
  if (!at) return [];
  const originSelectionRange = toRange(document, wordsOf(document, at.node));
  return names
    .declared(at.kind)
    .filter(({ id }) => id === at.id)
    .map(({ node, entry }) => {
      const words = wordsOf(document, node);
      const whole = document.spanOf(entry);
      // An id that is written elsewhere, behind an alias, isn't inside its entry.
      const isInside = whole.start <= words.start && words.end <= whole.end;
      const targetSelectionRange = toRange(document, words);
      return {
        originSelectionRange,
        targetUri: uri,
        targetRange: isInside ? toRange(document, whole) : targetSelectionRange,
        targetSelectionRange,
      };
    });
}
