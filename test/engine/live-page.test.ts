import { strict as assert } from 'node:assert';
import { type Analysis, analyse } from '../../server/src/check';
import { parseDocument } from '../../server/src/plan/document';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import type { Language } from '../../server/src/schema/shape';
import { changesOf, type LivePage, markupOf, renderLive, renderPreview } from '../../server/src/view/preview';
import { generatePlan } from '../bench/plans';
import { Typist } from '../bench/typing';
import { anyPlan } from '../hardening/plans';
import { Random } from '../hardening/random';
import { randomEdit } from '../hardening/random-edits';
import { absolute } from './page';

/** Edits of one plan in a row. */
const IN_A_ROW = 20;

function read(text: string, before?: Analysis): Analysis {
  return analyse(parseDocument(text, before?.document), { today: EXAMPLES_TODAY }, before);
}

/** The page of a plan as one whole, which knows of no other. */
function whole(analysis: Analysis, language?: Language): string {
  return renderPreview(analysis, { language }).html;
}

describe('the live page', () => {
  for (const language of ['en', 'he'] as const) {
    it(`is after any edits what it would be made afresh, in ${language}`, () => {
      for (let seed = 1; seed <= 15; seed++) {
        const random = new Random(seed);
        let text = anyPlan(random);
        let analysis: Analysis | undefined;
        let page: LivePage | undefined;
        for (let edit = 0; edit < IN_A_ROW; edit++) {
          analysis = read(text, analysis);
          page = renderLive(analysis, { language }, page);
          assert.equal(absolute(markupOf(page)), whole(analysis, language), `seed ${seed}, edit ${edit}:\n${text}`);
          text = randomEdit(text, random);
        }
      }
    }).timeout(120_000);
  }

  it('costs what an edit changes, wherever it is in a long plan', () => {
    const typist = new Typist('file:///plan', generatePlan(2500), 7);
    let analysis = read(typist.text);
    let page = renderLive(analysis, {});
    const { length } = markupOf(page);
    for (let round = 0; round < 5; round++) {
      for (const { kind } of typist.round()) {
        analysis = read(typist.text, analysis);
        const next = renderLive(analysis, {}, page);
        assert.equal(absolute(markupOf(next)), whole(analysis), kind);
        const changes = changesOf(page, next);
        assert.ok(changes);
        // A partner that goes is missed in many places.
        if (kind !== 'deleting a block' && kind !== 'undo') {
          const sent = JSON.stringify(changes).length;
          assert.ok(sent < length / 4, `${kind}: ${sent} of ${length} characters are sent`);
          const [were, are] = [page.portions.made, next.portions.made];
          const same = [...are].filter(([key, portion]) => were.get(key) === portion);
          assert.ok(same.length > 0.75 * are.size, `${kind}: ${same.length} of ${are.size} stay`);
        }
        page = next;
      }
    }
  }).timeout(60_000);

  it('has a place for each of many partners with one id, and for one that looks like the second of them', () => {
    for (const ids of [
      ['a', 'a', 'a'],
      ['a-4', 'a', 'a'],
      ['a-5', 'a-6', 'a', 'a', 'a'],
      ['a', 'a', 'a-4', 'a-4'],
    ]) {
      const partners = ids.map((id, index) => `  - {id: ${id}, name: Partner ${index}}\n`);
      const analysis = read(`partnership: 1\npartners:\n${partners.join('')}`);
      assert.equal(absolute(markupOf(renderLive(analysis, {}))), whole(analysis), ids.join());
    }
  });

  it('takes nothing over into another language or day', () => {
    const text = generatePlan(250);
    const on = (today: string) => analyse(parseDocument(text), { today });
    const [today, later] = [on('2026-03-01'), on('2029-12-01')];
    const table: readonly [from: Analysis, to: Analysis, in_: Language][] = [
      [today, later, 'he'],
      [today, today, 'en'],
    ];
    for (const [from, to, language] of table) {
      const before = renderLive(from, { language: 'he' });
      assert.equal(absolute(markupOf(renderLive(to, { language }, before))), whole(to, language));
    }
  });

  it('has nothing in common with the page of a text that is no plan', () => {
    const [none, some] = [renderLive(read(''), {}), renderLive(read(generatePlan(250)), {})];
    assert.equal(changesOf(none, some), undefined);
    assert.equal(changesOf(some, none), undefined);
    assert.equal(markupOf(none), whole(read('')));
  });
});
