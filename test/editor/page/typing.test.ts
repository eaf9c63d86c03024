import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from '../../../scripts/lib/processes.mjs';
import { type Editor, openWorkbench, WITH_A_PLAN } from './harness';

for (const kind of ['desktop', 'web'] as const) {
  describe(`a user who types (${kind})`, () => {
    let editor: Editor;

    before(async () => {
      editor = await openWorkbench({ kind, theme: 'light', folder: WITH_A_PLAN, open: 'x.partnership.yaml' });
    });

    after(() => editor?.close());

    it('types a plan in Hebrew, and sees it', async () => {
      await editor.goToEnd();
      await editor.typeText('summary: שותפות בין ארגונים\n');
      const text = await editor.savedText('x.partnership.yaml');
      assert.match(text, /^summary: שותפות בין ארגונים$/m);
      await editor.screenshot(path.join(root, `.cache/screenshots/typing-${kind}.png`));
    });
  });
}
