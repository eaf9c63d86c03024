import { type Analysis, analyse, type Checked, type CheckOptions, check, type Finding, MOST_OF_A_RULE } from './check';
import { parseDocument } from './plan/document';
import { applyChanges, type Change, Edits } from './plan/edit';
import { dateOf } from './plan/values';
import { ruleById } from './rules/all';
import type { Fix } from './rules/rule';

/** A plan, or a configuration, after its safe fixes. */
export interface Mended<T extends Checked> {
  readonly analysis: T;
  /** How many findings were mended. */
  readonly count: number;
}

/** Fixes that lead from one to the next end well before. */
const MOST_ROUNDS = 20;

/** Applies safe fixes until there are none left. A fix that would bring a new error is left out. */
export function mend(text: string, options: CheckOptions): Mended<Analysis> {
  let analysis = check(text, options);
  const first = analysis.findings.length;
  const seen = new Set([text]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = improved(analysis, options);
    if (!next || seen.has(next.document.text)) break;
    seen.add(next.document.text);
    analysis = next;
  }
  return { analysis, count: seen.size > 1 ? Math.max(1, first - analysis.findings.length) : 0 };
}

/**
 * Applies the safe fixes of a configuration.
 * @param check reads it anew, with the catalogs that it names
 */
export async function mendConfiguration<T extends Checked>(
  file: T,
  check: (text: string) => Promise<T>,
): Promise<Mended<T>> {
  const changes = safeChanges(file.findings);
  if (changes.length === 0) return { analysis: file, count: 0 };
  const after = await check(applyChanges(file.document.text, changes));
  if (hasNewErrors(file.findings, after.findings)) return { analysis: file, count: 0 };
  return { analysis: after, count: Math.max(1, file.findings.length - after.findings.length) };
}

function improved(analysis: Analysis, options: CheckOptions): Analysis | undefined {
  const all = attempt(analysis, safeChanges(analysis.findings), options);
  if (all) return all;
  // Something among them does harm: one after the other, then, without it.
  for (const finding of analysis.findings) {
    const one = attempt(analysis, safeChanges([finding]), options);
    if (one) return one;
  }
  return undefined;
}

function attempt(before: Analysis, changes: readonly Change[], options: CheckOptions): Analysis | undefined {
  if (changes.length === 0) return undefined;
  const text = applyChanges(before.document.text, changes);
  if (text === before.document.text) return undefined;
  const after = check(text, options);
  return hasNewErrors(before.findings, after.findings) ? undefined : after;
}

/** True where an error is found that wasn't, or one more often than before. */
export function hasNewErrors(before: readonly Finding[], after: readonly Finding[]): boolean {
  const left = new Map<string, number>();
  const key = (finding: Finding) => `${finding.rule} ${finding.message}`;
  const errors = (findings: readonly Finding[]) => findings.filter((finding) => finding.severity === 'error');
  for (const finding of errors(before)) left.set(key(finding), (left.get(key(finding)) ?? 0) + 1);
  return errors(after).some((finding) => {
    const count = left.get(key(finding)) ?? 0;
    left.set(key(finding), count - 1);
    return count <= 0;
  });
}

/** So often a plan is checked to mend all of a kind. */
const MOST_CHECKS = 40;

/**
 * The edits that mend all findings of a rule, by the first fix of each; where one fix stands in another's way, as it is
 * after that one. None where there is but one finding, and none of the sign-off.
 */
export function mendKind(first: Checked, rule: string): readonly Change[] {
  // What each partner says of the plan isn't said for all of them at once.
  if (ruleById(rule)?.category === 'sign-off') return [];
  const fixes = fixesOfKind(first.findings, rule);
  if (fixes.length < 2) return [];
  const apart = merge(fixes, false);
  // Menus are made as often as the cursor moves: where nothing stands in another's way, nothing is checked again. What a
  // configuration names is read elsewhere, so that it can't be checked here.
  if (apart.count === fixes.length || !isAnalysis(first)) return apart.changes;
  const kind = new Kind(rule, first);
  while (kind.improve());
  return kind.edits.changes();
}

function fixesOfKind(findings: readonly Finding[], rule: string): readonly Fix[] {
  return findings.flatMap((one) => (one.rule === rule ? one.fixes.slice(0, 1).filter((fix) => !fix.isChoice) : []));
}

function isAnalysis(checked: Checked): checked is Analysis {
  return 'plan' in checked;
}

/** A plan on its way to having no finding of a kind. */
class Kind {
  readonly edits: Edits;
  private checks = 0;

  constructor(
    private readonly rule: string,
    private analysis: Analysis,
  ) {
    this.edits = new Edits(analysis.document.text.length);
  }

  /** Mends as many findings as can be mended together; false where none was. */
  improve(): boolean {
    const fixes = fixesOfKind(this.analysis.findings, this.rule);
    const together = merge(fixes, true);
    if (this.attempt(together, together.count)) return true;
    const apart = merge(fixes, false);
    if (apart.count < together.count && this.attempt(apart, 1)) return true;
    // Something among them does harm: one after the other, then, without it.
    return fixes.length > 1 && fixes.some((fix) => this.attempt(merge([fix], false), 1));
  }

  /** Makes changes, unless they bring a new error or mend fewer findings than they should. */
  private attempt({ changes }: Merged, wanted: number): boolean {
    if (changes.length === 0 || this.checks >= MOST_CHECKS) return false;
    this.checks++;
    const before = this.analysis;
    const text = applyChanges(before.document.text, changes);
    const options: CheckOptions = {
      configuration: before.configuration,
      today: before.plan && dateOf(before.plan.today),
      forceLanguage: before.language,
    };
    const after = analyse(parseDocument(text, before.document), options, before);
    const count = ({ findings }: Analysis) => findings.filter((one) => one.rule === this.rule).length;
    const all = count(before);
    // Of very many findings some are told only when others are mended.
    const isFewer = all >= MOST_OF_A_RULE || count(after) <= all - wanted;
    if (!isFewer || text === before.document.text || hasNewErrors(before.findings, after.findings)) return false;
    this.edits.apply(changes);
    this.analysis = after;
    return true;
  }
}

/** The edits of all safe fixes that don't stand in each other's way. */
export function safeChanges(findings: readonly Finding[]): readonly Change[] {
  return mergeFixes(findings.flatMap((finding) => finding.fixes.filter((fix) => fix.safe).slice(0, 1)));
}

/** The edits of several fixes; of those that overlap, the first one's. */
function mergeFixes(fixes: readonly Fix[]): readonly Change[] {
  return merge(fixes, false).changes;
}

function merge(fixes: readonly Fix[], sideBySide: boolean): Merged {
  const merged = new Merged(sideBySide);
  for (const fix of fixes) merged.add(fix.edits() ?? []);
  return merged;
}

/** Edits that don't overlap, kept in the order of the text so that a new one is compared with its neighbours alone. */
class Merged {
  readonly changes: Change[] = [];
  /** How many fixes were taken in. */
  count = 0;
  private readonly sorted: Change[] = [];

  /** @param sideBySide whether different insertions at one place may follow each other */
  constructor(private readonly sideBySide: boolean) {}

  /** Takes edits in that belong together; none of them where one overlaps what is there. */
  add(changes: readonly Change[]): void {
    if (changes.length === 0 || changes.some((change) => this.overlapsAny(change))) return;
    this.count++;
    this.changes.push(...changes);
    for (const change of changes) this.sorted.splice(this.placeOf(change), 0, change);
  }

  private overlapsAny(change: Change): boolean {
    const at = this.placeOf(change);
    for (let i = at; i < this.sorted.length; i++) {
      const other = this.sorted[i];
      if (!other || other.start > change.end) break;
      if (this.overlaps(change, other)) return true;
    }
    // Only the one before can reach so far, and an insertion where it begins.
    const before = this.sorted[at - 1];
    for (let i = at - 1; this.sorted[i] && this.sorted[i]?.start === before?.start; i--) {
      const other = this.sorted[i];
      if (other && this.overlaps(change, other)) return true;
    }
    return false;
  }

  private overlaps(a: Change, b: Change): boolean {
    const areInsertions = a.start === a.end && b.start === b.end;
    if (areInsertions) return a.start === b.start && (!this.sideBySide || a.text === b.text);
    return a.start < b.end && b.start < a.end;
  }

  /** The index behind all edits that begin before one. */
  private placeOf({ start }: Change): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
