/** What belongs together in a plan, and adds up, though it stands in different places: for the page and the exports. */
import type { Commitment, Indicator, Plan, Text } from '../plan/model';
import { dayOf } from '../plan/values';

type Goal = NonNullable<Plan['vision']>['goals'][number];

/** A goal with what serves it; undefined for what serves none of the plan's goals. */
export interface ServedGoal {
  readonly goal: Goal | undefined;
  readonly commitments: readonly Commitment[];
  readonly indicators: readonly Indicator[];
  /** True where no commitment serves the goal; what was dropped serves nothing. */
  readonly lacksCommitments: boolean;
  readonly lacksIndicators: boolean;
}

/** The goals of a plan, and last what serves none of them, if there is any. */
export function servedGoals(plan: Plan): readonly ServedGoal[] {
  const goals = plan.vision?.goals ?? [];
  const known = new Set(goals.flatMap(({ id }) => id?.value ?? []));
  const deeds = byGoal(plan.implementation?.commitments ?? [], known);
  const measures = byGoal(plan.measurement?.indicators ?? [], known);
  const served = goals.map((goal): ServedGoal => {
    const commitments = (goal.id && deeds.get(goal.id.value)) ?? [];
    const indicators = (goal.id && measures.get(goal.id.value)) ?? [];
    return {
      goal,
      commitments,
      indicators,
      lacksCommitments: commitments.every(({ status }) => status?.value === 'dropped'),
      lacksIndicators: indicators.length === 0,
    };
  });
  const [commitments = [], indicators = []] = [deeds.get(''), measures.get('')];
  if (commitments.length === 0 && indicators.length === 0) return served;
  return [...served, { goal: undefined, commitments, indicators, lacksCommitments: false, lacksIndicators: false }];
}

function byGoal<T extends { readonly goal: Text | undefined }>(
  list: readonly T[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    const id = one.goal && known.has(one.goal.value) ? one.goal.value : '';
    const group = found.get(id);
    if (group) group.push(one);
    else found.set(id, [one]);
  }
  return found;
}

export const PHASE_KINDS = ['exploring', 'aligning', 'implementing', 'measuring'] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];

/**
 * The part of the days of all phases that each kind takes, 0 to 1; overlapping days count for each. Undefined where no
 * phase has both its days.
 */
export function phaseShares(plan: Plan): Readonly<Record<PhaseKind, number>> | undefined {
  const days: Record<PhaseKind, number> = { exploring: 0, aligning: 0, implementing: 0, measuring: 0 };
  let all = 0;
  for (const { kind, start, end } of plan.implementation?.phases ?? []) {
    const from = dayOf(start?.value);
    const to = dayOf(end?.value);
    if (from === undefined || to === undefined || to < from) continue;
    all += to - from + 1;
    if (kind) days[kind.value] += to - from + 1;
  }
  if (all === 0) return undefined;
  for (const kind of PHASE_KINDS) days[kind] /= all;
  return days;
}

/** How sure money is, the surest first. */
export const MONEY_STATES = ['secured', 'promised', 'needed'] as const;
export type Amounts = Readonly<Record<(typeof MONEY_STATES)[number], number>>;

/** What one source gives. */
export interface MoneySource {
  /** Undefined where nobody gives it yet. */
  readonly from: Text | undefined;
  readonly amounts: Amounts;
}

export interface MoneySum {
  /** ISO 4217, or whatever the plan has there; empty where it has none. */
  readonly currency: string;
  readonly sources: readonly MoneySource[];
  readonly all: Amounts;
}

/** A plan's money by currency and source. What has no state yet counts as needed. */
export function moneyOf(plan: Plan): readonly MoneySum[] {
  const currencies = new Map<string, Map<string, { from: Text | undefined; amounts: Record<keyof Amounts, number> }>>();
  for (const { kind, amount, currency, from, status } of plan.resources) {
    if (!amount || !Number.isFinite(amount.value) || amount.value <= 0 || (kind && kind.value !== 'money')) continue;
    const sources = currencies.get(currency?.value ?? '') ?? new Map();
    currencies.set(currency?.value ?? '', sources);
    const source = sources.get(from?.value ?? '') ?? { from, amounts: { secured: 0, promised: 0, needed: 0 } };
    sources.set(from?.value ?? '', source);
    source.amounts[status?.value ?? 'needed'] += amount.value;
  }
  return [...currencies].map(([currency, bySource]) => {
    const sources = [...bySource.values()];
    const sum = (state: keyof Amounts) => sources.reduce((total, { amounts }) => total + amounts[state], 0);
    return { currency, sources, all: { secured: sum('secured'), promised: sum('promised'), needed: sum('needed') } };
  });
}
