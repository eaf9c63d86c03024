// Writes docs/images/page-*.png: the page of the example plans as a browser shows it, in both languages, light and dark,
// at three widths. The README shows them.
//
//   node scripts/page-images.mjs
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import 'tsx';
import { chromiumArguments, installChromium } from './lib/chromium.mjs';
import { root } from './lib/processes.mjs';

// TypeScript files of this package are CommonJS, whose names an ES module finds under `default`.
const load = async (file) => {
  const module = await import(file);
  return module.default ?? module;
};
const { check } = await load('../server/src/check.ts');
const { htmlOf } = await load('../server/src/view/export/html.ts');

const PLANS = { he: 'early-childhood.he.partnership.yaml', en: 'river-trail.partnership.yaml' };
/** The day on which both plans are under way. */
const TODAY = '2027-03-01';
/** What is shown: the top of the page, or one section of it. */
const PICTURES = [
  { language: 'en', look: 'light', width: 1400, height: 1180 },
  { language: 'he', look: 'dark', width: 1400, height: 1180 },
  { language: 'he', look: 'light', width: 900, section: 'matrix' },
  { language: 'en', look: 'dark', width: 900, section: 'power' },
  { language: 'he', look: 'light', width: 900, section: 'implementation' },
  { language: 'en', look: 'light', width: 900, section: 'governance' },
  { language: 'en', look: 'light', width: 400, height: 1180 },
  { language: 'he', look: 'dark', width: 400, height: 1180 },
];

const browser = await chromium.launch({ executablePath: await installChromium(), args: [...chromiumArguments] });
try {
  for (const { language, look, width, height = 900, section } of PICTURES) {
    const text = readFileSync(path.join(root, 'examples', PLANS[language]), 'utf8');
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: look });
    await page.setContent(htmlOf(check(text, { today: TODAY }), language));
    const file = `docs/images/page-${section ?? width}-${language}-${look}.png`;
    if (section) {
      const box = await page.locator(`#section-${section}`).boundingBox();
      await page.setViewportSize({ width, height: Math.ceil(box.y + box.height) });
      const clip = { x: 0, y: box.y, width, height: Math.min(1000, Math.ceil(box.height)) };
      await page.screenshot({ path: path.join(root, file), clip });
    } else await page.screenshot({ path: path.join(root, file) });
    await page.close();
    console.log(file);
  }
} finally {
  await browser.close();
}
