/** How the keys that a plan must have are added: with hints where there are none but the partners to say what stands there. */
import type { PlanDocument } from '../../plan/document';
import type { Data } from '../../plan/edit';
import { locate } from '../../plan/locate';
import type { Plan } from '../../plan/model';
import { LABEL_KEYS, type Names } from '../../plan/names';
import { slug } from '../../plan/slug';
import { type ListNode, type MapNode, type Node, pairOf, resolve } from '../../plan/tree';
import { after, dateOf, dayOf, isBlank } from '../../plan/values';
import type { PlacedViolation } from '../../plan/violations';
import { enumOf, type IdKind, planFormat, type Shape, titleOf } from '../../schema/shape';
import { addKeys, hint, newId, type Values } from '../insert';
import { type Bilingual, both, type Fix, oneOf } from '../rule';
import { inBoth, listed } from '../words';

/** What a fix looks at besides the place where something is missing. */
export interface Around {
  readonly plan: Plan;
  readonly names: Names;
}

/** More fixes than this are no choice but a list. */
const MOST_FIXES = 12;
const MOST_REFERENCES = 8;

/** A value for a missing key, and what it is called where it is one of several. */
interface Answer {
  /** Worked out when the fix is asked for. */
  data(): Data;
  readonly said?: Bilingual;
}

/**
 * The fixes for keys that are missing: one for each answer where the format, or what the plan declares, leaves a choice;
 * as many of the keys as make no endless list.
 */
export function missingFixes(placed: PlacedViolation, { plan, names }: Around): readonly Fix[] {
  const { violation, map } = placed;
  const shape = planFormat.at(violation.path);
  if (violation.kind !== 'missing-keys' || !map || !shape) return [];
  const entry = new Entry(plan, names, map);
  let chosen: readonly (readonly (readonly [string, Answer])[])[] = [[]];
  for (const key of violation.keys) {
    const answers = entry.answersTo(key, planFormat.property(shape, key));
    if (answers.length === 0) return [];
    // What is too much to ask at once is asked when the rest is there.
    if (chosen.length > 1 && chosen.length * answers.length > MOST_FIXES) continue;
    chosen = chosen.flatMap((before) => answers.map((answer) => [...before, [key, answer] as const]));
  }
  const fixes = chosen.map(
    (answers): Fix => ({
      title: inBoth((language) => {
        const added = answers.map(([key, { said }]) => (said ? `${key}: ${said[language]}` : key));
        return language === 'he' ? `להוסיף את ${listed(added, language)}` : `Add ${listed(added, language)}`;
      }),
      safe: false,
      edits: () => {
        const values: Values = Object.fromEntries(answers.map(([key, answer]) => [key, answer.data()]));
        return addKeys(plan, map, violation.path, values);
      },
    }),
  );
  return oneOf(fixes);
}

/** The map that lacks something, among others of its list. */
class Entry {
  private readonly place: ReturnType<typeof listAround>;

  constructor(
    private readonly plan: Plan,
    private readonly names: Names,
    private readonly map: MapNode,
  ) {
    this.place = listAround(plan.document, map);
  }

  /** What may stand under a key; nothing where that isn't for a fix to say. */
  answersTo(key: string, shape: Shape | undefined): readonly Answer[] {
    const branch = shape && planFormat.branches(shape)[0];
    if (!shape || !branch) return [];
    const kind = branch['x-id'];
    if (kind) return [{ data: () => this.newId(kind) }];
    const reference = branch['x-ref'];
    if (reference && !branch['x-ref-or-text']) return this.references(key, reference);
    if (branch.const !== undefined) return [{ data: () => branch.const ?? null }];
    if (branch.enum) return choices(shape);
    if (branch.format === 'date') return [{ data: () => dateOf(this.date(key)) }];
    if (branch.type === 'array') return [{ data: () => [] }];
    if (branch.type !== 'string') return [];
    const title = inBoth((language) => titleOf(planFormat.resolve(shape), language) ?? key);
    return [{ data: () => hint(this.plan, title) }];
  }

  /** An id that nothing has yet, nor gets where the other entries are given one as well. */
  private newId(kind: IdKind): string {
    const label = LABEL_KEYS[kind];
    const named = slug(textOf(this.map, label) ?? '');
    const isOwn = named !== '' && slugsIn(this.place?.list, label).get(named) === 1;
    return newId(this.names, kind, isOwn ? named : `${kind}-${(this.place?.index ?? 0) + 1}`);
  }

  /** What the plan declares; first of all what no entry of the list speaks of yet. */
  private references(key: string, kind: IdKind): readonly Answer[] {
    const taken = textsIn(this.place?.list, key);
    const declared = this.names.declared(kind).filter(({ id }) => !isBlank(id));
    const free = declared.filter(({ id }) => !taken.has(id));
    const labels = new Map<string, string | undefined>();
    for (const { id, label } of free.length > 0 ? free : declared) {
      if (labels.size === MOST_REFERENCES) break;
      if (!labels.has(id)) labels.set(id, label);
    }
    return Array.from(labels, ([id, label]) => ({
      data: () => id,
      said: both(isBlank(label) ? id : `${id} (${label})`),
    }));
  }

  /** A day that is in order with what stands there: from the phase before on, and within the horizon where it can be. */
  private date(key: string): number {
    const { plan, map } = this;
    const end = dayOf(textOf(map, 'end'));
    const horizonStart = dayOf(plan.horizon?.start?.value);
    const horizonEnd = dayOf(plan.horizon?.end?.value);
    const before = dayOf(textOf(this.previous(), 'end'));
    const wanted = dayOf(textOf(map, 'start')) ?? before ?? horizonStart ?? plan.today;
    const start = key === 'start' && end !== undefined ? Math.min(wanted, end) : wanted;
    if (key !== 'end') return start;
    const last = after(start, 'quarterly') ?? start;
    return horizonEnd !== undefined && horizonEnd >= start ? Math.min(last, horizonEnd) : last;
  }

  private previous(): MapNode | undefined {
    const item = this.place && resolve(this.place.list.items[this.place.index - 1]);
    return item?.kind === 'map' ? item : undefined;
  }
}

function choices(shape: Shape): readonly Answer[] {
  const hebrew = enumOf(planFormat, shape, 'he');
  const all = enumOf(planFormat, shape, 'en');
  if (all.length === 1) return all.map(({ value }) => ({ data: () => value }));
  return all.map(({ value }, index) => {
    const title = hebrew[index]?.title ?? value;
    return { data: () => value, said: { en: value, he: title === value ? value : `${value} (${title})` } };
  });
}

/** The texts that stand under a key in the entries of a list. */
function textsIn(list: ListNode | undefined, key: string): ReadonlySet<string> {
  if (!list) return new Set();
  return list.remember(
    `texts under ${key}`,
    () => new Set(entriesOf(list).flatMap((entry) => textOf(entry, key) ?? [])),
  );
}

/** The ids that the texts under a key would make, and how many entries of a list would have each. */
function slugsIn(list: ListNode | undefined, key: string): ReadonlyMap<string, number> {
  if (!list) return new Map();
  return list.remember(`ids of ${key}`, () => {
    const counts = new Map<string, number>();
    for (const entry of entriesOf(list)) {
      const id = slug(textOf(entry, key) ?? '');
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  });
}

function entriesOf(list: ListNode): readonly MapNode[] {
  return list.items.map((item) => resolve(item)).filter((item) => item?.kind === 'map');
}

function listAround(document: PlanDocument, map: MapNode): { list: ListNode; index: number } | undefined {
  const steps = locate(document, document.spanOf(map).start)?.steps ?? [];
  for (const step of steps) if (step.kind === 'item' && step.list.items[step.index] === map) return step;
  return undefined;
}

function textOf(map: MapNode | undefined, key: string): string | undefined {
  const value: Node | undefined = resolve(map && pairOf(map, key)?.value);
  return value?.kind === 'scalar' && value.value !== null && !isBlank(String(value.value))
    ? String(value.value)
    : undefined;
}
