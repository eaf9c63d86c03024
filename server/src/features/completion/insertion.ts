/** How a text of several lines gets into a document as it is meant, though editors treat its indentation differently. */
import { type CompletionItem, InsertTextFormat, InsertTextMode, TextEdit } from 'vscode-languageserver-types';
import type { PlanDocument, Span } from '../../plan/document';
import { escapeSnippet } from './skeleton';

export interface Insertion {
  readonly edit: Span;
  readonly text: string;
  /** Undefined for a client that doesn't say what it knows, and for a single line, of which it changes nothing. */
  readonly mode?: InsertTextMode;
  /** What of the line the edit takes in before what it replaces; to be put before what the client filters by. */
  readonly taken: string;
}

/**
 * Fits a text to the client.
 *
 * A snippet's further lines get the indentation of the line that it stands in from nearly all clients, whatever they
 * announce: they are written without. Where the client announces to insert as it is and nothing else, some do and some
 * don't: there the edit begins with the line, whose indentation is then none. Plain text is inserted as it is; clients
 * that announce nothing may not insert line ends at all, as older Neovim doesn't, and get the first line alone.
 * @param text with its lines as they are to stand in the document, their indentation included
 * @param modes that the client announces; undefined where it doesn't
 * @returns undefined where nothing is left for this client
 */
export function insertionOf(
  text: string,
  edit: Span,
  document: PlanDocument,
  isSnippet: boolean,
  modes: readonly InsertTextMode[] | undefined,
): Insertion | undefined {
  if (!text.includes('\n')) return { edit, text, taken: '' };
  const adjusts = modes?.includes(InsertTextMode.adjustIndentation) === true;
  const asIs = modes?.includes(InsertTextMode.asIs) === true;
  if (!isSnippet && asIs) return { edit, text, mode: InsertTextMode.asIs, taken: '' };
  if (!isSnippet && !adjusts) {
    const line = /^[^\r\n]*/.exec(text)?.[0].trimEnd() ?? '';
    return line === '' ? undefined : { edit, text: line, taken: '' };
  }
  const mode = adjusts ? InsertTextMode.adjustIndentation : asIs ? InsertTextMode.asIs : undefined;
  const withMode = mode === undefined ? {} : { mode };
  const lineStart = document.lines.start(document.lines.lineAt(edit.start)) ?? 0;
  const before = document.text.slice(lineStart, edit.start).replace(/^\ufeff/, '');
  const indentation = /^[ \t]*/.exec(before)?.[0] ?? '';
  const relative = mode === InsertTextMode.asIs ? undefined : withoutIndentation(text, indentation);
  if (relative !== undefined) return { edit, text: relative, ...withMode, taken: '' };
  const whole = { start: edit.start - before.length, end: edit.end };
  return { edit: whole, text: (isSnippet ? escapeSnippet(before) : before) + text, ...withMode, taken: before };
}

/** The lines after the first without an indentation that all of them have; undefined where one hasn't. */
function withoutIndentation(text: string, indentation: string): string | undefined {
  const [first, ...others] = text.split('\n');
  if (!others.every((line) => line.startsWith(indentation) || line.trim() === '')) return undefined;
  return [first, ...others.map((line) => line.slice(Math.min(indentation.length, line.search(/\S|\r?$/))))].join('\n');
}

/**
 * Makes the edits of all items begin at one place, that of the first of them: for clients that announce nothing, since
 * Neovim takes out what stands behind the first place and then inserts the item's own text.
 * @param items whose edits are of one line
 */
export function alignStarts(items: readonly CompletionItem[], document: PlanDocument): CompletionItem[] {
  const starts = items.flatMap(({ textEdit }) =>
    TextEdit.is(textEdit) ? [document.offsetAt(textEdit.range.start)] : [],
  );
  const first = Math.min(...starts);
  return items.map((item) => {
    const { textEdit, filterText = item.label, insertTextFormat } = item;
    if (!TextEdit.is(textEdit)) return item;
    const start = document.offsetAt(textEdit.range.start);
    if (start === first) return item;
    const between = document.text.slice(first, start);
    const written = insertTextFormat === InsertTextFormat.Snippet ? escapeSnippet(between) : between;
    const range = { ...textEdit.range, start: document.positionAt(first) };
    return { ...item, filterText: between + filterText, textEdit: TextEdit.replace(range, written + textEdit.newText) };
  });
}
