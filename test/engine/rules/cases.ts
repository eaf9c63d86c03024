/** Tables of plans in which a rule fires or is silent, checked at an early and a late stage, in all line ends. */
import { strict as assert } from 'node:assert';
import { parseDocument } from '../../../server/src/plan/document';
import { RULES } from '../../../server/src/rules/all';
import type { Category, Severity } from '../../../server/src/rules/rule';
import { assertFires, assertMends, assertSilent, checkOn, unmark } from '../support';

/** A plan, or a part of one, in which a rule fires. */
export interface Failing {
  /** With `⟦⟧` around each place. */
  readonly text: string;
  /** Words of its first message, in each language. */
  readonly says?: { readonly en?: readonly string[]; readonly he?: readonly string[] };
  /** How many fixes its first finding has; those of all findings are applied in any case. */
  readonly fixes?: number;
  /** The whole text after the fix with this index (the first, if not said) of the first finding. */
  readonly after?: string;
  readonly fix?: number;
}

export interface RuleCases {
  readonly early: Severity;
  readonly late: Severity;
  /** The stages at which the plans are read that don't say theirs; `exploring` and `agreed`, if not said. */
  readonly stages?: readonly [early: string, late: string];
  readonly fails: readonly Failing[];
  readonly passes: readonly string[];
}

/** Tests all rules of a category by their tables; each must have two plans of each kind, and both languages. */
export function describeRules(category: Category, table: Readonly<Record<string, RuleCases>>): void {
  describe(`rules of ${category}, by tables`, () => {
    it('has a table for each rule', () => {
      const ids = RULES.filter((rule) => rule.category === category).map((rule) => rule.id);
      assert.deepEqual(Object.keys(table).sort(), [...ids].sort());
    });
    for (const [rule, cases] of Object.entries(table)) {
      describe(rule, () => describeRule(rule, cases));
    }
  });
}

function describeRule(rule: string, { early, late, stages = ['exploring', 'agreed'], fails, passes }: RuleCases): void {
  it('is shown in both languages, and in two plans of each kind', () => {
    assert.ok(fails.length >= 2 && passes.length >= 2);
    const texts = fails.map(({ text }) => text);
    assert.ok(texts.some((text) => /[א-ת]/.test(text)) && texts.some((text) => !/[א-ת]/.test(text)));
  });
  for (const failing of fails) {
    it(`fires in ${title(failing.text)}`, () => {
      for (const [stage, severity] of [
        [stages[0], early],
        [stages[1], late],
      ] as const) {
        const prefix = `stage: ${stage}\n`;
        const found = assertFires(rule, prefix + failing.text);
        assert.ok(found.length > 0);
        for (const finding of found) assert.equal(finding.severity, severity, `at stage ${stage}`);
        assertWords(rule, prefix + failing.text, failing);
        if (failing.fixes !== undefined) assert.equal(found[0]?.fixes.length, failing.fixes);
        assertAllMend(rule, unmark(prefix + failing.text).text, failing, prefix);
      }
    });
  }
  for (const text of passes) {
    it(`is silent in ${title(text)}`, () => {
      for (const stage of stages) {
        const prefix = /^stage:/m.test(text) ? '' : `stage: ${stage}\n`;
        assertSilent(rule, prefix + text);
        assertSilent(rule, (prefix + text).replaceAll('\n', '\r\n'));
      }
    });
  }
  it('is silent once the partnership is closed', () => {
    for (const { text } of fails) assertSilent(rule, unmark(`stage: closed\n${text}`).text);
  });
}

/** Messages of a rule in both languages: whole sentences, with the words that were asked for, not too long. */
function assertWords(rule: string, marked: string, { says }: Failing): void {
  const { text } = unmark(marked);
  for (const forceLanguage of ['en', 'he'] as const) {
    const found = checkOn(text, { forceLanguage }).findings.filter((finding) => finding.rule === rule);
    for (const { message } of found) {
      assert.match(message, forceLanguage === 'he' ? /[א-ת]/ : /[A-Za-z]/);
      assert.doesNotMatch(message, /undefined|NaN|null|\[object| {2}|“”|״״|\(\)/);
      assert.match(message, /[.?!]$/);
      assert.ok(message.length <= 420, `${message.length} characters: ${message}`);
    }
    for (const word of says?.[forceLanguage] ?? []) {
      assert.ok(found[0]?.message.includes(word), `“${word}” is not in: ${found[0]?.message}`);
    }
  }
}

const STYLES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.trimEnd(),
];

function assertAllMend(rule: string, text: string, { after: wanted, fix: chosen = 0 }: Failing, prefix: string): void {
  STYLES.forEach((restyle, style) => {
    const styled = restyle(text);
    const found = checkOn(styled).findings.filter((finding) => finding.rule === rule);
    found.forEach((finding, index) => {
      finding.fixes.forEach((_, fix) => {
        const after = assertMends(styled, finding, fix);
        assert.deepEqual(parseDocument(after).problems, [], after);
        if (style === 1) assert.doesNotMatch(after, /[^\r]\n/, 'a bare line feed in a CRLF text');
        if (style === 0 && index === 0 && fix === chosen && wanted !== undefined) {
          assert.equal(after, prefix + wanted);
        }
      });
    });
  });
}

function title(text: string): string {
  return JSON.stringify(text.replace(/[⟦⟧]/g, '')).slice(1, -1);
}

/** Values of many kinds, most of them wrong at any one place. */
export const ODD_VALUES: readonly string[] = [
  '',
  '~',
  '5',
  'true',
  'TODO',
  '""',
  '"  "',
  'some words',
  '[]',
  '{}',
  '[5]',
  '[~]',
  '[TODO]',
  '[[a]]',
  '[{}]',
  '[{ text: TODO }]',
  '{ x: y }',
  '*nowhere',
  '|\n      TODO',
  '\n      - TODO',
  '\n      -',
  '\n      - x: TODO',
  '\n      x:',
];

/**
 * Checks plans with odd values: nothing throws, and what a category's fixes mend is mended without new errors.
 * @param plans texts with odd values in them
 */
export function assertNothingThrows(category: Category, plans: Iterable<string>): void {
  const ids = new Set(RULES.filter((rule) => rule.category === category).map((rule) => rule.id));
  for (const text of plans) {
    const found = checkOn(text).findings.filter((finding) => ids.has(finding.rule));
    for (const finding of found) {
      assert.ok(finding.end > finding.start, `${finding.rule} has no place in:\n${text}`);
      const shown = text.slice(finding.start, finding.end);
      assert.ok(!shown.includes('\n') || /^[|>]/.test(shown), `${finding.rule} spans lines of:\n${text}`);
      const each = finding.fixes.map((_, fix) => fix).slice(0, 2);
      for (const fix of each) {
        const before = parseDocument(text).problems.length;
        const after = assertMends(text, finding, fix);
        assert.ok(parseDocument(after).problems.length <= before, `broken by ${finding.rule}:\n${text}\n---\n${after}`);
      }
    }
  }
}
