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
export function readSettings(raw: unknown, locale: string | undefined): Settings {
  const section: Record<string, unknown> = typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const { language } = section;
  const own = locale && /^(he|iw)\b/i.test(locale) ? 'he' : 'en';
  return {
    language: language === 'he' || language === 'en' ? language : own,
    inlayHints: section.inlayHints !== false,
    rules: readRules(section.rules),
  };
}
