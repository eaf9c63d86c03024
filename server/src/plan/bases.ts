import type { Piece } from './tree';

/**
 * Where the pieces of one version of a document begin, as offsets from its beginning. Each piece knows where the latest
 * version that has it keeps its place, since a table of thousands of pieces takes too long to make with each letter
 * typed; versions before that one make such a table once somebody asks.
 */
export class Bases {
  private readonly pieces: Piece[] = [];
  private readonly starts: number[] = [];
  private table: Map<Piece, number> | undefined;

  set(piece: Piece, base: number): void {
    piece.slot = this.pieces.length;
    this.pieces.push(piece);
    this.starts.push(base);
  }

  /** Undefined for a piece of another version. */
  of(piece: Piece): number | undefined {
    if (this.pieces[piece.slot] === piece) return this.starts[piece.slot];
    this.table ??= new Map(this.pieces.map((one, index) => [one, this.starts[index] ?? 0]));
    return this.table.get(piece);
  }
}
