import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import type { PlanDocument } from '../plan/document';
import { addEntry, type Change } from '../plan/edit';
import { sign, type Verdict } from '../plan/sign';
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

/** A plan in one version of its text. */
interface PlanVersion {
  readonly version: number;
  readonly analysis: Analysis;
}

/** Edits for a version of a plan; `line` is where, after them, what was written begins (0-based). */
export interface PlanEdits {
  readonly version: number;
  readonly edits: { range: Range; newText: string }[];
  readonly line: number;
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
export function insertMatrix({ version, analysis }: PlanVersion, partner: string): PlanEdits | undefined {
  const { document, configuration, language } = analysis;
  const change = addEntry(document, 'matrix', matrixRowFor(partner, configuration.catalog, language));
  return change && editsOf(document, version, [change]);
}

/** The edits by which a partner signs the plan as it stands. */
export function signAs(
  { version, analysis }: PlanVersion,
  partner: string,
  verdict: Verdict,
  note: string | undefined,
): PlanEdits | undefined {
  const changes = analysis.plan && sign(analysis.plan, { partner, verdict, note });
  return changes && editsOf(analysis.document, version, changes);
}

function editsOf(document: PlanDocument, version: number, changes: readonly Change[]): PlanEdits {
  const first = Math.min(...changes.map((change) => change.start));
  const lead = /^(?:\r?\n[ \t]*)*/.exec(changes.find((change) => change.start === first)?.text ?? '')?.[0] ?? '';
  const line = document.positionAt(first).line + lead.split('\n').length - 1;
  return {
    version,
    edits: changes.map((change) => ({ range: toRange(document, change), newText: change.text })),
    line,
  };
}
