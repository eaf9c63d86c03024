import type { CancellationToken, Diagnostic, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { normalised } from '../configuration/load';
import type { DeclaredSymbol } from '../features/workspace-symbols';
import type { Language } from '../schema/shape';

/** A plan of the workspace that isn't open: as much of it as is shown. */
export interface ClosedPlan {
  readonly uri: string;
  /** Another one whenever the findings may be others. */
  readonly resultId: string;
  readonly diagnostics: Diagnostic[];
  readonly symbols: readonly DeclaredSymbol[];
}

/** What the workspace needs of the server around it. */
export interface Surroundings {
  /** The addresses of the plans in a folder and below. */
  find(folder: string): Promise<readonly string[]>;
  /** The text of a file; undefined where there is none. */
  read(uri: string): Promise<string | undefined>;
  isOpen(address: string): boolean;
  /** What is to be shown of a plan. */
  check(uri: string, folder: string, text: string): Promise<Pick<ClosedPlan, 'diagnostics' | 'symbols'>>;
  /** Resolves when nobody has typed for a moment. */
  quiet(): Promise<void>;
  /** A progress bar of the editor. */
  progress(): Promise<WorkDoneProgressServerReporter>;
  language(): Language;
  /** Told of each closed plan that was checked, and of each that has gone: then without findings. */
  told(uri: string, diagnostics: Diagnostic[]): void;
  report(error: unknown): void;
}

/** Of a workspace with more plans than this, the others are checked once they are opened. */
const MOST_PLANS = 10_000;

/** From so many plans on, a progress bar is shown. */
const MANY = 25;

const PROGRESS: Readonly<Record<Language, { title: string; done(checked: number, all: number): string }>> = {
  en: { title: 'Checking partnership plans', done: (checked, all) => `${checked} of ${all}` },
  he: { title: 'בדיקת תוכניות שותפות', done: (checked, all) => `${checked} מתוך ${all}` },
};

/**
 * The plans of the workspace's folders that aren't open. They are read one after the other while nobody types, and
 * again when they, or what they are checked by, change. Of each no more is kept than its findings and symbols.
 */
export class WorkspacePlans {
  private folders: readonly string[] = [];
  /** All plans there are, open ones too, with the folder of the workspace that they stand in. */
  private readonly found = new Map<string, { readonly uri: string; readonly folder: string }>();
  private readonly known = new Map<string, ClosedPlan>();
  private readonly pending = new Set<string>();
  private scanning: Promise<void> = Promise.resolve();
  private working: Promise<void> | undefined;
  private readonly waiting = new Set<() => void>();
  private results = 0;

  constructor(private readonly around: Surroundings) {}

  /** The closed plans that have been checked, with their normalised addresses. */
  get plans(): ReadonlyMap<string, ClosedPlan> {
    return this.known;
  }

  /** Looks for plans in these folders, and forgets those elsewhere. */
  setFolders(folders: readonly string[]): void {
    // A folder within another one decides about what is in it.
    this.folders = [...new Set(folders)].sort((a, b) => b.length - a.length);
    this.scan();
  }

  /** Takes up what happened to plans, and to folders that have gone; others than those of the workspace change nothing. */
  filesChanged(changes: readonly { readonly uri: string; readonly exists: boolean }[]): void {
    let isNew = false;
    for (const { uri, exists } of changes) {
      const address = normalised(uri);
      if (!exists) this.forgetBelow(address);
      else if (this.found.has(address)) this.pending.add(address);
      else isNew = true;
    }
    // Which new ones count, the finder knows: git may ignore them.
    if (isNew) this.scan();
    this.work();
  }

  /** An open plan is no business of ours. */
  opened(uri: string): void {
    const address = normalised(uri);
    this.known.delete(address);
    this.pending.delete(address);
    this.wake();
  }

  /** A plan is ours again, as it stands in its file. */
  closed(uri: string): void {
    if (!this.has(uri)) return;
    this.pending.add(normalised(uri));
    this.work();
  }

  /** True for what belongs to the workspace. */
  has(uri: string): boolean {
    return this.found.has(normalised(uri));
  }

  /** Checks all anew: what decides about them has changed. */
  recheck(): void {
    for (const address of this.found.keys()) this.pending.add(address);
    this.work();
  }

  /** Resolves when all plans have been found and checked. */
  async settled(): Promise<void> {
    await this.scanning;
    while (this.working) await this.working;
  }

  /** Resolves when other things are known than now, or nobody wants to know any longer. */
  async changed(token: CancellationToken): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        listening.dispose();
        resolve();
      };
      this.waiting.add(done);
      const listening = token.onCancellationRequested(done);
    });
  }

  /** Answers all who wait for changes. */
  wake(): void {
    for (const done of [...this.waiting]) done();
  }

  private scan(): void {
    this.scanning = this.scanning.then(async () => {
      const before = new Set(this.found.keys());
      for (const folder of this.folders) {
        try {
          for (const uri of await this.around.find(folder)) this.add(uri, folder, before);
        } catch (error) {
          this.around.report(error);
        }
      }
      for (const address of before) this.forget(address);
      this.work();
    });
  }

  private add(uri: string, folder: string, before: Set<string>): void {
    const address = normalised(uri);
    if (before.delete(address) || this.found.has(address) || this.found.size >= MOST_PLANS) return;
    this.found.set(address, { uri, folder });
    this.pending.add(address);
  }

  private forgetBelow(address: string): void {
    this.forget(address);
    for (const known of this.found.keys()) if (known.startsWith(`${address}/`)) this.forget(known);
  }

  private forget(address: string): void {
    const uri = this.found.get(address)?.uri;
    this.found.delete(address);
    this.pending.delete(address);
    this.known.delete(address);
    if (uri === undefined || this.around.isOpen(address)) return;
    this.around.told(uri, []);
    this.wake();
  }

  private work(): void {
    this.working ??= this.checkPending()
      .catch((error) => this.around.report(error))
      .finally(() => {
        this.working = undefined;
        this.wake();
        if (this.pending.size > 0) this.work();
      });
  }

  private async checkPending(): Promise<void> {
    let progress: WorkDoneProgressServerReporter | undefined;
    let checked = 0;
    for (const address of this.pending) {
      await this.around.quiet();
      if (!progress && this.pending.size >= MANY) progress = await this.begin();
      if (progress?.token.isCancellationRequested) this.pending.clear();
      // It may have been opened, or have gone, while we waited.
      if (!this.pending.delete(address)) continue;
      await this.checkOne(address);
      const all = ++checked + this.pending.size;
      progress?.report((100 * checked) / all, PROGRESS[this.around.language()].done(checked, all));
    }
    progress?.done();
  }

  private async begin(): Promise<WorkDoneProgressServerReporter> {
    const progress = await this.around.progress();
    progress.begin(PROGRESS[this.around.language()].title, 0, undefined, true);
    return progress;
  }

  private async checkOne(address: string): Promise<void> {
    const { around } = this;
    const found = this.found.get(address);
    if (!found || around.isOpen(address)) return;
    try {
      const text = await around.read(found.uri);
      if (text === undefined) return this.forget(address);
      const checked = await around.check(found.uri, found.folder, text);
      if (around.isOpen(address) || !this.found.has(address)) return;
      this.known.set(address, { uri: found.uri, resultId: String(++this.results), ...checked });
      around.told(found.uri, checked.diagnostics);
      this.wake();
    } catch (error) {
      // One file that can't be read is no reason to leave the others.
      around.report(error);
    }
  }
}
