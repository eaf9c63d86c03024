import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Analysis, Finding } from '../check';
import { type Change, layoutOf } from '../plan/edit';
import type { Fix } from '../rules/rule';
import { SOURCE } from './diagnostics';
import { toRange } from './text';

/** Mends at once all that can be mended without asking. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.${SOURCE}`;

export interface CodeActionRequest {
  readonly uri: string;
  /** Of the document that the edits are for; null where the client doesn't tell. */
  readonly version: number | null;
  readonly range: Range;
  /** The client's diagnostics at the range, to be tied to the actions that mend them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds asked for; undefined for all. */
  readonly only: readonly string[] | undefined;
}

/** The fixes for what was found in a range, and what mends all of a kind at once. */
export function codeActions(analysis: Analysis, request: CodeActionRequest): CodeAction[] {
  const actions: CodeAction[] = [];
  const wants = (kind: string) =>
    request.only === undefined || request.only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  if (wants(CodeActionKind.QuickFix)) {
    const start = analysis.document.offsetAt(request.range.start);
    const end = analysis.document.offsetAt(request.range.end);
    for (const finding of analysis.findings) {
      if (finding.start <= end && finding.end >= start) actions.push(...actionsFor(analysis, finding, request));
    }
  }
  // All at once only where it is asked for by name: the light bulb would offer it on every line.
  if (request.only !== undefined && wants(FIX_ALL)) {
    const changes = safeChanges(analysis.findings);
    if (changes.length > 0) {
      actions.push(action(analysis, request, FIX_ALL_TITLE[analysis.language], FIX_ALL, changes));
    }
  }
  return actions;
}

const FIX_ALL_TITLE = { en: 'Mend all that is safe to mend', he: 'לתקן את כל מה שבטוח לתקן' };

function actionsFor(analysis: Analysis, finding: Finding, request: CodeActionRequest): CodeAction[] {
  const { language } = analysis;
  const range = toRange(analysis.document, finding);
  const ties = request.diagnostics.filter((one) => one.code === finding.rule && sameRange(one.range, range));
  const quick = (title: string, changes: readonly Change[]) => ({
    ...action(analysis, request, title, CodeActionKind.QuickFix, changes),
    diagnostics: ties,
  });
  const own = finding.fixes.flatMap((fix, index) => {
    const changes = fix.edits();
    if (!changes) return [];
    return [
      { ...quick(fix.title[language], changes), isPreferred: index === 0 && (fix.safe || finding.fixes.length === 1) },
    ];
  });
  const alike = analysis.findings.filter((one) => one.rule === finding.rule);
  const all = alike.length > 1 ? mergeFixes(alike.flatMap((one) => one.fixes.slice(0, 1))) : [];
  if (all.length > 0) {
    const title = language === 'he' ? `לתקן הכול: ${finding.rule}` : `Fix all of this kind: ${finding.rule}`;
    own.push({ ...quick(title, all), isPreferred: false });
  }
  const ignore = ignoreComment(analysis, finding);
  return [...own, ...(ignore ? [{ ...quick(ignore.title, [ignore.change]), isPreferred: false }] : [])];
}

/** A comment above the line, with the place of its reason to be filled in. */
function ignoreComment(analysis: Analysis, finding: Finding): { title: string; change: Change } | undefined {
  if (finding.rule === 'yaml-syntax') return undefined;
  const { document, language } = analysis;
  const { line } = document.positionAt(finding.start);
  const start = document.lines.starts[line] ?? 0;
  const indent = /^ */.exec(document.text.slice(start))?.[0] ?? '';
  const reason = language === 'he' ? 'הסיבה' : 'the reason';
  const text = `${indent}# partnership-ignore-next-line ${finding.rule} -- ${reason}${layoutOf(document).lineEnd}`;
  const title =
    language === 'he' ? `להתעלם מ־${finding.rule} כאן, בציון סיבה` : `Ignore ${finding.rule} here, with a reason`;
  return { title, change: { start, end: start, text } };
}

/** The edits of all safe fixes that don't stand in each other's way. */
export function safeChanges(findings: readonly Finding[]): readonly Change[] {
  return mergeFixes(findings.flatMap((finding) => finding.fixes.filter((fix) => fix.safe).slice(0, 1)));
}

/** The edits of several fixes; of those that overlap, the first one's. */
function mergeFixes(fixes: readonly Fix[]): readonly Change[] {
  const merged: Change[] = [];
  for (const fix of fixes) {
    const changes = fix.edits();
    if (!changes || changes.some((change) => merged.some((other) => overlaps(change, other)))) continue;
    merged.push(...changes);
  }
  return merged;
}

function overlaps(a: Change, b: Change): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

function action(
  analysis: Analysis,
  { uri, version }: CodeActionRequest,
  title: string,
  kind: string,
  changes: readonly Change[],
): CodeAction {
  const edits: TextEdit[] = changes.map((change) => ({
    range: toRange(analysis.document, change),
    newText: change.text,
  }));
  return { title, kind, edit: { documentChanges: [{ textDocument: { uri, version }, edits }] } };
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}
