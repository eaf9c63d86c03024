import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import type { PlanDocument } from '../plan/document';
import type { MapNode, Node, Place } from '../plan/tree';

/**
 * What can be folded, by whole lines: sections, entries of lists, blocks of text and of comments. At most one range
 * begins on each line, the longest; in document order.
 * @param limit how many ranges the client takes; where there are more, the longest stay
 */
export function foldingRanges({ document }: Analysis, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const folds = new Folds(document);
  if (document.root) folds.map(document.root);
  folds.comments();
  const ranges = [...folds.found.values()];
  if (ranges.length > limit) {
    ranges.sort((a, b) => b.endLine - b.startLine - (a.endLine - a.startLine)).splice(limit);
  }
  return ranges.sort((a, b) => a.startLine - b.startLine);
}

class Folds {
  readonly found = new Map<number, FoldingRange>();
  /** Lines of texts that go on over several lines: what looks like a comment there is none. */
  private readonly texts: { readonly first: number; readonly last: number }[] = [];

  constructor(private readonly document: PlanDocument) {}

  map(map: MapNode): void {
    for (const { key, value } of map.pairs) if (value) this.from(key, value);
  }

  /** A fold from the line where `head` begins to the end of a value that hangs on it. */
  private from(head: Place, value: Node): void {
    if (value.kind === 'alias') return;
    const { document } = this;
    const start = document.spanOf(head).start;
    const end = this.endOf(value);
    // Most values are on the line of their key, and nothing in them can be folded.
    const newline = document.text.indexOf('\n', start);
    if (newline < 0 || newline >= end) return;
    const startLine = document.positionAt(start).line;
    const last = document.positionAt(end).line;
    if (value.kind === 'scalar') this.texts.push({ first: startLine + 1, last });
    const isClosedBelow = value.kind !== 'scalar' && value.flow && this.closesAlone(end);
    this.add({ startLine, endLine: isClosedBelow ? last - 1 : last });
    if (value.kind === 'map') this.map(value);
    if (value.kind === 'list') {
      value.items.forEach((item, index) => {
        const dash = value.dashes[index];
        if (item) this.from(dash ?? item, item);
      });
    }
  }

  comments(): void {
    const { text, lines } = this.document;
    const inTexts = new Set<number>();
    for (const { first, last } of this.texts) for (let line = first; line <= last; line++) inTexts.add(line);
    let first = -1;
    for (let line = 0; line <= lines.count; line++) {
      const start = lines.start(line) ?? text.length;
      const isComment =
        lines.indent(line) === -1 && !inTexts.has(line) && /^[ \t]*#/.test(text.slice(start, start + 200));
      if (isComment && first < 0) first = line;
      if (isComment || first < 0) continue;
      this.add({ startLine: first, endLine: line - 1, kind: FoldingRangeKind.Comment });
      first = -1;
    }
  }

  private add(range: FoldingRange): void {
    if (range.endLine <= range.startLine) return;
    const known = this.found.get(range.startLine);
    if (!known || known.endLine < range.endLine) this.found.set(range.startLine, range);
  }

  private endOf(node: Node): number {
    const { text } = this.document;
    const span = this.document.spanOf(node);
    let end = span.end;
    while (end > span.start && /\s/.test(text.charAt(end - 1))) end--;
    return end;
  }

  /** True for a bracket with nothing but white space before it on its line. */
  private closesAlone(end: number): boolean {
    const { text } = this.document;
    const before = text.slice(text.lastIndexOf('\n', end - 1) + 1, end - 1);
    return /[\]}]/.test(text.charAt(end - 1)) && before.trim() === '';
  }
}
