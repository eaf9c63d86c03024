import type { Range } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import type { Span } from '../plan/document';
import { textsOf } from '../plan/texts';
import { wordsOf } from './ids';
import { SEMANTIC_TOKENS, TOKEN_MODIFIERS, TOKEN_TYPES } from './offers';

const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS;

interface Token extends Span {
  readonly type: string;
  readonly modifier?: string;
}

/**
 * What the words of a plan mean where the grammar can't tell: ids that are declared and those that refer to them,
 * practices and texts of the catalog, words of force. Encoded as the protocol has it, in document order.
 * @param range the part that is asked for; the whole plan where it is not given
 */
export function semanticTokens(analysis: Analysis, range?: Range): number[] {
  const { document } = analysis;
  const from = range ? document.offsetAt(range.start) : 0;
  const to = range ? document.offsetAt(range.end) : document.text.length;
  const tokens = [...idTokens(analysis), ...practiceTokens(analysis), ...textTokens(analysis), ...forceTokens(analysis)]
    .filter(({ start, end }) => end > from && start < to)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  let last = 0;
  for (const token of tokens) {
    if (token.start < last) continue;
    last = token.end;
    const type = tokenTypes.indexOf(token.type);
    const modifiers = token.modifier ? 1 << tokenModifiers.indexOf(token.modifier) : 0;
    for (const { start, end } of lineByLine(document.text, token)) {
      const at = document.positionAt(start);
      data.push(at.line - line, at.line === line ? at.character - character : at.character, end - start);
      data.push(type, modifiers);
      line = at.line;
      character = at.character;
    }
  }
  return data;
}

function* idTokens({ document, names }: Analysis): Generator<Token> {
  for (const { kind, node } of names.declarations) {
    yield { ...wordsOf(document, node), type: TOKEN_TYPES[kind], modifier: TOKEN_MODIFIERS.declaration };
  }
  for (const { kind, id, node } of names.mentions) {
    if (names.find(kind, id)) yield { ...wordsOf(document, node), type: TOKEN_TYPES[kind] };
  }
}

function* practiceTokens({ document, plan, configuration }: Analysis): Generator<Token> {
  if (!plan) return;
  for (const uses of [plan.practices, ...plan.issues.map(({ practices }) => practices)]) {
    for (const { practice } of uses) {
      if (!practice || !configuration.catalog.byId(practice.value)) continue;
      yield { ...wordsOf(document, practice.node), type: TOKEN_TYPES.practice, modifier: TOKEN_MODIFIERS.ofWorkshop };
    }
  }
}

/** Whole texts only: a part of a right-to-left line, coloured by itself, would be moved by the editor. */
function* textTokens({ document, plan, configuration }: Analysis): Generator<Token> {
  const { catalog } = configuration;
  const places = new Map<string, string | undefined>();
  for (const { node, value, path } of textsOf(plan?.node)) {
    if (!places.has(path)) {
      const place = path.replace(/\.(?:text|question)$/, '');
      places.set(path, catalog.entriesFor(place).length > 0 ? place : undefined);
    }
    const place = places.get(path);
    if (place === undefined || !node.remember(catalog, () => catalog.recognise(value, place) !== undefined)) continue;
    yield { ...wordsOf(document, node), type: TOKEN_TYPES.text, modifier: TOKEN_MODIFIERS.ofWorkshop };
  }
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

function* forceTokens({ document, findings }: Analysis): Generator<Token> {
  const { text } = document;
  for (const { rule, start, end } of findings) {
    if (rule !== 'arm-twisting') continue;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = text.indexOf('\n', end);
    if (RIGHT_TO_LEFT.test(text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd))) continue;
    yield { start, end, type: TOKEN_TYPES.force, modifier: TOKEN_MODIFIERS.coercive };
  }
}

/** The parts of a token on each line: few clients take tokens of several lines. */
function* lineByLine(text: string, { start, end }: Span): Generator<Span> {
  const newline = text.indexOf('\n', start);
  if (newline < 0 || newline >= end) {
    if (end > start) yield { start, end };
    return;
  }
  for (const part of text.slice(start, end).matchAll(/[^\s](?:[^\r\n]*[^\s])?/g)) {
    yield { start: start + part.index, end: start + part.index + part[0].length };
  }
}
