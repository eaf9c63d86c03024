import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Analysis, type CheckOptions, check, type Finding } from '../../server/src/check';
import { applyChanges } from '../../server/src/plan/edit';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';

/** A text without its markers `⟦…⟧`, and what these enclosed: offsets, `end` exclusive. */
export function unmark(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === '⟦') spans.push({ start: text.length, end: text.length });
    else if (part === '⟧') {
      const open = [...spans].reverse().find((span) => span.start === span.end);
      assert.ok(open, `a ⟧ without its ⟦ in: ${marked}`);
      open.end = text.length;
    } else text += part;
  }
  return { text, spans };
}

/** Checks a text on the day of the examples, unless told otherwise. */
export function checkOn(text: string, options: CheckOptions = {}): Analysis {
  return check(text, { today: EXAMPLES_TODAY, ...options });
}

/** Asserts that a rule fires at just the marked places of a text; answers its findings there. */
export function assertFires(rule: string, marked: string, options: CheckOptions = {}): readonly Finding[] {
  const { text, spans } = unmark(marked);
  const found = checkOn(text, options).findings.filter((finding) => finding.rule === rule);
  const shown = (list: readonly { start: number; end: number }[]) =>
    list.map(({ start, end }) => `${start}-${end} ${JSON.stringify(text.slice(start, end))}`);
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  assert.deepEqual(shown(found), shown(sorted), `${rule} in:\n${text}\n${found.map((one) => one.message).join('\n')}`);
  return found;
}

/** Asserts that a rule doesn't fire in a text. */
export function assertSilent(rule: string, text: string, options: CheckOptions = {}): void {
  assertFires(rule, text, options);
}

/**
 * Applies a fix and asserts that its finding is gone and no error has come that wasn't there before.
 * @returns the text with the fix applied
 */
export function assertMends(text: string, finding: Finding, fixIndex = 0, options: CheckOptions = {}): string {
  const before = checkOn(text, options);
  const changes = finding.fixes[fixIndex]?.edits();
  assert.ok(changes, `${finding.rule}: fix ${fixIndex} has no edits for:\n${text}`);
  const after = applyChanges(text, changes);
  const analysis = checkOn(after, options);
  const same = (list: readonly Finding[]) =>
    list.filter((one) => one.rule === finding.rule && one.message === finding.message);
  assert.ok(
    same(analysis.findings).length < same(before.findings).length,
    `${finding.rule} is still there after “${finding.fixes[fixIndex]?.title.en}”:\n${after}`,
  );
  const told = (list: readonly Finding[]) => list.map((one) => `${one.rule}: ${one.message}`);
  // A fix of the stage makes known findings weigh more; that is no new error.
  const known = new Set(told(before.findings));
  assert.deepEqual(
    told(analysis.findings.filter((one) => one.severity === 'error')).filter((error) => !known.has(error)),
    [],
    `“${finding.fixes[fixIndex]?.title.en}” brings errors:\n${after}`,
  );
  return after;
}

/** The plans that the project shows as examples. */
export function examplePlans(): readonly { readonly name: string; readonly text: string }[] {
  const folder = path.join(__dirname, '../../examples');
  return readdirSync(folder)
    .filter((name) => /\.partnership\.ya?ml$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
