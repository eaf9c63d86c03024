import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from '../../server/src/check';
import { toData } from '../../server/src/plan/violations';
import { planFormat, type Shape } from '../../server/src/schema/shape';
import { examplePlans } from './support';

const DAYS = ['2026-11-23', '2027-06-01', '2028-12-31'];

/** What a careful reader would say of the risky plan on the first of these days. */
const RISKS = [
  'arm-twisting',
  'vision-not-shared',
  'conflict-unmanaged',
  'power-concentration',
  'power-concentration',
  'not-acknowledged',
  'price-without-opportunity',
  'objection-unanswered',
  'unilateral-move',
  'one-partner-decides',
  'no-exit',
  'implementation-underweighted',
  'commitment-overdue',
  'success-undefined',
  'knowledge-unprotected',
  'ignore-without-reason',
];

describe('the example plans', () => {
  for (const { name, text } of examplePlans()) {
    if (name.startsWith('risky')) {
      it(`${name} shows what the tool is for`, () => {
        const { findings } = check(text, { today: '2026-11-23' });
        const serious = findings.filter((finding) => finding.severity !== 'info');
        assert.deepEqual(serious.map((finding) => finding.rule).sort(), [...RISKS].sort());
      });
      continue;
    }
    for (const today of DAYS) {
      it(`${name} has nothing above a note on ${today}`, () => {
        const { findings } = check(text, { today });
        assert.deepEqual(
          findings
            .filter((finding) => finding.severity !== 'info')
            .map((finding) => `${finding.rule}: ${finding.message}`),
          [],
        );
      });
    }
  }

  it('a plan that uses every key of the format has no finding at all', () => {
    const text = readFileSync(path.join(__dirname, '../fixtures/every-key.partnership.yaml'), 'utf8');
    const { document, findings } = check(text, { today: '2027-03-01' });
    assert.deepEqual(
      findings.map((finding) => `${finding.rule}: ${finding.message}`),
      [],
    );
    const missing = [...keysOf(planFormat.root)].filter((key) => !usedIn(toData(document.root), key.split('.')));
    assert.deepEqual(missing, []);
  });
});

/** All keys of a format as paths joined by dots, without list positions. */
function* keysOf(shape: Shape, path: readonly string[] = []): Generator<string> {
  for (const [key, property] of planFormat.properties(shape)) {
    const inner = [...path, key];
    yield inner.join('.');
    yield* keysOf(property, inner);
    const items = planFormat.items(property);
    if (items) yield* keysOf(items, inner);
  }
}

function usedIn(data: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true;
  if (Array.isArray(data)) return data.some((entry) => usedIn(entry, [key, ...rest]));
  if (typeof data !== 'object' || data === null) return false;
  return key in data && usedIn((data as Record<string, unknown>)[key], rest);
}
