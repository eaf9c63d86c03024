import type { Catalog } from '../../catalog';
import type { Language } from '../../schema/shape';

/** The rows of sheet 1 of the workshop. */
export const CELLS = ['organization', 'initiative'] as const;
export type CellKey = (typeof CELLS)[number];

/** The columns of sheet 1 of the workshop. */
export const SIDES = ['opportunity', 'price'] as const;
export type Side = (typeof SIDES)[number];

export interface CellData {
  readonly [side: string]: readonly string[];
}

/** How many of the workshop's entries begin each field: enough to show what is meant, few enough to be replaced. */
const ENTRIES = 2;

/** The workshop's own entries for a field of the matrix, in one language, in the catalog's order. */
export function entriesFor(cell: CellKey, side: Side, catalog: Catalog, language: Language): readonly string[] {
  return catalog.entriesFor(`matrix.${cell}.${side}`).map((entry) => entry[language]);
}

/** The data of one row of a partner's matrix, with entries of the workshop to begin from. */
export function matrixCellFor(cell: CellKey, catalog: Catalog, language: Language): CellData {
  const first = (side: Side) => entriesFor(cell, side, catalog, language).slice(0, ENTRIES);
  return { opportunity: first('opportunity'), price: first('price') };
}

/** A partner's whole matrix, as data to be written into a plan, with entries of the workshop to begin from. */
export function matrixRowFor(
  partnerId: string,
  catalog: Catalog,
  language: Language,
): { readonly partner: string; readonly organization: CellData; readonly initiative: CellData } {
  return {
    partner: partnerId,
    organization: matrixCellFor('organization', catalog, language),
    initiative: matrixCellFor('initiative', catalog, language),
  };
}
