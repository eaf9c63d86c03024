import { planFormat } from '../schema/shape';
import type { PlanDocument } from './document';
import { addEntry, addKey, type Change, type Data, removePair, writtenSpan } from './edit';
import { fingerprintOf } from './fingerprint';
import type { Plan } from './model';
import { MapNode, type Pair, pairOf } from './tree';
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
 * date, with the day and the plan's fingerprint. A note of before belongs to the verdict of before, and goes with it.
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
  const { node } = own;
  const old = note === undefined ? pairOf(node, 'note') : undefined;
  // What is added goes behind keys that stay.
  const staying = old ? without(node, old) : node;
  const changes = Object.entries(said).map(([key, data]) => addKey(plan.document, staying, key, data, ORDER));
  if (!changes.every((change) => change !== undefined)) return undefined;
  return old ? [...changes, withoutNote(plan.document, node, old)] : changes;
}

function without({ piece, start, end, flow, pairs }: MapNode, old: Pair): MapNode {
  const staying = pairs.filter((pair) => pair !== old);
  return new MapNode(piece, start, end, flow, staying);
}

/** Takes a note out, and leaves the comment that stands beside it. */
function withoutNote(document: PlanDocument, map: MapNode, pair: Pair): Change {
  const change = removePair(document, map, pair);
  const key = document.spanOf(pair.key);
  const value = pair.value ? writtenSpan(document, pair.value) : key;
  if (map.flow) {
    const around = document.text.slice(change.start, key.start) + document.text.slice(value.end, change.end);
    // Between brackets a comment ends a line that others go on behind: the empty text is no note either.
    return around.includes('#') && pair.value ? { ...value, text: '""' } : change;
  }
  const header = isBlockText(pair) ? /^[^\r\n]*/.exec(document.text.slice(value.start))?.[0] : '';
  const rest = /^[^\r\n]*/.exec(document.text.slice(value.end))?.[0];
  const comment = /(?:^|\s)(#.*)$/.exec(header || rest || '')?.[1];
  return comment === undefined
    ? change
    : { start: key.start, end: value.end + (header ? 0 : (rest ?? '').length), text: comment };
}

function isBlockText({ value }: Pair): boolean {
  return value?.kind === 'scalar' && (value.style === 'literal' || value.style === 'folded');
}
