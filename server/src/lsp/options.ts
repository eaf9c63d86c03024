import type { CheckOptions } from '../check';
import { type Configuration, defaultConfiguration } from '../configuration/configuration';
import type { Settings } from './settings';

/** The options of a check, the same object for the same configuration and settings, so that plans know what is new. */
export class OptionsByConfiguration {
  private readonly known = new WeakMap<Settings, WeakMap<Configuration, CheckOptions>>();
  private readonly withoutFile = new WeakMap<Settings, Configuration>();

  /** The configuration of a file wins over what is set in the editor, so that the editor and a CI machine agree. */
  of(file: Configuration | undefined, settings: Settings): CheckOptions {
    const configuration = file ?? this.ownOf(settings);
    const known = this.known.get(settings) ?? new WeakMap<Configuration, CheckOptions>();
    this.known.set(settings, known);
    let options = known.get(configuration);
    if (!options) {
      options = { configuration, language: settings.language };
      known.set(configuration, options);
    }
    return options;
  }

  private ownOf(settings: Settings): Configuration {
    let own = this.withoutFile.get(settings);
    if (!own) {
      own = { ...defaultConfiguration(), rules: settings.rules };
      this.withoutFile.set(settings, own);
    }
    return own;
  }
}
