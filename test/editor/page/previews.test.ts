import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Editor, openWorkbench } from './harness';

const planOf = (title: string) => `partnership: 1
title: ${title}
partners:
  - {id: one, name: Partner of ${title}, sector: civil-society}
  - {id: two, name: Town, sector: local-government}
`;

const LOCK = 'Partnership Plan: Lock or Unlock Preview';
const OPEN = 'Partnership Plan: Open Preview to the Side';
const OPEN_LOCKED = 'Partnership Plan: Open Locked Preview to the Side';

describe('previews beside each other', () => {
  let editor: Editor;

  before(async () => {
    editor = await openWorkbench({
      width: 1400,
      files: {
        'alpha.partnership.yaml': planOf('Alpha'),
        'beta.partnership.yaml': planOf('Beta'),
        'notes.txt': 'nothing',
      },
    });
  });

  after(() => editor?.close());

  /** The titles of all previews, as their tabs say them. */
  const previews = async () =>
    (await editor.page.locator('.tab[aria-label^="Preview"]').allInnerTexts()).map((text) => text.trim()).sort();

  /** A title with “…” stands for all that begin so: what is hidden may be behind with its title, but need not be. */
  const isCalled = (title: string, wanted: string) =>
    wanted.endsWith('…') ? title.startsWith(wanted.slice(0, -1)) : title === wanted;
  let seen = '';
  const shows = (...titles: readonly string[]) =>
    editor.until(
      `previews of ${titles.join(', ')}`,
      async () => {
        const all = await previews();
        seen = String(all);
        const wanted = [...titles].sort();
        return all.length === wanted.length && all.every((title, index) => isCalled(title, wanted[index] ?? ''));
      },
      () => seen,
    );

  async function openInFirst(name: string): Promise<void> {
    await editor.focusGroup(1);
    await editor.openFile(name);
  }

  async function focusPreview(title: string | RegExp): Promise<void> {
    await editor.page.locator('.tab').getByText(title, { exact: true }).click();
    await editor.page.mouse.move(0, 0);
  }

  it('one follows the active plan, and no other file', async () => {
    await editor.openFile('alpha.partnership.yaml');
    await editor.runCommand(OPEN);
    await shows('Preview: Alpha');
    await openInFirst('beta.partnership.yaml');
    await shows('Preview: Beta');
    const frame = await editor.webviewFrame('Beta');
    await frame.getByText('Partner of Beta').first().waitFor();
    await openInFirst('notes.txt');
    await shows('Preview: Beta');
    await openInFirst('beta.partnership.yaml');
    await editor.runCommand(OPEN);
    await shows('Preview: Beta');
  });

  it('a locked one stays with its plan, while another follows', async () => {
    await focusPreview('Preview: Beta');
    await editor.runCommand(LOCK);
    await shows('Preview (locked): Beta');
    await openInFirst('alpha.partnership.yaml');
    await editor.settled();
    await shows('Preview (locked): Beta');
    await editor.runCommand(OPEN);
    await shows('Preview (locked): Beta', 'Preview: Alpha');
    await openInFirst('beta.partnership.yaml');
    await shows('Preview (locked): Beta', 'Preview: Beta');
    await openInFirst('alpha.partnership.yaml');
    await shows('Preview (locked): Beta', 'Preview: Alpha');
  });

  it('one can be opened locked, and is found again', async () => {
    await editor.runCommand(OPEN_LOCKED);
    await shows('Preview (locked): Alpha', 'Preview (locked): Beta', 'Preview: Alpha');
    await editor.focusGroup(1);
    await editor.runCommand(OPEN_LOCKED);
    await editor.settled();
    await shows('Preview (locked): Alpha', 'Preview (locked): Beta', 'Preview: Alpha');
  });

  it('all are live', async () => {
    await openInFirst('beta.partnership.yaml');
    await shows('Preview (locked): Alpha', 'Preview (locked): Beta', 'Preview: Beta');
    await focusPreview('Preview (locked): Beta');
    await editor.focusGroup(1);
    await editor.goTo(2, 200);
    await editor.typeText('!');
    await shows('Preview (locked): Alpha', 'Preview (locked): Beta!', 'Preview: Beta…');
    await focusPreview(/^Preview: Beta/);
    await shows('Preview (locked): Alpha', 'Preview (locked): Beta…', 'Preview: Beta!');
    await editor.press('Backspace');
    await editor.savedText('beta.partnership.yaml');
    await shows('Preview (locked): Alpha', 'Preview (locked): Beta…', 'Preview: Beta');
  });

  it('an unlocked one that does what another does takes its place', async () => {
    await focusPreview('Preview (locked): Alpha');
    await editor.runCommand(LOCK);
    await shows('Preview (locked): Beta…', 'Preview: Alpha');
  });

  it('all come back after a reload, as they were', async () => {
    await editor.settled();
    await editor.reload();
    await shows('Preview (locked): Beta…', 'Preview: Alpha');
    await (await editor.webviewFrame('Alpha')).getByText('Partner of Alpha').first().waitFor();
    await openInFirst('beta.partnership.yaml');
    await shows('Preview (locked): Beta…', 'Preview: Beta');
    await focusPreview(/^Preview \(locked\): Beta/);
    await shows('Preview (locked): Beta', 'Preview: Beta…');
  });

  it('show what another program writes', async () => {
    const file = path.join(editor.workspace, 'beta.partnership.yaml');
    await editor.focusGroup(1);
    await editor.runCommand('View: Close All Editors in Group');
    await writeFile(file, planOf('Gamma'));
    await shows('Preview (locked): Gamma', 'Preview: …');
  });

  it('go along with a new name', async () => {
    await editor.runCommand('View: Show Explorer');
    await editor.page.locator('.explorer-folders-view').getByText('beta.partnership.yaml').click();
    await editor.page.keyboard.press('F2');
    const name = editor.page.locator('.explorer-item-edited input');
    await name.fill('delta.partnership.yaml');
    await name.press('Enter');
    await editor.page.locator('.tab').getByText('delta.partnership.yaml').waitFor();
    await editor.focusGroup(1);
    await editor.goTo(2, 200);
    await editor.typeText('!');
    await focusPreview('Preview (locked): Gamma');
    await shows('Preview (locked): Gamma!', 'Preview: Gamma…');
  });

  it('say so when their plan is gone', async () => {
    await editor.page.locator('.tab').getByText('delta.partnership.yaml').click();
    await editor.savedText('delta.partnership.yaml');
    await editor.runCommand('View: Close Editor');
    await focusPreview('Preview (locked): Gamma!');
    const frame = await editor.webviewFrame('Gamma!');
    await rm(path.join(editor.workspace, 'delta.partnership.yaml'));
    await frame.locator('#notice').getByText('cannot be brought up to date').waitFor();
    await frame.getByText('Partner of Gamma').first().waitFor();
  });
});
