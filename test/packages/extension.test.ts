import assert from 'node:assert/strict';
import path from 'node:path';
import { type Editor, openWorkbench } from '../editor/page/harness';
import { installedExtension, root } from './support';

const PLAN = `partnership: 1
title:  River Trail
language: en
partners:
  - {id: trust, name: River Trust, sector: civil-society}
  - {id: council, name: City Council, sector: local-government}
blend: stew
`;

for (const kind of ['desktop', 'web'] as const) {
  describe(`the VSIX, installed (${kind})`, function () {
    this.timeout(180_000);
    let editor: Editor;

    before(async () => {
      editor = await openWorkbench({
        kind,
        extension: await installedExtension(),
        installed: true,
        width: 1500,
        files: { 'river.partnership.yaml': PLAN },
        open: 'river.partnership.yaml',
      });
    });

    after(() => editor?.close());

    it('tells what is wrong, and mends it', async () => {
      await editor.problems((all) => all.some(({ code, line }) => code === 'schema' && line === 7));
      await editor.goTo(7, 9);
      await editor.applyQuickFix('Change to “salad”');
      await editor.problems((all) => all.length > 0 && all.every(({ code }) => code !== 'schema'));
      assert.match(await editor.savedText('river.partnership.yaml'), /^blend: salad$/m);
    });

    it('completes', async () => {
      await editor.goToEnd();
      await editor.typeText('stage: ');
      await editor.acceptSuggestion('agreed');
      assert.match(await editor.savedText('river.partnership.yaml'), /^stage: agreed$/m);
    });

    it('formats, by a part that is loaded then', async () => {
      await editor.goTo(2, 1);
      await editor.runCommand('Format Document');
      await editor.until('the formatted text', async () =>
        (await editor.savedText('river.partnership.yaml')).includes('title: River Trail'),
      );
    });

    it('shows the preview', async () => {
      await editor.runCommand('Partnership Plan: Open Preview to the Side');
      const preview = await editor.webviewFrame('River Trail');
      await preview.getByText('City Council').first().waitFor();
      await editor.settled();
      await editor.screenshot(path.join(root, `.cache/screenshots/installed-${kind}.png`));
    });

    it('says nothing wrong on any console, and asks nothing of other machines', () => {
      assert.deepEqual(editor.consoleErrors, []);
      assert.deepEqual(editor.outsideRequests, []);
    });
  });
}
