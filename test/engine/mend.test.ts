import assert from 'node:assert/strict';
import { check } from '../../server/src/check';
import { threadsFor } from '../../server/src/cli/threads';
import { hasNewErrors, mend } from '../../server/src/mend';

const errors = (text: string) => check(text).findings;

describe('mending of plans', () => {
  it('goes on until nothing changes, and does nothing the second time', () => {
    const { analysis, count } = mend(
      'title:River\nlanguage:en\npartners:\n\t- {id: a, name: A, sector: business}\n',
      {},
    );
    assert.ok(count > 0);
    assert.equal(mend(analysis.document.text, {}).count, 0);
    assert.equal(mend(analysis.document.text, {}).analysis.document.text, analysis.document.text);
  });
  it('knows a new error from an old one', () => {
    const one = errors('title: a\nblend: stew\n');
    const two = errors('title: a\nblend: stew\nstage: stew\n');
    assert.equal(hasNewErrors(one, one), false);
    assert.equal(hasNewErrors(two, one), false);
    assert.equal(hasNewErrors(one, two), true);
    assert.equal(hasNewErrors([...one, ...one], one), false);
    assert.equal(hasNewErrors(one, [...one, ...one]), true);
  });
});

describe('threads', () => {
  for (const [files, processors, threads] of [
    [0, 8, 0],
    [40, 8, 0],
    [80, 8, 2],
    [10_000, 8, 8],
    [10_000, 1, 0],
  ] as const) {
    it(`are ${threads} for ${files} files on ${processors} processors`, () =>
      assert.equal(threadsFor(files, processors), threads));
  }
});
