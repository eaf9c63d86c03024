import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { addEntry } from '../plan/edit';
import { matrixRowFor } from '../rules/matrix/row';
import { enumOf, planFormat } from '../schema/shape';
import { toRange } from './text';

/** A partner as lists of choices show it. */
export interface PartnerChoice {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
  readonly hasMatrixRow: boolean;
  readonly hasSigned: boolean;
}

/** The partners of a plan that have an id, in its order. */
export function partnersOf({ plan, language }: Analysis): readonly PartnerChoice[] {
  if (!plan) return [];
  const sectors = enumOf(planFormat, planFormat.at(['partners', 0, 'sector']) ?? {}, language);
  const rows = new Set(plan.matrix.map((row) => row.partner?.value));
  const signed = new Set(plan.signoff.map((entry) => entry.partner?.value));
  return plan.partners.flatMap((partner) => {
    const id = partner.id?.value;
    if (!id) return [];
    const sector = sectors.find((one) => one.value === partner.sector?.value)?.title ?? '';
    return [{ id, name: partner.name?.value ?? id, sector, hasMatrixRow: rows.has(id), hasSigned: signed.has(id) }];
  });
}

/** The edits that write a partner's row of the matrix, with the workshop's entries to keep or cross out. */
export function insertMatrix(
  { version, analysis }: { readonly version: number; readonly analysis: Analysis },
  partner: string,
): { version: number; edits: { range: Range; newText: string }[]; line: number } | undefined {
  const { document, configuration, language } = analysis;
  const change = addEntry(document, 'matrix', matrixRowFor(partner, configuration.catalog, language));
  if (!change) return undefined;
  const before = document.positionAt(change.start).line;
  const lead = /^(?:\r?\n[ \t]*)*/.exec(change.text)?.[0] ?? '';
  const line = before + lead.split('\n').length - 1;
  return { version, edits: [{ range: toRange(document, change), newText: change.text }], line };
}
