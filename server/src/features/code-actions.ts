import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Checked, Finding } from '../check';
import { mendKind, safeChanges } from '../mend';
import { type PlanDocument, parseDocument } from '../plan/document';
import { applyChanges, type Change, layoutOf, lineStart } from '../plan/edit';
import { locate, scalarAround } from '../plan/locate';
import { descendants, type Node } from '../plan/tree';
import { ruleById } from '../rules/all';
import { FIX_ALL } from './offers';
import { toRange } from './text';

export interface CodeActionRequest {
  readonly uri: string;
  /** Of the document that the edits are for; null where it isn't known, undefined where the client takes none. */
  readonly version: number | null | undefined;
  readonly range: Range;
  /** The client's diagnostics at the range, to be tied to the actions that mend them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Kinds asked for; undefined for all. */
  readonly only: readonly string[] | undefined;
}

/** Of so many findings in a range the fixes are offered: a longer menu is none. */
const MOST_FINDINGS = 200;

/** The fixes for what was found in a range, and what mends all of a kind at once. */
export function codeActions(analysis: Checked, request: CodeActionRequest): CodeAction[] {
  const actions: CodeAction[] = [];
  const wants = (kind: string) =>
    request.only === undefined || request.only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  if (wants(CodeActionKind.QuickFix)) {
    const start = analysis.document.offsetAt(request.range.start);
    const end = analysis.document.offsetAt(request.range.end);
    const within = analysis.findings.filter((finding) => finding.start <= end && finding.end >= start);
    for (const finding of within.slice(0, MOST_FINDINGS)) actions.push(...actionsFor(analysis, finding, request));
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

function actionsFor(analysis: Checked, finding: Finding, request: CodeActionRequest): CodeAction[] {
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
  const all = changesOfKind(analysis, finding.rule);
  if (all.length > 0) {
    const title = language === 'he' ? `לתקן הכול: ${finding.rule}` : `Fix all of this kind: ${finding.rule}`;
    own.push({ ...quick(title, all), isPreferred: false });
  }
  const ignore = ignoreComment(analysis, finding);
  return [...own, ...(ignore ? [{ ...quick(ignore.title, [ignore.change]), isPreferred: false }] : [])];
}

const ofKinds = new WeakMap<Checked, Map<string, readonly Change[]>>();

/** The edits that mend all findings of a rule at once; none where there is but one. Worked out once for an analysis. */
function changesOfKind(analysis: Checked, rule: string): readonly Change[] {
  const known = ofKinds.get(analysis) ?? new Map<string, readonly Change[]>();
  ofKinds.set(analysis, known);
  let changes = known.get(rule);
  if (!changes) {
    changes = mendKind(analysis, rule);
    known.set(rule, changes);
  }
  return changes;
}

/**
 * A comment above the line, with the place of its reason to be filled in; for a finding further down in a text of
 * several lines, above the line where its key stands.
 */
function ignoreComment(analysis: Checked, finding: Finding): { title: string; change: Change } | undefined {
  if (finding.rule === 'yaml-syntax' || !analysis.takesIgnores) return undefined;
  // What is said of such comments is said whatever they ask for.
  if (ruleById(finding.rule)?.category === 'ignores') return undefined;
  const { document, language } = analysis;
  const own = document.positionAt(finding.start).line;
  const scalar = scalarAround(document, finding);
  const isFurtherDown = scalar !== undefined && document.spanOf(scalar.node).start < lineStart(document, own);
  const line = isFurtherDown ? document.positionAt(scalar.begins).line : own;
  const start = lineStart(document, line);
  const indent = /^ */.exec(document.text.slice(start, start + LONGEST_INDENT))?.[0] ?? '';
  const reason = language === 'he' ? 'הסיבה' : 'the reason';
  const text = `${indent}# partnership-ignore-next-line ${finding.rule} -- ${reason}${layoutOf(document).lineEnd}`;
  const change = { start, end: start, text };
  const isPlain = document.problems.length === 0 && !isFurtherDown && !isInside(document, start);
  if (!isPlain && !isComment(document, change)) return undefined;
  const title =
    language === 'he' ? `להתעלם מ־${finding.rule} כאן, בציון סיבה` : `Ignore ${finding.rule} here, with a reason`;
  return { title, change };
}

const LONGEST_INDENT = 1000;

/** True for a line that begins in the midst of something between brackets, or of a key. */
function isInside(document: PlanDocument, offset: number): boolean {
  const at = locate(document, offset);
  if (at?.onKey && document.spanOf(at.node).start < offset) return true;
  return (at?.steps ?? []).some((step) => {
    const around = step.kind === 'pair' ? step.map : step.list;
    return around.flow && document.spanOf(around).start < offset;
  });
}

/** True where a line that is put into a text is read as a comment, and all else as before. */
function isComment(document: PlanDocument, change: Change): boolean {
  const after = parseDocument(applyChanges(document.text, [change]), document);
  if (after.problems.length > document.problems.length) return false;
  if (after.directives.length <= document.directives.length) return false;
  const pairs = document.root?.pairs ?? [];
  if (after.root?.pairs.length !== pairs.length) return false;
  const index = pairs.findLastIndex((pair) => document.spanOf(pair.key).start <= change.start);
  return areAlike(pairs[index]?.value, after.root.pairs[index]?.value);
}

/** True for values that say the same, wherever they stand. */
function areAlike(one: Node | undefined, other: Node | undefined): boolean {
  const others = descendants(other);
  for (const node of descendants(one)) {
    const { value: like } = others.next();
    if (!like || like.kind !== node.kind) return false;
    if (node.kind === 'scalar' && like.kind === 'scalar' && like.value !== node.value) return false;
    if (node.kind === 'alias' && like.kind === 'alias' && like.name !== node.name) return false;
  }
  return others.next().done === true;
}

function action(
  analysis: Checked,
  { uri, version }: CodeActionRequest,
  title: string,
  kind: string,
  changes: readonly Change[],
): CodeAction {
  const edits: TextEdit[] = changes.map((change) => ({
    range: toRange(analysis.document, change),
    newText: change.text,
  }));
  if (version === undefined) return { title, kind, edit: { changes: { [uri]: edits } } };
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
