import { ruleById } from '../rules/all';
import type { Language } from '../schema/shape';
import type { RuleSetting } from './configuration';
import { SETTINGS } from './schema';

/** What a configuration says, as far as it is sound. */
export interface ConfigurationData {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Paths as they are written. */
  readonly catalogs: readonly string[];
  readonly language: Language | undefined;
}

/**
 * Reads a configuration.
 * @param data as parsed from YAML; it may be anything
 * @returns what is well formed; the rest is left out, since the schema is what tells the writer about it. Never throws
 */
export function readConfigurationData(data: unknown): ConfigurationData {
  const { rules, catalogs, language } = isMap(data) ? data : {};
  return {
    rules: readRules(rules),
    catalogs: Array.isArray(catalogs) ? catalogs.filter((path) => typeof path === 'string') : [],
    language: language === 'he' || language === 'en' ? language : undefined,
  };
}

/**
 * Reads what is set for rules: a severity for each, or a map of severity and options.
 * @param data by rule id, from a configuration file or the editor's settings; it may be anything
 */
export function readRules(data: unknown): ReadonlyMap<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  if (!isMap(data)) return settings;
  for (const [id, value] of Object.entries(data)) {
    const setting = readSetting(id, value);
    if (setting) settings.set(id, setting);
  }
  return settings;
}

function readSetting(id: string, value: unknown): RuleSetting | undefined {
  const rule = ruleById(id);
  if (!rule) return undefined;
  if (!isMap(value)) {
    const severity = severityOf(value);
    return severity && { severity, options: {} };
  }
  const options: Record<string, number> = {};
  for (const [name, { minimum, maximum }] of Object.entries(rule.options ?? {})) {
    const number = value[name];
    if (typeof number === 'number' && number >= minimum && number <= maximum) options[name] = number;
  }
  return { severity: severityOf(value.severity), options };
}

function severityOf(value: unknown): RuleSetting['severity'] {
  return SETTINGS.find((one) => one === value);
}

function isMap(data: unknown): data is { readonly [key: string]: unknown } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
