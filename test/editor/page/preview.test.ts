import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { root } from '../../../scripts/lib/processes.mjs';
import { type Editor, openWorkbench } from './harness';

const FILE = 'he.partnership.yaml';
const TITLE = 'מהלך משותף לנוער';
const COUNT = 30;
const partners = Array.from(
  { length: COUNT },
  (_, i) => `  - id: p${i}
    name: ארגון מספר ${i}
    sector: civil-society
    stake: הסיבה של ארגון ${i} להיות כאן
    boundaries: [קו אדום ${i}]
`,
).join('');
const plan = `partnership: 1
title: ${TITLE}
language: he
partners:
${partners}`;

/** The line (from 1) at which a text stands. */
const lineOf = (text: string) => plan.split('\n').findIndex((line) => line.includes(text)) + 1;

const scrollY = (frame: Frame) => frame.evaluate<number>('scrollY');

for (const kind of ['desktop', 'web'] as const) {
  describe(`the preview beside a plan (${kind})`, () => {
    let editor: Editor;

    before(async () => {
      editor = await openWorkbench({
        kind,
        theme: 'light',
        width: 1400,
        files: { [FILE]: plan },
        open: FILE,
      });
      await editor.runCommand('Partnership Plan: Open Preview to the Side');
    });

    after(() => editor?.close());

    const preview = () => editor.webviewFrame(TITLE);
    const focusText = () => editor.focusGroup(1);

    /** Puts the focus into the preview, as F6 or its tab does. */
    async function focusPreview(): Promise<void> {
      await editor.focusGroup(2);
      await editor.page.locator('.editor-group-container.active .tab.active').getByText(TITLE).waitFor();
    }

    /** The number of the topmost partner whose lines are in view in the text. */
    async function partnerInText(): Promise<number> {
      const lines = await editor.visibleLines(0);
      return Number(/\d+/.exec(lines.find((line) => /ארגון מספר/.test(line)) ?? '')?.[0] ?? -1);
    }

    /** Whether the card of a partner is in view on the page. */
    async function isInView(frame: Frame, partner: number): Promise<boolean> {
      const card = frame.getByRole('heading', { name: `ארגון מספר ${partner}`, exact: true }).first();
      const top = await card.evaluate((element) => element.getBoundingClientRect().top);
      return top >= 0 && top < (await frame.evaluate<number>('innerHeight'));
    }

    it('shows the plan from right to left', async () => {
      const frame = await preview();
      await frame.getByText('ארגון מספר 1', { exact: true }).first().waitFor();
      assert.deepEqual(await frame.evaluate('[document.documentElement.lang, document.documentElement.dir]'), [
        'he',
        'rtl',
      ]);
      await editor.settled();
      await editor.screenshot(path.join(root, `.cache/screenshots/preview-${kind}.png`));
    });

    it('follows what is typed', async () => {
      await focusText();
      await editor.goToEnd();
      await editor.typeText('summary: ');
      await editor.paste('משפט שזה עתה נכתב\n');
      await (await preview()).getByText('משפט שזה עתה נכתב').first().waitFor();
    });

    it('scrolls with the text, and leaves the text where it is', async () => {
      const frame = await preview();
      await editor.goTo(lineOf('ארגון מספר 20'));
      await editor.until('partner 20 on the page', () => isInView(frame, 20));
      await editor.settled();
      const top = await partnerInText();
      assert.ok(top > 10 && top <= 20, `the text shows partner ${top}`);
      assert.ok(await isInView(frame, 20));
    });

    it('marks the block in which the cursor stands', async () => {
      const frame = await preview();
      const marked = frame.locator('[data-cursor]');
      await editor.goTo(lineOf('קו אדום 7'));
      await editor.until('the mark at partner 7', async () => (await marked.innerText()) === 'קו אדום 7');
      await editor.goTo(lineOf('ארגון מספר 8'));
      await editor.until('the mark at partner 8', async () => /ארגון מספר 8/.test(await marked.innerText()));
      assert.equal(await marked.count(), 1);
    });

    it('shows what is written, wherever it stands in the text’s window', async () => {
      const frame = await preview();
      await editor.goTo(lineOf('ארגון מספר 20'));
      await editor.until('partner 20 on the page', () => isInView(frame, 20));
      const low = (await partnerInText()) + 7;
      await editor.goTo(lineOf(`קו אדום ${low}`));
      await editor.until(`partner ${low} on the page`, () => isInView(frame, low));
    });

    it('takes the text along when it is scrolled, and stays where it was scrolled to', async () => {
      const frame = await preview();
      await editor.goTo(1);
      await editor.until('the top of the page', async () => (await scrollY(frame)) === 0);
      const box = await (await frame.frameElement()).boundingBox();
      assert.ok(box);
      await editor.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await editor.page.mouse.wheel(0, 2500);
      await editor.until('the text to follow', async () => (await partnerInText()) >= 3);
      await editor.settled();
      assert.equal(await scrollY(frame), 2500);
      await editor.page.mouse.move(0, 0);
    });

    it('does not move the text while somebody writes', async () => {
      const frame = await preview();
      await focusText();
      await editor.goTo(lineOf('הסיבה של ארגון 12'), 200);
      await editor.until('partner 12 on the page', () => isInView(frame, 12));
      await editor.settled();
      const before = await partnerInText();
      await editor.typeText(' ');
      await editor.paste('ועוד טקסט ארוך שתופס הרבה שורות בדף '.repeat(20));
      await frame.getByText('ועוד טקסט ארוך').first().waitFor();
      await editor.settled();
      assert.ok(Math.abs((await partnerInText()) - before) <= 1, 'the text stays');
      await editor.press('Control+z');
      await editor.press('Control+z');
    });

    it('keeps the last good state while the text is broken, and says so', async () => {
      const frame = await preview();
      const notice = frame.getByRole('status');
      await editor.goTo(2, 200);
      await editor.typeText(': ');
      await notice.getByText('כך עמדה התוכנית לאחרונה').waitFor();
      assert.equal(await frame.getByText(TITLE).first().isVisible(), true);
      await editor.press('Backspace');
      await editor.press('Backspace');
      await editor.until('no notice', async () => (await notice.innerText()) === '');
    });

    it('leads to the text by a click', async () => {
      const frame = await preview();
      await frame.getByText('קו אדום 5').first().click();
      await editor.page.getByText(new RegExp(`Ln ${lineOf('קו אדום 5')},`)).waitFor();
      await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    });

    it('finds words on the page', async () => {
      const frame = await preview();
      await focusPreview();
      await editor.page.keyboard.press('Control+f');
      const find = editor.page.locator('.simple-find-part.visible input').first();
      await find.waitFor();
      await find.fill('קו אדום 17');
      await editor.page.keyboard.press('Enter');
      await editor.until('what is sought', () => isInView(frame, 17));
      await editor.page.keyboard.press('Escape');
    });

    it('changes its language, findings included', async () => {
      const frame = await preview();
      await focusPreview();
      await editor.runCommand('Partnership Plan: Switch Preview Between Hebrew and English');
      await frame.getByRole('heading', { name: 'Partners', exact: false }).first().waitFor();
      assert.equal(await frame.evaluate('document.documentElement.dir'), 'ltr');
      await frame.getByText('ארגון מספר 1', { exact: true }).first().waitFor();
      const findings = await frame.locator('.findings .words').allTextContents();
      assert.ok(findings.length > 0);
      for (const finding of findings) assert.match(finding, /[a-z]{2} [a-z]{2}/, finding);
    });

    it('keeps language, scroll and folds over a reload of the window', async () => {
      let frame = await preview();
      const folded = frame.locator('#findings-partners');
      assert.equal(await folded.getAttribute('open'), '');
      await folded.locator('summary').click();
      await frame.evaluate('scrollTo(0, 1234)');
      await editor.until('the text to follow', async () => (await partnerInText()) >= 1);
      // The page saves a little after it has come to rest.
      await editor.settled();
      await editor.reload();
      frame = await preview();
      await frame.getByRole('heading', { name: 'Partners', exact: false }).first().waitFor();
      await editor.until('the same place', async () => (await scrollY(frame)) === 1234);
      assert.equal(await frame.locator('#findings-partners').getAttribute('open'), null);
      assert.equal(await frame.locator('#section-findings details[open]').first().isVisible(), true);
      await editor.settled();
      assert.equal(await scrollY(frame), 1234);
    });

    it('is live after a reload, too', async () => {
      await focusText();
      await editor.goTo(2, 200);
      await editor.typeText('!');
      const frame = await editor.webviewFrame(`${TITLE}!`);
      await frame.getByRole('heading', { level: 1, name: `${TITLE}!` }).waitFor();
      await editor.press('Backspace');
      await frame.getByRole('heading', { level: 1, name: TITLE, exact: true }).waitFor();
      await editor.savedText(FILE);
    });

    it('exports from its title, in the language that it shows', async () => {
      await focusPreview();
      const group = editor.page.locator('.editor-group-container.active');
      await group.getByRole('button', { name: 'More Actions...' }).click();
      await editor.page.getByRole('menuitem', { name: 'Export' }).click();
      await editor.answer('Markdown');
      const target = path.join(editor.workspace, 'exported.md');
      await editor.saveAs(target);
      const text = await editor.until('the file', () => readFile(target, 'utf8').catch(() => ''));
      assert.match(text, /ארגון מספר 1/);
      assert.match(text, /Partners/);
    });

    it('follows no link but to the web', async () => {
      const frame = await preview();
      await frame.evaluate(`document.querySelector('#plan').insertAdjacentHTML('afterbegin',
        ['command:workbench.action.closeAllEditors', 'vscode://a.b/c', 'file:///etc/passwd', 'javascript:document.body.remove()']
          .map((href, index) => '<p><a id="link-' + index + '" href="' + href + '">link</a></p>').join(''))`);
      for (let index = 0; index < 4; index++) await frame.locator(`#link-${index}`).click();
      await editor.settled();
      assert.equal(await frame.locator('#link-3').isVisible(), true);
      assert.deepEqual(await editor.notifications(), []);
      assert.equal(await editor.page.locator('.monaco-dialog-box').count(), 0);
      assert.equal(await editor.page.locator('.tab').count(), 2);
      // One of the web as it is written: what is encoded in it stays so.
      const address = 'https://example.org/a%2Fb?q=R%26D&p=a%2Bb';
      await frame.evaluate(
        `document.querySelector('#plan').insertAdjacentHTML('afterbegin', '<p><a id="out" href="${address}">link</a></p>')`,
      );
      await frame.locator('#out').click();
      const dialog = editor.page.locator('.monaco-dialog-box');
      await dialog.getByText(address).waitFor();
      await editor.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    it('asks nothing of other machines, and breaks no rule of its page', () => {
      assert.deepEqual(editor.outsideRequests, []);
      assert.deepEqual(editor.consoleErrors, []);
    });
  });
}
