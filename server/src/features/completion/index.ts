/** What may be written at a place of a plan, or of a configuration. */
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type InsertTextMode,
  MarkupKind,
  TextEdit,
} from 'vscode-languageserver-types';
import { builtInCatalog } from '../../catalog';
import type { Analysis, Checked } from '../../check';
import { MAX_LENGTH, type PlanDocument, type Span } from '../../plan/document';
import { layoutOf } from '../../plan/edit';
import { readNames } from '../../plan/names';
import type { Language } from '../../schema/shape';
import { plainText } from '../text';
import { type Candidate, candidatesFor } from './candidates';
import { commentCandidates } from './comments';
import type { Context } from './context';
import { describe, type Subject } from './documentation';
import { configurationGrammar, type GrammarName, planGrammar } from './grammar';
import { alignStarts, insertionOf } from './insertion';
import { scalar, Writer } from './skeleton';
import { commentAt, findSpots, type Spot } from './spots';
import { wholePlans } from './whole-plan';

/** What the editor that asks can do, and what it knows. */
export interface CompletionHost {
  /** True where the editor expands snippets. */
  readonly snippets: boolean;
  /** The ways of inserting that the editor knows; undefined where it doesn't say. */
  readonly insertTextModes?: readonly InsertTextMode[] | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** The document's address; comes back as `item.data.uri`, so that the analysis can be found to resolve the item. */
  readonly uri?: string | undefined;
}

/** What an item carries to the editor and back. */
export interface CompletionData {
  readonly uri: string | undefined;
  readonly language: Language;
  readonly grammar: GrammarName;
  readonly subject: Subject;
}

/**
 * What may be written at an offset of a plan, the likeliest first.
 * @param offset in UTF-16 units from the beginning of the document
 */
export function complete(analysis: Analysis, offset: number, host: CompletionHost): CompletionList {
  const { document, names, configuration, language } = analysis;
  const { catalog } = configuration;
  return completeIn(
    { grammar: planGrammar, analysis, document, names, catalog, language, ...given(document, host) },
    offset,
    host,
  );
}

/**
 * What may be written at an offset of a configuration, the likeliest first: its keys, rules by their id, severities,
 * options, languages.
 * @param offset in UTF-16 units from the beginning of the document
 */
export function completeConfiguration(checked: Checked, offset: number, host: CompletionHost): CompletionList {
  const { document, language } = checked;
  const context: Context = {
    grammar: configurationGrammar,
    analysis: undefined,
    document,
    names: readNames(undefined),
    catalog: builtInCatalog(),
    language,
    ...given(document, host),
  };
  return completeIn(context, offset, host);
}

function given(document: PlanDocument, { today }: CompletionHost): Pick<Context, 'layout' | 'today'> {
  return { layout: layoutOf(document), today };
}

function completeIn(context: Context, offset: number, host: CompletionHost): CompletionList {
  const { document, grammar } = context;
  if (document.text.length > MAX_LENGTH) return { isIncomplete: false, items: [] };
  const finisher = new Finisher(context, host);
  const comment = commentAt(document, offset);
  if (comment !== undefined) {
    for (const candidate of grammar.name === 'plan' ? commentCandidates(comment, offset, context) : []) {
      const text = host.snippets ? candidate.snippet : undefined;
      finisher.add(candidate, candidate.edit, text ?? candidate.plain, text !== undefined, candidate.label);
    }
    return { isIncomplete: false, items: finisher.items };
  }
  let isIncomplete = false;
  const spots = findSpots(document, offset, grammar.format);
  // An editor that takes one line alone is offered none of a whole plan.
  const takesLines = host.snippets || host.insertTextModes !== undefined;
  for (const plan of takesLines && grammar.name === 'plan' ? wholePlans(spots, context) : []) {
    finisher.add(plan, plan.edit, host.snippets ? plan.snippet : plan.plain, host.snippets, plan.filter);
  }
  for (const spot of spots) {
    for (const candidate of candidatesFor(spot, context)) {
      isIncomplete ||= candidate.wordy === true;
      addAt(spot, candidate, finisher, context, host);
    }
  }
  const { items } = finisher;
  return { isIncomplete, items: host.insertTextModes ? items : alignStarts(items, document) };
}

/**
 * An item with its documentation, worked out when asked for.
 * @param analysis of the plan that the item was made for, if it was for one; without it, things that only the plan knows are left out
 * @param markdown false for clients that show the signs of Markdown as they are
 */
export function resolveCompletion(item: CompletionItem, analysis?: Analysis, markdown = true): CompletionItem {
  const data = item.data as CompletionData | undefined;
  const value = data && describe(data.subject, data.language, data.grammar, analysis);
  if (!value) return item;
  return { ...item, documentation: markdown ? { kind: MarkupKind.Markdown, value } : plainText(value) };
}

function addAt(spot: Spot, candidate: Candidate, finisher: Finisher, context: Context, host: CompletionHost): void {
  const { value, entries } = candidate;
  const filter = filterText(candidate, spot);
  if (spot.quote) {
    addQuoted(spot, candidate, finisher, filter, context);
    return;
  }
  const writer = new Writer(context.layout, host.snippets);
  const lead = writer.plain(spot.lead);
  const add = (text: string, edit = spot.edit) =>
    finisher.add(candidate, edit, text + spot.trail, host.snippets, filter);
  if (entries) {
    const key = writer.plain(entries.key);
    if (spot.follows === 'colon') finisher.add(candidate, spot.edit, lead + key, host.snippets, filter);
    else if (spot.follows === 'block') add(`${lead}${key}:`);
    else if (spot.flow) add(lead + writer.flowEntries(entries.all));
    else add(lead + writer.entries(entries.all, spot.column));
  } else if (value) {
    if (spot.flow) add(lead + writer.flow(value));
    else if (!spot.behindKey) add(lead + writer.block(value, spot.column));
    else {
      const text = writer.behindKey(value, spot.column);
      // What begins on the next line leaves no space behind the colon.
      if (text.startsWith(' ')) add(lead + text.slice(1));
      else add(text, spot.wide);
    }
  }
}

/** Within quotes the text takes on what the quotes ask for. */
function addQuoted(spot: Spot, candidate: Candidate, finisher: Finisher, filter: string, { layout }: Context): void {
  const { quote } = spot;
  if (candidate.entries) {
    if (spot.follows === 'colon') finisher.add(candidate, spot.edit, candidate.entries.key, false, filter);
    return;
  }
  if (candidate.value?.kind !== 'fixed' || !quote) return;
  const { data } = candidate.value;
  if (typeof data !== 'string') {
    // A number or a yes in quotes would be a text.
    const edit = { start: spot.edit.start - 1, end: spot.edit.end + (spot.unclosed ? 0 : 1) };
    finisher.add(candidate, edit, scalar(data, layout, spot.flow) + spot.trail, false, quote + filter);
    return;
  }
  const text = quote === "'" ? data.replaceAll("'", "''") : data.replace(/[\\"]/g, '\\$&');
  finisher.add(candidate, spot.edit, text + (spot.unclosed ? quote + spot.trail : ''), false, filter);
}

/** What editors compare with what is typed: the label, and the words that somebody might look for it by. */
function filterText({ label, also, wordy }: Candidate, spot: Spot): string {
  const words = also ? `${label} ${also}` : label;
  // What was typed is known to fit; editors that compare letter by letter might not find it.
  return wordy && spot.typed.trim() !== '' ? `${spot.typed} ${words}` : words;
}

/** Makes items of what has been written out. */
class Finisher {
  readonly items: CompletionItem[] = [];

  constructor(
    private readonly context: Context,
    private readonly host: CompletionHost,
  ) {}

  add(
    { label, kind, detail, subject }: Pick<Candidate, 'label' | 'kind' | 'detail' | 'subject'>,
    edit: Span,
    text: string,
    isSnippet: boolean,
    filter: string,
  ): void {
    const { host, context } = this;
    const insertion = insertionOf(text, edit, context.document, isSnippet, host.insertTextModes);
    if (!insertion) return;
    const { language, grammar } = context;
    const data: CompletionData | undefined = subject && { uri: host.uri, language, grammar: grammar.name, subject };
    this.items.push({
      label,
      kind: kind ?? CompletionItemKind.Text,
      ...(detail === undefined ? {} : { detail }),
      filterText: insertion.taken + filter,
      sortText: String(this.items.length).padStart(4, '0'),
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(insertion.mode ? { insertTextMode: insertion.mode } : {}),
      textEdit: TextEdit.replace(context.document.rangeOf(insertion.edit), insertion.text),
      ...(data ? { data } : {}),
    });
  }
}
