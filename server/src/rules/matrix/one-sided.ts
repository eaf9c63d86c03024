import type { Catalog } from '../../catalog';
import { addItems } from '../../plan/edit';
import type { Item, MatrixCell, MatrixRow, Plan } from '../../plan/model';
import type { Place } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import { entriesLackAt } from '../entries';
import { languageFor } from '../insert';
import type { Fix } from '../rule';
import { inBoth, quoted } from '../words';
import { CELLS, type CellKey, entriesFor, SIDES, type Side } from './row';

/** A row of a partner's matrix that has entries on one side and none on the other. */
export interface OneSided {
  readonly row: MatrixRow;
  readonly cell: CellKey;
  readonly at: Place;
  /** The first entry of the side that is there. */
  readonly other: string;
  /** One for each of the workshop's entries for the empty side. */
  readonly fixes: readonly Fix[];
}

/** Finds the rows of matrices that lack one side while the other has entries. */
export function* findOneSided(plan: Plan, lacking: Side, catalog: Catalog): Generator<OneSided> {
  const present = lacking === 'price' ? 'opportunity' : 'price';
  for (const row of plan.matrix) {
    for (const cell of CELLS) {
      const section = row[cell];
      const other = section && firstFilled(section[present]);
      const at = section && other !== undefined ? entriesLackAt(section, lacking) : undefined;
      if (section && at && other !== undefined) {
        yield { row, cell, at, other, fixes: insertions(plan, section, cell, lacking, catalog) };
      }
    }
  }
}

/** True for a row of a matrix that has any entry. */
export function hasEntries(cell: MatrixCell): boolean {
  return SIDES.some((side) => cell[side].some(({ text }) => text !== undefined && text.value.trim() !== ''));
}

function firstFilled(items: readonly Item[]): string | undefined {
  return items.find(({ text }) => !isBlank(text?.value))?.text?.value;
}

function insertions(plan: Plan, section: MatrixCell, cell: CellKey, side: Side, catalog: Catalog): readonly Fix[] {
  return entriesFor(cell, side, catalog, languageFor(plan)).map((entry) => ({
    title: inBoth((l) => {
      if (l === 'he') return `להוסיף ${side === 'price' ? 'מחיר' : 'הזדמנות'}: ${quoted(entry, l)}`;
      return `Insert the ${side} ${quoted(entry, l)}`;
    }),
    safe: false,
    edits: () => addItems(plan.document, section.node, side, [entry], SIDES),
  }));
}
