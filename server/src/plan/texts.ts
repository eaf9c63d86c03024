import { planFormat, type Shape } from '../schema/shape';
import { Trail } from '../schema/trail';
import { isParted, type ListNode, type MapNode, type ScalarNode } from './tree';

/** A text that people wrote: a title, a goal, a note, as against ids, references, dates and words of the format. */
export interface PlanText {
  readonly node: ScalarNode;
  readonly value: string;
  /** Where it stands: keys joined by dots, without list positions (`issues.objections.response`). */
  readonly path: string;
}

/**
 * All texts of a plan in document order, led by the schema. Keys of the user's own (`x-…`) and unknown ones are not
 * looked into; what an alias stands for is found where it was written. What a part of the plan holds is kept with it, so
 * that parts which an edit leaves alone are walked once.
 * @param root the plan's map
 */
export function textsOf(root: MapNode | undefined): readonly PlanText[] {
  return root ? collect(root, Trail.of(planFormat), TEXTS, textsIn) : [];
}

/** Something about a text. */
export interface TextFinding<T> extends PlanText {
  readonly found: T;
}

/**
 * What is found in the texts of a plan, in document order. A text is looked at once for as long as it stays as it is and
 * where it is: what is found must follow from the text, its node and its path alone.
 * @param name under which it is kept, one for each `find`
 * @param find answers undefined where it finds nothing
 */
export function findInTexts<T>(
  root: MapNode | undefined,
  name: string,
  find: (text: PlanText) => T | undefined,
): readonly TextFinding<T>[] {
  if (!root) return NOTHING;
  return collect(root, Trail.of(planFormat), name, (node, trail) => {
    const findings: TextFinding<T>[] = [];
    // The texts of a part are gathered once for all who look for something in them.
    for (const text of node.kind === 'scalar' ? textsIn(node, trail) : collect(node, trail, TEXTS, textsIn)) {
      const found = find(text);
      if (found !== undefined) findings.push({ ...text, found });
    }
    return findings;
  });
}

type Value = MapNode | ListNode | ScalarNode;

const TEXTS = 'texts';
const NOTHING: readonly never[] = [];

/** What is taken from the parts of a map or list, each of which is asked once. */
function collect<T>(
  node: Value,
  trail: Trail,
  name: string,
  take: (part: Value, trail: Trail) => readonly T[],
): readonly T[] {
  if (node.kind === 'scalar') return take(node, trail);
  return node.remember(trail.key(name), () => {
    if (!isParted(node) && trail.path.length > 0) return take(node, trail);
    const all: T[] = [];
    for (const [value, place] of valuesOf(node, trail))
      for (const one of collect(value, place, name, take)) all.push(one);
    return all.length > 0 ? all : NOTHING;
  });
}

/** The texts of a part, in document order. */
function textsIn(node: Value, trail: Trail): readonly PlanText[] {
  const found: PlanText[] = [];
  gather(node, trail, found);
  return found.length > 0 ? found : NOTHING;
}

function gather(node: Value, trail: Trail, into: PlanText[]): void {
  if (node.kind !== 'scalar') {
    for (const [value, place] of valuesOf(node, trail)) gather(value, place, into);
    return;
  }
  const { value } = node;
  // A fingerprint is made by the program, for the program.
  if (typeof value === 'string' && isText(value, trail.shape) && trail.name !== 'signoff.fingerprint') {
    into.push({ node, value, path: trail.name });
  }
}

/** The values below a map or list that the format knows, with their places. */
function* valuesOf(node: MapNode | ListNode, trail: Trail): Generator<readonly [Value, Trail]> {
  if (node.kind === 'map') {
    for (const { key, value } of node.pairs) {
      if (!value || value.kind === 'alias') continue;
      const place = trail.property(String(key.value));
      if (place) yield [value, place];
    }
  } else if (trail.items) {
    for (const item of node.items) if (item && item.kind !== 'alias') yield [item, trail.items];
  }
}

/** What strings a shape takes. */
interface Strings {
  /** The words of the format that may stand there. */
  readonly words: ReadonlySet<string>;
  /** Whether texts may stand there: none, all, or all that don’t look like an id. */
  readonly takes: 'none' | 'all' | 'no-ids';
}

const strings = new Map<Shape, Strings>();
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function isText(value: string, shape: Shape): boolean {
  let known = strings.get(shape);
  if (!known) {
    known = stringsOf(shape);
    strings.set(shape, known);
  }
  const { takes, words } = known;
  return takes !== 'none' && !words.has(value) && (takes === 'all' || !ID.test(value));
}

function stringsOf(shape: Shape): Strings {
  const branches = planFormat.branches(shape);
  const words = new Set(
    branches.flatMap((branch) => [branch.const, ...(branch.enum ?? [])].filter((word) => typeof word === 'string')),
  );
  const texts = branches.filter(
    (branch) =>
      takesStrings(branch) &&
      !branch.enum &&
      branch.const === undefined &&
      !branch['x-id'] &&
      !branch.format &&
      !branch.pattern,
  );
  // Where an id or words may stand, what looks like an id is one.
  const isName = (branch: Shape) => branch['x-practice'] || branch['x-ref-or-text'];
  const isFree = texts.some((branch) => !isName(branch) && !branch['x-ref']);
  return { words, takes: isFree ? 'all' : texts.some(isName) ? 'no-ids' : 'none' };
}

function takesStrings({ type }: Shape): boolean {
  return typeof type === 'string' ? type === 'string' : (type?.includes('string') ?? false);
}
