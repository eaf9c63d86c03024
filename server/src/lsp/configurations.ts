import type { Configuration } from '../configuration/configuration';
import {
  type ConfigurationFile,
  configurationAddresses,
  isConfiguration,
  loadConfiguration,
  normalised,
  type Reader,
} from '../configuration/load';
import type { Language } from '../schema/shape';

interface Known {
  /** The file as it stands; undefined where there is none. */
  readonly file: ConfigurationFile | undefined;
  /** What is in force: of the file, or how it last was without errors. */
  readonly inForce: Configuration | undefined;
}

/** What the configurations need of the server around them. */
export interface Surroundings {
  readonly reader: Reader;
  /** The text of a document that is open in the editor. */
  openText(uri: string): string | undefined;
  /** The language of messages where a configuration doesn't say. */
  language(): Language;
  /** Told when something has changed for plans, or for the configuration files themselves. */
  changed(): void;
  /** Told of every reading; without a file, there is none or nobody asks for it any longer. */
  told(uri: string, file: ConfigurationFile | undefined): void;
}

/** The configuration files above the open plans: each read once, and again when it, or a catalog it names, changes. */
export class Configurations {
  private readonly known = new Map<string, Known>();
  private readonly loading = new Map<string, Promise<boolean>>();

  constructor(private readonly around: Surroundings) {}

  /** The configuration of a plan, as far as it has been read; undefined where there is none. */
  of(plan: string): Configuration | undefined {
    for (const address of configurationAddresses(plan)) {
      const known = this.known.get(address);
      if (known?.file) return known.inForce;
    }
    return undefined;
  }

  /** Resolves when all that decides about a plan has been read. Never rejects. */
  async ready(plan: string): Promise<void> {
    for (const address of configurationAddresses(plan)) {
      await this.settled(address);
      if (this.known.get(address)?.file) return;
    }
  }

  /** A configuration file, checked; undefined for what is none, or isn't there. */
  async file(uri: string): Promise<ConfigurationFile | undefined> {
    if (!isConfiguration(uri)) return undefined;
    const address = normalised(uri);
    await this.settled(address);
    return this.known.get(address)?.file;
  }

  /** True for an address that was looked at, because it decides about a plan or was asked for. */
  knows(uri: string): boolean {
    const address = normalised(uri);
    return this.known.has(address) || this.loading.has(address);
  }

  /** The addresses of the configurations that there are, and of all catalogs that they name. */
  get files(): readonly string[] {
    const files = [...this.known.values()].flatMap(({ file }) => (file ? [file.uri, ...file.catalogs] : []));
    return [...new Set(files)];
  }

  /** Reads anew what changed files, or folders that have gone, decide; files that nobody asked for change nothing. */
  async refresh(...uris: readonly string[]): Promise<void> {
    const changed = uris.map(normalised);
    const isChanged = (own: string) => changed.some((address) => own === address || own.startsWith(`${address}/`));
    const touched = [...this.known].filter(([own, { file }]) => isChanged(own) || file?.catalogs.some(isChanged));
    const addresses = new Set(touched.map(([own]) => own));
    // A configuration that is just being read may name them as well.
    for (const address of this.loading.keys()) addresses.add(address);
    const news = await Promise.all([...addresses].map((address) => this.load(address)));
    if (news.includes(true)) this.around.changed();
  }

  /** Reads anew what was read for a plan, for clients that don't tell of changes. */
  async reread(plan: string): Promise<void> {
    await this.refresh(...configurationAddresses(plan).filter((address) => this.known.has(address)));
  }

  /** Reads all anew: the language of messages has changed. */
  async rereadAll(): Promise<void> {
    await this.refresh(...[...this.known].flatMap(([address, { file }]) => (file ? [address] : [])));
  }

  /** Forgets what stands above none of the open documents. */
  keepFor(open: readonly string[]): void {
    const kept = new Set(open.flatMap(configurationAddresses));
    for (const [address, { file }] of this.known) {
      if (kept.has(address)) continue;
      this.known.delete(address);
      if (file) this.around.told(address, undefined);
    }
  }

  /** Resolves when an address has been read, in its newest state. */
  private async settled(address: string): Promise<void> {
    if (this.loading.has(address)) await this.loading.get(address);
    else if (!this.known.has(address)) await this.load(address);
  }

  /** Reads an address; answers whether there is anything new. */
  private load(address: string): Promise<boolean> {
    // One reading after the other, so that the last word is the newest.
    const turn = (this.loading.get(address) ?? Promise.resolve(true)).then(() => this.read(address));
    this.loading.set(address, turn);
    void turn.then(() => {
      if (this.loading.get(address) === turn) this.loading.delete(address);
    });
    return turn;
  }

  private async read(address: string): Promise<boolean> {
    const { around, known } = this;
    const before = known.get(address);
    let text = around.openText(address);
    try {
      text ??= await around.reader.read(address);
    } catch {
      // What can't be read just now stays in force as it last was.
      if (before?.file) return false;
    }
    if (text === undefined) {
      if (before && !before.file) return false;
      known.set(address, { file: undefined, inForce: undefined });
      if (before) around.told(address, undefined);
      return true;
    }
    const file = await loadConfiguration(address, text, around.reader, { language: around.language() });
    // While a configuration is broken, the last good one stays in force.
    const inForce = file.isSound ? file.configuration : (before?.inForce ?? file.configuration);
    known.set(address, { file, inForce });
    around.told(address, file);
    return true;
  }
}
