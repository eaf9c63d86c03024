import assert from 'node:assert/strict';
import { type Editor, openWorkbench } from './harness';

const plan = `partnership: 1
title: Alpha
partners:
  - {id: one, name: First Partner, sector: civil-society}
  - {id: two, name: Town, sector: local-government}
`;

/** What a preview may have left behind, or another program written where it did. */
const STATES: readonly unknown[] = [
  'state',
  { uri: 'no address', scroll: 'far', open: { 'findings-partners': 'maybe' }, isLocked: 'yes', language: 'fr' },
];

describe('a preview that comes back', () => {
  let editor: Editor;

  before(async () => {
    editor = await openWorkbench({ width: 1400, files: { 'alpha.partnership.yaml': plan } });
    // Writes what a test wants in place of what the page does; documents of webviews are written into frames that are
    // there already, and what is defined there stays.
    await editor.page.addInitScript(`
      let api;
      Object.defineProperty(globalThis, 'acquireVsCodeApi', {
        configurable: true,
        get: () => api,
        set: (own) => {
          api = () => {
            const { setState, ...rest } = own();
            return {
              ...rest,
              setState: (state) => setState(globalThis.wantedState ? globalThis.wantedState.state : state),
            };
          };
        },
      });
    `);
    await editor.openFile('alpha.partnership.yaml');
    await editor.runCommand('Partnership Plan: Open Preview to the Side');
  });

  after(() => editor?.close());

  async function comeBackWith(state: unknown): Promise<void> {
    const frame = await editor.webviewFrame('Preview');
    await frame.evaluate(`globalThis.wantedState = ${JSON.stringify({ state })}; dispatchEvent(new Event('scroll'))`);
    await editor.settled();
    await editor.reload();
  }

  for (const state of STATES) {
    it(`shows a plan that is open, from ${JSON.stringify(state)}`, async () => {
      await comeBackWith(state);
      const frame = await editor.webviewFrame('Preview: Alpha');
      await frame.getByText('First Partner').first().waitFor();
      assert.deepEqual(editor.consoleErrors, []);
    });
  }

  it('shows nothing of a file that is no plan, and follows the next plan', async () => {
    await comeBackWith({ uri: 'file:///etc/passwd', scroll: 9, open: {} });
    const frame = await editor.webviewFrame('Preview');
    await frame.getByText('This plan cannot be shown now.').waitFor();
    assert.doesNotMatch(await frame.locator('body').innerText(), /root:/);
    await editor.page.keyboard.press('Control+1');
    await editor.page.keyboard.press('Control+n');
    await editor.openFile('alpha.partnership.yaml');
    await (await editor.webviewFrame('Preview: Alpha')).getByText('First Partner').first().waitFor();
  });
});
