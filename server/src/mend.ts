import { type Analysis, type Checked, type CheckOptions, check, type Finding } from './check';
import { safeChanges } from './features/code-actions';
import { applyChanges, type Change } from './plan/edit';

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
