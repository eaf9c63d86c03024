/** What the preview panel and the page inside it say to each other. Neither side trusts the other's messages unread. */
import type { ChangedPreview, PlanLanguage, PreviewResult } from '../../server/src/lsp/protocol';

/** What a panel is there for; the page keeps it, since it is the page that is asked for it after a reload. */
export interface PanelState {
  /** Of the plan that is shown; undefined while there is none yet. */
  readonly uri: string | undefined;
  /** True where the panel stays with its plan; others follow the active editor. */
  readonly isLocked: boolean;
  /** Of the page, where somebody chose it; undefined where it is the plan's. */
  readonly language: PlanLanguage | undefined;
}

export interface PanelMessage extends PanelState {
  readonly type: 'panel';
  /** The address that the plan had until now, where it has got another name. */
  readonly before?: string;
}

/** The page of a plan as it stands now. */
export type UpdateMessage = PreviewResult & {
  readonly type: 'update';
  readonly uri: string;
};

/** The editor shows this line at its top; a fraction is the part of the line scrolled away. 0-based. */
export interface ScrollMessage {
  readonly type: 'scroll';
  readonly line: number;
  /** Whether the cursor is in view there. */
  readonly hasCursor: boolean;
}

/** The line in which the editor's cursor stands, 0-based; null where no editor shows the plan. */
export interface CursorMessage {
  readonly type: 'cursor';
  readonly line: number | null;
  /** True where somebody has just moved it, or typed. */
  readonly isMoved: boolean;
}

/** A plan can't be shown as it stands now: words to show above what is shown of it, or in its place. */
export interface UnavailableMessage {
  readonly type: 'unavailable';
  readonly uri: string | undefined;
  readonly text: string;
}

export type ToPage = PanelMessage | UpdateMessage | ScrollMessage | CursorMessage | UnavailableMessage;

/** The page is there and listens, and has nothing of the plan yet, or not what it was taken to have. */
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

/** Somebody follows a link out of the page. */
export interface OpenMessage {
  readonly type: 'open';
  /** Absolute; `http`, `https` or `mailto`, and nothing else. */
  readonly href: string;
}

export type FromPage = ReadyMessage | RevealMessage | ScrolledMessage | OpenMessage;

/** What the page remembers while it is hidden and over a reload of the window. */
export interface PageState extends PanelState {
  /** Pixels from the top of the page. */
  readonly scroll: number;
  /** The width of the window then, in pixels; elsewhere the page is longer or shorter. */
  readonly width: number;
  /** The line that stood at the top, 0-based. */
  readonly line: number;
  /** The ids of the `<details>` that somebody opened or closed, with how they were left. */
  readonly open: Readonly<Record<string, boolean>>;
}

/** Where links may lead. */
const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The message to the page that `data` is; undefined for anything else. */
export function readToPage(data: unknown): ToPage | undefined {
  if (!isRecord(data)) return undefined;
  const { type, uri, line, text } = data;
  switch (type) {
    case 'scroll':
      return isLine(line) && typeof data.hasCursor === 'boolean'
        ? { type, line, hasCursor: data.hasCursor }
        : undefined;
    case 'cursor':
      if (typeof data.isMoved !== 'boolean') return undefined;
      return line === null || isLine(line) ? { type, line, isMoved: data.isMoved } : undefined;
    case 'unavailable':
      return isUri(uri) && typeof text === 'string' ? { type, uri, text } : undefined;
    case 'panel': {
      const { isLocked, language, before } = data;
      if (!isUri(uri) || !isUri(before) || typeof isLocked !== 'boolean') return undefined;
      if (language !== undefined && !isLanguage(language)) return undefined;
      return { type, uri, isLocked, language, ...(before !== undefined && { before }) };
    }
    case 'update':
      return readUpdate(data);
    default:
      return undefined;
  }
}

function readUpdate(data: Readonly<Record<string, unknown>>): UpdateMessage | undefined {
  const { uri, version, page, title, language, planLanguage, direction, stale, notice } = data;
  if (typeof uri !== 'string' || typeof version !== 'number' || typeof page !== 'number') return undefined;
  if (typeof title !== 'string' || typeof stale !== 'boolean' || typeof notice !== 'string') return undefined;
  if (!isLanguage(language) || !isLanguage(planLanguage)) return undefined;
  if (direction !== 'ltr' && direction !== 'rtl') return undefined;
  const about = {
    type: 'update',
    uri,
    version,
    page,
    title,
    language,
    planLanguage,
    direction,
    stale,
    notice,
  } as const;
  const { html, since, changed, moved } = data;
  if (typeof html === 'string') return since === undefined ? { ...about, html } : undefined;
  if (typeof since !== 'number' || !isListOf(changed, isChange) || !isListOf(moved, isMove)) return undefined;
  return {
    ...about,
    since,
    changed: changed.map(({ portion, html: now }) => ({ portion, html: now })),
    moved,
  };
}

/** Names of portions are made of letters, digits and `-`. */
function isPortion(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]+$/.test(value);
}

function isChange(value: unknown): value is ChangedPreview['changed'][number] {
  return isRecord(value) && isPortion(value.portion) && typeof value.html === 'string';
}

function isMove(value: unknown): value is ChangedPreview['moved'][number] {
  return Array.isArray(value) && value.length === 2 && isPortion(value[0]) && Number.isInteger(value[1]);
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

/** The message from the page that `data` is; undefined for anything else. */
export function readFromPage(data: unknown): FromPage | undefined {
  if (!isRecord(data)) return undefined;
  const { type, uri, line, href } = data;
  if (type === 'ready') return { type };
  if ((type === 'reveal' || type === 'scrolled') && typeof uri === 'string' && isLine(line)) return { type, uri, line };
  if (type === 'open' && typeof href === 'string' && isOutside(href)) return { type, href };
  return undefined;
}

/** Whether an address is one that a link of the page may lead to. */
function isOutside(href: string): boolean {
  try {
    return SCHEMES.has(new URL(href).protocol);
  } catch {
    return false;
  }
}

/** The state that `data` is, as far as it can be used: whatever is wrong in it is as if it weren't there. */
export function readState(data: unknown): PageState {
  const { uri, isLocked, language, scroll, width, line, open } = isRecord(data) ? data : {};
  const kept: Record<string, boolean> = {};
  if (isRecord(open)) {
    for (const [id, value] of Object.entries(open)) if (typeof value === 'boolean') kept[id] = value;
  }
  return {
    uri: typeof uri === 'string' ? uri : undefined,
    isLocked: isLocked === true,
    language: isLanguage(language) ? language : undefined,
    scroll: isLine(scroll) ? scroll : 0,
    width: isLine(width) ? width : 0,
    line: isLine(line) ? line : 0,
    open: kept,
  };
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isUri(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isLanguage(value: unknown): value is PlanLanguage {
  return value === 'en' || value === 'he';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
