/** The preview’s own page in a browser by itself, with an editor that listens and says nothing. */
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, PageState, ToPage } from '../../client/preview/messages';
import { pageOf } from '../../client/preview/page';

const DIST = path.join(__dirname, '../../dist');
/** Where the page is, for the browser. */
const ORIGIN = 'http://preview.test';

/** What the page finds in place of the editor: what it says is kept, and it was left in a state before. */
const editor = (state: Partial<PageState> = {}) => `
globalThis.said = [];
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => globalThis.said.push(message),
  getState: () => (${JSON.stringify(state)}),
  setState: () => {},
});`;

/** Opens the page as the extension does, with its own policy. */
export async function openWebview(browser: Browser, state?: Partial<PageState>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  await page.addInitScript(editor(state));
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/') return route.fulfill({ path: path.join(DIST, path.basename(pathname)) });
    const parts = { cspSource: ORIGIN, script: 'preview.js', style: 'preview-style.css', title: '', loading: '' };
    return route.fulfill({ contentType: 'text/html', body: pageOf(parts) });
  });
  await page.goto(`${ORIGIN}/`);
  return page;
}

/**
 * Says something to the page.
 * @returns milliseconds until it has taken that in, and is laid out
 */
export function tell(page: Page, message: ToPage): Promise<number> {
  return page.evaluate((data) => {
    const begun = performance.now();
    window.dispatchEvent(new MessageEvent('message', { data }));
    document.body.getBoundingClientRect();
    return performance.now() - begun;
  }, message);
}

/** What the page has said since it was asked last. */
export function heard(page: Page): Promise<readonly FromPage[]> {
  return page.evaluate('globalThis.said.splice(0)');
}
