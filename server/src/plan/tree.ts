/**
 * The tree of a plan: what the YAML says, with the place of everything.
 *
 * Nodes are immutable and know their place only within the piece of text that they were parsed from, so that an edit
 * elsewhere leaves them as they are. The document (see ./document) knows where each piece begins.
 */

/** A stretch of text that was parsed by itself. Offsets of its nodes count from its beginning, in UTF-16 units. */
export interface Piece {
  readonly text: string;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
  readonly directives: readonly Directive[];
  /** What the anchors of this piece name. */
  readonly anchors: Anchors;
  /** True where aliases make this piece depend on what stands before it. */
  readonly hasAliases: boolean;
  /** How many nodes its aliases stand for. */
  readonly expanded: number;
  /** Where the latest version that has the piece keeps its place: see `Bases`. */
  slot: number;
}

/** Named values, with the number of nodes that each stands for, those behind its own aliases included. */
export type Anchors = ReadonlyMap<string, { readonly node: MapNode | ListNode | ScalarNode; readonly size: number }>;

/** The piece of what belongs to no text of its own. */
export function emptyPiece(): Piece {
  return {
    text: '',
    root: undefined,
    problems: [],
    directives: [],
    anchors: new Map(),
    hasAliases: false,
    expanded: 0,
    slot: -1,
  };
}

/** What has a place in the text. */
abstract class Placed {
  /**
   * @param start first offset within the piece
   * @param end offset just behind it
   */
  constructor(
    readonly piece: Piece,
    readonly start: number,
    readonly end: number,
  ) {}
}

/** A value of the plan, which remembers what was made of it, so that parts that an edit leaves alone are read once. */
abstract class ValueNode extends Placed {
  /** Keys and what is kept under each, in turn: of most nodes there is so little that a map would be a burden. */
  #memory: unknown[] | undefined;

  /** Whether something was made of the node before. */
  remembers(key: unknown): boolean {
    const memory = this.#memory;
    if (memory) for (let index = 0; index < memory.length; index += 2) if (memory[index] === key) return true;
    return false;
  }

  /**
   * What was made of the node before, or what is made of it now. Sound where it follows from the node alone, since nodes
   * never change.
   * @param holds whether what was made before still holds, where it follows from more than the node
   */
  remember<T>(key: unknown, make: () => T, holds?: (known: T) => boolean): T {
    this.#memory ??= [];
    const memory = this.#memory;
    for (let index = 0; index < memory.length; index += 2) {
      if (memory[index] !== key) continue;
      if (holds?.(memory[index + 1] as T) === false) memory[index + 1] = make();
      return memory[index + 1] as T;
    }
    const made = make();
    memory.push(key, made);
    return made;
  }
}

export class ScalarNode extends ValueNode {
  readonly kind = 'scalar';

  constructor(
    piece: Piece,
    start: number,
    end: number,
    readonly value: string | number | boolean | null,
    readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded',
  ) {
    super(piece, start, end);
  }
}

export interface Pair {
  readonly key: ScalarNode;
  /** Undefined where a key stands without a value. */
  readonly value: Node | undefined;
}

export class MapNode extends ValueNode {
  readonly kind = 'map';

  constructor(
    piece: Piece,
    start: number,
    end: number,
    readonly flow: boolean,
    readonly pairs: readonly Pair[],
  ) {
    super(piece, start, end);
  }
}

export class ListNode extends ValueNode {
  readonly kind = 'list';

  /**
   * @param items undefined for an entry that is a dash and nothing more
   * @param dashes the dash before each item, or the item's own start in flow style; offsets within the item's piece
   */
  constructor(
    piece: Piece,
    start: number,
    end: number,
    readonly flow: boolean,
    readonly items: readonly (Node | undefined)[],
    readonly dashes: readonly Dash[],
  ) {
    super(piece, start, end);
  }
}

/** Where an entry of a block list begins. */
export interface Dash extends Placed {
  readonly kind: 'dash';
}

/** An alias; `target` is undefined where its anchor is unknown, contains it, or would expand beyond all bounds. */
export interface AliasNode extends Placed {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: MapNode | ListNode | ScalarNode | undefined;
}

export type Node = ScalarNode | MapNode | ListNode | AliasNode;

/** Anything that has a place in the text. */
export type Place = Node | Dash;

export type ProblemCode =
  | 'alias-unknown'
  | 'alias-cycle'
  | 'alias-bomb'
  | 'bad-escape'
  | 'bad-indent'
  | 'bad-start'
  | 'conflict-marker'
  | 'control-character'
  | 'duplicate-key'
  | 'half-typed'
  | 'key-not-text'
  | 'many-documents'
  | 'missing-colon'
  | 'missing-space'
  | 'not-a-map'
  | 'tab'
  | 'tag'
  | 'too-deep'
  | 'too-large'
  | 'unclosed-flow'
  | 'unclosed-quote'
  | 'unexpected';

/** Something that the YAML parser could not read as it stands; offsets within the piece. */
export interface Problem {
  readonly code: ProblemCode;
  readonly start: number;
  readonly end: number;
  /** The word that the message names: the key typed twice, the half-typed word, the character. */
  readonly word?: string;
  /** Text that mends it, where that is obvious; offsets within the piece. */
  readonly mend?: { readonly start: number; readonly end: number; readonly text: string };
}

/** A comment that asks for findings to be ignored; offsets within the piece. */
export interface Directive {
  readonly scope: 'next-line' | 'file';
  readonly start: number;
  readonly end: number;
  readonly rules: readonly { readonly id: string; readonly start: number; readonly end: number }[];
  readonly reason: string | undefined;
}

/** The node itself, or what its alias stands for. */
export function resolve(node: Node | undefined): MapNode | ListNode | ScalarNode | undefined {
  return node?.kind === 'alias' ? node.target : node;
}

/** True for a map or list that was put together of parts which came from pieces of their own. */
export function isParted(node: Node): node is MapNode | ListNode {
  return (node.kind === 'map' || node.kind === 'list') && node.piece.text === '';
}

/** The pair of a map with this key; the first where there are several. */
export function pairOf(map: MapNode, key: string): Pair | undefined {
  return map.pairs.find((pair) => pair.key.value === key);
}

/** True for a value that is there in the text: not missing, and not an empty `null`. */
export function isPresent(node: Node | undefined): node is Node {
  const resolved = resolve(node);
  return resolved !== undefined && !(resolved.kind === 'scalar' && resolved.value === null);
}

/** All nodes under a node and itself, each once, in document order; aliases are not followed. */
export function* descendants(node: Node | undefined): Generator<Node> {
  if (!node) return;
  const stack: (Node | undefined)[] = [node];
  for (let next = stack.pop(); stack.length > 0 || next; next = stack.pop()) {
    if (!next) continue;
    yield next;
    if (next.kind === 'list') for (let i = next.items.length - 1; i >= 0; i--) stack.push(next.items[i]);
    if (next.kind === 'map') {
      for (let i = next.pairs.length - 1; i >= 0; i--) {
        const pair = next.pairs[i];
        if (pair) stack.push(pair.value, pair.key);
      }
    }
  }
}
