/** Where a cursor stands within `[…]` or `{…}`, which may be unfinished. */
import type { Span } from '../../plan/document';
import type { Fields, Path, Quote } from './spots';

/** The keys that hold what a list's entry says, where the entry is a map. */
export const TEXT_KEYS: readonly string[] = ['text', 'practice', 'question', 'expectation'];

/** A cursor within a value in flow style; offsets from the beginning of the document. */
export interface FlowCursor {
  readonly kind: 'key' | 'value';
  /** From the outermost bracket on: of the map that a key is for, or of the value. */
  readonly path: Path;
  /** The word at the cursor; within its quotes where it has them. */
  readonly edit: Span;
  readonly quote: Quote | undefined;
  readonly unclosed: boolean;
  /** The keys of the map at the cursor, without the one at the cursor. */
  readonly keys: ReadonlySet<string>;
  /** The entries of the list at the cursor, without the one at the cursor. */
  readonly siblings: readonly string[];
  readonly colonFollows: boolean;
  /** True where another entry follows and no comma stands between. */
  readonly needsComma: boolean;
  /** The maps around, the innermost first. */
  readonly scopes: readonly Fields[];
}

interface Token {
  readonly start: number;
  end: number;
  readonly quote: Quote | undefined;
  readonly closed: boolean;
  readonly text: string;
}

interface Frame {
  readonly kind: 'map' | 'list';
  readonly fields: Map<string, string>;
  readonly keys: Set<string>;
  readonly items: string[];
  index: number;
  key: Token | undefined;
  current: Token | undefined;
  /** What the entry at the cursor holds where it is a map or list itself. */
  inner: string | undefined;
  /** True behind a map or list that is the entry or the value. */
  isNested: boolean;
}

/**
 * Reads from an opening bracket to a cursor, and on to the end of what encloses it.
 * @param start of the outermost bracket
 * @param limit where to stop reading
 * @returns undefined where the cursor stands outside the brackets
 */
export function readFlow(text: string, start: number, cursor: number, limit: number): FlowCursor | undefined {
  if (cursor <= start) return undefined;
  const frames: Frame[] = [];
  let isFinished = false;
  let found: Found | undefined;
  let at = start;
  const note = (token: Token | undefined) => {
    const frame = frames.at(-1);
    if (!frame || found) return;
    // Behind something finished nothing can follow but a comma.
    isFinished = !token && (frame.isNested || frame.current !== undefined);
    found = { frame, around: frames.at(-2), token, key: frame.key, path: pathOf(frames), scopes: scopesOf(frames) };
  };
  while (at < limit) {
    const char = text.charAt(at);
    if (!found && (at > cursor || (at === cursor && /[\s,:[\]{}]/.test(char))))
      note(endsBefore(frames.at(-1)?.current, cursor));
    if (char === '[' || char === '{') {
      frames.push(newFrame(char === '[' ? 'list' : 'map'));
      at++;
    } else if (char === ']' || char === '}') {
      const closed = frames.pop();
      if (!closed) break;
      commit(closed, found);
      const parent = frames.at(-1);
      if (parent) {
        parent.inner = textOf(closed) ?? closed.items[0];
        if (parent.key && closed.items.length > 0) parent.fields.set(parent.key.text, closed.items.join(' '));
        parent.isNested = true;
      }
      at++;
      if (frames.length === 0) break;
    } else if (char === ',') {
      const frame = frames.at(-1);
      if (frame) commit(frame, found);
      at++;
    } else if (char === ':') {
      const frame = frames.at(-1);
      if (frame?.kind === 'map' && frame.current && !frame.key) {
        frame.key = frame.current;
        frame.current = undefined;
        if (found && found.token === frame.key) found.colonFollows = true;
      }
      at++;
    } else if (char === '#' && /\s/.test(text.charAt(at - 1))) {
      while (at < limit && text.charAt(at) !== '\n') at++;
    } else if (/\s/.test(char)) {
      at++;
    } else {
      const token = readToken(text, at, limit);
      const frame = frames.at(-1);
      if (frame) frame.current = token;
      const isInside = token.quote ? cursor > token.start : cursor >= token.start;
      if (!found && isInside && cursor <= token.end && !(token.closed && cursor === token.end)) note(token);
      at = Math.max(token.end, at + 1);
    }
  }
  if (!found && frames.length > 0 && cursor <= Math.max(at, limit)) {
    note(endsBefore(frames.at(-1)?.current, cursor));
  }
  if (!found || isFinished) return undefined;
  commit(found.frame, found);
  const result = toCursor(found, cursor, text, limit);
  // Before a value that stands there already.
  return result.needsComma && found.key && !found.token ? undefined : result;
}

/** What an entry says that is a map. */
function textOf({ fields }: Frame): string | undefined {
  for (const key of TEXT_KEYS) if (fields.has(key)) return fields.get(key);
  return undefined;
}

interface Found {
  readonly frame: Frame;
  /** What the frame stands in. */
  readonly around: Frame | undefined;
  readonly token: Token | undefined;
  readonly key: Token | undefined;
  readonly path: Path;
  readonly scopes: readonly Fields[];
  colonFollows?: boolean;
}

/** A plain word that a space or nothing separates from the cursor goes on there; a quoted one is finished. */
function endsBefore(token: Token | undefined, cursor: number): Token | undefined {
  return token && !token.quote && token.end <= cursor ? token : undefined;
}

function toCursor(found: Found, cursor: number, text: string, limit: number): FlowCursor {
  const { frame, token, key } = found;
  const end = token?.quote && token.closed ? token.end - 1 : Math.max(token?.end ?? cursor, cursor);
  const start = token ? token.start + (token.quote ? 1 : 0) : cursor;
  const isKey = frame.kind === 'map' && !key;
  return {
    kind: isKey ? 'key' : 'value',
    path: found.path,
    edit: { start, end },
    quote: token?.quote,
    unclosed: token?.quote !== undefined && !token.closed,
    keys: frame.keys,
    siblings: key && TEXT_KEYS.includes(key.text) ? withoutOwn(found) : frame.items,
    colonFollows: found.colonFollows ?? false,
    needsComma: /^(?:\s|#.*)*[^\s#,\]}:]/.test(text.slice(end + (token?.quote && token.closed ? 1 : 0), limit)),
    scopes: found.scopes,
  };
}

/** The texts of a list's other entries, at the text of one of them. */
function withoutOwn({ around, frame }: Found): readonly string[] {
  const items = around?.kind === 'list' ? around.items : [];
  const own = items.indexOf(textOf(frame) ?? '');
  return items.filter((_, index) => index !== own);
}

function newFrame(kind: Frame['kind']): Frame {
  return {
    kind,
    fields: new Map(),
    keys: new Set(),
    items: [],
    index: 0,
    key: undefined,
    current: undefined,
    inner: undefined,
    isNested: false,
  };
}

/** Ends an entry; the one at the cursor isn't counted among those that are there. */
function commit(frame: Frame, found: Found | undefined): void {
  const { key, current } = frame;
  const isThere = found?.frame === frame && frame.index === indexOf(found);
  const own = isThere && (!current || current === found?.token || (key !== undefined && key === found?.token));
  if (frame.kind === 'map') {
    if (key) {
      if (!(own && found?.token === key)) frame.keys.add(key.text);
      if (current) frame.fields.set(key.text, current.text);
    } else if (current && !(own && found?.token === current)) frame.keys.add(current.text);
  } else {
    const text = current?.text ?? frame.inner;
    if (text !== undefined && !own) frame.items.push(text);
  }
  frame.index++;
  frame.key = undefined;
  frame.current = undefined;
  frame.inner = undefined;
  frame.isNested = false;
}

/** The position among its frame's entries at which the cursor was found. */
function indexOf(found: Found): number {
  const last = found.path.at(-1);
  return found.frame.kind === 'list' && typeof last === 'number' ? last : found.frame.index;
}

function pathOf(frames: readonly Frame[]): Path {
  return frames.flatMap((frame, depth): Path => {
    if (frame.kind === 'list') return [frame.index];
    if (frame.key) return [frame.key.text];
    return depth === frames.length - 1 ? [] : [frame.current?.text ?? ''];
  });
}

function scopesOf(frames: readonly Frame[]): readonly Fields[] {
  return frames.flatMap((frame) => (frame.kind === 'map' ? [frame.fields] : [])).reverse();
}

function readToken(text: string, start: number, limit: number): Token {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    for (let at = start + 1; at < limit; at++) {
      const char = text.charAt(at);
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) {
        if (quote === "'" && text.charAt(at + 1) === "'") at++;
        else return { start, end: at + 1, quote, closed: true, text: text.slice(start + 1, at) };
      } else if (char === '\n') return { start, end: at, quote, closed: false, text: text.slice(start + 1, at) };
    }
    return { start, end: limit, quote, closed: false, text: text.slice(start + 1, limit) };
  }
  let end = start;
  for (let at = start; at < limit; at++) {
    const char = text.charAt(at);
    if (/[,[\]{}\r\n]/.test(char)) break;
    if (char === ':' && /^[\s,[\]{}]?$/.test(text.charAt(at + 1))) break;
    if (char === '#' && /\s/.test(text.charAt(at - 1))) break;
    if (!/\s/.test(char)) end = at + 1;
  }
  return { start, end, quote: undefined, closed: false, text: text.slice(start, end) };
}
