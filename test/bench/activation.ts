/** Asks VS Code how long the extension took to activate. */
import { openWorkbench, WITH_A_PLAN } from '../editor/page/harness';

/**
 * Starts VS Code with a plan open, and reads its own figure: loading the extension's code and the call that activates it.
 * @returns milliseconds, one for each start
 */
export async function measureActivation(times: number): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let i = 0; i < times; i++) {
    const editor = await openWorkbench({ folder: WITH_A_PLAN, open: 'x.partnership.yaml' });
    try {
      await editor.problems((problems) => problems.length > 0);
      await editor.runCommand('Developer: Show Running Extensions');
      const rows = editor.page.locator('.extension');
      const row = rows.filter({ hasText: 'partnership-plan.partnership-plan' }).first();
      await rows.first().hover();
      // Those that took longest stand first, and the list holds no row that is out of sight.
      await editor.until('our extension in the list', async () => {
        if (await row.isVisible()) return true;
        await editor.page.mouse.wheel(0, 200);
        return undefined;
      });
      const text = await row.innerText();
      const found = /Activation:\s*(\d+)\s*ms/.exec(text);
      if (!found) throw new Error(`VS Code tells no time of activation, but: ${text}`);
      samples.push(Number(found[1]));
    } finally {
      await editor.close();
    }
  }
  return samples;
}
