import { planFormat } from '../schema/shape';
import { addEntry, addKey, type Change, type Data } from './edit';
import { fingerprintOf } from './fingerprint';
import type { Plan } from './model';
import { dateOf } from './values';

export type Verdict = 'approves' | 'asks-for-changes' | 'abstains';

/** What a partner says of a plan. */
export interface Signature {
  /** The partner's id. */
  readonly partner: string;
  readonly verdict: Verdict;
  readonly note?: string | undefined;
}

const ORDER = planFormat.properties(planFormat.at(['signoff', 0]) ?? {}).map(([key]) => key);

/**
 * The edits by which a partner signs a plan as it stands: a new entry of `signoff`, or the partner's own brought up to
 * date, with the day and the plan's fingerprint.
 * @returns undefined where the text can't be edited at that place
 */
export function sign(plan: Plan, { partner, verdict, note }: Signature): readonly Change[] | undefined {
  const said: Record<string, Data> = {
    verdict,
    on: dateOf(plan.today),
    ...(note === undefined ? {} : { note }),
    fingerprint: fingerprintOf(plan.node),
  };
  const own = plan.signoff.find((entry) => entry.partner?.value === partner);
  if (!own) {
    const change = addEntry(plan.document, 'signoff', { partner, ...said });
    return change && [change];
  }
  const changes = Object.entries(said).map(([key, data]) => addKey(plan.document, own.node, key, data, ORDER));
  return changes.every((change) => change !== undefined) ? changes : undefined;
}
