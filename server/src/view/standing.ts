/** Where a plan stands, in numbers: of what it says and of what is done of it, never of how its partners get on. */
import { fingerprintOf, isFingerprint } from '../plan/fingerprint';
import { type Commitment, hasLeft, type Partner, type Plan, type SignoffEntry, type Text } from '../plan/model';
import { dayOf, written } from '../plan/values';

/** How far the commitments are; those that were dropped count nowhere. */
export interface Progress {
  readonly all: number;
  readonly done: number;
  readonly active: number;
  readonly late: number;
}

/** Counts the commitments of a plan on the day on which it is read. */
export function progressOf(plan: Plan): Progress {
  const kept = (plan.implementation?.commitments ?? []).filter(({ status }) => status?.value !== 'dropped');
  const having = (status: string) => kept.filter((one) => one.status?.value === status).length;
  return {
    all: kept.length,
    done: having('done'),
    active: having('active'),
    late: kept.filter((one) => isLate(one, plan.today)).length,
  };
}

/** True for a commitment that is neither done nor dropped when its day has passed. */
export function isLate({ status, due }: Commitment, today: number): boolean {
  const day = dayOf(due?.value);
  return day !== undefined && day < today && status?.value !== 'done' && status?.value !== 'dropped';
}

/** Whether what a partner signed is what still stands there; `unknown` where the entry has no fingerprint. */
export type SignedVersion = 'same' | 'changed' | 'unknown';

/** What each of these is called, among the page's labels. */
export const VERSION_LABEL = { same: 'asItStands', changed: 'changedSince', unknown: 'noFingerprint' } as const;

/** Compares an entry's fingerprint with the plan's. */
export function signedVersionOf(plan: Plan, { fingerprint }: SignoffEntry): SignedVersion {
  if (!fingerprint || fingerprint.value.trim() === '') return 'unknown';
  return isFingerprint(fingerprint.value, fingerprintOf(plan.node)) ? 'same' : 'changed';
}

/** How many of the active partners approve, and how many of these signed a version that was changed since. */
export interface Approvals {
  readonly all: number;
  readonly approving: number;
  readonly ofEarlier: number;
}

/** Counts approvals; each partner once, by its last entry. */
export function approvalsOf(plan: Plan): Approvals {
  const last = new Map(plan.signoff.map((entry) => [entry.partner?.value, entry]));
  const entries = plan.activePartners.flatMap(({ id }) => (id && last.get(id.value)) ?? []);
  const approving = entries.filter(({ verdict }) => verdict?.value === 'approves');
  return {
    all: plan.activePartners.length,
    approving: approving.length,
    ofEarlier: approving.filter((entry) => signedVersionOf(plan, entry) === 'changed').length,
  };
}

/** A day that lies ahead, or is today, and what it is the day of. */
export interface Coming {
  /** Counted from 1970-01-01. */
  readonly day: number;
  readonly date: Text;
  readonly kind: 'meeting' | 'review' | 'phase' | 'commitment';
  /** What it is called in the plan; undefined for what has no name of its own. */
  readonly what: Text | undefined;
}

/** The days of a plan that are next, the first one first. */
export function comingOf(plan: Plan, most: number): readonly Coming[] {
  const { governance, review, implementation } = plan;
  const dates: readonly (Omit<Coming, 'day' | 'date'> & { readonly date: Text | undefined })[] = [
    { kind: 'meeting', date: governance?.setting?.next, what: governance?.setting?.forum },
    { kind: 'review', date: review?.next, what: undefined },
    ...(implementation?.phases ?? []).map((one) => ({
      kind: 'phase' as const,
      date: one.start,
      what: one.phase ?? one.id,
    })),
    ...(implementation?.commitments ?? [])
      .filter(({ status }) => status?.value !== 'done' && status?.value !== 'dropped')
      .map((one) => ({ kind: 'commitment' as const, date: one.due, what: one.what ?? one.id })),
  ];
  return dates
    .flatMap(({ date, kind, what }) => {
      const day = dayOf(date?.value);
      return date && day !== undefined && day >= plan.today ? [{ day, date, kind, what }] : [];
    })
    .sort((a, b) => a.day - b.day)
    .slice(0, most);
}

/** The part of the plan's time that has passed, 0 to 1; undefined where its horizon has no beginning or no end. */
export function elapsedOf({ horizon, today }: Plan): number | undefined {
  const start = dayOf(horizon?.start?.value);
  const end = dayOf(horizon?.end?.value);
  if (start === undefined || end === undefined || end <= start) return undefined;
  return Math.min(1, Math.max(0, (today - start) / (end - start)));
}

/** Since when a partner is one, or until when; nothing where no date says it. */
export function membershipOf(
  partner: Pick<Partner, 'joined' | 'left'>,
  today: number,
): { readonly as: 'joined' | 'leaves' | 'left'; readonly date: Text } | undefined {
  const [joined, left] = [written(partner.joined), written(partner.left)];
  if (left) return { as: hasLeft(partner, today) ? 'left' : 'leaves', date: left };
  return joined && { as: 'joined', date: joined };
}
