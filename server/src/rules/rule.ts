import type { Catalog } from '../catalog';
import type { PlanDocument, Span } from '../plan/document';
import type { Change } from '../plan/edit';
import type { Plan } from '../plan/model';
import type { Names } from '../plan/names';
import type { Place } from '../plan/tree';
import type { Language } from '../schema/shape';

/** A text in both languages; a rule words each by itself, not one after the other. */
export type Bilingual = Readonly<Record<Language, string>>;

export type Severity = 'info' | 'warning' | 'error';

export const CATEGORIES = [
  'structure',
  'vision',
  'conduct',
  'partners',
  'matrix',
  'issues',
  'governance',
  'implementation',
  'measurement',
  'resources',
  'language',
  'sign-off',
  'ignores',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** A way to mend what was found. */
export interface Fix {
  readonly title: Bilingual;
  /**
   * Safe fixes say nothing in the partners' name that isn't so already: they may be applied all at once, unasked. Others
   * are a choice or begin a sentence that people must finish.
   */
  readonly safe: boolean;
  /** True for one of several answers that are as good as each other: only people can say which it is, each time. */
  readonly isChoice?: boolean;
  /** The edits, worked out when asked for; undefined where the text at that place can't be edited. */
  edits(): readonly Change[] | undefined;
}

/** Fixes of which only people can say which one is right, where there are several. */
export function oneOf(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.length > 1 ? fixes.map((fix) => ({ ...fix, isChoice: true })) : fixes;
}

/** One place at which a rule fires. */
export interface Report {
  /** The narrowest place that shows the fault. */
  readonly at: Place | Span;
  /** What, why, and what to do. */
  readonly message: Bilingual;
  readonly related?: readonly { readonly at: Place | Span; readonly message: Bilingual }[];
  /** The first one is preferred. A function, where they are many or take long to work out: most are never asked for. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  /** Marks the text as no longer of use. */
  readonly unnecessary?: boolean;
}

/** The ways to mend what a report tells. */
export function fixesOf({ fixes = [] }: Report): readonly Fix[] {
  return typeof fixes === 'function' ? fixes() : fixes;
}

/** What a rule may look at besides the plan. */
export interface Context<Options> {
  readonly catalog: Catalog;
  readonly options: Options;
  readonly names: Names;
  readonly document: PlanDocument;
}

/** A numeric option of a rule, as it is set in the configuration. */
export interface RuleOption {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly description: Bilingual;
}

type OptionValues<O> = { readonly [K in keyof O]: number };

interface RuleFacts<O extends Readonly<Record<string, RuleOption>>> {
  readonly id: string;
  readonly category: Category;
  /** One severity, or one while the partners explore and align and another once they have agreed. */
  readonly severity: Severity | { readonly early: Severity; readonly late: Severity };
  /** Lines of the workshop's summary (`L133`), or another source's name. */
  readonly source: readonly string[];
  /** A few words for lists and titles. */
  readonly summary: Bilingual;
  /** For the rule's page: when it fires. */
  readonly when: Bilingual;
  /** For the rule's page: why it matters, in the workshop's terms. */
  readonly why: Bilingual;
  /** For the rule's page: what the quick fix does; absent where there is none. */
  readonly fix?: Bilingual;
  readonly options?: O;
  /**
   * Plans, or parts of plans, of each kind. `⟦` and `⟧` in a failing one enclose each place that is to be reported; they
   * aren't part of the text. They stand on the rule's page and are its first tests, at the day `EXAMPLES_TODAY`.
   */
  readonly examples: { readonly fails: readonly string[]; readonly passes: readonly string[] };
}

/** A rule about plans that can be read. */
export interface PlanRule<O extends Readonly<Record<string, RuleOption>>> extends RuleFacts<O> {
  check(plan: Plan, context: Context<OptionValues<O>>): Iterable<Report>;
}

/** A rule about text that may be no plan yet. */
export interface TextRule extends RuleFacts<Readonly<Record<never, RuleOption>>> {
  /** @param plan what can be read of it; undefined for a text without keys */
  checkText(
    document: PlanDocument,
    context: Context<OptionValues<Readonly<Record<never, RuleOption>>>>,
    plan: Plan | undefined,
  ): Iterable<Report>;
}

/** A rule about the findings of the other rules and the comments that ask for them to be ignored. */
export interface IgnoreRule extends RuleFacts<Readonly<Record<never, RuleOption>>> {
  checkIgnores(ignores: readonly IgnoreUse[], document: PlanDocument): Iterable<Report>;
}

/** A rule id in an ignore comment, and what came of it. */
export interface IgnoreUse {
  /** The comment. */
  readonly directive: PlanDocument['directives'][number];
  /** Undefined for a comment that names no rule at all. */
  readonly rule: PlanDocument['directives'][number]['rules'][number] | undefined;
  readonly isKnown: boolean;
  readonly nearest: string | undefined;
  readonly ignored: number;
}

export type AnyRule = RuleFacts<Readonly<Record<string, RuleOption>>> &
  (
    | { check(plan: Plan, context: Context<Readonly<Record<string, number>>>): Iterable<Report> }
    | Pick<TextRule, 'checkText'>
    | Pick<IgnoreRule, 'checkIgnores'>
  );

/** The day on which the examples of all rules are read. */
export const EXAMPLES_TODAY = '2027-03-01';

/** Declares a rule about plans. */
export function rule<const O extends Readonly<Record<string, RuleOption>> = Readonly<Record<never, RuleOption>>>(
  definition: PlanRule<O>,
): AnyRule {
  return definition as unknown as AnyRule;
}

/** Declares a rule that also works on text that is no plan yet. */
export function textRule(definition: TextRule): AnyRule {
  return definition;
}

/** Declares a rule about ignore comments. */
export function ignoreRule(definition: IgnoreRule): AnyRule {
  return definition;
}

/** The same text in both languages, for names and ids. */
export function both(text: string): Bilingual {
  return { en: text, he: text };
}
