import { strict as assert } from 'node:assert';
import type { Finding } from '../../../server/src/check';
import { applyChanges } from '../../../server/src/plan/edit';
import type { Severity } from '../../../server/src/rules/rule';
import { assertFires, checkOn, unmark } from '../support';

/** A document with `⟦…⟧` around each place at which a rule is to fire; without markers, it is to be silent. */
export interface Row {
  readonly what: string;
  readonly text: string;
  /** Of every finding; not looked at where it is left out. */
  readonly severity?: Severity;
  /** What a part of the first finding's message is to be. */
  readonly says?: string | RegExp;
  /** How many fixes the first finding has. */
  readonly fixes?: number;
  /** The text after one of the first finding's fixes. */
  readonly after?: { readonly fix: number; readonly text: string };
}

const MOST_ROUNDS = 20;

/** Makes a test of each row; every fix of every finding is applied and the result checked, in LF and in CRLF. */
export function testRows(rule: string, rows: readonly Row[]): void {
  describe(rule, () => {
    for (const row of rows) {
      const fires = row.text.includes('⟦');
      it(`${fires ? 'fires' : 'is silent'}: ${row.what}`, () => {
        const found = assertFires(rule, row.text);
        const [first] = found;
        if (row.severity) for (const one of found) assert.equal(one.severity, row.severity);
        if (row.fixes !== undefined) assert.equal(first?.fixes.length, row.fixes, 'number of fixes');
        if (typeof row.says === 'string') assert.ok(first?.message.includes(row.says), `${first?.message}`);
        else if (row.says) assert.match(first?.message ?? '', row.says);
        if (row.after) {
          const { text } = unmark(row.text);
          assert.equal(first && mended(text, first, row.after.fix), row.after.text);
        }
      });
      if (!fires) continue;
      it(`every fix mends: ${row.what}`, () => {
        for (const marked of [row.text, row.text.replaceAll('\n', '\r\n')]) {
          const { text } = unmark(marked);
          for (const finding of findingsOf(rule, text)) {
            finding.fixes.forEach((_, fix) => {
              const after = mended(text, finding, fix);
              if (text.includes('\r\n')) assert.doesNotMatch(after, /[^\r]\n/, 'a bare line feed in a CRLF text');
            });
          }
          assertMendsInTheEnd(rule, text);
        }
      });
    }
  });
}

/**
 * The text with a fix applied. The finding must be gone, or say less than before, as where one of two lacks is filled;
 * and no rule may report more errors than before.
 */
function mended(text: string, finding: Finding, fix: number): string {
  const before = checkOn(text).findings;
  const title = finding.fixes[fix]?.title.en;
  const changes = finding.fixes[fix]?.edits();
  assert.ok(changes, `“${title}” has no edits for:\n${text}`);
  const after = applyChanges(text, changes);
  const findings = checkOn(after).findings;
  const same = (list: readonly Finding[]) =>
    list.filter((one) => one.rule === finding.rule && one.message === finding.message).length;
  assert.ok(same(findings) < same(before), `${finding.rule} is still there after “${title}”:\n${after}`);
  const errors = (list: readonly Finding[], rule: string) =>
    list.filter((one) => one.severity === 'error' && one.rule === rule).length;
  for (const { rule, message } of findings) {
    assert.ok(errors(findings, rule) <= errors(before, rule), `“${title}” brings ${rule}: ${message}\n${after}`);
  }
  return after;
}

/** Applying the last fix of a finding again and again leaves nothing that a fix is offered for. */
function assertMendsInTheEnd(rule: string, text: string): void {
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixable = findingsOf(rule, now).find(({ fixes }) => fixes.length > 0);
    if (!fixable) return;
    const changes = fixable.fixes[fixable.fixes.length - 1]?.edits();
    assert.ok(changes);
    now = applyChanges(now, changes);
  }
  assert.fail(`${rule} is still there after ${MOST_ROUNDS} fixes:\n${now}`);
}

function findingsOf(rule: string, text: string) {
  return checkOn(text).findings.filter((finding) => finding.rule === rule);
}
