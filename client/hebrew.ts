/** Hebrew in VS Code’s own lists, hovers and lenses, which lay everything out from left to right. */
import type { CodeLens, CompletionItem, Diagnostic, Hover, MarkdownString } from 'vscode';
import type { CodeLensMiddleware, DiagnosticProviderMiddleware, Middleware } from 'vscode-languageclient';

const RIGHT_TO_LEFT = '\u2067';
const END = '\u2069';

/** Whether a message is in Hebrew: an English one may quote Hebrew, or name a partner; a Hebrew one may list many keys. */
function isHebrew(message: string): boolean {
  const own = message.replace(/“[^”]*”|(?<![א-ת])״[^״]*״/g, '');
  return (
    /[א-ת]/.test(own) &&
    !/(?<![\w-])(?:a|an|the|is|are|has|have|this|that|can|lacks|needs|must|isn’t|doesn’t)(?![\w-])/.test(own)
  );
}

/** The end of the first sentence, where no quotation is open: a ״ between letters belongs to an acronym. */
function endOfFirstSentence(message: string): number {
  for (const { index } of message.matchAll(/[.?] (?=\S)/g)) {
    const marks = message.slice(0, index).match(/(?<![א-ת])״|״(?![א-ת])/g) ?? [];
    if (marks.length % 2 === 0) return index + 1;
  }
  return message.length;
}

/**
 * VS Code lays all messages out from left to right, and cuts off the right of what is too long for the list of problems:
 * of Hebrew, that is the beginning. So the first sentence gets a line to itself, and each line its own direction.
 */
export function laidOut(message: string): string {
  if (!isHebrew(message)) return message;
  const end = endOfFirstSentence(message);
  return [message.slice(0, end), message.slice(end).trimStart()]
    .filter((line) => line !== '')
    .map((line) => `${RIGHT_TO_LEFT}${line}${END}`)
    .join('\n');
}

/** A text in the direction of its own words, which VS Code would mix with what stands beside it. */
export function isolated(text: string): string {
  return isHebrew(text) ? `${RIGHT_TO_LEFT}${text}${END}` : text;
}

const MARK = '&#x2067;';
const END_MARK = '&#x2069;';

/** True for a line of Markdown that is more Hebrew than not, keys and what is quoted as code aside. */
function isHebrewLine(line: string): boolean {
  const words = line.replace(/`[^`]*`|\*\*[\w-]+\*\*/g, '').replace(/\]\([^)]*\)/g, '');
  return (words.match(/[א-ת]/g)?.length ?? 0) > (words.match(/[a-z]/gi)?.length ?? 0);
}

/**
 * Markdown in which each line has the direction of its words: a line that begins with a key would else run from left to
 * right. The marks are written as entities, beside which Markdown still sees that emphasis begins and ends.
 */
export function laidOutMarkdown(markdown: string): string {
  let isCode = false;
  return markdown.replace(/^(\s*(?:[-*] |#+ |> |\d+\. )*)(.+)$/gm, (line, mark: string, text: string) => {
    if (text.startsWith('```')) isCode = !isCode;
    return isCode || text.startsWith(MARK) || !isHebrewLine(text) ? line : `${mark}${MARK}${text}${END_MARK}`;
  });
}

function layOut(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    diagnostic.message = laidOut(diagnostic.message);
    for (const related of diagnostic.relatedInformation ?? []) related.message = laidOut(related.message);
  }
}

function layOutMarkdown(text: MarkdownString | undefined): void {
  if (text) text.value = laidOutMarkdown(text.value);
}

function layOutHover(hover: Hover): void {
  for (const content of hover.contents) {
    if (typeof content !== 'string' && 'appendMarkdown' in content) layOutMarkdown(content);
  }
}

/** Words alone need no marks; with others, or a bracket at an end, they would change places. */
function isolatedIfMixed(text: string): string {
  return !text.startsWith(RIGHT_TO_LEFT) && /[^א-ת ]/.test(text) && isHebrewLine(text)
    ? `${RIGHT_TO_LEFT}${text}${END}`
    : text;
}

function layOutDocumentation(item: CompletionItem): void {
  if (typeof item.documentation === 'object') layOutMarkdown(item.documentation);
}

function layOutCompletion(item: CompletionItem): void {
  if (item.detail) item.detail = isolatedIfMixed(item.detail);
  layOutDocumentation(item);
  // What is inserted, sought and sorted by is not the label.
  if (typeof item.label === 'string' && item.range !== undefined && item.filterText !== undefined) {
    item.sortText ??= item.label;
    item.label = isolatedIfMixed(item.label);
  }
}

function layOutLens(lens: CodeLens): void {
  if (lens.command) lens.command.title = isolatedIfMixed(lens.command.title);
}

/**
 * Lays out what the server says: findings that it sends or is asked for, what mends them, and what explains a place. Not
 * inlay hints: they stand in the text, where the editor shows every mark that turns direction.
 */
export const layOutHebrew: Middleware & DiagnosticProviderMiddleware & CodeLensMiddleware = {
  handleDiagnostics(uri, diagnostics, next) {
    layOut(diagnostics);
    next(uri, diagnostics);
  },
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report && 'items' in report) layOut(report.items);
    return report;
  },
  provideWorkspaceDiagnostics(resultIds, token, report, next) {
    return next(resultIds, token, (chunk) => {
      for (const document of chunk?.items ?? []) if ('items' in document) layOut(document.items);
      report(chunk);
    });
  },
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) action.title = isolated(action.title);
    return actions;
  },
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    if (hover) layOutHover(hover);
    return hover;
  },
  async provideCompletionItem(document, position, context, token, next) {
    const found = await next(document, position, context, token);
    for (const item of (Array.isArray(found) ? found : found?.items) ?? []) layOutCompletion(item);
    return found;
  },
  async resolveCompletionItem(item, token, next) {
    const resolved = await next(item, token);
    if (resolved) layOutDocumentation(resolved);
    return resolved;
  },
  async provideCodeLenses(document, token, next) {
    const lenses = await next(document, token);
    for (const lens of lenses ?? []) layOutLens(lens);
    return lenses;
  },
  async resolveCodeLens(lens, token, next) {
    const resolved = await next(lens, token);
    if (resolved) layOutLens(resolved);
    return resolved;
  },
};
