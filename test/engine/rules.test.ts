import { strict as assert } from 'node:assert';
import { RULES } from '../../server/src/rules/all';
import { assertFires, assertMends, assertSilent, checkOn, unmark } from './support';

const STYLES: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'no line end at the end': (text) => text.trimEnd(),
};

describe('rules', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      rule.examples.fails.forEach((marked, index) => {
        it(`fires in its failing example ${index + 1}, at the marked places`, () => {
          const found = assertFires(rule.id, marked);
          assert.ok(found.length > 0);
        });
        for (const [style, restyle] of Object.entries(STYLES)) {
          it(`mends its failing example ${index + 1} (${style})`, () => {
            const { text } = unmark(restyle(marked));
            for (const finding of checkOn(text).findings.filter((one) => one.rule === rule.id)) {
              finding.fixes.forEach((_, fix) => {
                const after = assertMends(text, finding, fix);
                if (style === 'CRLF') assert.doesNotMatch(after, /[^\r]\n/, 'a bare line feed in a CRLF text');
              });
            }
          });
        }
      });
      rule.examples.passes.forEach((text, index) => {
        it(`is silent in its passing example ${index + 1}`, () => assertSilent(rule.id, text));
      });
      it('has texts in both languages', () => {
        const texts = [rule.summary, rule.when, rule.why, ...(rule.fix ? [rule.fix] : [])];
        for (const { en, he } of texts) {
          assert.match(en, /[A-Za-z]/);
          assert.match(he, /[א-ת]/);
        }
      });
    });
  }
});
