import type { ScalarNode } from './tree';

/** A scalar as it is typed, escapes read, lines not joined; with the place of each character. */
export interface SourceText {
  readonly text: string;
  /** Offset within the node's piece of the character at an index of `text`; of its end for the text's length. */
  at(index: number): number;
}

const BLOCK_HEADER = /^[^\r\n]*(?:\r\n|\r|\n)?/;
const SINGLE_ESCAPE = /''/g;
const DOUBLE_ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(?:\r\n|\r|\n)[ \t]*|([\s\S]))/g;
const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

/**
 * What stands in the text at a scalar, so that a part of its value can be shown where it was typed. Quotes and the
 * header of a block are left out; every escape is one place.
 */
export function sourceText(node: ScalarNode): SourceText {
  const { start, end, style } = node;
  const source = node.piece.text.slice(start, Math.max(start, end));
  if (style === 'literal' || style === 'folded') {
    const header = BLOCK_HEADER.exec(source)?.[0].length ?? 0;
    return plain(source.slice(header), start + header);
  }
  if (style === 'plain') return plain(source, start);
  const inner = source.slice(1, source.length > 1 && source.endsWith(style === 'single' ? "'" : '"') ? -1 : undefined);
  return style === 'single'
    ? escaped(inner, start + 1, SINGLE_ESCAPE, () => "'")
    : escaped(inner, start + 1, DOUBLE_ESCAPE, readEscape);
}

function plain(text: string, start: number): SourceText {
  return { text, at: (index) => start + index };
}

function readEscape([, two, four, eight, one]: RegExpExecArray): string {
  const code = two ?? four ?? eight;
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }
  return one === undefined ? '' : (NAMED[one] ?? one);
}

function escaped(source: string, start: number, pattern: RegExp, read: (match: RegExpExecArray) => string): SourceText {
  // Where the text and its source run side by side again, after each escape.
  const steps: { readonly index: number; readonly offset: number }[] = [{ index: 0, offset: 0 }];
  let text = '';
  let last = 0;
  for (const match of source.matchAll(pattern)) {
    text += source.slice(last, match.index);
    const begin = text.length;
    text += read(match);
    last = match.index + match[0].length;
    // A second half of a surrogate pair has no place of its own.
    if (begin < text.length) steps.push({ index: begin, offset: match.index });
    steps.push({ index: text.length, offset: last });
  }
  text += source.slice(last);
  if (steps.length === 1) return plain(text, start);
  return {
    text,
    at(index) {
      let low = 0;
      let high = steps.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((steps[middle]?.index ?? 0) <= index) low = middle;
        else high = middle - 1;
      }
      const step = steps[low] ?? { index: 0, offset: 0 };
      return start + step.offset + (index - step.index);
    },
  };
}
