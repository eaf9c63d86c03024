import { builtInCatalog, type Catalog } from '../catalog';
import type { Severity } from '../rules/rule';
import type { Language } from '../schema/shape';

/** What a project sets for one rule. */
export interface RuleSetting {
  /** Undefined leaves the rule its own severities. */
  readonly severity: Severity | 'off' | undefined;
  readonly options: Readonly<Record<string, number>>;
}

/** What a project decides about its checks. */
export interface Configuration {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** The workshop's catalog, with the project's own entries. */
  readonly catalog: Catalog;
  /** The language of messages about plans that have none of their own. */
  readonly language: Language | undefined;
}

let unset: Configuration | undefined;

/** The configuration where nobody has set anything; always the same one. */
export function defaultConfiguration(): Configuration {
  unset ??= { rules: new Map(), catalog: builtInCatalog(), language: undefined };
  return unset;
}
