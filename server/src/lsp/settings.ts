import type { RuleSetting } from '../configuration/configuration';
import { readRules } from '../configuration/read';
import type { Language } from '../schema/shape';

/** The editor's settings that the server knows. */
export interface Settings {
  /** Of messages about plans that have none of their own. */
  readonly language: Language;
  /** Whether names, lengths and sums are shown amid the text. */
  readonly inlayHints: boolean;
  /** What is set for rules, for plans that no configuration file stands above. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

/**
 * Reads the editor's settings, whatever it sends.
 * @param raw the section `partnershipPlan`
 * @param locale the editor's own language, such as `he` or `en-gb`
 */
function readSettings(raw: unknown, locale: string | undefined): Settings {
  const section: Record<string, unknown> = typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const { language } = section;
  const own = locale && /^(he|iw)\b/i.test(locale) ? 'he' : 'en';
  return {
    language: language === 'he' || language === 'en' ? language : own,
    inlayHints: section.inlayHints !== false,
    rules: readRules(section.rules),
  };
}

/** The settings of the open documents: each folder of a workspace may have its own. */
export class SettingsByDocument {
  private readonly own = new Map<string, Settings>();
  private readonly asked = new Map<string, Promise<void>>();
  private general: Settings;
  private generalText = '';

  /**
   * @param ask the editor's section of settings for a document, or for none; undefined where it doesn't tell
   * @param locale the editor's own language
   */
  constructor(
    private readonly ask: (uri: string | undefined) => Promise<unknown>,
    private readonly locale: string | undefined,
  ) {
    this.general = readSettings(undefined, locale);
  }

  /** The settings for a document, as far as they have been told; those for all documents without one. */
  of(uri?: string): Settings {
    return (uri !== undefined && this.own.get(uri)) || this.general;
  }

  /** Resolves when the settings of a document have been told. Never rejects. */
  ready(uri: string): Promise<void> {
    let asked = this.asked.get(uri);
    if (!asked) {
      asked = this.load(uri);
      this.asked.set(uri, asked);
    }
    return asked;
  }

  /** Asks anew for all. */
  async reload(): Promise<void> {
    const uris = [...this.asked.keys()];
    const raw = await this.ask(undefined).catch(() => undefined);
    this.general = readSettings(raw, this.locale);
    this.generalText = JSON.stringify(raw) ?? '';
    for (const uri of uris) this.asked.set(uri, this.load(uri));
    await Promise.all(uris.map((uri) => this.asked.get(uri)));
  }

  close(uri: string): void {
    this.own.delete(uri);
    this.asked.delete(uri);
  }

  private async load(uri: string): Promise<void> {
    // A client that can't tell has no settings; that is no reason to stop.
    const raw = await this.ask(uri).catch(() => undefined);
    if (!this.asked.has(uri)) return;
    // The same settings are the same object, so that nothing is checked twice.
    if ((JSON.stringify(raw) ?? '') === this.generalText) this.own.delete(uri);
    else this.own.set(uri, readSettings(raw, this.locale));
  }
}
