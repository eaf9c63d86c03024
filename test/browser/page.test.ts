import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Result } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumArguments, installChromium } from '../../scripts/lib/chromium.mjs';
import type { Language } from '../../server/src/schema/shape';
import { exportPlan } from '../../server/src/view/export';
import { renderPreview } from '../../server/src/view/preview';
import { checkOn, examplePlans } from '../engine/support';

const root = path.join(__dirname, '../..');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STYLE = readFileSync(path.join(root, 'client/preview/webview/style.css'), 'utf8');
const EVERY_KEY = readFileSync(path.join(root, 'test/fixtures/every-key.partnership.yaml'), 'utf8');
const PLANS = [...examplePlans(), { name: 'every key', text: EVERY_KEY }];
const [HEBREW = '', ENGLISH = ''] = [/\.he\./, /river/].map((name) => PLANS.find((one) => name.test(one.name))?.text);

/** As VS Code's own themes have them; what a high contrast theme leaves out is left out here. */
const THEMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'vscode-light': {
    'editor-foreground': '#3b3b3b',
    'editor-background': '#ffffff',
    descriptionForeground: '#3b3b3b',
    'widget-border': '#e5e5e5',
    'textCodeBlock-background': '#f8f8f8',
    'textLink-foreground': '#005fb8',
    'editorError-foreground': '#e51400',
    'editorWarning-foreground': '#bf8803',
    'editorInfo-foreground': '#0063d3',
  },
  'vscode-dark': {
    'editor-foreground': '#cccccc',
    'editor-background': '#1f1f1f',
    descriptionForeground: '#9d9d9d',
    'widget-border': '#313131',
    'textCodeBlock-background': '#2b2b2b',
    'textLink-foreground': '#4daafc',
    'editorError-foreground': '#f14c4c',
    'editorWarning-foreground': '#cca700',
    'editorInfo-foreground': '#59a4f9',
  },
  'vscode-high-contrast': {
    'editor-foreground': '#ffffff',
    'editor-background': '#000000',
    contrastBorder: '#6fc3df',
    'widget-border': '#6fc3df',
    'textCodeBlock-background': '#000000',
    'textLink-foreground': '#21a6ff',
    'editorError-foreground': '#f48771',
    'editorWarning-foreground': '#ffd370',
    'editorInfo-foreground': '#3794ff',
  },
  'vscode-high-contrast-light': {
    'editor-foreground': '#292929',
    'editor-background': '#ffffff',
    contrastBorder: '#0f4a85',
    'widget-border': '#0f4a85',
    'textCodeBlock-background': '#f2f2f2',
    'textLink-foreground': '#0f4a85',
    'editorError-foreground': '#b5200d',
    'editorWarning-foreground': '#895503',
    'editorInfo-foreground': '#0063d3',
  },
};

const OTHER_LOOKS: readonly (readonly [string, BrowserContextOptions, 'screen' | 'print'])[] = [
  ['printed', { colorScheme: 'dark' }, 'print'],
  ['narrow', { viewport: { width: 320, height: 700 } }, 'screen'],
  ['in forced colours', { forcedColors: 'active' }, 'screen'],
];

async function exported(text: string, language?: Language): Promise<string> {
  const { bytes } = await exportPlan(checkOn(text), { to: 'html', language });
  return Buffer.from(bytes).toString('utf8');
}

/** The page of the preview as the webview has it, in a theme. */
function previewed(text: string, theme: string): string {
  const { html, language, direction } = renderPreview(checkOn(text));
  const variables = Object.entries(THEMES[theme] ?? {}).map(([name, value]) => `--vscode-${name}: ${value};`);
  return `<!DOCTYPE html><html lang="${language}" dir="${direction}" class="live"><head><title>Plan</title>
<style>:root { ${variables.join(' ')} } ${STYLE}</style></head>
<body class="${theme}"><main id="plan">${html}</main></body></html>`;
}

describe('the page in a browser', () => {
  let browser: Browser;

  before(async function () {
    this.timeout(300_000);
    browser = await chromium.launch({ executablePath: await installChromium(), args: [...chromiumArguments] });
  });
  after(() => browser?.close());

  async function withPage<T>(
    html: string,
    options: BrowserContextOptions,
    use: (page: Page) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
    try {
      const page = await context.newPage();
      await page.setContent(html);
      return await use(page);
    } finally {
      await context.close();
    }
  }

  /** What axe finds that keeps people out. */
  async function barriers(html: string, options: BrowserContextOptions, media: 'screen' | 'print' = 'screen') {
    return withPage(html, { ...options, bypassCSP: true }, async (page) => {
      await page.emulateMedia({ media });
      await page.addScriptTag({ content: AXE });
      const found = await page.evaluate<Result[]>('axe.run().then(({ violations }) => violations)');
      return found
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html: at, any }) => `${at} ${any[0]?.message}`).slice(0, 3)}`);
    });
  }

  describe('keeps nobody out', () => {
    const light = ['light', { colorScheme: 'light' }, 'screen'] as const;
    const dark = ['dark', { colorScheme: 'dark' }, 'screen'] as const;
    for (const { name, text } of PLANS) {
      const isExample = text === HEBREW || text === ENGLISH;
      for (const [look, options, media] of [light, dark, ...(isExample ? OTHER_LOOKS : [])]) {
        it(`${name}, ${look}`, async () => {
          assert.deepEqual(await barriers(await exported(text), options, media), []);
        }).timeout(60_000);
      }
    }
    for (const theme of Object.keys(THEMES)) {
      it(`in the editor’s ${theme}`, async () => {
        assert.deepEqual(await barriers(previewed(EVERY_KEY, theme), {}), []);
      }).timeout(60_000);
    }
  });

  describe('fits', () => {
    for (const width of [320, 400, 900, 1400, 1600]) {
      it(`a window of ${width} pixels`, async () => {
        for (const text of [HEBREW, ENGLISH, EVERY_KEY]) {
          await withPage(await exported(text), { viewport: { width, height: 900 } }, async (page) => {
            const wide = await page.evaluate(() => {
              const { clientWidth, scrollWidth } = document.documentElement;
              const out = [...document.querySelectorAll('main *')].filter((element) => {
                const { left, right, width: own } = element.getBoundingClientRect();
                return own > 1 && (left < -1 || right > clientWidth + 1) && !element.closest('.scroller, svg');
              });
              // Numbers and words of one line are boxes of their own, side by side.
              const broken = [...document.querySelectorAll('.date')].filter((date) => {
                const boxes = [...date.getClientRects()];
                return boxes.some(({ top, bottom }) =>
                  boxes.some((other) => other.top >= bottom || other.bottom <= top),
                );
              });
              return [scrollWidth - clientWidth, ...[...out, ...broken].map((one) => one.outerHTML.slice(0, 100))];
            });
            assert.deepEqual(wide, [0]);
          });
        }
      }).timeout(60_000);
    }

    it('its summary on one screen', async () => {
      for (const text of [HEBREW, ENGLISH]) {
        for (const width of [900, 1400]) {
          await withPage(await exported(text), { viewport: { width, height: 900 } }, async (page) => {
            const box = await page.locator('header.head').boundingBox();
            assert.ok(box && box.y + box.height <= 900, `${width}: ${box?.y} + ${box?.height}`);
          });
        }
      }
    }).timeout(60_000);
  });

  it('reads the matrix from the right in Hebrew, and from the left in English', async () => {
    for (const [text, sign] of [
      [HEBREW, -1],
      [ENGLISH, 1],
    ] as const) {
      await withPage(await exported(text), {}, async (page) => {
        const lefts = await page
          .locator('.quad.two')
          .first()
          .evaluate((table) =>
            [...(table.querySelectorAll('tr')[1]?.children ?? [])].map((cell) => cell.getBoundingClientRect().left),
          );
        assert.equal(lefts.length, 3);
        assert.deepEqual(
          [...lefts].sort((a, b) => sign * (a - b)),
          lefts,
        );
      });
    }
  });

  it('needs no script and asks for nothing', async () => {
    await withPage('', { javaScriptEnabled: false }, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(await exported(ENGLISH));
      assert.match((await page.locator('main').textContent()) ?? '', /forty kilometres/);
      assert.deepEqual(asked, []);
    });
  });

  it('runs and loads nothing of a stranger’s plan', async () => {
    const payloads = [
      '<script>document.title = "pwned"</script>',
      // By itself, what stands between < and > is a hint of what is still to be written.
      'See <img src=http://evil.test/x onerror=\'document.title = "pwned"\'>',
      '"><svg onload=\'document.title = "pwned"\'>',
      '</style></title></main><iframe src="javascript:parent.document.title=1">',
      'javascript:alert(1)',
      '{{constructor.constructor("document.title=1")()}} url(http://evil.test/y) @import "http://evil.test/z"',
    ];
    for (const payload of payloads) {
      const quoted = JSON.stringify(payload);
      const text = ENGLISH.replace(
        /^(\s*(?:- )?(?:title|name|statement|goal|stake|issue|need|decision|because|transparency): )[^|>{["'#\n].*$/gm,
        (_, key: string) => key + quoted,
      );
      const { bytes: poster } = await exportPlan(checkOn(text), { to: 'svg' });
      for (const html of [await exported(text), Buffer.from(poster).toString('utf8')]) {
        // Without the page's own policy: its text alone must be harmless.
        await withPage('', { bypassCSP: true }, async (page) => {
          const asked: string[] = [];
          page.on('request', (request) => asked.push(request.url()));
          page.on('dialog', (dialog) => {
            asked.push(dialog.message());
            void dialog.dismiss();
          });
          await page.setContent(html);
          assert.deepEqual(asked, []);
          assert.equal(await page.locator('script, iframe, img, object, embed, [onload], [onerror]').count(), 0);
          // The poster breaks it into lines.
          const shown = ((await page.locator('body').textContent()) ?? '').replaceAll(/\s/g, '');
          assert.ok(shown.includes(payload.replaceAll(/\s/g, '').slice(0, 12)), payload);
          assert.notEqual(await page.title(), 'pwned');
        });
      }
    }
  }).timeout(60_000);

  it('is printed with no table wider than the paper', async () => {
    // A4 without its margins.
    const options = { viewport: { width: 673, height: 986 } };
    for (const text of [HEBREW, ENGLISH, EVERY_KEY]) {
      await withPage(await exported(text), options, async (page) => {
        await page.emulateMedia({ media: 'print' });
        const wide = await page
          .locator('.scroller')
          .evaluateAll((all) =>
            all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.innerHTML.slice(0, 200)),
          );
        assert.deepEqual(wide, []);
      });
    }
  }).timeout(60_000);

  it('is printed in black on white, with no sheet cut', async () => {
    await withPage(await exported(HEBREW), { colorScheme: 'dark' }, async (page) => {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const looks = await page.evaluate(() => {
        const style = getComputedStyle(document.body);
        const whole = [...document.querySelectorAll('.quads > *, .boxes > *, tr, .track, figure')];
        return [
          style.color,
          style.backgroundColor,
          new Set(whole.map((one) => getComputedStyle(one).breakInside)).size,
        ];
      });
      assert.deepEqual(looks, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 1]);
    });
  });
});
