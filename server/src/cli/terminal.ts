/** What is written for people: colours only on a terminal, and nothing in a plan that a terminal would obey. */
import { createColors } from 'picocolors';

export type Colours = ReturnType<typeof createColors>;

/** Colours for a stream; none where it is no terminal, or where `NO_COLOR` or a dumb terminal says so. */
export function coloursFor(stream: { readonly isTTY?: boolean } | undefined): Colours {
  const { NO_COLOR, TERM } = process.env;
  return createColors(stream?.isTTY === true && !NO_COLOR && TERM !== 'dumb');
}

const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/**
 * A text of a stranger on one line, with what a terminal would obey shown instead: control characters as their
 * pictures, characters that turn others around by their number. Line ends and tabs become spaces.
 */
export function plain(text: string): string {
  return text.replace(/[ \t]*[\r\n\u2028\u2029]+[ \t]*|\t/g, ' ').replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x200e || code === 0x200f || code === 0x61c) return character;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** JSON that is safe to show: the control characters that `JSON.stringify` leaves alone are escaped as well. */
export function safeJson(data: unknown): string {
  const text = JSON.stringify(data, null, 2);
  return `${text.replace(/[\u007f-\u009f\u2028\u2029]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text without the halves of characters that no encoding can hold. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** True where whoever read the output has closed it. */
export function isBrokenPipe(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

/** The code of a system error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
