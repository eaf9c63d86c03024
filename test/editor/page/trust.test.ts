import assert from 'node:assert/strict';
import { openWorkbench, WITH_A_PLAN } from './harness';

describe('Restricted Mode', () => {
  for (const kind of ['desktop', 'web'] as const) {
    it(`checks plans in folders that are not trusted (${kind})`, async () => {
      const editor = await openWorkbench({
        kind,
        trust: true,
        settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
        folder: WITH_A_PLAN,
        open: 'x.partnership.yaml',
      });
      try {
        await editor.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
        const problems = await editor.problems((all) => all.some(({ code }) => code === 'not-a-partnership'));
        assert.ok(problems.every(({ source }) => source === 'partnership-plan'));
      } finally {
        await editor.close();
      }
    });
  }
});
