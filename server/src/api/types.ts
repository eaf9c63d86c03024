/**
 * Partnership Plan for programs: checks plans, reads them, mends them, and makes pages and documents of them.
 *
 * Nothing here asks a network, and no function but `resolveConfiguration` opens a file. What stands in a plan never makes
 * a function throw; a mistake in its options does (`TypeError`).
 */
import type { CatalogEntry, Language, Plan } from './plan.generated';

export type * from './plan.generated';

/** The version of this package. */
export declare const version: string;

/**
 * Checks a plan, as the editor and the command do.
 *
 * ```js
 * const { findings } = check(await readFile('river.partnership.yaml', 'utf8'));
 * for (const { line, severity, rule, message } of findings) console.log(`${line}: ${severity} ${rule}: ${message}`);
 * ```
 * @param text the plan, as YAML
 */
export declare function check(text: string, options?: CheckOptions): CheckResult;

/**
 * Applies the fixes that are safe: those that say nothing in the partners' name.
 * @param text the plan, as YAML; comments, quotes, indentation and line ends stay as they are
 * @returns what is found in the text after that
 */
export declare function fix(text: string, options?: CheckOptions): FixResult;

/**
 * Reads a plan as data.
 * @param text the plan, as YAML
 * @returns the plan, where it holds to the format; else what could be read of it, and why it is no plan
 */
export declare function parse(text: string, options?: ParseOptions): ParseResult;

/**
 * Makes a file of a plan to send, print, sign or sort: `html` is one page that needs nothing else, `docx` is for Word
 * and LibreOffice, `svg` is the poster of the matrix, `csv` is the register of commitments. A plan that is broken is
 * shown as far as it can be read.
 * @param text the plan, as YAML
 * @returns the file: bytes of a `docx`, text of the others
 */
export declare function render(text: string, options: RenderOptions & { readonly to: 'docx' }): Promise<Uint8Array>;
export declare function render(
  text: string,
  options: RenderOptions & { readonly to: Exclude<RenderFormat, 'docx'> },
): Promise<string>;
export declare function render(text: string, options: RenderOptions): Promise<string | Uint8Array>;

/**
 * Reads the configuration that a plan is checked by: the nearest `.partnershiprc.yaml` in its folder or above, with the
 * catalogs that it names.
 * @param file path of the plan, absolute or from the working directory; the plan itself need not be there
 * @returns what holds without one, where there is none
 * @throws {Error} (rejects) where it can't be read, or holds an error; the message tells the place
 */
export declare function resolveConfiguration(file: string): Promise<Configuration>;

/** What the rules are, in the order in which the documentation lists them. */
export declare function rules(): readonly Rule[];

export type Severity = 'error' | 'warning' | 'info';

/** A text in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

export interface CheckOptions {
  /** As `resolveConfiguration` reads it, or your own. It is read once; don't change it afterwards. */
  readonly configuration?: Configuration | undefined;
  /** The day on which the plan is read, `YYYY-MM-DD` (default: today, by this machine's clock). */
  readonly today?: string | undefined;
  /** The language of messages, whatever the plan's own. */
  readonly language?: Language | undefined;
  /** What is milder is left out (default: `info`, which leaves nothing out). */
  readonly minSeverity?: Severity | undefined;
  /** True works out the edits of fixes, too (default: false, which leaves `fixes` empty). */
  readonly fixes?: boolean | undefined;
}

export interface CheckResult {
  /** In document order. */
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** The language of the messages: as asked for, else the plan's own. */
  readonly language: Language;
}

export interface FixResult extends CheckResult {
  readonly text: string;
  /** How many findings were mended; 0 where the text is as it was. */
  readonly mended: number;
}

/** A stretch of a text. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that a rule found in a plan. It speaks of the plan: what it says and leaves out. */
export interface Finding extends Region {
  /** The rule's id, such as `unilateral-move`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What, why, and what to do. */
  readonly message: string;
  /** True where the editor offers a fix. */
  readonly fixable: boolean;
  /** Other places that it has to do with. */
  readonly related: readonly (Region & { readonly message: string })[];
  /** Empty unless `CheckOptions.fixes` asks for them. Each is a choice; the first is preferred. */
  readonly fixes: readonly Fix[];
}

/** A way to mend what was found. */
export interface Fix {
  readonly title: string;
  /** Replacements in the text as it was checked; they don't overlap. */
  readonly changes: readonly (Region & { readonly text: string })[];
}

export interface ParseOptions {
  /** The language of messages, whatever the plan's own. */
  readonly language?: Language | undefined;
}

export type ParseResult =
  | { readonly ok: true; readonly plan: Plan }
  | {
      readonly ok: false;
      /** Why it is no plan: at least one finding of `yaml-syntax` or `schema`. */
      readonly problems: readonly Finding[];
      /** What could be read; undefined where that is nothing. */
      readonly data: unknown;
    };

export type RenderFormat = 'html' | 'markdown' | 'docx' | 'svg' | 'csv';

export interface RenderOptions {
  readonly to: RenderFormat;
  /** The language of the file's own words (default: the plan's own). */
  readonly language?: Language | undefined;
  /** The day on which the plan is read, `YYYY-MM-DD` (default: today, by this machine's clock). */
  readonly today?: string | undefined;
  /** Decides which findings the page shows, and what it recognises. */
  readonly configuration?: Configuration | undefined;
}

/** What a team decides about its checks: `.partnershiprc.yaml` as data, with the entries of its catalogs. */
export interface Configuration {
  /** By the rule's id: a severity, or a severity and the rule's own options. */
  readonly rules?: Readonly<Record<string, Severity | 'off' | RuleSetting>> | undefined;
  /** The language of messages about plans that have none of their own. */
  readonly language?: Language | undefined;
  /** Entries beside the built-in catalog's; one with the id of a built-in entry takes its place. */
  readonly entries?: readonly CatalogEntry[] | undefined;
}

export interface RuleSetting {
  readonly severity?: Severity | 'off' | undefined;
  /** Options of the rule, such as `maxShare`. */
  readonly [option: string]: number | string | undefined;
}

/** What a rule looks for, and why. */
export interface Rule {
  readonly id: string;
  readonly category: string;
  /** While the partners explore and align, and once they have agreed. */
  readonly severity: { readonly early: Severity; readonly late: Severity };
  readonly summary: Bilingual;
  readonly when: Bilingual;
  readonly why: Bilingual;
  /** What its quick fix does; undefined where it has none. */
  readonly fix?: Bilingual | undefined;
  readonly options: Readonly<Record<string, RuleOption>>;
}

export interface RuleOption {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly description: Bilingual;
}
