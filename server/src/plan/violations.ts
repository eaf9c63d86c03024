import type { ValidateFunction } from 'ajv';
import type { Format } from '../schema/shape';
import { Trail } from '../schema/trail';
import { faultySteps, type Path, type Violation, validate } from '../schema/validate';
import { entryAnchor } from './decode';
import type { PlanDocument } from './document';
import {
  isParted,
  isPresent,
  type ListNode,
  type MapNode,
  type Node,
  type Pair,
  type Place,
  pairOf,
  resolve,
} from './tree';

/** A violation with the narrowest node that shows it, and what a fix needs. */
export interface PlacedViolation {
  readonly violation: Violation;
  readonly at: Place;
  /** The pair whose value is wrong or whose key is unknown; undefined for list entries and missing keys. */
  readonly pair: Pair | undefined;
  /** The map that lacks or has the key. */
  readonly map: MapNode | undefined;
}

/**
 * Holds a document against a schema, part by part: what an edit leaves alone is validated once.
 * @param validator the compiled schema of the format's root
 * @returns the violations, each sought when it is asked for
 */
export function findViolations(
  document: PlanDocument,
  format: Format,
  validator: ValidateFunction,
): Iterable<PlacedViolation> {
  const { root } = document;
  if (!root) return [];
  return new Finder(format, validator).map(root, Trail.of(format), titleOf(root) ?? root.pairs[0]?.key ?? root);
}

/** A part that is validated by itself: a key with its value, or an entry of a list. */
interface Part {
  readonly value: Node | undefined;
  /** How many keys and lists it stands in. */
  readonly depth: number;
  /** Undefined for an entry of a list. */
  readonly pair: Pair | undefined;
  readonly map: MapNode;
  /** Where an empty value is shown. */
  readonly fallback: Place;
}

/** So many violations are kept for one map or list. */
const MOST_KEPT = 200;

/** So many parts are validated at once: for each alone, the validator would go through the whole schema. */
const AT_ONCE = 64;

const NONE: readonly Violation[] = [];

class Finder {
  constructor(
    private readonly format: Format,
    private readonly validator: ValidateFunction,
  ) {}

  /** A map whose values are parts by themselves: its keys are looked at here, its values one by one. */
  *map(map: MapNode, trail: Trail, anchor: Place): Generator<PlacedViolation> {
    const keys = this.format.required(trail.shape).filter((key) => !pairOf(map, key));
    if (keys.length > 0) {
      yield { violation: { kind: 'missing-keys', path: trail.path, keys }, at: anchor, pair: undefined, map };
    }
    for (const [index, pair] of map.pairs.entries()) {
      if (index % AT_ONCE === 0) this.passPairs(map.pairs.slice(index, index + AT_ONCE), trail);
      yield* this.pair(pair, map, trail);
    }
  }

  private *pair(pair: Pair, map: MapNode, parent: Trail): Generator<PlacedViolation> {
    const { value, key } = pair;
    const word = String(key.value);
    const trail = parent.property(word);
    // What the schema doesn't know is told once, at its key, and not again for each of its parts.
    const fits = trail?.types.includes(value?.kind === 'map' ? 'object' : 'array');
    if (!trail || !fits || !value || !isParted(value)) {
      const own = this.inPart(value, trail?.path ?? [...parent.path, word], trail);
      const depth = parent.path.length + 1;
      for (const violation of own) yield place(violation, { value, depth, pair, map, fallback: key });
    } else if (value.kind === 'map') {
      yield* this.kept(value, trail, () => this.map(value, trail, key));
    } else if (value.kind === 'list') {
      yield* this.kept(value, trail, () => this.entries(value, trail, map, key));
    }
  }

  private *entries(list: ListNode, trail: Trail, map: MapNode, key: Node): Generator<PlacedViolation> {
    const { items } = trail;
    if (!items) return;
    const depth = items.path.length;
    for (const [index, value] of list.items.entries()) {
      if (index % AT_ONCE === 0) this.passEntries(list.items.slice(index, index + AT_ONCE), items);
      for (const violation of this.inPart(value, items.path, items)) {
        yield place(violation, { value, depth, pair: undefined, map, fallback: list.dashes[index] ?? key });
      }
    }
  }

  /** What was found in a map or list, for as long as nothing in it changes; of very many, each is sought anew. */
  private *kept(
    node: MapNode | ListNode,
    trail: Trail,
    find: () => Iterable<PlacedViolation>,
  ): Iterable<PlacedViolation> {
    const known = node.remember(trail.key('violations'), () => {
      const found: PlacedViolation[] = [];
      for (const one of find()) if (found.push(one) > MOST_KEPT) return undefined;
      return found;
    });
    yield* known ?? find();
  }

  /** Validates those values of a map that are parts by themselves and weren't seen before. */
  private passPairs(pairs: readonly Pair[], parent: Trail): void {
    const data: Record<string, unknown> = Object.create(null);
    const unseen = new Map<string, Unseen>();
    for (const { key, value: written } of pairs) {
      const word = String(key.value);
      const value = resolve(written);
      const trail = parent.property(word);
      if (!value || !trail || isParted(value) || word in data || value.remembers(trail)) continue;
      data[word] = toData(value);
      unseen.set(word, { value, trail });
    }
    this.pass(unseen, data, parent.path);
  }

  /** The same of a list's entries. */
  private passEntries(entries: readonly (Node | undefined)[], trail: Trail): void {
    const data: unknown[] = [];
    const unseen = new Map<string, Unseen>();
    for (const entry of entries) {
      const value = resolve(entry);
      if (!value || value.remembers(trail)) continue;
      unseen.set(String(data.length), { value, trail });
      data.push(toData(value));
    }
    this.pass(unseen, data, trail.path.slice(0, -1));
  }

  /**
   * Validates parts of one map or list together, and notes those in which nothing is amiss.
   * @param data the map or list that holds them, each under its key here
   * @param path where it stands in the format
   */
  private pass(unseen: ReadonlyMap<string, Unseen>, data: unknown, path: Path): void {
    if (unseen.size < 2) return;
    const faulty = faultySteps(this.validator, inShell(data, path), path.length);
    if (!faulty) return;
    for (const [step, { value, trail }] of unseen) if (!faulty.has(step)) value.remember(trail, () => NONE);
  }

  /**
   * Validates a part in a shell of the maps and lists that it stands in.
   * @param path where it stands in the format: the first entry stands for all of a list
   * @param trail the same; undefined below a key that the format doesn't know
   */
  private inPart(part: Node | undefined, path: Path, trail: Trail | undefined): readonly Violation[] {
    const value = resolve(part);
    // An alias that stands for nothing has been reported as such.
    if (part && !value) return [];
    const find = () => this.violationsIn(value, path);
    return value && trail ? value.remember(trail, find) : find();
  }

  private violationsIn(value: Node | undefined, path: Path): readonly Violation[] {
    // What the shell's own maps lack is looked at where they stand; a key that they may not have belongs to this part.
    return validate(this.format, this.validator, inShell(toData(value), path), path.length - 1).filter(
      (violation) => violation.path.length >= path.length || violation.kind === 'unknown-key',
    );
  }
}

/** A value that wasn't validated before, and where it stands. */
interface Unseen {
  readonly value: NonNullable<ReturnType<typeof resolve>>;
  readonly trail: Trail;
}

/** Data in a shell of the maps and lists that it stands in. */
function inShell(data: unknown, path: Path): unknown {
  return path.reduceRight<unknown>(
    (inner, step) => (typeof step === 'number' ? [inner] : Object.assign(Object.create(null), { [step]: inner })),
    data,
  );
}

function place(violation: Violation, part: Part): PlacedViolation {
  if (violation.path.length < part.depth) {
    return { violation, at: part.pair?.key ?? part.fallback, pair: part.pair, map: part.map };
  }
  let node: Node | undefined = part.value;
  let pair = part.pair;
  let map: MapNode | undefined = part.map;
  let empty: Place = part.fallback;
  for (const step of violation.path.slice(part.depth)) {
    const parent = resolve(node);
    if (parent?.kind === 'list' && typeof step === 'number') {
      node = parent.items[step];
      pair = undefined;
      map = undefined;
      empty = parent.dashes[step] ?? empty;
    } else if (parent?.kind === 'map') {
      pair = parent.pairs.find((one) => one.key.value === step);
      map = parent;
      node = pair?.value;
      empty = pair?.key ?? empty;
    }
  }
  const target = resolve(node);
  const own = target?.kind === 'map' ? target : undefined;
  if (violation.kind === 'missing-keys') {
    return { violation, at: pair ? pair.key : target ? entryAnchor(target) : empty, pair: undefined, map: own };
  }
  if (violation.kind === 'unknown-key') {
    const unknown = own?.pairs.find((one) => one.key.value === violation.key);
    return { violation, at: unknown?.key ?? empty, pair: unknown, map: own };
  }
  return { violation, at: isPresent(node) ? narrow(node) : empty, pair, map };
}

function titleOf(map: MapNode): Node | undefined {
  return map.pairs.find((pair) => pair.key.value === 'title' && isPresent(pair.value))?.value;
}

/** A wrong block list or map is shown where it begins only: nobody wants a section underlined from top to end. */
function narrow(place: Place): Place {
  if (place.kind === 'map' && !place.flow) return place.pairs[0]?.key ?? place;
  if (place.kind === 'list' && !place.flow) return place.dashes[0] ?? place;
  return place;
}

/** A node's value as plain data; made once for each node. */
export function toData(node: Node | undefined): unknown {
  const value = resolve(node);
  if (!value) return null;
  if (value.kind === 'scalar') return value.value;
  return value.remember('data', () => {
    if (value.kind === 'list')
      return value.items.map((item) => (item?.kind === 'alias' && !item.target ? '' : toData(item)));
    const data: Record<string, unknown> = Object.create(null);
    for (const pair of value.pairs) {
      const key = String(pair.key.value);
      if (key in data || (pair.value?.kind === 'alias' && !pair.value.target)) continue;
      data[key] = toData(pair.value);
    }
    return data;
  });
}
