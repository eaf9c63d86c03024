import { existsSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { Finding } from '../check';
import { type Configuration, defaultConfiguration } from '../configuration/configuration';
import {
  CONFIGURATION_FILE,
  type ConfigurationFile,
  findConfiguration,
  loadConfiguration,
} from '../configuration/load';
import { relative } from '../files/find';
import { readLocalFile } from '../files/read';
import type { Language } from '../schema/shape';
import type { Said } from './language';
import { RunError, unreadable } from './run-error';
import { plain } from './terminal';

/** The configurations of plans: each file is read once. */
export class Configurations {
  private readonly loaded = new Map<string, Promise<Configuration | undefined>>();
  private readonly found: Said[] = [];

  /**
   * @param only the one configuration for all plans, in place of those beside them
   * @param language of messages about configurations
   */
  constructor(
    private readonly only: string | undefined,
    private readonly language: Language | undefined,
  ) {}

  /**
   * The configuration of a plan.
   * @param plan its path, absolute or relative to the working directory
   * @throws RunError where the configuration can't be read, or has errors
   */
  async of(plan: string): Promise<Configuration> {
    if (this.only !== undefined) {
      const named = await this.load(URI.file(path.resolve(this.only)).toString());
      if (!named) throw noConfiguration(plain(this.only));
      return named;
    }
    const found = await findConfiguration(URI.file(path.resolve(plan)).toString(), (uri) => this.load(uri));
    return found ?? defaultConfiguration();
  }

  /** What is amiss in those that were read, short of an error, and which were not read for their names: a line for each. */
  get notes(): readonly Said[] {
    return this.found;
  }

  /**
   * A configuration as a file among those that are checked.
   * @param uri where it is, for the catalogs that it names
   */
  check(uri: string, text: string): Promise<ConfigurationFile> {
    return loadConfiguration(uri, text, { read: readLocalFile }, { forceLanguage: this.language });
  }

  private load(uri: string): Promise<Configuration | undefined> {
    let known = this.loaded.get(uri);
    if (!known) {
      known = this.read(uri);
      this.loaded.set(uri, known);
    }
    return known;
  }

  private async read(uri: string): Promise<Configuration | undefined> {
    const shown = plain(relative(process.cwd(), URI.parse(uri).fsPath));
    const text = await readLocalFile(uri).catch((error: unknown) => {
      throw unreadable(shown, error);
    });
    if (text === undefined) {
      const other = uri.replace(/\.yaml$/, '.yml');
      if (existsSync(URI.parse(other).fsPath)) this.found.push(notRead(shown.replace(/\.yaml$/, '.yml')));
      return undefined;
    }
    const file = await this.check(uri, text);
    const told = (finding: Finding): Said => {
      const { line, character } = file.document.positionAt(finding.start);
      const words = `${shown}:${line + 1}:${character + 1}: ${plain(finding.message)}`;
      return { en: words, he: words };
    };
    const wrong = file.findings.find((finding) => finding.severity === 'error');
    if (wrong) throw new RunError(told(wrong));
    this.found.push(...file.findings.map(told));
    return file.configuration;
  }
}

function notRead(shown: string): Said {
  return {
    en: `${shown} is not read: the name of a configuration is ${CONFIGURATION_FILE}`,
    he: `הקובץ ${shown} אינו נקרא: שמו של קובץ הגדרות הוא ${CONFIGURATION_FILE}`,
  };
}

function noConfiguration(shown: string): RunError {
  return new RunError({ en: `there is no configuration ${shown}`, he: `אין קובץ הגדרות ${shown}` });
}
