/**
 * What has changed between two versions of a plan, in meaning: entries are matched by what they are about, not by where
 * they stand, so that layout, comments, quotes and order make no difference. Led by the schema, so that whatever the
 * format knows is compared.
 */
import { distance } from 'fastest-levenshtein';
import type { PlanDocument } from '../plan/document';
import { LABEL_KEYS, type Names, readNames } from '../plan/names';
import { toData } from '../plan/violations';
import { type IdKind, planFormat, type Shape } from '../schema/shape';

/** A key or an entry on the way from the plan to what has changed. */
export type Step =
  | { readonly kind: 'key'; readonly key: string; readonly shape: Shape }
  /** An entry of a list: the value that it is known by, and how that is to be read. */
  | { readonly kind: 'entry'; readonly id: Scalar; readonly label: string | undefined; readonly shape: Shape };

export type Scalar = string | number | boolean;

/** One thing that has changed. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The top-level key. */
  readonly section: string;
  /** From the plan to what has changed. */
  readonly path: readonly Step[];
  /** What stood there; undefined for what was added. */
  readonly before: unknown;
  /** What stands there now; undefined for what was removed. */
  readonly after: unknown;
  /** The format of what has changed. */
  readonly shape: Shape;
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** True where there are more than can be listed. */
  readonly isCut: boolean;
}

/** Nobody reads more; where there are more, the two are hardly versions of one plan. */
const MOST_CHANGES = 2000;
/** Texts further apart than this part of the longer one are two texts, and not one that was reworded. */
const FURTHEST = 0.5;
/** What is longer, in UTF-16 units, or in longer lists, is not looked at for likeness. */
const LONGEST_ALIKE = 400;
const MOST_ALIKE = 60;

/** Keys that the program looks after. */
const OWN_KEYS = new Set(['partnership', 'id']);

/** Compares two versions of a plan. Never throws. */
export function compare(before: PlanDocument, after: PlanDocument): Comparison {
  const renamed = renames(readNames(before.root), readNames(after.root));
  const comparer = new Comparer(renamed);
  comparer.maps(asMap(toData(before.root)), asMap(toData(after.root)), planFormat.root, []);
  return { changes: comparer.changes, isCut: comparer.changes.length >= MOST_CHANGES };
}

/** Ids that have changed while what they stand for is called as before, by kind and old id. */
function renames(before: Names, after: Names): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const old of before.declarations) {
    if (old.label === undefined || after.find(old.kind, old.id)) continue;
    const alike = after
      .declared(old.kind)
      .filter((one) => one.label === old.label && before.find(one.kind, one.id) === undefined);
    const [only] = alike;
    if (only && alike.length === 1) found.set(`${old.kind} ${old.id}`, only.id);
  }
  return found;
}

type Data = Readonly<Record<string, unknown>>;

interface Entry {
  /** What it is known by; of a reference, the id that holds now. */
  readonly id: Scalar;
  readonly written: Scalar;
  readonly data: Data;
}

class Comparer {
  readonly changes: Change[] = [];

  constructor(private readonly renamed: ReadonlyMap<string, string>) {}

  maps(before: Data, after: Data, shape: Shape, path: readonly Step[], skipped?: string): void {
    for (const [key, property] of planFormat.properties(shape)) {
      if (key === skipped || OWN_KEYS.has(key)) continue;
      this.values(before[key], after[key], property, [...path, { kind: 'key', key, shape: property }]);
    }
  }

  private values(before: unknown, after: unknown, shape: Shape, path: readonly Step[]): void {
    if (before === after || this.changes.length >= MOST_CHANGES || (isEmpty(before) && isEmpty(after))) return;
    const entry = planFormat.items(shape);
    const canBe = (value: unknown, test: (value: unknown) => boolean) => isEmpty(value) || test(value);
    if (entry && canBe(before, Array.isArray) && canBe(after, Array.isArray)) {
      this.lists(asList(before), asList(after), entry, path);
      return;
    }
    const map = mapShape(shape);
    if (map && canBe(before, isMap) && canBe(after, isMap)) {
      this.maps(asMap(before), asMap(after), map, path);
      return;
    }
    const old = this.translated(before, shape);
    if (sameData(old, after)) return;
    const kind = isEmpty(before) ? 'added' : isEmpty(after) ? 'removed' : 'changed';
    this.add(kind, path, isEmpty(before) ? undefined : old, isEmpty(after) ? undefined : after, shape);
  }

  private lists(before: readonly unknown[], after: readonly unknown[], shape: Shape, path: readonly Step[]): void {
    const map = mapShape(shape);
    const key = map && identityKey(map);
    if (!map || key === undefined) {
      this.plainLists(before, after, shape, path);
      return;
    }
    const idShape = planFormat.property(map, key) ?? {};
    const old = entriesOf(before, key, (id) => this.translated(id, idShape) as Scalar);
    const now = entriesOf(after, key, (id) => id);
    const isId = planFormat.resolve(idShape)['x-id'];
    if (!isId && takesText(idShape)) pairReworded(old, now);
    const step = (id: Scalar, data: Data): Step => ({ kind: 'entry', id, label: labelOf(data, isId), shape: idShape });
    for (const [known, one] of now) {
      const was = old.get(known);
      const inner: readonly Step[] = [...path, step(one.id, one.data)];
      if (was) {
        if (isId ? was.written !== one.written : was.id !== one.id) {
          const at: readonly Step[] = isId ? [...inner, { kind: 'key', key, shape: idShape }] : inner;
          this.add('changed', at, was.written, one.written, idShape);
        }
        this.maps(was.data, one.data, map, inner, key);
      } else if (!this.unfolds(path)) this.add('added', inner, undefined, one.data, map);
      else this.unfold('added', one.data, map, inner, key);
    }
    for (const [known, was] of old) {
      if (now.has(known)) continue;
      const inner: readonly Step[] = [...path, step(was.id, was.data)];
      if (!this.unfolds(path)) this.add('removed', inner, was.data, undefined, map);
      else this.unfold('removed', was.data, map, inner, key);
    }
  }

  /** Rows of the matrix and of the sectors: what counts is what they hold. */
  private unfolds(path: readonly Step[]): boolean {
    const [first] = path;
    return path.length === 1 && first?.kind === 'key' && (first.key === 'matrix' || first.key === 'sectorValue');
  }

  private unfold(kind: 'added' | 'removed', data: Data, shape: Shape, path: readonly Step[], key: string): void {
    const count = this.changes.length;
    if (kind === 'added') this.maps({}, data, shape, path, key);
    else this.maps(data, {}, shape, path, key);
    if (this.changes.length > count) return;
    this.add(kind, path, kind === 'added' ? undefined : data, kind === 'added' ? data : undefined, shape);
  }

  /** Lists of references and the like, in which nothing but presence counts. */
  private plainLists(before: readonly unknown[], after: readonly unknown[], shape: Shape, path: readonly Step[]): void {
    const old = new Map(before.filter(isScalar).map((one) => [String(this.translated(one, shape)), one]));
    const now = new Map(after.filter(isScalar).map((one) => [String(one), one]));
    for (const [known, value] of now) if (!old.has(known)) this.add('added', path, undefined, value, shape);
    for (const [known, value] of old) {
      if (!now.has(known)) this.add('removed', path, this.translated(value, shape), undefined, shape);
    }
  }

  /** A reference by the id that what it refers to has now. */
  private translated(value: unknown, shape: Shape): unknown {
    if (typeof value !== 'string' || this.renamed.size === 0) return value;
    for (const branch of planFormat.branches(shape)) {
      const kind: IdKind | undefined = branch['x-ref'] ?? branch['x-id'];
      const now = kind && this.renamed.get(`${kind} ${value}`);
      if (now !== undefined) return now;
    }
    return value;
  }

  private add(kind: Change['kind'], path: readonly Step[], before: unknown, after: unknown, shape: Shape): void {
    const [first] = path;
    const section = first?.kind === 'key' ? first.key : '';
    if (this.changes.length < MOST_CHANGES) this.changes.push({ kind, section, path, before, after, shape });
  }
}

/** The branch of a shape that is a map with keys of its own. */
export function mapShape(shape: Shape): Shape | undefined {
  return planFormat.branches(shape).find((branch) => branch.properties !== undefined);
}

/** The key that an entry of a list is known by: its id, else the first that it must have. */
export function identityKey(map: Shape): string | undefined {
  const required = planFormat.required(map);
  return required.includes('id') ? 'id' : required[0];
}

function takesText(shape: Shape): boolean {
  return planFormat.branches(shape).some((branch) => branch.type === 'string' && !branch.enum && !branch['x-ref']);
}

/** The entries of a list, by what they are known by; of several alike, each by its number as well. */
function entriesOf(list: readonly unknown[], key: string, translate: (id: Scalar) => Scalar): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const one of list) {
    const data = isMap(one) ? one : isScalar(one) ? { [key]: one } : undefined;
    const written = data?.[key];
    if (!data || !isScalar(written)) continue;
    const id = translate(written);
    const base = typeof id === 'string' ? id.replace(/\s+/g, ' ').trim() : String(id);
    let known = base;
    for (let count = 2; entries.has(known); count++) known = `${base}\u0000${count}`;
    entries.set(known, { id: typeof id === 'string' ? base : id, written, data });
  }
  return entries;
}

/** Lets an entry whose text was reworded be known by its new text, so that it is the same entry. */
function pairReworded(old: Map<string, Entry>, now: ReadonlyMap<string, Entry>): void {
  const gone = [...old.keys()].filter((known) => !now.has(known) && known.length <= LONGEST_ALIKE);
  const fresh = new Set([...now.keys()].filter((known) => !old.has(known) && known.length <= LONGEST_ALIKE));
  if (gone.length > MOST_ALIKE || fresh.size > MOST_ALIKE) return;
  for (const known of gone) {
    let best: string | undefined;
    let least = FURTHEST;
    for (const candidate of fresh) {
      const far = distance(known, candidate) / Math.max(known.length, candidate.length, 1);
      if (far < least) {
        best = candidate;
        least = far;
      }
    }
    const entry = old.get(known);
    if (best === undefined || !entry) continue;
    fresh.delete(best);
    old.delete(known);
    old.set(best, entry);
  }
}

function labelOf(data: Data, kind: IdKind | undefined): string | undefined {
  const label = kind && data[LABEL_KEYS[kind]];
  return isScalar(label) && String(label).trim() !== '' ? String(label) : undefined;
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function asMap(value: unknown): Data {
  return isMap(value) ? value : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** True where a key says as much as if it weren't there. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}

/** True for values that mean the same: of texts, white space at line ends makes no difference. */
function sameData(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string')
    return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
  if (isScalar(a) || isScalar(b)) return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}
