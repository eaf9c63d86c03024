import type { BrowserContext, Page } from 'playwright-core';

/** `desktop` = the Node extension host, `web` = the web worker extension host of vscode.dev. */
export type HostKind = 'desktop' | 'web';

export type ThemeName = 'light' | 'dark' | 'hc-light' | 'hc-dark';

/** The names by which `theme` options know VS Code's own themes. */
export declare const themes: Readonly<Record<ThemeName, string>>;

export declare const quietSettings: Readonly<Record<string, unknown>>;

export interface WorkbenchOptions {
  kind: HostKind;
  /** Absolute path of the workspace folder; without it an empty window opens. */
  folder?: string | undefined;
  /** Absolute path of a `.code-workspace` file, which names the folders; instead of `folder`. */
  workspaceFile?: string | undefined;
  /** Absolute path of the extension under development. */
  extension?: string | undefined;
  /**
   * True takes `extension` as a user has it, not as one under development: `desktop` finds it, installed, in the folder
   * that it stands in; `web` has it as a site offers one to all its users.
   */
  installed?: boolean | undefined;
  /** Absolute path of a bundled script that exports `run(): Promise<void>`; needs `extension`. */
  tests?: string | undefined;
  /** User settings, over `quietSettings`. */
  settings?: Readonly<Record<string, unknown>> | undefined;
  /** Leaves workspace trust on, as users have it (default false). */
  trust?: boolean | undefined;
  /** One of ours, or the id of any theme. */
  theme?: ThemeName | (string & {}) | undefined;
  locale?: string | undefined;
  /** Of the window, in CSS pixels. */
  width?: number | undefined;
  height?: number | undefined;
  /** Device pixels for each CSS pixel in screenshots. */
  scale?: number | undefined;
  headless?: boolean | undefined;
  /** Hears of installations, in plain words. */
  log?: ((line: string) => void) | undefined;
  /** Hears what the workbench and the extension host log. */
  onLog?: ((type: string, args: unknown[]) => void) | undefined;
  onExit?: ((code: number) => void) | undefined;
}

export interface Workbench {
  page: Page;
  context: BrowserContext;
  server: { port: number; origin: string; version: string; output: () => string; ended: Promise<void> };
  address: string;
  /** Server data of this run; user settings are in `data/User/settings.json`. */
  dataDir: string;
  /** The exit code of the tests, once they are through. */
  ended: Promise<number>;
  close: () => Promise<void>;
}

export declare function launchWorkbench(options: WorkbenchOptions): Promise<Workbench>;
