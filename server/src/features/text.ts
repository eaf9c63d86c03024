/** How features speak Markdown: small pieces that several of them share. */
import type { Range } from 'vscode-languageserver-types';
import type { PlanDocument, Span } from '../plan/document';

/** The range of a stretch of a document: 0-based, UTF-16. */
export function toRange(document: PlanDocument, span: Span): Range {
  return document.rangeOf(span);
}

/** Text made safe for Markdown: what is written in a plan is shown as it is written. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&').replace(/\r?\n/g, ' ');
}
