/**
 * Runs a rule and notes what it reads of the plan. As long as all that is the same in a later version, the rule would
 * report the same there, and needn't run again: an edit costs the rules that it concerns.
 */
import type { Value } from '../plan/decode';
import type { Plan } from '../plan/model';
import type { Names } from '../plan/names';
import type { Language } from '../schema/shape';
import { type AnyRule, both, type Context, type Report } from './rule';

type AnyContext = Context<Readonly<Record<string, number>>>;
type PlanRule = Extract<AnyRule, { check: unknown }>;

/** What came of a rule. */
export interface Outcome {
  readonly reports: readonly Report[];
  /** True where there was more than was asked for. */
  readonly isCut: boolean;
  /** What the rule read, by its name in the plan; undefined where it may have read anything. */
  readonly reads: ReadonlyMap<string, unknown> | undefined;
  /** True where the fixes were left out: they are made for one version of the plan, and would keep it alive. */
  readonly isBare?: boolean;
}

/** An outcome as it is taken over by a later version. */
export function bare(outcome: Outcome): Outcome {
  if (outcome.isBare) return outcome;
  const reports = outcome.reports.map(({ fixes: _, ...report }) => report);
  return { ...outcome, reports, isBare: true };
}

/** A report with its messages made: what they read of the plan is noted with what the rule reads. */
function said(report: Report, language: Language): Report {
  const related = report.related?.map(({ at, message }) => ({ at, message: both(message[language]) }));
  return { ...report, message: both(report.message[language]), ...(related ? { related } : {}) };
}

/** What holds the whole document, or places in it: no later version has the same. */
const WHOLE: ReadonlySet<string> = new Set(['document', 'node', 'anchor']);

/** What follows from other parts of the plan, and is made anew for each version. */
const FOLLOWS_FROM: Readonly<Record<string, keyof Plan>> = { partnerById: 'partners', isFrom: 'currentStage' };

/** The ids of a plan, among what a rule reads. */
const NAMES = 'names';

/**
 * Runs a rule.
 * @param most how many reports are wanted
 * @param language of the messages: the outcome has no others
 * @param isNoted whether what it reads is noted: where no later version will be read, that only takes time
 */
export function runRule(
  rule: PlanRule,
  plan: Plan,
  context: AnyContext,
  { most, isNoted, language }: { readonly most: number; readonly isNoted: boolean; readonly language: Language },
): Outcome {
  const reads = new Map<string, unknown>();
  let isWhole = !isNoted;
  const note = (key: string) => {
    if (WHOLE.has(key)) isWhole = true;
    else
      reads.set(
        FOLLOWS_FROM[key] ?? key,
        key === NAMES ? context.names : plan[FOLLOWS_FROM[key] ?? (key as keyof Plan)],
      );
  };
  const reports: Report[] = [];
  let isCut = false;
  const sought = isNoted ? rule.check(observed(plan, note), observed(context, note)) : rule.check(plan, context);
  for (const report of sought) {
    if (reports.length === most) {
      isCut = true;
      break;
    }
    reports.push(said(report, language));
    // A stretch of the text, as against a node, moves with whatever stands before it.
    if (!('kind' in report.at) || report.related?.some(({ at }) => !('kind' in at))) isWhole = true;
  }
  return { reports, isCut, reads: isWhole ? undefined : reads };
}

/** True where a rule would report the same of a plan, given the same catalog and options. */
export function stillHolds({ reads }: Outcome, plan: Plan, names: Names): boolean {
  if (!reads) return false;
  for (const [key, value] of reads) {
    if (key === NAMES ? !areSameNames(value as Names, names) : !isSame(value, plan[key as keyof Plan])) return false;
  }
  return true;
}

/** The parts of a plan that an edit left alone are the same objects; lists of them may have been made anew. */
function isSame(before: unknown, now: unknown): boolean {
  if (Object.is(before, now)) return true;
  if (isValue(before) && isValue(now)) return before.node === now.node;
  if (!Array.isArray(before) || !Array.isArray(now) || before.length !== now.length) return false;
  return before.every((entry, index) => entry === now[index]);
}

function isValue(part: unknown): part is Value<unknown> {
  return typeof part === 'object' && part !== null && 'node' in part && 'value' in part;
}

function areSameNames(before: Names, now: Names): boolean {
  return isSame(before.declarations, now.declarations) && isSame(before.mentions, now.mentions);
}

/** The same object, which tells of each of its parts that is read. */
function observed<T extends object>(object: T, note: (key: string) => void): T {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === 'string') note(key);
      return Reflect.get(target, key);
    },
  });
}
