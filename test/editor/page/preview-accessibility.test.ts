import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { root } from '../../../scripts/lib/processes.mjs';
import { type Editor, openWorkbench } from './harness';

const SWITCH = 'Partnership Plan: Switch Preview Between Hebrew and English';

/** What VS Code says of a theme on the body of a webview. */
const CLASSES = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'hc-light': 'vscode-high-contrast-light',
  'hc-dark': 'vscode-high-contrast',
} as const;

/** What axe finds on a page, as "rule: element"; violations that hinder people seriously, and nothing milder. */
async function violations(frame: Frame): Promise<readonly string[]> {
  if (!(await frame.evaluate('"axe" in globalThis'))) await frame.evaluate(`${axe.source};undefined`);
  const { violations: found } = await frame.evaluate<axe.AxeResults>(
    "axe.run(document, {resultTypes: ['violations']})",
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}, ${nodes.length} times, as in: ${nodes[0]?.target.join(' ')} ${nodes[0]?.failureSummary}`,
    );
}

/** What has the focus on the page. */
interface Stop {
  readonly text: string;
  readonly part: string;
  /** Its line in the text, from 0. */
  readonly line: number | undefined;
  readonly isSeen: boolean;
}

const stopOf = (frame: Frame) =>
  frame.evaluate<Stop | null>(`(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    const { top, bottom } = focused.getBoundingClientRect();
    const line = focused.getAttribute('data-line');
    let base = 0;
    for (let at = focused.closest('[data-base]'); at; at = at.parentElement.closest('[data-base]')) base += Number(at.dataset.base);
    return {
      text: focused.textContent.trim().slice(0, 60),
      part: focused.closest('section, header, details')?.id || focused.localName,
      line: line === null ? undefined : base + Number(line),
      isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && bottom > 0 && top < innerHeight,
    };
  })()`);

describe('the preview for everybody', () => {
  describe('as axe sees it', () => {
    let editor: Editor;

    before(async () => {
      editor = await openWorkbench({ folder: path.join(root, 'examples'), width: 1400 });
    });

    after(() => editor?.close());

    for (const file of ['early-childhood.he', 'river-trail', 'risky']) {
      it(`has no serious violation with ${file}, in four themes and two languages`, async () => {
        await editor.openFile(`${file}.partnership.yaml`);
        await editor.runCommand('Partnership Plan: Open Preview');
        const frame = await editor.webviewFrame('Preview');
        await frame.locator('#section-partners').waitFor();
        const language = () => frame.evaluate<string>('document.documentElement.lang');
        const seen = new Set<string>();
        for (const theme of Object.keys(CLASSES) as (keyof typeof CLASSES)[]) {
          await editor.changeTheme(theme);
          await frame.locator(`body.${CLASSES[theme]}`).waitFor();
          for (let count = 0; count < 2; count++) {
            const now = await language();
            assert.deepEqual(await violations(frame), [], `${theme}, ${now}`);
            seen.add(`${theme} ${now}`);
            await editor.runCommand(SWITCH);
            await editor.until('the other language', async () => (await language()) !== now);
          }
        }
        assert.equal(seen.size, 8);
      });
    }
  });

  describe('by keyboard alone', () => {
    let editor: Editor;

    before(async () => {
      editor = await openWorkbench({
        folder: path.join(root, 'examples'),
        open: 'early-childhood.he.partnership.yaml',
        width: 1400,
      });
      await editor.page.keyboard.press('Control+k');
      await editor.page.keyboard.press('v');
      await (await editor.webviewFrame('Preview')).locator('#section-partners').waitFor();
    });

    after(() => editor?.close());

    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await editor.page.keyboard.press(key);
    };
    const cursorAt = (line: number) => editor.page.getByText(new RegExp(`Ln ${line + 1},`)).waitFor();

    it('Tab leads through all parts in their order, each stop to be seen', async () => {
      await editor.focusGroup(2);
      const frame = await editor.webviewFrame('Preview');
      const sections = await frame.locator('section').evaluateAll((all) => all.map((section) => section.id));
      const stops: Stop[] = [];
      for (let count = 0; count < 200; count++) {
        await press('Tab');
        const stop = await stopOf(frame);
        if (!stop) break;
        stops.push(stop);
      }
      assert.deepEqual(
        stops.filter(({ isSeen }) => !isSeen),
        [],
      );
      const visited = [...new Set(stops.map(({ part }) => part))].filter((part) => sections.includes(part));
      assert.deepEqual(
        visited,
        sections.filter((id) => visited.includes(id)),
      );
      assert.deepEqual(
        sections.filter((id) => !visited.includes(id)),
        [],
      );
      assert.ok(stops.length < 80, `${stops.length} stops`);
    });

    it('arrows lead through a part, and Enter to the text', async () => {
      const frame = await editor.webviewFrame('Preview');
      await editor.focusGroup(2);
      await frame.locator('#section-partners h2').focus();
      const seen: (Stop | null)[] = [];
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'Home']) {
        await press(key);
        seen.push(await stopOf(frame));
      }
      const [first, second, back, end, home] = seen;
      assert.ok(first?.line !== undefined && second?.line !== undefined && end?.line !== undefined);
      assert.ok(first.line <= second.line && second.text !== first.text && second.line < end.line);
      assert.equal(back?.text, first.text);
      assert.equal(home?.text, await frame.locator('#section-partners h2').innerText());
      await press('ArrowDown', 'Enter');
      await cursorAt(first.line);
      await editor.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    });

    it('what is folded opens and leads on', async () => {
      const frame = await editor.webviewFrame('Preview');
      await editor.focusGroup(2);
      const contents = frame.locator('#contents');
      await contents.locator('summary').focus();
      await press('Enter');
      await editor.until('the contents', async () => (await contents.getAttribute('open')) !== null);
      await press('Tab', 'Tab', 'Enter');
      const target = await stopOf(frame);
      assert.equal(target?.part, 'section-partners');
      await contents.locator('summary').focus();
      await press('Space');
      await editor.until('the contents to close', async () => (await contents.getAttribute('open')) === null);
    });

    it('the focus stays where it is while the plan changes', async () => {
      const frame = await editor.webviewFrame('Preview');
      await editor.focusGroup(2);
      await frame.locator('#section-partners h2').focus();
      await press('ArrowDown');
      const before = await stopOf(frame);
      // As another program would.
      const file = path.join(editor.workspace, 'early-childhood.he.partnership.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('title: צעדים', 'title: הצעדים'));
      await frame.getByRole('heading', { level: 1, name: /הצעדים/ }).waitFor();
      assert.deepEqual(await stopOf(frame), before);
    });
  });
});
