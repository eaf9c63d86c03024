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
}

/** The configuration files above the open plans: each read once, and again when it, or a catalog it names, changes. */
export class Configurations {
  private readonly known = new Map<string, Known>();
  private readonly loading = new Map<string, Promise<void>>();

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

  /** The addresses of all catalogs that configurations name. */
  get catalogs(): readonly string[] {
    return [...new Set([...this.known.values()].flatMap(({ file }) => file?.catalogs ?? []))];
  }

  /** Reads anew what a changed file decides; other files change nothing. */
  async refresh(uri: string): Promise<void> {
    const address = normalised(uri);
    const touched = [...this.known].filter(([own, { file }]) => own === address || file?.catalogs.includes(address));
    const addresses = new Set(touched.map(([own]) => own));
    if (isConfiguration(uri)) addresses.add(address);
    for (const own of addresses) await this.load(own);
    if (addresses.size > 0) this.around.changed();
  }

  /** Resolves when an address has been read, in its newest state. */
  private async settled(address: string): Promise<void> {
    if (this.loading.has(address)) await this.loading.get(address);
    else if (!this.known.has(address)) await this.load(address);
  }

  private load(address: string): Promise<void> {
    // One reading after the other, so that the last word is the newest.
    const turn = (this.loading.get(address) ?? Promise.resolve()).then(() => this.read(address));
    this.loading.set(address, turn);
    void turn.then(() => {
      if (this.loading.get(address) === turn) this.loading.delete(address);
    });
    return turn;
  }

  private async read(address: string): Promise<void> {
    const text = this.around.openText(address) ?? (await this.around.reader.read(address).catch(() => undefined));
    const before = this.known.get(address);
    if (text === undefined) {
      this.known.set(address, { file: undefined, inForce: undefined });
      return;
    }
    const file = await loadConfiguration(address, text, this.around.reader, { language: this.around.language() });
    // While a configuration is broken, the last good one stays in force.
    const inForce = file.isSound ? file.configuration : (before?.inForce ?? file.configuration);
    this.known.set(address, { file, inForce });
  }
}
