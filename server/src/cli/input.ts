import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { MAX_LENGTH } from '../plan/document';
import { unreadable } from './run-error';
import { plain } from './terminal';

/** The text of a plan as it was read. */
export interface Input {
  /** Without a byte order mark: editors take it off before they count columns. */
  readonly text: string;
  readonly mark: '' | '\ufeff';
  /** True where writing the text again gives the same bytes. */
  readonly isWhole: boolean;
}

/** More bytes than the longest plan that is analysed can have. */
const MOST_BYTES = 3 * MAX_LENGTH + 1024;

/**
 * Reads a plan, while nothing else is done: to wait for each step would take longer than the steps. Of a file that is too
 * large to be analysed, only the beginning is read.
 * @param file absolute, or relative to the working directory
 * @throws RunError
 */
export function readInput(file: string): Input {
  try {
    const handle = openSync(file, 'r');
    try {
      if (fstatSync(handle).size <= MOST_BYTES) return inputOf(readFileSync(handle));
      const beginning = Buffer.alloc(MOST_BYTES);
      readSync(handle, beginning, 0, MOST_BYTES, 0);
      return { ...inputOf(beginning), isWhole: false };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw unreadable(plain(file), error);
  }
}

/** Reads a plan from standard input; what is too much is let go by. */
export async function readStandardInput(): Promise<Input> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    if (size <= MOST_BYTES) chunks.push(bytes);
    size += bytes.length;
  }
  return inputOf(Buffer.concat(chunks));
}

/** The text of bytes; what is no UTF-8 in them is shown as U+FFFD. */
export function inputOf(bytes: Uint8Array): Input {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoded = whole.toString('utf8');
  const isWhole = !decoded.includes('\ufffd') || Buffer.from(decoded, 'utf8').equals(whole);
  const mark = decoded.startsWith('\ufeff') ? '\ufeff' : '';
  return { text: decoded.slice(mark.length), mark, isWhole };
}
