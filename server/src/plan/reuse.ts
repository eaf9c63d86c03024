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
  private readonly isUsed: boolean[];
  private byText: Map<string, number[]> | undefined;
  /** The piece behind the one taken last: mostly the next one to be asked for. */
  private next = 0;

  /**
   * @param before the version before
   * @param common what both texts have in common
   * @param text of the new version
   */
  constructor(
    private readonly before: Pieces,
    private readonly common: Common,
    private readonly text: Pick<Lines, 'length' | 'slice'>,
  ) {
    this.isUsed = new Array<boolean>(before.pieces.length).fill(false);
  }

  /** The piece for a stretch of the new text. */
  take(from: number, to: number): Piece | undefined {
    const index = this.unchanged(from, to) ?? this.sameText(from, to);
    if (index === undefined || this.isUsed[index]) return undefined;
    this.isUsed[index] = true;
    this.next = index + 1;
    return this.before.pieces[index];
  }

  private unchanged(from: number, to: number): number | undefined {
    const { common, before, text } = this;
    const start = to <= common.start ? from : from >= text.length - common.end ? from - common.shift : undefined;
    if (start === undefined) return undefined;
    const { starts } = before;
    const index = starts[this.next] === start ? this.next : firstNotBelow(starts, start);
    return starts[index] === start && before.pieces[index]?.text.length === to - from ? index : undefined;
  }

  private sameText(from: number, to: number): number | undefined {
    this.byText ??= this.changedByText();
    if (this.byText.size === 0) return undefined;
    return this.byText.get(this.text.slice(from, to))?.find((index) => !this.isUsed[index]);
  }

  /** The pieces that lie, at least in part, in what has changed. */
  private changedByText(): Map<string, number[]> {
    const { pieces, starts } = this.before;
    const end = this.text.length - this.common.shift - this.common.end;
    const byText = new Map<string, number[]>();
    const first = Math.max(0, firstNotBelow(starts, this.common.start) - 1);
    for (let index = first; index < pieces.length && (starts[index] ?? 0) < end; index++) {
      const text = pieces[index]?.text ?? '';
      if ((starts[index] ?? 0) + text.length <= this.common.start) continue;
      const list = byText.get(text);
      if (list) list.push(index);
      else byText.set(text, [index]);
    }
    return byText;
  }
}

/** The first index of a rising list at which no less than a number stands; the last index where there is none. */
function firstNotBelow(rising: readonly number[], wanted: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
