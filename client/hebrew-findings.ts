import type { Diagnostic } from 'vscode';
import type { DiagnosticProviderMiddleware, Middleware } from 'vscode-languageclient';

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

function layOut(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    diagnostic.message = laidOut(diagnostic.message);
    for (const related of diagnostic.relatedInformation ?? []) related.message = laidOut(related.message);
  }
}

/** Lays out the findings that a server sends, those that it is asked for, and what mends them. */
export const layOutFindings: Middleware & DiagnosticProviderMiddleware = {
  handleDiagnostics(uri, diagnostics, next) {
    layOut(diagnostics);
    next(uri, diagnostics);
  },
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report && 'items' in report) layOut(report.items);
    return report;
  },
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const action of actions ?? []) action.title = isolated(action.title);
    return actions;
  },
};
