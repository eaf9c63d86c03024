import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RULES, ruleById } from '../../server/src/rules/all';
import { CATEGORIES, type Category, type Severity } from '../../server/src/rules/rule';

interface Wanted {
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity | { readonly early: Severity; readonly late: Severity };
  /** Absent where the design leaves it open. */
  readonly fix?: boolean;
  readonly options?: Readonly<Record<string, number>>;
}

const WANTED = JSON.parse(readFileSync(path.join(__dirname, '../fixtures/rules.json'), 'utf8')) as readonly Wanted[];

describe('the list of rules', () => {
  it('has the rules of the design, in its order', () => {
    assert.deepEqual(
      RULES.map((rule) => rule.id),
      WANTED.map((rule) => rule.id),
    );
  });

  it('is in the order of the categories', () => {
    assert.deepEqual([...new Set(RULES.map((rule) => rule.category))], [...CATEGORIES]);
  });

  for (const { id, category, severity, fix, options = {} } of WANTED) {
    it(`${id}: category, severity, fix and options`, () => {
      const rule = ruleById(id);
      assert.ok(rule, `there is no rule ${id}`);
      assert.equal(rule.category, category);
      assert.deepEqual(rule.severity, severity);
      if (fix !== undefined) {
        assert.equal(rule.fix !== undefined, fix, 'a fix is described where the design names one, and only there');
      }
      const presets = Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]);
      assert.deepEqual(Object.fromEntries(presets), options);
      for (const { minimum, maximum, default: preset } of Object.values(rule.options ?? {})) {
        assert.ok(minimum <= preset && preset <= maximum);
      }
    });
  }
});
