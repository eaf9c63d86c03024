/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The script inside the preview: patches the page, keeps page and editor together, and says what was clicked. */
import { type FromPage, type PageState, type PanelState, readState, readToPage, type UpdateMessage } from '../messages';
import { forget, lineOf } from './anchors';
import { markCursor, showCursor } from './cursor';
import { amend, type Patched, patch, replace } from './patch';
import { type Place, placeAtTop, scrollToLine, scrollToPlace } from './scroll';
import { isResting, wakeAll, watchSections } from './sight';
import { keepFocus, prepareScrollers, prepareStops, stopAfter } from './stops';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** How long to wait before saving, in milliseconds. */
const SAVE_AFTER = 200;
/** How long somebody who moved the cursor, or typed, wants to see what stands there, in milliseconds. */
const ATTENTION = 1500;

const vscode = acquireVsCodeApi();
const plan = element('plan');
const notice = element('notice');
/** How the page was left, until the plan that it showed then is shown again. */
let left: PageState | undefined = readState(vscode.getState());
let panel: PanelState = left;
/** What the plan that is shown is called by the editor; nothing while none is shown. */
let shown: string | undefined;
/** The number of the page that stands here; undefined where it isn't known what does. */
let page: number | undefined;
/** Where the editor's cursor stands; null where it stands elsewhere. */
let cursor: number | null = null;
/** Until when the block in which the cursor stands is to be in view, in milliseconds of the clock. */
let attendsUntil = 0;
/** How often the page has just moved by itself: with the editor, or since something on it has changed. */
let moves = 0;
/** What stands at the top of the window since it was scrolled last. */
let atTop: Place | undefined;
let isSaving = false;
let awaitsFrame = false;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToPage(data);
  if (message?.type === 'update') update(message);
  else if (message?.type === 'unavailable') showUnavailable(message.uri, message.text);
  else if (message?.type === 'panel') {
    const { uri, isLocked, language, before } = message;
    if (before !== undefined) {
      if (shown === before) shown = uri;
      if (left?.uri === before) left = { ...left, uri };
    }
    panel = { uri, isLocked, language };
    save();
  } else if (message?.type === 'cursor') {
    const isElsewhere = cursor !== message.line;
    cursor = message.line;
    markCursor(plan, cursor);
    if (message.isMoved) attendsUntil = Date.now() + ATTENTION;
    if (isElsewhere) attend();
  } else if (message?.type === 'scroll' && shown !== undefined) {
    keepQuiet();
    scrollToLine(plan, message.line);
    if (message.hasCursor) attend();
  }
});

plan.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest('a[href]');
  if (link) {
    // The editor's own way with links knows more kinds of them than a plan may have.
    event.preventDefault();
    event.stopPropagation();
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) goTo(href);
    else vscode.postMessage({ type: 'open', href });
  } else if (!target?.closest('summary') && (getSelection()?.isCollapsed ?? true)) {
    reveal(target?.closest('[data-line]'));
  }
});

plan.addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const stop = event.target instanceof HTMLElement && event.target.matches('[data-line]') ? event.target : undefined;
  if (!stop) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    reveal(stop);
  } else {
    const next = stopAfter(stop, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
});

// `toggle` doesn't bubble.
plan.addEventListener('toggle', save, true);

window.addEventListener('scroll', () => {
  save();
  if (awaitsFrame || shown === undefined) return;
  awaitsFrame = true;
  const isWished = moves === 0;
  requestAnimationFrame(() => {
    awaitsFrame = false;
    atTop = placeAtTop(plan);
    if (atTop && isWished && shown !== undefined) {
      vscode.postMessage({ type: 'scrolled', uri: shown, line: atTop.line });
    }
  });
});

window.addEventListener('resize', () => {
  keepQuiet();
  wakeAll(plan);
  prepareScrollers([plan]);
  // In another width, all above is longer or shorter.
  if (atTop) scrollToPlace(plan, atTop);
});

watchSections(plan, (section) => prepareScrollers([section]));

vscode.postMessage({ type: 'ready' });

function update(message: UpdateMessage): void {
  if ('since' in message && message.since !== page) {
    // Not based on what stands here: the whole is asked for.
    page = undefined;
    vscode.postMessage({ type: 'ready' });
    return;
  }
  const isOther = shown !== message.uri;
  dress(message);
  // What moves now moves because the plan has changed: no reason to move the text under whoever writes it.
  keepQuiet();
  tell(message.notice);
  if (page !== message.page) {
    keepFocus(plan, () => {
      const { touched, portions, isWhole } = show(message, isOther);
      if (!('since' in message)) wakeAll(plan);
      for (const portion of portions) forget(portion);
      prepareStops(plan, touched);
      prepareScrollers(touched.filter((one) => !isResting(one)));
      page = isWhole ? message.page : undefined;
    });
    markCursor(plan, cursor);
    attend();
    if (page === undefined) vscode.postMessage({ type: 'ready' });
  }
  shown = message.uri;
  if (!isOther) return;
  if (left?.uri === message.uri) restore(left);
  else window.scrollTo(0, 0);
  left = undefined;
  save();
}

function show(message: UpdateMessage, isOther: boolean): Patched {
  if ('since' in message) return amend(plan, message);
  return isOther ? replace(plan, message.html) : patch(plan, message.html);
}

/** Tells the document what it is. To set even what it is already would make all of it be styled anew. */
function dress({ language, direction, title }: UpdateMessage): void {
  const { documentElement: root } = document;
  if (root.lang !== language) root.lang = language;
  if (root.dir !== direction) root.dir = direction;
  root.classList.add('live');
  if (document.title !== title) document.title = title;
}

/** Says that a plan can't be shown now; what is shown of it stays. */
function showUnavailable(uri: string | undefined, text: string): void {
  if (shown !== undefined && shown === uri) {
    tell(text);
    return;
  }
  const words = document.createElement('p');
  words.className = 'loading';
  words.dir = 'auto';
  words.textContent = text;
  plan.replaceChildren(words);
  tell('');
  page = undefined;
  shown = undefined;
  atTop = undefined;
}

/** Shows a notice; the same one twice is not read out twice. */
function tell(text: string): void {
  if (notice.textContent !== text) notice.textContent = text;
}

/**
 * Takes the scrolling that comes now for nobody's wish. What moves a page now is told of in the next frame or the one
 * after, however long these take.
 */
function keepQuiet(): void {
  moves++;
  const after = (frames: number): void => {
    if (frames === 0) moves--;
    else requestAnimationFrame(() => after(frames - 1));
  };
  after(3);
}

/** Shows whoever writes what stands on the page for it: the text holds more lines in view than the page does. */
function attend(): void {
  if (Date.now() >= attendsUntil) return;
  keepQuiet();
  showCursor(plan);
}

function restore(state: PageState): void {
  for (const details of plan.querySelectorAll('details')) {
    const open = state.open[details.id];
    if (open !== undefined) details.open = open;
  }
  // In another width, the same pixel is another place.
  if (state.width === window.innerWidth) window.scrollTo(0, state.scroll);
  else scrollToLine(plan, state.line);
}

function save(): void {
  if (isSaving) return;
  isSaving = true;
  setTimeout(() => {
    isSaving = false;
    vscode.setState({ ...panel, ...place() });
  }, SAVE_AFTER);
}

/** Where the page stands, and what is open on it; as it was left, while its plan isn't there yet. */
function place(): Pick<PageState, 'scroll' | 'width' | 'line' | 'open'> {
  if (shown === undefined) {
    const { scroll, width, line, open } = left ?? readState(undefined);
    return { scroll, width, line, open };
  }
  const open: Record<string, boolean> = {};
  for (const details of plan.querySelectorAll('details')) if (details.id) open[details.id] = details.open;
  return { scroll: window.scrollY, width: window.innerWidth, line: atTop?.line ?? 0, open };
}

function reveal(place: Element | null | undefined): void {
  const line = place ? lineOf(place) : Number.NaN;
  if (shown !== undefined && Number.isInteger(line)) vscode.postMessage({ type: 'reveal', uri: shown, line });
}

/** Goes to a part of the page by a link's `#id`. */
function goTo(href: string): void {
  const target = document.getElementById(href.slice(1));
  if (!target) return;
  if (target instanceof HTMLDetailsElement) target.open = true;
  target.scrollIntoView({ block: 'start' });
  const focusable = target.querySelector<HTMLElement>('summary, [tabindex]') ?? target;
  focusable.focus({ preventScroll: true });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}
