/** How features speak Markdown: small pieces that several of them share. */
import { type MarkupContent, MarkupKind, type Range } from 'vscode-languageserver-types';
import type { PlanDocument, Span } from '../plan/document';

/** The range of a stretch of a document: 0-based, UTF-16. */
export function toRange(document: PlanDocument, span: Span): Range {
  return document.rangeOf(span);
}

/** Text made safe for Markdown: what is written in a plan is shown as it is written, and nothing in it is a link. */
export function escapeMarkdown(text: string): string {
  const flat = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return flat.replace(/[\\`*_{}[\]()#+\-.!|<>~&:@$]/g, '\\$&').replace(/\s+/g, ' ');
}

const LONGEST = 1000;

/** Markdown of ours without its signs, for clients that would show them. */
export function plainText(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])|\*\*?|`|^---\n\n/gm, (_, escaped?: string) => escaped ?? '');
}

/** Markdown of ours as a client shows it. */
export function markup(markdown: string, takesMarkdown: boolean): MarkupContent {
  if (takesMarkdown) return { kind: MarkupKind.Markdown, value: markdown };
  return { kind: MarkupKind.PlainText, value: plainText(markdown) };
}

/** A text on one line, and no longer than a list can show; `longest` counts UTF-16 units. */
export function shorten(text: string, longest = 80): string {
  if (text.length <= longest && !/[^\S ]|^ | {2}| $/.test(text)) return text;
  const flat = text
    .slice(0, 4 * longest + 200)
    .replace(/\s+/g, ' ')
    .trim();
  if (flat.length <= longest) return flat;
  // Not in the midst of a pair of surrogates.
  return `${flat
    .slice(0, longest - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
