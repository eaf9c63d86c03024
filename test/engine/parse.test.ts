import { strict as assert } from 'node:assert';
import { parse as parseYaml } from 'yaml';
import { parseDocument } from '../../server/src/plan/document';
import { applyChanges } from '../../server/src/plan/edit';
import { toData } from '../../server/src/plan/violations';
import { examplePlans } from './support';

/** Text as typed; what is read of it; the problems, each as its code and the text that it is told at. */
const BROKEN: readonly (readonly [string, unknown, readonly string[]])[] = [
  // A word whose colon isn't there yet.
  ['vision:\n  statement: abc\n  tran', { vision: { statement: 'abc' } }, ['half-typed tran']],
  ['vision:\n  tran\n  goals: []', { vision: { goals: [] } }, ['half-typed tran']],
  ['setting:\n  foo\n  cadence: weekly', { setting: { cadence: 'weekly' } }, ['half-typed foo']],
  ['parti\ntitle: x', { title: 'x' }, ['half-typed parti']],
  ['p:\n  - i\n    name: x\n', { p: [{ name: 'x' }] }, ['half-typed i']],
  ['p:\n  - id: a\n    name: b\n  b\n', { p: [{ id: 'a', name: 'b' }] }, ['half-typed b']],
  ['p:\n  - id: a\n    na\n    sector: c\n', { p: [{ id: 'a', sector: 'c' }] }, ['half-typed na']],
  ['vision\n  statement: x\ntitle: y', { vision: { statement: 'x' }, title: 'y' }, ['missing-colon vision']],
  ['title:foo\nx: 1', { title: 'foo', x: 1 }, ['missing-space title:']],
  // Quotation marks and brackets not closed yet: the rest of the plan stays whole.
  ['title: "abc\npartners: x', { title: 'abc', partners: 'x' }, ['unclosed-quote "abc']],
  ["a: 'it''s\nb: c", { a: "it's", b: 'c' }, ["unclosed-quote 'it''s"]],
  ['a: [b, c\nd: e', { a: ['b', 'c'], d: 'e' }, ['unclosed-flow [b, c']],
  ['a: {b: c\nd: e', { a: { b: 'c' }, d: 'e' }, ['unclosed-flow {b: c']],
  ['a: [\n b, c\n]\nd: 3', { a: ['b', 'c'], d: 3 }, []],
  // Text that YAML takes for something else.
  ['a: b: c\nd: e', { a: 'b: c', d: 'e' }, ['bad-start b: c']],
  ['a: @b\n', { a: '@b' }, ['bad-start @b']],
  ['title: "שלום" ועוד', { title: '"שלום" ועוד' }, ['bad-start "שלום" ועוד']],
  ['a: http://foo\n', { a: 'http://foo' }, []],
  ['a: "\\q"', { a: '\\q' }, ['bad-escape \\']],
  // Indentation.
  ['a:\n\t- b\n', { a: ['b'] }, ['tab \t']],
  ['a:\n  - b\n c: d', { a: ['b'], c: 'd' }, ['bad-indent c: d']],
  // What should stand in files of its own, or not at all.
  ['a: 1\n---\nb: 2', { a: 1 }, ['many-documents ---']],
  ['---\na: 1\n', { a: 1 }, []],
  ['a: 1\na: 2', { a: 1 }, ['duplicate-key a']],
  ['<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\nd: e', { a: 'b', d: 'e' }, ['conflict-marker <<<<<<< HEAD']],
  ['- a\n- b', undefined, ['not-a-map - a']],
  ['hello world\nthis is prose', undefined, ['not-a-map hello world']],
  ['', undefined, []],
  ['# nothing but a comment\n', undefined, []],
  ['a: x\u0000y', { a: 'x\u0000y' }, ['control-character \u0000']],
  // Anchors and aliases.
  ['a: &x { b: 1 }\nc: *x', { a: { b: 1 }, c: { b: 1 } }, []],
  ['a: *b\nc: d', { c: 'd' }, ['alias-unknown *b']],
  ['a: &x [*x]', { a: [''] }, ['alias-cycle *x']],
];

describe('parsing', () => {
  for (const [text, data, problems] of BROKEN) {
    for (const eol of ['\n', '\r\n']) {
      it(`${JSON.stringify(text)}${eol === '\n' ? '' : ' with CRLF'}`, () => {
        const typed = text.replaceAll('\n', eol);
        const document = parseDocument(typed);
        assert.deepEqual(document.root && JSON.parse(JSON.stringify(toData(document.root))), data);
        assert.deepEqual(
          document.problems.map((problem) => `${problem.code} ${typed.slice(problem.start, problem.end)}`),
          problems,
        );
      });
    }
  }

  it('reads what can be mended the same once it is mended', () => {
    for (const [text] of BROKEN) {
      const document = parseDocument(text);
      const mends = document.problems.flatMap((problem) => (problem.mend ? [problem.mend] : []));
      if (mends.length === 0) continue;
      const mended = parseDocument(applyChanges(text, mends));
      assert.deepEqual(mended.problems, [], `in ${JSON.stringify(mended.text)}`);
      if (!text.includes('\u0000')) assert.deepEqual(toData(mended.root), toData(document.root));
    }
  });

  it('reads an alias bomb without expanding it', () => {
    const levels = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg']) {
      levels.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`);
    }
    const document = parseDocument(levels.join('\n'));
    assert.ok(document.problems.some((problem) => problem.code === 'alias-bomb'));
  });

  it('tells of nesting beyond all measure', () => {
    const document = parseDocument(`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\nb: c\n`);
    assert.deepEqual(
      document.problems.map((problem) => problem.code),
      ['too-deep'],
    );
    assert.equal(
      document.root?.pairs.some((pair) => pair.key.value === 'b'),
      true,
    );
  });

  for (const { name, text } of examplePlans()) {
    it(`reads ${name} as YAML does`, () => {
      assert.deepEqual(JSON.parse(JSON.stringify(toData(parseDocument(text).root))), parseYaml(text));
    });

    it(`reads ${name} the same whether pieces are taken over or not`, () => {
      let previous = parseDocument(text);
      for (const [from, to] of [
        ['name:', 'nane:'],
        ['\n\n', '\n'],
        ['- ', '-  '],
        ['partner', 'partners:\n  - id: new\npartner'],
      ] as const) {
        const edited = previous.text.replace(from, to);
        const incremental = parseDocument(edited, previous);
        const fresh = parseDocument(edited);
        assert.deepEqual(incremental.problems, fresh.problems);
        assert.deepEqual(toData(incremental.root), toData(fresh.root));
        previous = incremental;
      }
    });
  }
});
