import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileOperationRegistrationOptions,
  type FileSystemWatcher,
  type GlobPattern,
  WatchKind,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { CONFIGURATION_FILE } from '../configuration/load';

/** Every plan, by its name. */
const PLANS = '**/*.partnership.{yaml,yml}';

/** Folders that get another name: what is in them is not told of one by one. */
export const FOLDERS: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**', matches: 'folder' } }],
};

/** Asks the client to tell of changes of plans, configurations and the catalogs that these name. */
export class Watching {
  private watched = '';
  private watching: Promise<{ dispose(): void } | undefined> = Promise.resolve(undefined);

  constructor(private readonly connection: Connection) {}

  /**
   * Watches all that decides now.
   * @param files the addresses of the configurations in use, and of their catalogs
   * @param byFolder whether the client watches a folder by its address
   */
  watch(files: readonly string[], byFolder: boolean): void {
    const watchers: FileSystemWatcher[] = watchPatterns(files, byFolder).map((globPattern) => ({ globPattern }));
    // When a folder goes, editors tell of the folder alone.
    watchers.push({ globPattern: '**', kind: WatchKind.Delete });
    const key = JSON.stringify(watchers);
    if (this.watched === key) return;
    this.watched = key;
    this.watching = this.watching.then(async (before) => {
      const now = this.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      const watcher = await now.catch(() => undefined);
      before?.dispose();
      return watcher;
    });
  }
}

/** What to watch: plans and configurations anywhere in the workspace, and the files in use wherever they are. */
function watchPatterns(files: readonly string[], byFolder: boolean): readonly GlobPattern[] {
  const patterns: GlobPattern[] = [PLANS, `**/${CONFIGURATION_FILE}`];
  const named = new Set<string>();
  for (const uri of [...files].sort()) {
    const file = URI.parse(uri);
    const name = Utils.basename(file).replace(/[*?[\]{}]/g, '?');
    if (byFolder) patterns.push({ baseUri: Utils.dirname(file).toString(), pattern: name });
    else if (name !== CONFIGURATION_FILE && !named.has(name)) patterns.push(`**/${name}`);
    named.add(name);
  }
  return patterns;
}
