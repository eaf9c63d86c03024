import type { Language } from '../schema/shape';

/** The editor's settings that the server knows. */
export interface Settings {
  /** Of messages about plans that have none of their own. */
  readonly language: Language;
}

/**
 * Reads the editor's settings, whatever it sends.
 * @param raw the section `partnershipPlan`
 * @param locale the editor's own language, such as `he` or `en-gb`
 */
export function readSettings(raw: unknown, locale: string | undefined): Settings {
  const chosen = typeof raw === 'object' && raw !== null && 'language' in raw ? raw.language : undefined;
  if (chosen === 'he' || chosen === 'en') return { language: chosen };
  return { language: locale && /^(he|iw)\b/i.test(locale) ? 'he' : 'en' };
}
