/** Measures the preview as somebody waits for it: from an edit to the page that shows it, laid out. */
import { chromium, type Page } from 'playwright-core';
import { chromiumArguments, installChromium } from '../../scripts/lib/chromium.mjs';
import { PREVIEW, type PreviewResult } from '../../server/src/lsp/protocol';
import { openWebview, tell } from '../browser/webview';
import type { Samples } from './editing';
import { generatePlan } from './plans';
import { type Contender, Server } from './server';
import { Typist } from './typing';

const URI = 'file:///bench/plan.partnership.yaml';
/** Times in milliseconds. */
export interface Previewing {
  /** From the edit sent to the page laid out. */
  readonly whole: Samples;
  /** The part of it that the browser takes. */
  readonly browser: Samples;
}

/**
 * Edits a plan with its preview open.
 * @param rounds of ten edits each
 */
export async function measurePreview(contender: Contender, lines: number, rounds: number): Promise<Previewing> {
  const browser = await chromium.launch({ executablePath: await installChromium(), args: [...chromiumArguments] });
  const server = await Server.start(contender);
  try {
    const text = generatePlan(lines);
    await server.open(URI, text);
    const page = await openWebview(browser);
    let known = await show(server, page);
    const typist = new Typist(URI, text, lines);
    const samples: { whole: number; browser: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const { range, text: typed } of typist.round()) {
        const findings = server.findings(URI, typist.version);
        const sent = performance.now();
        server.change(URI, typist.version, [{ range, text: typed }]);
        known = await show(server, page, known.page);
        samples.push({ whole: known.at - sent + known.took, browser: known.took });
        await findings;
      }
    }
    return { whole: samples.map(({ whole }) => whole), browser: samples.map((one) => one.browser) };
  } finally {
    await server.stop();
    await browser.close();
  }
}

/** Asks for the page, as the extension does, and shows it. */
async function show(
  server: Server,
  page: Page,
  known?: number,
): Promise<{ readonly page: number; readonly at: number; readonly took: number }> {
  const { at, result } = await server.request(PREVIEW, { uri: URI, ...(known !== undefined && { known }) });
  const preview = result as PreviewResult;
  const took = await tell(page, { ...preview, type: 'update', uri: URI });
  return { page: preview.page, at, took };
}
