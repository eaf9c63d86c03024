import { strict as assert } from 'node:assert';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { ToPage, UpdateMessage } from '../../client/preview/messages';
import { chromiumArguments, installChromium } from '../../scripts/lib/chromium.mjs';
import { type Analysis, analyse } from '../../server/src/check';
import type { OpenPlan } from '../../server/src/lsp/plans';
import { Previews } from '../../server/src/lsp/previews';
import { parseDocument } from '../../server/src/plan/document';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import { markupOf, renderLive } from '../../server/src/view/preview';
import { generatePlan } from '../bench/plans';
import { Typist } from '../bench/typing';
import { examplePlans } from '../engine/support';
import { Random } from '../hardening/random';
import { randomEdit } from '../hardening/random-edits';
import { heard, openWebview, tell } from './webview';

const URI = 'file:///plan.partnership.yaml';
const [EXAMPLE = ''] = examplePlans().map(({ text }) => text);

/** A plan that is edited, with its pages as the server makes them and the extension passes them on. */
class Edited {
  private readonly previews = new Previews();
  private analysis: Analysis | undefined;
  private version = 0;
  private known: number | undefined;

  constructor(public text: string) {}

  /** What the page is told of the text as it stands. */
  update({ language }: { readonly language?: 'en' | 'he' } = {}): UpdateMessage {
    const document = parseDocument(this.text, this.analysis?.document);
    this.analysis = analyse(document, { today: EXAMPLES_TODAY }, this.analysis);
    this.version++;
    const plan = { uri: URI, version: this.version, analysis: this.analysis } as OpenPlan;
    const result = this.previews.of(plan, { ...(language && { language }), ...(this.known && { known: this.known }) });
    this.known = result.page;
    return { ...result, type: 'update', uri: URI };
  }

  /** The page of the text, made afresh. */
  fresh(): string {
    const analysis = analyse(parseDocument(this.text), { today: EXAMPLES_TODAY });
    return markupOf(renderLive(analysis, {}));
  }
}

/** Asserts that the page is what a fresh one would be. What its script and people add doesn’t count. */
async function assertIs(page: Page, html: string, why?: string): Promise<void> {
  const [is, ought] = await page.evaluate((fresh) => {
    const added = ['tabindex', 'aria-describedby', 'data-cursor', 'open'];
    const plan = document.querySelector('#plan')?.cloneNode(true) as HTMLElement;
    const other = plan.cloneNode(false) as HTMLElement;
    const template = document.createElement('template');
    template.innerHTML = fresh;
    other.append(template.content);
    for (const root of [plan, other]) {
      for (const name of added) for (const one of root.querySelectorAll(`[${name}]`)) one.removeAttribute(name);
    }
    return plan.isEqualNode(other) ? ['', ''] : [plan.innerHTML, other.innerHTML];
  }, html);
  if (!is || !ought) return;
  let at = 0;
  while (is[at] === ought[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  assert.equal(around(is), around(ought), why);
  assert.fail(why);
}

describe('the preview in a browser', () => {
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  before(async function () {
    this.timeout(300_000);
    browser = await chromium.launch({ executablePath: await installChromium(), args: [...chromiumArguments] });
  });
  after(() => browser?.close());

  beforeEach(async () => {
    page = await openWebview(browser);
    errors.length = 0;
    page.on('pageerror', (error) => errors.push(error.message));
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(errors, []);
  });

  const show = (message: ToPage) => tell(page, message);
  const frames = () => page.evaluate(() => new Promise<void>((done) => setTimeout(done, 150)));

  it('is after any edits what it would be afresh', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = new Random(seed);
      const plan = new Edited(seed % 2 ? EXAMPLE : generatePlan(400, seed));
      await show(plan.update());
      for (let edit = 0; edit < 30; edit++) {
        const before = plan.text;
        plan.text = randomEdit(plan.text, random);
        const update = plan.update();
        // Of a text that can't be read, the page before stays.
        if (update.stale) plan.text = before;
        await show(update.stale ? plan.update() : update);
        await assertIs(page, plan.fresh(), `seed ${seed}, edit ${edit}:\n${plan.text}`);
      }
      // It says that it is there when it comes, and never has to ask for the whole.
      assert.equal((await heard(page)).filter(({ type }) => type === 'ready').length, seed === 1 ? 1 : 0);
    }
  }).timeout(180_000);

  it('is what it would be afresh while a long plan is worked on', async () => {
    const typist = new Typist(URI, generatePlan(1500), 3);
    const plan = new Edited(typist.text);
    await show(plan.update());
    for (let round = 0; round < 4; round++) {
      for (const { kind } of typist.round()) {
        plan.text = typist.text;
        await show(plan.update());
        await assertIs(page, plan.fresh(), kind);
      }
    }
  }).timeout(120_000);

  it('stays what it is but for what changes', async () => {
    const plan = new Edited(generatePlan(800));
    await show(plan.update());
    await page.setViewportSize({ width: 500, height: 700 });
    await page.evaluate(() => {
      for (const [index, element] of document.querySelectorAll('#plan *').entries()) {
        Object.assign(element, { met: index });
      }
      const wide = document.querySelector<HTMLElement>('.scroller[tabindex]');
      if (wide) wide.scrollLeft = -40;
      document.querySelector<HTMLDetailsElement>('#contents')?.setAttribute('open', '');
      document.querySelector<HTMLDetailsElement>('details.group')?.removeAttribute('open');
      document.querySelector<HTMLElement>('#section-decisions article')?.focus();
      document.querySelector('#section-decisions')?.scrollIntoView();
    });
    const state = () =>
      page.evaluate(() => {
        const top = document.querySelector('#section-decisions')?.getBoundingClientRect().top ?? Number.NaN;
        return {
          focused: document.activeElement?.getAttribute('data-portion'),
          // Not -0.
          top: Math.round(top) + 0,
          side: document.querySelector('.scroller[tabindex]')?.scrollLeft,
          contents: document.querySelector<HTMLDetailsElement>('#contents')?.open,
          group: document.querySelector<HTMLDetailsElement>('details.group')?.open,
        };
      });
    const before = await state();
    assert.equal(before.focused, 'decided--decision-0');
    assert.deepEqual([before.side, before.contents, before.group], [-40, true, false]);
    const edits: readonly [what: string, from: RegExp, to: string, most: number][] = [
      ['a word', /issue: (?=\S)/, 'issue: מילה ', 10],
      ['an entry on top', /^issues:\n/m, 'issues:\n  - id: new\n    issue: חדש\n', 60],
      ['an entry less', /^issues:\n {2}- id: new\n.*\n/m, 'issues:\n', 60],
      ['a line above all', /^title:/m, '# שורה\ntitle:', 0],
    ];
    for (const [what, from, to, most] of edits) {
      const text = plan.text.replace(from, to);
      assert.notEqual(text, plan.text, what);
      plan.text = text;
      await show(plan.update());
      await assertIs(page, plan.fresh(), what);
      const strangers = await page.evaluate(
        () => [...document.querySelectorAll('#plan *')].filter((element) => !('met' in element)).length,
      );
      assert.ok(strangers <= most, `${what}: ${strangers} elements are new`);
      assert.deepEqual(await state(), before, what);
    }
  }).timeout(60_000);

  it('leads to the lines of the text, wherever these have gone', async () => {
    const plan = new Edited(generatePlan(600));
    await show(plan.update());
    plan.text = plan.text
      .replace(/^vision:/m, '# one\n# two\n# three\nvision:')
      .replace('decisions:\n', '# four\ndecisions:\n');
    await show(plan.update());
    const lines = plan.text.split('\n');
    await heard(page);
    for (const [id, line] of [
      ['card--partner-1', /- id: partner-1$/],
      ['decided--decision-2', /- id: decision-2$/],
      ['task--commitment-3', /- id: commitment-3$/],
      ['resource--resource-0', /- id: resource-0$/],
    ] as const) {
      await page.evaluate(
        (key) =>
          document.querySelector(`[data-portion="${key}"]`)?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
        id,
      );
      const at = (await heard(page)).flatMap((message) => (message.type === 'reveal' ? [message.line] : []));
      assert.deepEqual(at, [lines.findIndex((text) => line.test(text))], id);
    }
    // And the other way: the cursor’s block, and the line at the top.
    const cursor = lines.findIndex((text) => /- id: decision-2$/.test(text));
    await show({ type: 'cursor', line: cursor, isMoved: false });
    assert.equal(await page.locator('[data-cursor]').getAttribute('data-portion'), 'decided--decision-2');
    await show({ type: 'scroll', line: cursor, hasCursor: false });
    const box = await page.locator('[data-portion="decided--decision-2"]').boundingBox();
    assert.ok(box && Math.abs(box.y - 8) <= 1, `${box?.y}`);
  }).timeout(60_000);

  it('lets sections out of sight rest, as tall as they are', async () => {
    const resting = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.section > h2')].flatMap((title) =>
          title.checkVisibility({ contentVisibilityAuto: true }) ? [] : [title.id.replace('title-', '')],
        ),
      );
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const plan = new Edited(generatePlan(1500));
    await page.setViewportSize({ width: 500, height: 700 });
    await show(plan.update());
    const tall = await height();
    await frames();
    const atRest = await resting();
    assert.ok(atRest.includes('issues') && atRest.includes('measurement') && !atRest.includes('vision'), `${atRest}`);
    assert.equal(await height(), tall);
    const lines = plan.text.split('\n');
    for (const id of ['measurement', 'decisions', 'issues', 'resources']) {
      const line = lines.indexOf(`${id}:`);
      await show({ type: 'scroll', line, hasCursor: false });
      await frames();
      const top = await page.evaluate(
        (part) => document.querySelector(`#title-${part}`)?.getBoundingClientRect().top,
        id,
      );
      assert.ok(top !== undefined && Math.abs(top - 8) <= 1, `${id}: ${top}`);
    }
    // And however wide the page becomes.
    await page.setViewportSize({ width: 900, height: 700 });
    await frames();
    assert.ok((await resting()).includes('vision'));
    const narrow = await height();
    assert.ok(narrow < tall);
    await page.evaluate(() => document.querySelector('#plan')?.classList.remove('rest'));
    assert.equal(await height(), narrow);
  }).timeout(60_000);

  it('lets a table that has become too wide out of sight be scrolled by keyboard', async () => {
    const plan = new Edited(EXAMPLE);
    await page.setViewportSize({ width: 700, height: 700 });
    await show(plan.update());
    const wide = page.locator('#section-resources .scroller[tabindex]');
    await frames();
    plan.text = plan.text.replace(/amount: [0-9]+/, `amount: ${9e15}`);
    await show(plan.update());
    await frames();
    assert.equal(await wide.count(), 0);
    await page.evaluate(() => document.querySelector('#section-resources')?.scrollIntoView());
    await wide.first().waitFor();
  });

  it('finds a place in what has become longer out of sight', async () => {
    const plan = new Edited(generatePlan(600));
    await show(plan.update());
    await frames();
    const terms = Array.from({ length: 150 }, (_, index) => `  - {term: t${index}, meaning: What ${index} means}\n`);
    plan.text = plan.text.replace(/^glossary:\n/m, `$&${terms.join('')}`);
    await show(plan.update());
    const line = plan.text.split('\n').findIndex((text) => text.includes('term: t120'));
    await show({ type: 'scroll', line, hasCursor: false });
    await frames();
    const { y } = (await page.getByText('What 120 means').locator('xpath=ancestor::tr').boundingBox()) ?? assert.fail();
    assert.ok(Math.abs(y - 8) <= 1, `${y}`);
  });

  it('keeps its place in another width', async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    await show(new Edited(EXAMPLE).update());
    await frames();
    const top = () => page.evaluate(() => document.querySelector('#section-decisions h2')?.getBoundingClientRect().top);
    await page.evaluate(() => document.querySelector('#section-decisions h2')?.scrollIntoView());
    for (const width of [420, 700, 1400, 900]) {
      await frames();
      assert.ok(Math.abs((await top()) ?? Number.NaN) <= 2, `${await top()} in ${width}`);
      await page.setViewportSize({ width, height: 700 });
    }
    // That the page moves by itself is no reason to move the text.
    assert.deepEqual(
      (await heard(page)).flatMap((message) => (message.type === 'scrolled' ? [message.line] : [])).slice(1),
      [],
    );
  });

  for (const [what, width, isRenamed] of [
    ['where it was left', 900, false],
    ['under another name', 900, true],
    ['in another width', 400, false],
  ] as const) {
    it(`comes back ${what}`, async () => {
      const line = EXAMPLE.split('\n').indexOf('decisions:');
      const state = { uri: URI, scroll: 3000, width, line, open: { contents: true } };
      await page.close();
      page = await openWebview(browser, state);
      const uri = isRenamed ? 'file:///other.partnership.yaml' : URI;
      await show({ type: 'panel', uri, isLocked: false, language: undefined, ...(isRenamed && { before: URI }) });
      await show({ ...new Edited(EXAMPLE).update(), uri });
      const [scroll, title, isOpen] = await page.evaluate(() => [
        window.scrollY,
        document.querySelector('#title-decisions')?.getBoundingClientRect().top,
        document.querySelector<HTMLDetailsElement>('#contents')?.open,
      ]);
      if (width === 900) assert.equal(scroll, 3000);
      else assert.ok(Math.abs(Number(title) - 8) <= 1, `${title}`);
      assert.equal(isOpen, true);
    });
  }

  it('keeps its place where what stands there is left out in another width', async () => {
    const english = examplePlans().find(({ text }) => /^title: The Alder/m.test(text))?.text ?? assert.fail();
    await page.setViewportSize({ width: 900, height: 700 });
    await show(new Edited(english).update());
    await frames();
    const note = page.locator('.tasks .note + .note [data-line]').nth(3);
    await note.evaluate((element) => element.scrollIntoView());
    await frames();
    await page.setViewportSize({ width: 500, height: 700 });
    await frames();
    assert.equal(await note.isVisible(), false);
    const row = await note.locator('xpath=ancestor::tr').boundingBox();
    assert.ok(row && row.y < 200 && row.y + row.height > -200, `${row?.y}`);
  });

  it('stands at the top under a notice, in whatever width', async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    await show({ ...new Edited(EXAMPLE).update(), notice: 'Words', stale: true });
    await page.evaluate(() => window.scrollTo(0, 50));
    await frames();
    await page.evaluate(() => window.scrollTo(0, 0));
    await frames();
    await page.setViewportSize({ width: 700, height: 700 });
    await frames();
    assert.equal(await page.evaluate(() => window.scrollY), 0);
  });

  it('takes the place in one plan for none in another', async () => {
    await page.setViewportSize({ width: 900, height: 700 });
    await show(new Edited(EXAMPLE).update());
    await page.evaluate(() => document.querySelector('#section-decisions')?.scrollIntoView());
    await frames();
    const uri = 'file:///other.partnership.yaml';
    await show({ type: 'unavailable', uri, text: 'Wait' });
    await show({ ...new Edited(EXAMPLE).update(), uri });
    await frames();
    await page.setViewportSize({ width: 700, height: 700 });
    await frames();
    assert.equal(await page.evaluate(() => window.scrollY), 0);
  });

  it('stays as it is under another name', async () => {
    const plan = new Edited(EXAMPLE);
    await show(plan.update());
    await page.evaluate(() => {
      document.querySelector('#contents')?.setAttribute('open', '');
      window.scrollTo(0, 2000);
    });
    const [before, uri] = [URI, 'file:///other.partnership.yaml'];
    await show({ type: 'panel', uri, isLocked: false, language: undefined, before });
    await show({ ...new Edited(plan.text).update(), uri });
    assert.deepEqual(
      await page.evaluate(() => [window.scrollY, document.querySelector('#contents')?.hasAttribute('open')]),
      [2000, true],
    );
    // Another plan is shown from its beginning.
    await show({ ...new Edited(plan.text).update(), uri: 'file:///another.partnership.yaml' });
    assert.deepEqual(
      await page.evaluate(() => [window.scrollY, document.querySelector('#contents')?.hasAttribute('open')]),
      [0, false],
    );
  });

  it('hands links on to whoever shows the page', async () => {
    const plan = `partnership: 1
vision: {statement: "See https://example.org/a?b, or javascript:alert(1)"}
partners: [{id: a, name: A, champion: {name: Dana, email: dana@a.example}}]
`;
    await show(new Edited(plan).update());
    await heard(page);
    const link = page.locator('#section-vision').getByRole('link', { name: 'example.org' });
    await link.click();
    await link.press('Enter');
    await page.getByRole('link', { name: 'dana@a.example' }).press('Enter');
    const open = { type: 'open', href: 'https://example.org/a?b' };
    assert.deepEqual(
      (await heard(page)).filter(({ type }) => type === 'open' || type === 'reveal'),
      [open, open, { type: 'open', href: 'mailto:dana@a.example' }],
    );
  });

  it('asks for the whole where it isn’t based on what stands there', async () => {
    const plan = new Edited(EXAMPLE);
    const first = plan.update();
    plan.text = EXAMPLE.replace(/^title: /m, 'title: New ');
    const second = plan.update();
    assert.ok('since' in second);
    await heard(page);
    await show(second);
    assert.deepEqual(await heard(page), [{ type: 'ready' }]);
    await show(first);
    await show({ ...second, changed: [{ portion: 'nowhere', html: '<p></p>' }] });
    assert.deepEqual(await heard(page), [{ type: 'ready' }]);
    await show({
      ...second,
      changed: [{ portion: 'head', html: '<header><p data-portion="gone" data-kept></p></header>' }],
    });
    assert.deepEqual(await heard(page), [{ type: 'ready' }]);
    await show(new Edited(plan.text).update());
    await assertIs(page, plan.fresh());
    assert.deepEqual(await heard(page), []);
  });

  it('is the other page at once where the language changes', async () => {
    const plan = new Edited(EXAMPLE);
    await show(plan.update());
    for (const language of ['he', 'en', 'he'] as const) {
      await show(plan.update({ language }));
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      const analysis = analyse(parseDocument(plan.text), { today: EXAMPLES_TODAY });
      await assertIs(page, markupOf(renderLive(analysis, { language })));
    }
  });
});
