import { strict as assert } from 'node:assert';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Analysis, CheckOptions } from '../../../server/src/check';
import { applyChanges } from '../../../server/src/plan/edit';
import { checkOn, unmark } from '../support';

const CURSOR = '█';

/** A plan with its marks read: `█` where the cursor stands, `⟦…⟧` around the places that a test speaks of. */
export interface Marked {
  readonly text: string;
  readonly analysis: Analysis;
  /** -1 where the text has no cursor. */
  readonly offset: number;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

/** Reads a marked plan and analyses it. */
export function marked(source: string, options?: CheckOptions): Marked {
  const cursor = source.replace(/[⟦⟧]/g, '').indexOf(CURSOR);
  const { text, spans } = unmark(source.replace(CURSOR, ''));
  return { text, spans, offset: cursor, analysis: checkOn(text, options) };
}

/** A range as offsets. */
export function spanOf({ document }: Analysis, range: Range): { start: number; end: number } {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Asserts that ranges are just the marked ones, in document order. */
export function assertRanges({ analysis, text, spans }: Marked, ranges: readonly Range[]): void {
  const shown = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => `${start}-${end} ${JSON.stringify(text.slice(start, end))}`);
  assert.deepEqual(shown(ranges.map((range) => spanOf(analysis, range))), shown(spans), text);
}

/** The text after edits, which must not overlap. */
export function edited(analysis: Analysis, edits: readonly TextEdit[]): string {
  const changes = edits.map(({ range, newText }) => ({ ...spanOf(analysis, range), text: newText }));
  const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  sorted.forEach((change, index) => {
    assert.ok(change.start >= (sorted[index - 1]?.end ?? 0), 'edits overlap');
  });
  return applyChanges(analysis.document.text, changes);
}
