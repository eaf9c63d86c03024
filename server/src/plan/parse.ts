import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  Schema,
  YAMLParseError,
  type Node as YamlNode,
} from 'yaml';
import { findDirectives } from './directives';
import { mendLines } from './repair';
import {
  type AliasNode,
  type Anchors,
  type Dash,
  ListNode,
  MapNode,
  type Node,
  type Pair,
  type Piece,
  type Problem,
  ScalarNode,
} from './tree';

/** Deeper than any plan goes; what lies below is not read, and a problem says so. */
const MAX_DEPTH = 64;
/** Deeper nesting isn't even taken apart: the library's recursion would exhaust the stack, which can end the process. */
const MAX_STACK = 500;
/** More texts in quotes without anything between them are read no further: the library makes an error of each. */
const MAX_QUOTED = 1000;
/** How many nodes aliases may stand for in all, before they are taken for an attack. */
export const MAX_EXPANDED = 200_000;

const NO_ANCHORS: Anchors = new Map();

const PARSE_OPTIONS = {
  // Made once: the library would make one for each piece.
  schema: new Schema({ schema: 'core', resolveKnownTags: true }),
  prettyErrors: false,
  // Checked here while converting: the library compares each key with each other one.
  uniqueKeys: false,
  keepSourceTokens: true,
  logLevel: 'error',
  stringKeys: false,
} as const;

/**
 * Parses a stretch of text that is a YAML document by itself. Broken text yields the best tree that can be had and a
 * list of problems. Never throws.
 * @param outer what the anchors before this piece name
 * @param budget how many nodes its aliases may stand for
 */
export function parsePiece(text: string, outer: Anchors = NO_ANCHORS, budget: number = MAX_EXPANDED): Piece {
  const piece: { -readonly [K in keyof Piece]: Piece[K] } = {
    text,
    root: undefined,
    problems: [],
    directives: [],
    anchors: NO_ANCHORS,
    hasAliases: false,
    expanded: 0,
    slot: -1,
  };
  if (!/[^ \t\r\n]/.test(text)) return piece;
  const first = readYaml(text);
  if (!first) {
    piece.problems = [{ code: 'too-deep', ...firstLine(text) }];
    return piece;
  }
  const isSound = first.errors.length === 0 && !(isScalar(first.contents) && first.contents.value !== null);
  const mended = isSound ? undefined : mendLines(text);
  const second = mended && readYaml(mended.text);
  // A mended text counts only where it is better than the text as it stands.
  const better = second !== undefined && second.errors.length <= first.errors.length;
  const document = better ? second : first;
  const toOriginal = better && mended ? mended.toOriginal : (offset: number) => offset;
  const converter = new Converter(piece, toOriginal, outer, budget);
  piece.root = converter.convert(document.contents as YamlNode | null);
  const fromYaml = firstOfLines(document.errors, text, toOriginal).map((error) => toProblem(error, text, toOriginal));
  piece.problems = [...((better && mended?.problems) || []), ...fromYaml, ...converter.problems];
  // A long plan has thousands of pieces, and hardly one has anchors.
  if (converter.anchors.size > 0) piece.anchors = converter.anchors;
  piece.hasAliases = converter.hasAliases;
  piece.expanded = converter.expanded;
  piece.directives = findDirectives(text, piece.root);
  return piece;
}

type YamlError = Document['errors'][number];

/** The first document of a text as the library reads it; undefined for one that is nested beyond all measure. */
function readYaml(text: string): Document | undefined {
  const { stackTraceLimit } = Error;
  // Broken text makes an error of every other word, and to gather a trace for each takes longer than to parse.
  Error.stackTraceLimit = 0;
  try {
    const tokens: Token[] = [];
    const parser = new Parser();
    let quoted = 0;
    for (const lexeme of new Lexer().lex(text)) {
      quoted = /^["']/.test(lexeme) ? quoted + 1 : 0;
      if (quoted > MAX_QUOTED) break;
      for (const token of parser.next(lexeme)) tokens.push(token);
      if (parser.stack.length > MAX_STACK) return undefined;
    }
    for (const token of parser.end()) tokens.push(token);
    let first: Document | undefined;
    for (const document of new Composer(PARSE_OPTIONS).compose(tokens, true, text.length)) {
      if (!first) first = document as unknown as Document;
      else {
        const [start, end] = document.range;
        first.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', ''));
        break;
      }
    }
    return first;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

type Token = Parameters<Composer['compose']>[0] extends Iterable<infer T> ? T : never;

/** Of the errors of each line the first: what follows on a broken line is mostly its echo. */
function firstOfLines(
  errors: readonly YamlError[],
  text: string,
  at: (offset: number) => number,
): readonly YamlError[] {
  const sorted = errors
    .map((error) => ({ error, start: Math.min(at(error.pos[0]), text.length) }))
    .sort((a, b) => a.start - b.start);
  const kept: YamlError[] = [];
  let lineEnd = -1;
  for (const { error, start } of sorted) {
    if (start <= lineEnd) continue;
    kept.push(error);
    const newline = text.indexOf('\n', start);
    lineEnd = newline < 0 ? text.length : newline;
  }
  return kept;
}

function firstLine(text: string): { start: number; end: number } {
  const start = Math.max(0, text.search(/\S/));
  const end = text.slice(start).search(/\s|$/) + start;
  return { start, end: Math.max(end, start) };
}

/** Turns the syntax tree of the YAML library into ours. */
class Converter {
  readonly problems: Problem[] = [];
  readonly anchors = new Map<string, { readonly node: MapNode | ListNode | ScalarNode; readonly size: number }>();
  hasAliases = false;
  /** How many nodes the aliases so far stand for. */
  expanded = 0;
  private readonly open = new Set<string>();
  private nodes = 0;

  constructor(
    private readonly piece: Piece,
    private readonly at: (offset: number) => number,
    private readonly outer: Anchors,
    private readonly budget: number,
  ) {}

  convert(node: YamlNode | null, depth = 0): Node | undefined {
    if (!node?.range) return undefined;
    if (depth > MAX_DEPTH) {
      if (!this.problems.some((problem) => problem.code === 'too-deep')) {
        this.problems.push({ code: 'too-deep', start: this.at(node.range[0]), end: this.at(node.range[0] + 1) });
      }
      return undefined;
    }
    if (isAlias(node)) return this.alias(node.source, node.range);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor) this.open.add(anchor);
    const before = this.nodes + this.expanded;
    this.nodes++;
    let result: MapNode | ListNode | ScalarNode;
    if (isMap(node)) result = this.map(node as unknown as YamlMapLike, depth);
    else if (isSeq(node)) result = this.list(node as unknown as YamlSeqLike, depth);
    else if (isScalar(node)) result = this.scalar(node as unknown as YamlScalarLike);
    else return undefined;
    if (anchor) {
      this.open.delete(anchor);
      this.anchors.set(anchor, { node: result, size: this.nodes + this.expanded - before });
    }
    return result;
  }

  private alias(name: string, range: readonly number[]): AliasNode {
    this.hasAliases = true;
    const start = this.at(range[0] ?? 0);
    const end = this.at(range[1] ?? 0);
    const isOpen = this.open.has(name);
    const anchor = isOpen ? undefined : (this.anchors.get(name) ?? this.outer.get(name));
    let target = anchor?.node;
    if (anchor) {
      this.expanded += anchor.size;
      if (this.expanded > this.budget) {
        target = undefined;
        if (!this.problems.some((problem) => problem.code === 'alias-bomb')) {
          this.problems.push({ code: 'alias-bomb', start, end, word: name });
        }
      }
    } else {
      this.problems.push({ code: isOpen ? 'alias-cycle' : 'alias-unknown', start, end, word: name });
    }
    return { kind: 'alias', piece: this.piece, start, end, name, target };
  }

  private map(node: YamlMapLike, depth: number): MapNode {
    const pairs: Pair[] = [];
    const seen = new Set<string>();
    for (const item of node.items) {
      if (!isPair(item)) continue;
      const key = this.key(item.key as YamlNode | null, depth);
      const value = this.convert(item.value as YamlNode | null, depth + 1);
      if (!key) continue;
      const word = String(key.value);
      if (seen.has(word)) this.problems.push({ code: 'duplicate-key', start: key.start, end: key.end, word });
      seen.add(word);
      pairs.push({ key, value: isBareNull(value) ? undefined : value });
    }
    const { start, end } = this.range(node.range);
    return new MapNode(this.piece, start, end, node.flow === true, pairs);
  }

  private list(node: YamlSeqLike, depth: number): ListNode {
    const tokens = node.srcToken?.items ?? [];
    const dashes: Dash[] = [];
    const items = node.items.map((item, index) => {
      // In flow style `[a: b]` is a list of one-pair maps, which the library leaves as a pair.
      const value = isPair(item) ? this.pairAsMap(item, depth) : this.convert(item as YamlNode | null, depth + 1);
      const token = tokens[index]?.start?.find((part) => part.type === 'seq-item-ind');
      const range = isPair(item) ? undefined : (item as YamlNode | null)?.range;
      const start = token ? this.at(token.offset) : (value?.start ?? this.at(range?.[0] ?? node.range[0]));
      dashes.push({ kind: 'dash', piece: this.piece, start, end: token ? start + 1 : start });
      return isBareNull(value) ? undefined : value;
    });
    const { start, end } = this.range(node.range);
    return new ListNode(this.piece, start, end, node.flow === true, items, dashes);
  }

  private pairAsMap(pair: { key: unknown; value: unknown }, depth: number): MapNode | undefined {
    const key = this.key(pair.key as YamlNode | null, depth);
    if (!key) return undefined;
    const value = this.convert(pair.value as YamlNode | null, depth + 1);
    const end = value?.end ?? key.end;
    return new MapNode(this.piece, key.start, end, true, [{ key, value }]);
  }

  private key(node: YamlNode | null, depth: number): ScalarNode | undefined {
    const key = isAlias(node) ? undefined : this.convert(node, depth + 1);
    if (key?.kind === 'scalar') return this.lastLine(this.asKey(key));
    if (node?.range) {
      if (isAlias(node)) this.hasAliases = true;
      const { start, end } = this.range(node.range);
      this.problems.push({ code: 'key-not-text', start, end: Math.max(end, start) });
    }
    return undefined;
  }

  /** A key over several lines is one key, and above it words that nobody has finished. */
  private lastLine(key: ScalarNode): ScalarNode {
    const source = this.piece.text.slice(key.start, key.end);
    const newline = source.search(/[\r\n][^\r\n]*$/);
    if (key.style !== 'plain' || newline < 0) return key;
    const word = source.split(/[\r\n]/, 1)[0]?.trimEnd() ?? '';
    this.problems.push({ code: 'half-typed', start: key.start, end: key.start + word.length, word });
    const last = source.slice(newline).trimStart();
    return new ScalarNode(this.piece, key.end - last.length, key.end, last.trimEnd(), key.style);
  }

  /** Keys are text, also where YAML would read a number or a boolean. */
  private asKey(key: ScalarNode): ScalarNode {
    const { start, end, style } = key;
    if (typeof key.value === 'string') return key;
    return new ScalarNode(this.piece, start, end, this.piece.text.slice(start, end), style);
  }

  private scalar(node: YamlScalarLike): ScalarNode {
    const range = this.range(node.range);
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain';
    return new ScalarNode(this.piece, range.start, range.end, this.plainValue(node.value, range), style);
  }

  /** YAML 1.1 dates, big integers and the like stay the text that they were written as. */
  private plainValue(value: unknown, range: { start: number; end: number }): ScalarNode['value'] {
    const plain =
      value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return plain ? value : this.piece.text.slice(range.start, range.end);
  }

  private range(range: readonly number[]): { start: number; end: number } {
    return { start: this.at(range[0] ?? 0), end: this.at(range[1] ?? 0) };
  }
}

/** `key:` with nothing behind it, as against an explicit `null` or `~`. */
function isBareNull(node: Node | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null && node.start === node.end;
}

const STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

interface YamlMapLike {
  readonly items: readonly unknown[];
  readonly range: readonly [number, number, number];
  readonly flow?: boolean;
}
interface YamlSeqLike extends YamlMapLike {
  readonly srcToken?: { items?: { start?: { type: string; offset: number }[] }[] };
}
interface YamlScalarLike {
  readonly value: unknown;
  readonly type?: string;
  readonly range: readonly [number, number, number];
}

function toProblem(error: YamlError, text: string, at: (offset: number) => number): Problem {
  const [from = 0, to = from] = error.pos;
  const start = Math.min(at(from), text.length);
  const end = Math.max(start, Math.min(at(to), text.length));
  const place = { start, end };
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { code: 'tab', ...place };
    case 'BAD_DQ_ESCAPE':
      return { code: 'bad-escape', ...place, word: text.slice(start, Math.max(end, start + 2)) };
    case 'BAD_SCALAR_START':
      return { code: 'bad-start', ...place, word: text.charAt(start) };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { code: 'bad-start', ...place, word: ': ' };
    case 'MULTIPLE_DOCS':
      return { code: 'many-documents', ...wordAt(text, start) };
    case 'NON_STRING_KEY':
      return { code: 'key-not-text', ...place };
    case 'TAG_RESOLVE_FAILED':
      return { code: 'tag', ...place, word: text.slice(start, end) };
    case 'BAD_ALIAS':
      return { code: 'alias-unknown', ...place };
    case 'MULTILINE_IMPLICIT_KEY':
      return { code: 'half-typed', ...wordAt(text, start), word: lineAt(text, start) };
    case 'MISSING_CHAR':
      if (/closing/.test(error.message)) return { code: 'unclosed-quote', ...wordAt(text, start) };
      return { code: 'half-typed', ...place, word: lineAt(text, start) };
    case 'BAD_INDENT':
      if (/^Flow/.test(error.message)) return { code: 'unclosed-flow', ...wordAt(text, start) };
      return { code: 'bad-indent', ...wordAt(text, start) };
    default:
      if (/^[\t ]/.test(text.slice(lineStart(text, start))) && /^ *\t/.test(text.slice(lineStart(text, start)))) {
        return { code: 'tab', start: lineStart(text, start), end: start };
      }
      return { code: 'unexpected', ...wordAt(text, start), word: lineAt(text, start) };
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineAt(text: string, offset: number): string {
  const from = lineStart(text, offset);
  const line = text.slice(Math.max(from, offset)).split(/[\r\n]/, 1)[0] ?? '';
  return line.trim();
}

/** The rest of the line at an offset, without white space around it; never empty where the text has a word before. */
function wordAt(text: string, offset: number): { start: number; end: number } {
  let start = offset;
  while (start < text.length && /[ \t]/.test(text.charAt(start))) start++;
  let end = start;
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (end > start) return { start, end };
  // At the end of a line: name the last word before it.
  end = offset;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  start = end;
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start--;
  return { start, end };
}
