import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../../scripts/lib/processes.mjs';
import { type Editor, openWorkbench } from './harness';

const plan = `partnership: 1
title: מהלך משותף לנוער
language: he
partners:
  - {id: one, name: עמותה, sector: civil-society}
  - {id: two, name: עירייה, sector: local-government}
`;

for (const kind of ['desktop', 'web'] as const) {
  describe(`the preview beside a plan (${kind})`, () => {
    let editor: Editor;

    before(async () => {
      editor = await openWorkbench({
        kind,
        theme: 'light',
        width: 1400,
        files: { 'he.partnership.yaml': plan },
        open: 'he.partnership.yaml',
      });
      await editor.runCommand('Partnership Plan: Open Preview to the Side');
    });

    after(() => editor?.close());

    it('shows the plan from right to left', async () => {
      const preview = await editor.webviewFrame('מהלך משותף לנוער');
      await preview.getByText('עירייה').first().waitFor();
      assert.equal(await preview.locator('[dir="rtl"]').first().isVisible(), true);
      await editor.settled();
      await editor.screenshot(path.join(root, `.cache/screenshots/preview-${kind}.png`));
    });

    it('follows what is typed', async () => {
      await editor.page.keyboard.press('Control+1');
      await editor.goToEnd();
      await editor.typeText('summary: ');
      await editor.paste('משפט שזה עתה נכתב\n');
      const preview = await editor.webviewFrame();
      await preview.getByText('משפט שזה עתה נכתב').first().waitFor();
    });

    it('asks nothing of other machines, and breaks no rule of its page', () => {
      assert.deepEqual(editor.outsideRequests, []);
      assert.deepEqual(editor.consoleErrors, []);
    });
  });
}
