/** What may be written at a place of a plan. */
import type { CompletionItem, CompletionList, InsertTextMode } from 'vscode-languageserver-types';
import type { Analysis } from '../../check';

/** What the editor that asks can do, and what it knows. */
export interface CompletionHost {
  /** True where the editor expands snippets. */
  readonly snippets: boolean;
  /** The ways of inserting that the editor knows; undefined where it doesn't say. */
  readonly insertTextModes?: readonly InsertTextMode[] | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The plan's address; comes back as `item.data.uri`, so that the analysis can be found to resolve the item. */
  readonly uri?: string | undefined;
}

/** The characters after which an editor should ask by itself. */
export const COMPLETION_TRIGGERS: readonly string[] = [' ', ':', '-', '"', "'", '[', '{', ','];

/**
 * What may be written at an offset, the likeliest first.
 * @param offset in UTF-16 units from the beginning of the document
 */
export function complete(_analysis: Analysis, _offset: number, _host: CompletionHost): CompletionList {
  return { isIncomplete: false, items: [] };
}

/**
 * An item with its documentation, worked out when asked for.
 * @param analysis of the plan that the item was made for; without it, things that only the plan knows are left out
 */
export function resolveCompletion(item: CompletionItem, _analysis?: Analysis): CompletionItem {
  return item;
}
