import type { SelectionRange } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import type { PlanDocument, Span } from '../plan/document';
import { locate } from '../plan/locate';
import type { Place } from '../plan/tree';
import { wordsOf } from './ids';
import { toRange } from './text';

/** What a selection at each offset grows to, step by step: text, value, pair, entry, section, plan. */
export function selectionRanges(analysis: Analysis, offsets: readonly number[]): SelectionRange[] {
  return offsets.map((offset) => selectionRange(analysis, offset));
}

function selectionRange({ document }: Analysis, offset: number): SelectionRange {
  let inner: SelectionRange | undefined;
  let outer: Span = { start: 0, end: document.text.length };
  const chain: Span[] = [outer];
  for (const span of [...spansAt(document, offset), ...commentsAt(document, offset)]) {
    const isInside = outer.start <= span.start && span.end <= outer.end && span.start <= offset && offset <= span.end;
    if (!isInside || (span.start === outer.start && span.end === outer.end)) continue;
    chain.push(span);
    outer = span;
  }
  for (const span of chain) {
    const range = toRange(document, span);
    inner = inner ? { range, parent: inner } : { range };
  }
  return inner ?? { range: toRange(document, outer) };
}

/** From the outermost to the innermost. */
function spansAt(document: PlanDocument, offset: number): readonly Span[] {
  const place = locate(document, offset);
  if (!place || !document.root) return [];
  const spans = [trimmed(document, document.root)];
  for (const step of place.steps) {
    if (step.kind === 'pair') {
      const key = document.spanOf(step.pair.key);
      const value = step.pair.value && trimmed(document, step.pair.value);
      spans.push({ start: key.start, end: Math.max(key.end, value?.end ?? key.end) });
      if (value && !place.onKey) spans.push(value);
    } else {
      const item = step.list.items[step.index];
      const dash = step.list.dashes[step.index];
      if (!item) continue;
      const value = trimmed(document, item);
      if (dash) spans.push({ start: document.spanOf(dash).start, end: value.end });
      spans.push(value);
    }
  }
  spans.push(trimmed(document, place.node));
  if (place.node.kind === 'scalar') spans.push(wordsOf(document, place.node));
  return spans;
}

/** The comment at an offset with those right above and below it, and the comment alone. */
function commentsAt(document: PlanDocument, offset: number): readonly Span[] {
  const { text, lines } = document;
  const commentOn = (line: number): Span | undefined => {
    const start = lines.start(line);
    if (start === undefined || lines.indent(line) !== -1) return undefined;
    const end = lines.end(line);
    const hash = text.slice(start, end).search(/\S/);
    return hash >= 0 && text.charAt(start + hash) === '#' ? { start: start + hash, end } : undefined;
  };
  const { line } = document.positionAt(offset);
  const own = commentOn(line);
  if (!own) return [];
  const block = { ...own };
  for (let above = line - 1, one = commentOn(above); one; one = commentOn(--above)) block.start = one.start;
  for (let below = line + 1, one = commentOn(below); one; one = commentOn(++below)) block.end = one.end;
  return [block, own];
}

function trimmed(document: PlanDocument, place: Place): Span {
  let { start, end } = document.spanOf(place);
  while (end > start && /\s/.test(document.text.charAt(end - 1))) end--;
  return { start, end };
}
