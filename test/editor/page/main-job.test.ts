import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../../scripts/lib/processes.mjs';
import { type Editor, openWorkbench, type Problem } from './harness';

const FILE = 'תוכנית.partnership.yaml';
const PREVIEW = 'Preview';

/** What the workshop wrote under price for the organisation (sheet 1), but for what the plan has already. */
const PRICES = ['ויתור על נושאים מסוימים עבור מטרה משותפת', 'פשרה בפתרון שיהיה מוסכם על כולם / גמישות'];

const ofRule = (problems: Problem[], rule: string) => problems.filter((problem) => problem.code.includes(rule));

for (const kind of ['desktop', 'web'] as const) {
  describe(`a plan from nothing, in Hebrew, by keyboard (${kind})`, () => {
    let editor: Editor;

    before(async () => {
      editor = await openWorkbench({
        kind,
        theme: 'light',
        width: 1500,
        height: 950,
        files: { [FILE]: '' },
        open: FILE,
      });
    });

    after(() => editor?.close());

    it('says of an empty file how a plan begins', async () => {
      await editor.problems((all) => ofRule(all, 'schema').length === 1);
    });

    it('writes the whole plan from its snippet, without an error', async () => {
      await editor.focusEditor();
      await editor.typeText('תוכנית');
      await editor.acceptSuggestion('תוכנית');
      await editor.page.keyboard.press('Escape');
      await editor.problems((all) => all.every((problem) => problem.severity !== 'error'));
      assert.match(await editor.savedText(FILE), /^partnership: 1\n(?:#.*\n)*title: <שם המהלך המשותף>\nlanguage: he\n/);
    });

    it('marks a word begun and nothing else, and takes it back', async () => {
      await editor.goToEnd();
      await editor.typeText('\n');
      await editor.page.keyboard.press('Home');
      await editor.typeText('gloss');
      const errors = (all: Problem[]) => all.filter(({ severity }) => severity === 'error');
      await editor.problems(
        (all) => errors(all).length === 1 && /״gloss״ עוד לא הושלם/.test(errors(all)[0]?.message ?? ''),
      );
      for (let i = 0; i < 'gloss'.length; i++) await editor.press('Backspace');
      await editor.problems((all) => all.every((one) => one.severity !== 'error'));
    });

    it('offers the workshop’s prices inside price, and none of its opportunities', async () => {
      const lines = (await editor.savedText(FILE)).split('\n');
      const price = lines.findIndex((line) => line.trim() === 'price:');
      await editor.goTo(price + 2, 200);
      await editor.typeText('\n');
      const offered = await editor.suggestions();
      for (const wanted of PRICES) assert.ok(offered.includes(wanted), `${wanted} among: ${offered.join(' | ')}`);
      for (const other of ['תועלת לארגון', 'התפתחות, חידוש', 'חיבור הצוות סביב מטרה משותפת', 'זמן / משאבים']) {
        assert.ok(!offered.includes(other), `${other} among: ${offered.join(' | ')}`);
      }
      await editor.acceptSuggestion(PRICES[0] ?? '');
      assert.ok((await editor.savedText(FILE)).includes(`- ${PRICES[0]}\n`));
    });

    it('mends a misspelt stage by the light bulb', async () => {
      const lines = (await editor.savedText(FILE)).split('\n');
      const stage = lines.findIndex((line) => line.startsWith('stage: '));
      await editor.goTo(stage + 1, 200);
      await editor.typeText('s');
      await editor.problems((all) => ofRule(all, 'schema').length === 1);
      await editor.goTo(stage + 1, 10);
      await editor.applyQuickFix('לשנות ל־״exploring״');
      await editor.problems((all) => ofRule(all, 'schema').length === 0);
      assert.ok((await editor.savedText(FILE)).split('\n').includes('stage: exploring'));
    });

    it('shows each partner’s matrix, every text in its own cell', async () => {
      await editor.runCommand('Partnership Plan: Open Preview to the Side');
      const preview = await editor.webviewFrame(PREVIEW);
      const table = preview.locator('table.quad').first();
      await table.waitFor();
      const cells = await table
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
        );
      assert.match(cells[0]?.[0] ?? '', /ארגון/);
      assert.match(cells[0]?.[1] ?? '', /תועלת לארגון/);
      assert.match(cells[0]?.[2] ?? '', new RegExp(PRICES[0] ?? ''));
      assert.match(cells[1]?.[0] ?? '', /מהלך/);
      assert.doesNotMatch(cells[1]?.[2] ?? '', new RegExp(PRICES[0] ?? ''));
      const edges = await table
        .locator('tbody tr')
        .first()
        .locator('th, td')
        .evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().left));
      assert.ok(
        (edges[0] ?? 0) > (edges[1] ?? 0) && (edges[1] ?? 0) > (edges[2] ?? 0),
        'label, opportunity, price from the right',
      );
      await editor.screenshot(path.join(root, `.cache/screenshots/main-job-${kind}.png`));
    });

    it('goes to the line of what is clicked', async () => {
      const lines = (await editor.savedText(FILE)).split('\n');
      const line = lines.findIndex((one) => one.includes(PRICES[0] ?? '-')) + 1;
      const preview = await editor.webviewFrame(PREVIEW);
      await editor.until(`line ${line}`, async () => {
        // A click on what is just being drawn anew is lost, and people click again.
        await preview
          .getByText(PRICES[0] ?? '')
          .first()
          .click();
        const shown = editor.page.getByText(new RegExp(`Ln ${line},`)).waitFor({ timeout: 3_000 });
        return await shown.then(
          () => true,
          () => false,
        );
      });
    });

    it('keeps the last good state while the text is broken, and says so', async () => {
      const preview = await editor.webviewFrame(PREVIEW);
      const lines = (await editor.savedText(FILE)).split('\n');
      await editor.goTo(lines.findIndex((line) => line.startsWith('title: ')) + 1, 200);
      await editor.typeText(': ');
      await preview.getByText('כך עמדה התוכנית לאחרונה').waitFor();
      assert.equal(await preview.locator('table.quad').first().isVisible(), true);
      await editor.press('Backspace');
      await editor.press('Backspace');
      await preview.getByText('כך עמדה התוכנית לאחרונה').waitFor({ state: 'hidden' });
    });

    it('says nothing wrong on any console, and asks nothing of other machines', () => {
      assert.deepEqual(editor.consoleErrors, []);
      assert.deepEqual(editor.outsideRequests, []);
    });
  });
}
