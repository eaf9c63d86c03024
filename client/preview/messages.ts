/** What the preview panel and the page inside it say to each other. Neither side trusts the other's messages unread. */
import type { PlanLanguage, PreviewResult } from '../../server/src/lsp/protocol';

/** The page of a plan as it stands now. */
export interface UpdateMessage extends PreviewResult {
  readonly type: 'update';
  readonly uri: string;
}

/** The editor shows this line at its top; a fraction is the part of the line scrolled away. 0-based. */
export interface ScrollMessage {
  readonly type: 'scroll';
  readonly line: number;
}

/** Words to show in place of a plan. */
export interface EmptyMessage {
  readonly type: 'empty';
  readonly text: string;
}

export type ToPage = UpdateMessage | ScrollMessage | EmptyMessage;

/** The page is there and listens. */
export interface ReadyMessage {
  readonly type: 'ready';
}

/** Somebody asks to see where a thing stands in the text. 0-based. */
export interface RevealMessage {
  readonly type: 'reveal';
  readonly uri: string;
  readonly line: number;
}

/** Somebody scrolled the page: what now stands at its top begins at this line. 0-based. */
export interface ScrolledMessage {
  readonly type: 'scrolled';
  readonly uri: string;
  readonly line: number;
}

export type FromPage = ReadyMessage | RevealMessage | ScrolledMessage;

/** What the page remembers while it is hidden and over a reload of the window. */
export interface PageState {
  readonly uri: string;
  /** Pixels from the top of the page. */
  readonly scroll: number;
  /** The ids of the `<details>` that somebody opened or closed, with how they were left. */
  readonly open: Readonly<Record<string, boolean>>;
}

/** The message to the page that `data` is; undefined for anything else. */
export function readToPage(data: unknown): ToPage | undefined {
  if (!isRecord(data)) return undefined;
  switch (data.type) {
    case 'scroll':
      return isLine(data.line) ? { type: 'scroll', line: data.line } : undefined;
    case 'empty':
      return typeof data.text === 'string' ? { type: 'empty', text: data.text } : undefined;
    case 'update':
      return readUpdate(data);
    default:
      return undefined;
  }
}

function readUpdate(data: Readonly<Record<string, unknown>>): UpdateMessage | undefined {
  const { uri, version, html, title, language, planLanguage, direction, stale, notice } = data;
  if (typeof uri !== 'string' || typeof version !== 'number' || typeof html !== 'string') return undefined;
  if (typeof title !== 'string' || typeof stale !== 'boolean' || typeof notice !== 'string') return undefined;
  if (!isLanguage(language) || !isLanguage(planLanguage)) return undefined;
  if (direction !== 'ltr' && direction !== 'rtl') return undefined;
  return { type: 'update', uri, version, html, title, language, planLanguage, direction, stale, notice };
}

/** The message from the page that `data` is; undefined for anything else. */
export function readFromPage(data: unknown): FromPage | undefined {
  if (!isRecord(data)) return undefined;
  const { type, uri, line } = data;
  if (type === 'ready') return { type };
  if ((type === 'reveal' || type === 'scrolled') && typeof uri === 'string' && isLine(line)) return { type, uri, line };
  return undefined;
}

/** The state that `data` is, as far as it can be used; undefined where it doesn't even name a plan. */
export function readState(data: unknown): PageState | undefined {
  if (!isRecord(data) || typeof data.uri !== 'string') return undefined;
  const { uri, scroll, open } = data;
  const kept: Record<string, boolean> = {};
  if (isRecord(open)) {
    for (const [id, value] of Object.entries(open)) if (typeof value === 'boolean') kept[id] = value;
  }
  return { uri, scroll: typeof scroll === 'number' && scroll > 0 ? scroll : 0, open: kept };
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isLanguage(value: unknown): value is PlanLanguage {
  return value === 'en' || value === 'he';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
