/**
 * What the editor's side and the server say to each other beside the Language Server Protocol. Types and names only: the
 * client imports this file and nothing else of the server's.
 */
import type { TextEdit } from 'vscode-languageserver-types';
import type { Sector } from '../plan/model';
import type { Verdict } from '../plan/sign';

export type PlanLanguage = 'en' | 'he';
export type { Sector, Verdict };

/** Sent by the server whenever a plan has been checked anew. */
export const ANALYSED = 'partnershipPlan/analysed';
export interface AnalysedParams {
  readonly uri: string;
  readonly version: number;
  /** Of messages about the plan. */
  readonly language: PlanLanguage;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Asks for the page of a plan as it stands. */
export const PREVIEW = 'partnershipPlan/preview';
export interface PreviewParams {
  readonly uri: string;
  /** Of the page's own labels and of the findings; the plan's language where it is absent. */
  readonly language?: PlanLanguage;
  /** The number of the page that whoever asks has: then only what has changed since is sent, where that is known. */
  readonly known?: number;
}
interface PreviewPage {
  /** Version of the text that the page shows; older than the document's while the text is broken. */
  readonly version: number;
  /** The number of this page, which no other has. */
  readonly page: number;
  readonly title: string;
  /** Of the page. */
  readonly language: PlanLanguage;
  /** Of the plan, and so of a page for which no language is asked. */
  readonly planLanguage: PlanLanguage;
  readonly direction: 'ltr' | 'rtl';
  /** True while the text is broken and the page shows how the plan last stood. */
  readonly stale: boolean;
  /** Words for that, in the page's language; empty while the text is sound. */
  readonly notice: string;
}
/** A page as a whole. */
export interface WholePreview extends PreviewPage {
  /**
   * What stands inside `<main>`: escaped, without scripts, styles or links to other files. Lines, in `data-line`, count
   * from the sum of the `data-base` around them.
   */
  readonly html: string;
}
/** A page by what has changed of an earlier one. */
export interface ChangedPreview extends PreviewPage {
  /** The number of the earlier page. */
  readonly since: number;
  /**
   * Elements that are others now, by their `data-portion`. Within them, an element with `data-kept` stands for the one of
   * the earlier page with the same `data-portion`.
   */
  readonly changed: readonly { readonly portion: string; readonly html: string }[];
  /** Elements that have another `data-base` now. */
  readonly moved: readonly (readonly [portion: string, base: number])[];
}
export type PreviewResult = WholePreview | ChangedPreview;

/** Asks for a file made of a plan as it stands. */
export const EXPORT = 'partnershipPlan/export';
export type ExportFormat = 'html' | 'markdown' | 'docx' | 'svg' | 'csv';
export interface ExportParams {
  readonly uri: string;
  readonly to: ExportFormat;
  /** Of the file's own words; the plan's language where it is absent. */
  readonly language?: PlanLanguage;
}
export interface ExportResult {
  /** The file's bytes. */
  readonly base64: string;
  /** Of the file's name, without a dot. */
  readonly extension: string;
  /** False where a part of the text can't be read, and so may be missing from the file. */
  readonly isWhole: boolean;
}

/** Asks for the text of a new plan. */
export const NEW_PLAN = 'partnershipPlan/newPlan';
export interface NewPlanParams {
  readonly language: PlanLanguage;
  readonly title: string;
  readonly partners: readonly { readonly name: string; readonly sector: Sector }[];
}
export interface NewPlanResult {
  readonly text: string;
}

/** Asks who the partners of a plan are. */
export const PARTNERS = 'partnershipPlan/partners';
export interface PartnersParams {
  readonly uri: string;
}
export interface PartnerSummary {
  readonly id: string;
  readonly name: string;
  /** The sector's name in the plan's language. */
  readonly sector: string;
  readonly hasMatrixRow: boolean;
  readonly hasSigned: boolean;
}

/** Asks for the edits that write a partner's row of the matrix, or its sign-off. */
export const INSERT_MATRIX = 'partnershipPlan/insertMatrix';
export const SIGN = 'partnershipPlan/sign';
export interface SignParams extends PartnerEditParams {
  readonly verdict: Verdict;
  readonly note?: string;
}
export interface PartnerEditParams {
  readonly uri: string;
  readonly partner: string;
}
export interface PartnerEditResult {
  /** Version of the document that the edits are made for. */
  readonly version: number;
  readonly edits: readonly TextEdit[];
  /** 0-based line of the document after the edits where what was written begins. */
  readonly line: number;
}

/** Asks for the page of a rule, as Markdown. */
export const RULE_PAGE = 'partnershipPlan/rulePage';
export interface RulePageParams {
  readonly rule: string;
  readonly language: PlanLanguage;
}

/** Asks for the rules there are. */
export const RULES = 'partnershipPlan/rules';
export interface RulesParams {
  readonly language: PlanLanguage;
}
export interface RuleSummary {
  readonly id: string;
  /** What the category is called. */
  readonly category: string;
  readonly summary: string;
}

/** Asked by the server where it can't read files itself: the text of a file, or null where there is none. */
export const READ_FILE = 'partnershipPlan/readFile';
export interface ReadFileParams {
  readonly uri: string;
}

/** Asked by the server where it can't look for files itself: the addresses of all plans in a folder and below. */
export const FIND_PLANS = 'partnershipPlan/findPlans';
export interface FindPlansParams {
  readonly folder: string;
}
