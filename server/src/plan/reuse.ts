import type { Common } from './difference';
import type { Lines } from './lines';
import type { Piece } from './tree';

/** The pieces of a version of a document, and where each begins. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly starts: readonly number[];
}

/**
 * The pieces of the version before, each to be had once: those in the beginning and the end that both versions have in
 * common by their place, the others by their text.
 */
export class Reusable {
  private readonly used = new Set<number>();
  private byText: Map<string, number[]> | undefined;

  /**
   * @param before the version before
   * @param common what both texts have in common
   * @param text of the new version
   */
  constructor(
    private readonly before: Pieces,
    private readonly common: Common,
    private readonly text: Pick<Lines, 'length' | 'slice'>,
  ) {}

  /** The piece for a stretch of the new text. */
  take(from: number, to: number): Piece | undefined {
    const index = this.unchanged(from, to) ?? this.sameText(from, to);
    if (index === undefined || this.used.has(index)) return undefined;
    this.used.add(index);
    return this.before.pieces[index];
  }

  private unchanged(from: number, to: number): number | undefined {
    const { common, before, text } = this;
    const start = to <= common.start ? from : from >= text.length - common.end ? from - common.shift : undefined;
    const index = start === undefined ? -1 : indexOf(before.starts, start);
    return before.pieces[index]?.text.length === to - from ? index : undefined;
  }

  private sameText(from: number, to: number): number | undefined {
    this.byText ??= this.changedByText();
    if (this.byText.size === 0) return undefined;
    return this.byText.get(this.text.slice(from, to))?.find((index) => !this.used.has(index));
  }

  /** The pieces that lie, at least in part, in what has changed. */
  private changedByText(): Map<string, number[]> {
    const { pieces, starts } = this.before;
    const end = this.text.length - this.common.shift - this.common.end;
    const byText = new Map<string, number[]>();
    for (const [index, { text }] of pieces.entries()) {
      const start = starts[index] ?? 0;
      if (start + text.length <= this.common.start || start >= end) continue;
      const list = byText.get(text);
      if (list) list.push(index);
      else byText.set(text, [index]);
    }
    return byText;
  }
}

/** The index of a number in a rising list; -1 where it isn't there. */
function indexOf(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}
