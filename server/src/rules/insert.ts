/** What the fixes of several rules write into a plan: ids, dates, partners, keys at their usual places. */
import { addItem, addKey, addSection, type Change, type Data, writeFlow } from '../plan/edit';
import type { Partner, Plan } from '../plan/model';
import type { Names } from '../plan/names';
import { type MapNode, pairOf, resolve } from '../plan/tree';
import { after, dateOf, dayOf, isBlank } from '../plan/values';
import { type IdKind, type Language, planFormat } from '../schema/shape';
import { lackAt } from './lack';
import type { Bilingual } from './rule';

/** More choices than this are no help. */
const MOST_PARTNERS = 8;

export interface Values {
  readonly [key: string]: Data;
}

/** A sentence that partners may well agree to as it stands, in the plan's language. */
export function wording(plan: Plan, text: Bilingual): string {
  return text[languageFor(plan)];
}

/** A hint at what only the partners can tell, in the plan's language: a placeholder, reported until it is written over. */
export function hint(plan: Plan, text: Bilingual): string {
  return `<${text[languageFor(plan)].replace(/[<>]/g, '')}>`;
}

/** The language of what is written into a plan. */
export function languageFor(plan: Plan): Language {
  return plan.ownLanguage ?? 'en';
}

/** An id that nothing of its kind has yet: `base`, or `base-2` and so on. */
export function newId(names: Names, kind: IdKind, base: string): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!names.find(kind, id)) return id;
  }
}

export type Candidate = Partner & { readonly id: NonNullable<Partner['id']> };

const candidatesOf = new WeakMap<Plan, ReadonlyMap<string, Candidate>>();

/** Active partners that can be referred to, those of some ids first, as many as make a choice. */
export function candidates(plan: Plan, preferred: readonly string[] = []): readonly Candidate[] {
  let all = candidatesOf.get(plan);
  if (!all) {
    const found = new Map<string, Candidate>();
    for (const partner of plan.activePartners) {
      const { id } = partner;
      if (id && !isBlank(id.value) && !found.has(id.value)) found.set(id.value, { ...partner, id });
    }
    all = found;
    candidatesOf.set(plan, all);
  }
  const chosen = new Set<Candidate>();
  for (const id of preferred) {
    const partner = all.get(id);
    if (partner) chosen.add(partner);
  }
  for (const partner of all.values()) {
    if (chosen.size >= MOST_PARTNERS) break;
    chosen.add(partner);
  }
  return [...chosen].slice(0, MOST_PARTNERS);
}

/** Where a due date was taken from. */
export type DueFrom = 'horizon' | 'phases' | 'start' | 'today';

/**
 * A date by which something can be due: the end of the horizon, else of the phases, else three months from the start or
 * from today, whichever is later.
 * @param start `YYYY-MM-DD`: the date may not lie before it, nor before today
 */
export function dueDate(plan: Plan, start?: string): { readonly date: string; readonly from: DueFrom } {
  const earliest = Math.max(plan.today, dayOf(start) ?? plan.today);
  const horizon = dayOf(plan.horizon?.end?.value);
  if (horizon !== undefined && horizon >= earliest) return { date: dateOf(horizon), from: 'horizon' };
  const phases = lastPhaseEnd(plan);
  if (phases !== undefined && phases >= earliest) return { date: dateOf(phases), from: 'phases' };
  return { date: dateOf(after(earliest, 'quarterly') ?? earliest), from: earliest > plan.today ? 'start' : 'today' };
}

function lastPhaseEnd(plan: Plan): number | undefined {
  const { implementation } = plan;
  return implementation?.node.remember(lastPhaseEnd, () => {
    let last: number | undefined;
    for (const phase of implementation.phases) {
      const end = dayOf(phase.end?.value);
      if (end !== undefined && end > (last ?? Number.NEGATIVE_INFINITY)) last = end;
    }
    return last;
  });
}

/** Adds keys to a map, each at its usual place; `path` says where such a map stands in a plan. */
export function addKeys(
  plan: Plan,
  map: MapNode,
  path: readonly (string | number)[],
  values: Values,
): readonly Change[] | undefined {
  const order = orderAt(path);
  // Nothing separates entries that are put one by one between empty brackets.
  if (map.flow && map.pairs.length === 0) return [{ ...plan.document.spanOf(map), text: writeFlow(values) }];
  const changes: Change[] = [];
  const rank = ([key]: readonly [string, Data]) => order.indexOf(key);
  for (const [key, data] of Object.entries(values).sort((a, b) => rank(a) - rank(b))) {
    const change = addKey(plan.document, map, key, data, order);
    if (!change) return undefined;
    changes.push(change);
  }
  return changes;
}

/** Adds keys to the map at a path of keys below the plan, and makes that map where it is missing. */
export function addAt(plan: Plan, path: readonly string[], values: Values): readonly Change[] | undefined {
  let map: MapNode = plan.node;
  for (const [depth, key] of path.entries()) {
    const value = resolve(pairOf(map, key)?.value);
    if (value?.kind === 'map') {
      map = value;
      continue;
    }
    const data = path.slice(depth + 1).reduceRight<Values>((inner, one) => ({ [one]: inner }), values);
    const change =
      depth === 0
        ? addSection(plan.document, key, data)
        : addKey(plan.document, map, key, data, orderAt(path.slice(0, depth)));
    return change && [change];
  }
  return addKeys(plan, map, path, values);
}

/** Adds an entry to the list under a key of a top-level section; makes either where it is missing. */
export function addListed(plan: Plan, section: string, key: string, data: Data): readonly Change[] | undefined {
  const map = resolve(pairOf(plan.node, section)?.value);
  const change =
    map?.kind === 'map'
      ? (addItem(plan.document, map, key, data, orderAt([section])) ?? inPlaceOfBlank(plan, section, map, key, data))
      : addSection(plan.document, section, { [key]: [data] });
  return change && [change];
}

/** A list of one entry in place of a placeholder; undefined where something else stands there. */
function inPlaceOfBlank(plan: Plan, section: string, map: MapNode, key: string, data: Data): Change | undefined {
  const isBlank = lackAt(plan, section, key) !== undefined;
  return isBlank ? addKey(plan.document, map, key, [data], orderAt([section])) : undefined;
}

function orderAt(path: readonly (string | number)[]): readonly string[] {
  const shape = planFormat.at(path);
  return shape ? planFormat.properties(shape).map(([name]) => name) : [];
}
