// A real VS Code, driven from outside as a user does: by keyboard, and looked at.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { atExit, root } from '../../../scripts/lib/processes.mjs';
import { launchWorkbench, type ThemeName, themes, type WorkbenchOptions } from '../../../scripts/lib/workbench.mjs';

/** A workspace with one plan, `x.partnership.yaml`. */
export const WITH_A_PLAN = path.join(root, 'test/editor/workspace');

/** Long enough for a busy machine with two cores; only failures wait so long. */
const patience = 30_000;

/** What the embedded VS Code misses on every start: favicons, a service worker, source maps, the network. */
const ownComplaints =
  /^%c|^Failed to load resource: .*\(http:\/\/127\.0\.0\.1:\d+\/(_static|stable-|update)|open-vsx|fetching the script/;

export interface Options
  extends Omit<WorkbenchOptions, 'kind' | 'folder' | 'workspaceFile' | 'tests' | 'onLog' | 'onExit'> {
  /** Extension host (default `desktop`). */
  kind?: WorkbenchOptions['kind'];
  /** Workspace folder, of which a copy is opened; an empty one by default. */
  folder?: string;
  /** More files for the copy: path with slashes → text. */
  files?: Readonly<Record<string, string>>;
  /** A `.code-workspace` file among these, with the folders to open; their paths are relative to it. */
  workspaceFile?: string;
  /** A file of the workspace to open at the start. */
  open?: string;
}

export interface Problem {
  severity: 'error' | 'warning' | 'info';
  message: string;
  /** The rule's id. */
  code: string;
  source: string;
  /** From 1. */
  line: number;
  column: number;
}

/**
 * Opens VS Code with the extension under test. Call `close` when done (it also closes with the process).
 * @throws {Error} with a plain message when something is not installed
 */
export async function openWorkbench(options: Options = {}): Promise<Editor> {
  const { kind = 'desktop', folder, workspaceFile, files = {}, open, settings, ...rest } = options;
  const scratch = await mkdtemp(path.join(tmpdir(), 'partnership-plan-page-'));
  const remove = () => rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  const forget = atExit(remove);
  const workspace = path.join(scratch, 'workspace');
  try {
    if (folder) await cp(folder, workspace, { recursive: true });
    else await mkdir(workspace);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(workspace, name)), { recursive: true });
      await writeFile(path.join(workspace, name), text);
    }
    const workbench = await launchWorkbench({
      kind,
      folder: workspace,
      workspaceFile: workspaceFile && path.join(workspace, workspaceFile),
      extension: process.env.PARTNERSHIP_PLAN_TESTED_EXTENSION ?? root,
      // A cursor that blinks makes pictures differ.
      settings: { 'editor.cursorBlinking': 'solid', ...settings },
      ...rest,
    });
    const editor = new Editor(workbench.page, workspace, workbench.server.origin, async () => {
      await workbench.close();
      await remove();
      forget();
    });
    try {
      await editor.ready();
      if (open) await editor.openFile(open);
    } catch (error) {
      await editor.close();
      throw error;
    }
    return editor;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A text without the invisible marks that tell its direction. */
function withoutMarks(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

/** One window of VS Code. All methods wait for what they need, and throw when it does not come. */
export class Editor {
  /** Addresses of other machines that something in the window asked for (VS Code's own questions left out). */
  readonly outsideRequests: string[] = [];
  /** Errors on the page's console, with those of webviews (such as violations of their CSP), but not VS Code's own. */
  readonly consoleErrors: string[] = [];

  constructor(
    readonly page: Page,
    /** Absolute path of the workspace's copy. */
    readonly workspace: string,
    origin: string,
    readonly close: () => Promise<void>,
  ) {
    page.setDefaultTimeout(patience);
    page.on('request', (request) => {
      const { protocol, host, href } = new URL(request.url());
      // Webviews' resources have addresses of their own, which VS Code answers itself.
      const own = host === new URL(origin).host || /\.vscode-resource\.vscode-cdn\.net$/.test(host);
      if (/^(https?|wss?):$/.test(protocol) && !own && host !== 'open-vsx.org') this.outsideRequests.push(href);
    });
    page.on('console', (message) => {
      const line = `${message.text()} (${message.location().url})`;
      if (message.type() === 'error' && !ownComplaints.test(line)) this.consoleErrors.push(line);
    });
  }

  /** Waits until the workbench has restored its window. */
  async ready(): Promise<void> {
    // As text, since the types of browsers are not among this project's.
    await this.page.waitForFunction('globalThis.driver !== undefined', undefined, { timeout: 2 * patience });
    await this.page.evaluate('globalThis.driver.whenWorkbenchRestored()');
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }

  /** Reloads the window by VS Code's own command, which keeps what it is to keep. */
  async reload(): Promise<void> {
    const reloaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await reloaded;
    await this.ready();
  }

  /** The active editor group's text editor. */
  get textEditor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** Opens a file of the workspace (path with slashes), by Quick Open. */
  async openFile(name: string): Promise<void> {
    const base = path.posix.basename(name);
    await this.retry(`${name} in Quick Open`, async () => {
      await this.page.keyboard.press('Control+p');
      // A key that is pressed while the focus moves may be lost.
      await this.quickInput.waitFor({ timeout: 5_000 });
      await this.quickInput.fill(name);
      const row = this.quickRows.filter({ hasText: base }).first();
      await row.waitFor({ timeout: 5_000 });
      await row.click();
      // Left where it clicked, the mouse would bring up hovers.
      await this.page.mouse.move(0, 0);
    });
    await this.page.locator('.tab.active').filter({ hasText: base }).waitFor();
    await this.textEditor.locator('.view-lines').waitFor();
    await this.focusEditor();
  }

  /** Puts the keyboard's focus into the active text editor. */
  async focusEditor(): Promise<void> {
    const focused = this.page.locator('.editor-group-container.active .monaco-editor.focused');
    await this.until('an editor of text to take the focus', async () => {
      if ((await focused.count()) > 0) return true;
      // Where a preview was used last, its group has no text: that stands in another one.
      const inActive = (await this.textEditor.count()) > 0;
      const editor = inActive ? this.textEditor : this.page.locator('.editor-instance .monaco-editor').first();
      const input = editor.locator('.native-edit-context, textarea').first();
      await input.focus({ timeout: 2_000 }).catch(() => undefined);
      return (await focused.count()) > 0;
    });
  }

  /** Puts the focus into a group of editors, from 1; webviews pass the key on, a little later. */
  async focusGroup(group: number): Promise<void> {
    const active = this.page
      .locator('.editor-group-container')
      .nth(group - 1)
      .and(this.page.locator('.active'));
    await this.until(`group ${group} to take the focus`, async () => {
      await this.page.keyboard.press(`Control+${group}`);
      return await active.waitFor({ timeout: 1_000 }).then(
        () => true,
        () => false,
      );
    });
  }

  /** Presses a key in the active text editor. */
  async press(key: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press(key);
  }

  /** Moves the cursor. Line and column count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+g');
    await this.quickInput.waitFor();
    await this.quickInput.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.focusEditor();
  }

  /** Moves the cursor to the end of the document. */
  async goToEnd(): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+End');
  }

  /** Types as a user does, so that suggestions, indentation and closing pairs take part. */
  async typeText(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** Puts text in at the cursor at once, as a paste does. */
  async paste(text: string): Promise<void> {
    await this.focusEditor();
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await this.page.keyboard.press('Control+v');
  }

  /** Opens the list of suggestions, if it is not open, and returns the labels that are in view. */
  async suggestions(): Promise<string[]> {
    const widget = this.page.locator('.suggest-widget.visible');
    const rows = widget.locator('.monaco-list-row');
    if (!(await rows.first().isVisible())) {
      await this.focusEditor();
      await this.page.keyboard.press('Control+Space');
    }
    await rows.first().waitFor();
    return (await rows.locator('.label-name').allTextContents()).map(withoutMarks);
  }

  /** Takes the suggestion with this label, opening the list if it is not open. */
  async acceptSuggestion(label: string): Promise<void> {
    await this.suggestions();
    const widget = this.page.locator('.suggest-widget.visible');
    const focused = widget.locator('.monaco-list-row.focused .label-name');
    const seen = new Set<string>();
    for (;;) {
      const current = withoutMarks((await focused.textContent()) ?? '');
      if (current === label) break;
      if (seen.has(current) && current === [...seen][0]) {
        throw new Error(`There is no suggestion "${label}", but: ${[...seen].join(', ')}`);
      }
      seen.add(current);
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
    await widget.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title in the Command Palette, such as "View: Toggle Word Wrap". */
  async runCommand(title: string): Promise<void> {
    await this.retry(`the command "${title}"`, async () => {
      await this.page.keyboard.press('F1');
      // A key that is pressed while the focus moves may be lost.
      await this.quickInput.waitFor({ timeout: 5_000 });
      await this.quickInput.fill(`>${title}`);
      // The list is filled bit by bit: what would be clicked may have moved on by then, what has the focus may not.
      await this.quickRows.and(this.page.locator('.focused')).filter({ hasText: title }).waitFor({ timeout: 5_000 });
      await this.page.keyboard.press('Enter');
    });
  }

  /** Answers an input box or a pick that a command shows: types (or picks what is typed) and presses Enter. */
  async answer(text: string): Promise<void> {
    await this.quickInput.waitFor();
    await this.quickInput.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Answers VS Code's own dialog for files. Until it has looked into the folder it takes no answer, and then it writes its
   * own proposal over what was typed.
   */
  async saveAs(file: string): Promise<void> {
    await this.quickInput.waitFor();
    await this.until('the dialog to be answered', async () => {
      if (!(await this.quickInput.isVisible())) return true;
      if ((await this.quickInput.inputValue({ timeout: 1_000 }).catch(() => '')) === file) {
        await this.page.keyboard.press('Enter');
      } else await this.quickInput.fill(file, { timeout: 1_000 }).catch(() => undefined);
      return false;
    });
  }

  /** Changes the theme of the window, by a setting of the workspace. Webviews hear of it a little later. */
  async changeTheme(theme: ThemeName): Promise<void> {
    const folder = path.join(this.workspace, '.vscode');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': themes[theme] }));
  }

  /** The titles of what Quick Pick offers now. */
  async picks(): Promise<string[]> {
    await this.quickRows.first().waitFor();
    return await this.quickRows.locator('.label-name').allTextContents();
  }

  /** The code actions at the cursor, by title; the menu stays open. */
  async quickFixes(): Promise<string[]> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+.');
    const rows = this.page.locator('.action-widget .monaco-list-row.action');
    await rows.first().waitFor();
    return (await rows.allTextContents()).map((title) => title.trim());
  }

  /** Applies the code action with this title at the cursor. */
  async applyQuickFix(title: string): Promise<void> {
    await this.quickFixes();
    await this.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).first().click();
    await this.page.locator('.action-widget .monaco-list-row').first().waitFor({ state: 'hidden' });
  }

  /**
   * The text of the hover at the cursor. Its parts come one by one.
   * @param wanted waits for a hover that says this
   */
  async hover(wanted = /\S/): Promise<string> {
    const shown = this.page.locator('.monaco-hover:not(.hidden) .hover-contents');
    let text = '';
    await this.until(
      `a hover that says ${wanted}`,
      async () => {
        // VS Code takes a hover back when something moves in the editor meanwhile; then it is asked again.
        if ((await shown.count()) === 0) {
          await this.focusEditor();
          await this.page.keyboard.press('Control+k');
          await this.page.keyboard.press('Control+i');
          await shown
            .first()
            .waitFor({ timeout: 1_000 })
            .catch(() => undefined);
        }
        text = (await shown.allInnerTexts()).join('\n') || text;
        return wanted.test(text);
      },
      () => text || 'none',
    );
    return text;
  }

  /**
   * What the Problems view lists, of all files.
   * @param wanted waits until the list is so; without it the list is taken as it stands
   */
  async problems(wanted: (problems: Problem[]) => boolean = () => true): Promise<Problem[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.runCommand('Problems: Focus on Problems View');
    await panel.waitFor();
    let found: Problem[] = [];
    await this.until(
      'the awaited problems',
      async () => {
        found = await this.readProblems(panel);
        return wanted(found);
      },
      () => found.map(({ code, line, message }) => `${code} at ${line}: ${message}`).join('; ') || 'none',
    );
    return found;
  }

  private async readProblems(panel: Locator): Promise<Problem[]> {
    // Only rows in view exist, and their places tell their order.
    const rows = await panel.locator('.monaco-list-row:has(.marker-line)').evaluateAll((elements) =>
      elements.map((element) => ({
        // The helpers that named functions need are not to be had in the page; hence no function here.
        severity: element.querySelector('.marker-icon')?.className ?? '',
        message:
          element.querySelector('.marker-message-details-container .monaco-highlighted-label')?.textContent ?? '',
        source: element.querySelector('.marker-source')?.textContent ?? '',
        code: element.querySelector('.marker-code')?.textContent ?? '',
        place: element.querySelector('.marker-line')?.textContent ?? '',
      })),
    );
    return rows.flatMap(({ severity, message, source, code, place }) => {
      const [, line, column] = /(\d+)\D+(\d+)/.exec(place) ?? [];
      if (!line || !column) return [];
      return {
        severity: /error/.test(severity) ? 'error' : /warning/.test(severity) ? 'warning' : 'info',
        message,
        source,
        code: code.replace(/^\(|\)$/g, ''),
        line: Number(line),
        column: Number(column),
      };
    });
  }

  /** The texts of notifications that show now. */
  async notifications(): Promise<string[]> {
    return await this.page.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Saves the active editor and returns the file's text. */
  async savedText(name: string): Promise<string> {
    await this.focusEditor();
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'hidden' });
    return await readFile(path.join(this.workspace, name), 'utf8');
  }

  /**
   * The lines of a text editor that are in view, without what is laid over them, but with inlay hints.
   * @param group of editors, from 0; without it, the active one
   */
  async visibleLines(group?: number): Promise<string[]> {
    const editor =
      group === undefined
        ? this.textEditor
        : this.page.locator('.editor-group-container').nth(group).locator('.editor-instance');
    return await editor.locator('.view-line').evaluateAll((lines) =>
      lines
        .map((line) => ({ top: Number.parseFloat(line.style.top), text: line.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
  }

  /**
   * The document within a webview.
   * @param title (part of) the webview's title, as its tab shows it; without it, any webview
   */
  async webviewFrame(title: string | RegExp = ''): Promise<Frame> {
    const matches = (text: string) => (typeof title === 'string' ? text.includes(title) : title.test(text));
    return await this.until(
      `a webview "${title}"`,
      async () => {
        for (const frame of this.page.frames()) {
          if (!frame.parentFrame() || frame.isDetached()) continue;
          try {
            const element = await frame.frameElement();
            const name = (await element.getAttribute('title')) ?? '';
            if ((await element.getAttribute('id')) !== 'active-frame' || !matches(name)) continue;
            if (await frame.locator('body > *').count()) return frame;
          } catch {
            // Webviews replace their frames; the next look finds the new one.
          }
        }
        return undefined;
      },
      () =>
        this.page
          .frames()
          .map((frame) => frame.name() || frame.url().slice(0, 60))
          .join(', '),
    );
  }

  /** Writes a PNG of the window; its folders are made. */
  async screenshot(file: string): Promise<void> {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }

  /** Waits until the window shows the same twice in a row: all is loaded, drawn and laid out. */
  async settled(): Promise<void> {
    let last = '';
    await this.until('the window to settle', async () => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      const now = (await this.page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');
      const same = now === last;
      last = now;
      return same;
    });
  }

  private get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-box input').first();
  }

  private get quickRows(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  }

  /** Polls until the probe gives something truthy. */
  async until<T>(what: string, probe: () => Promise<T>, seen?: () => string): Promise<NonNullable<T>> {
    const end = Date.now() + patience;
    for (;;) {
      const value = await probe();
      if (value) return value;
      if (Date.now() > end) {
        throw new Error(`Waited ${patience / 1000} s for ${what}.${seen ? ` There was: ${seen()}` : ''}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Tries something by keyboard again where VS Code was not ready to take it. */
  private async retry(what: string, attempt: () => Promise<void>): Promise<void> {
    let last: unknown;
    for (let count = 0; count < 4; count++) {
      try {
        await attempt();
        return;
      } catch (error) {
        last = error;
        await this.page.keyboard.press('Escape');
      }
    }
    throw new Error(`VS Code did not come to ${what}: ${last instanceof Error ? last.message : last}`);
  }
}
