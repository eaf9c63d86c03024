/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The script inside the preview: patches the page, keeps page and editor together, and says what was clicked. */
import { type FromPage, type PageState, readState, readToPage, type UpdateMessage } from '../messages';
import { patch } from './patch';
import { lineAtTop, scrollToLine } from './scroll';
import { prepareScrollers, prepareStops, stopAfter } from './stops';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

/** How long what one side did itself may echo from the other, and how long to wait before saving, in milliseconds. */
const ECHO = 300;
const SAVE_AFTER = 200;

const vscode = acquireVsCodeApi();
const plan = element('plan');
const notice = element('notice');
const remembered = readState(vscode.getState());
/** What the plan that is shown is called by the editor; nothing while none is shown. */
let shown: string | undefined;
let html = '';
/** Until when the page's scrolling is an echo of the editor's, in milliseconds of the clock. */
let quietUntil = 0;
let isSaving = false;
let awaitsFrame = false;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToPage(data);
  if (message?.type === 'update') update(message);
  else if (message?.type === 'empty') showEmpty(message.text);
  else if (message?.type === 'scroll' && shown !== undefined) {
    quietUntil = Date.now() + ECHO;
    scrollToLine(plan, message.line);
  }
});

plan.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest('a[href^="#"]');
  if (link) {
    event.preventDefault();
    goTo(link.getAttribute('href') ?? '');
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
  if (awaitsFrame || shown === undefined || Date.now() < quietUntil) return;
  awaitsFrame = true;
  requestAnimationFrame(() => {
    awaitsFrame = false;
    const line = lineAtTop(plan);
    if (line !== undefined && shown !== undefined) vscode.postMessage({ type: 'scrolled', uri: shown, line });
  });
});

window.addEventListener('resize', () => prepareScrollers(plan));

vscode.postMessage({ type: 'ready' });

function update(message: UpdateMessage): void {
  const isFirst = shown === undefined;
  const isOther = shown !== message.uri;
  document.documentElement.lang = message.language;
  document.documentElement.dir = message.direction;
  document.documentElement.classList.add('live');
  document.title = message.title;
  notice.textContent = message.notice;
  if (html !== message.html) {
    patch(plan, message.html);
    html = message.html;
    prepareStops(plan);
    prepareScrollers(plan);
  }
  shown = message.uri;
  if (!isOther) return;
  quietUntil = Date.now() + ECHO;
  if (isFirst && remembered?.uri === message.uri) restore(remembered);
  else window.scrollTo(0, 0);
  save();
}

function showEmpty(text: string): void {
  const words = document.createElement('p');
  words.className = 'loading';
  words.dir = 'auto';
  words.textContent = text;
  plan.replaceChildren(words);
  notice.textContent = '';
  html = '';
  shown = undefined;
}

function restore(state: PageState): void {
  for (const details of plan.querySelectorAll('details')) {
    const open = state.open[details.id];
    if (open !== undefined) details.open = open;
  }
  window.scrollTo(0, state.scroll);
}

function save(): void {
  if (isSaving) return;
  isSaving = true;
  setTimeout(() => {
    isSaving = false;
    if (shown === undefined) return;
    const open: Record<string, boolean> = {};
    for (const details of plan.querySelectorAll('details')) if (details.id) open[details.id] = details.open;
    vscode.setState({ uri: shown, scroll: window.scrollY, open });
  }, SAVE_AFTER);
}

function reveal(place: Element | null | undefined): void {
  const line = Number(place?.getAttribute('data-line') ?? Number.NaN);
  if (shown !== undefined && Number.isInteger(line)) vscode.postMessage({ type: 'reveal', uri: shown, line });
}

/** Goes to a part of the page by a link's `#id`. */
function goTo(href: string): void {
  const target = document.getElementById(href.slice(1));
  if (!target) return;
  if (target instanceof HTMLDetailsElement) target.open = true;
  quietUntil = Date.now() + ECHO;
  target.scrollIntoView({ block: 'start' });
  const focusable = target.querySelector<HTMLElement>('summary, [tabindex]') ?? target;
  focusable.focus({ preventScroll: true });
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}`);
  return found;
}
