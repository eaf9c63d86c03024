import { strict as assert } from 'node:assert';
import { type Analysis, analyse } from '../../server/src/check';
import { parseDocument } from '../../server/src/plan/document';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import { anyPlan } from './plans';
import { difference, portrait } from './portrait';
import { Random } from './random';
import { randomEdit } from './random-edits';
import { smallestEdit } from './shrink';

/** How many edits are made; a long run is asked for by the environment. */
const EDITS = Number(process.env.PARTNERSHIP_PLAN_EDITS ?? 2500);
const FIRST_SEED = Number(process.env.PARTNERSHIP_PLAN_SEED ?? 1);
/** Edits of one text, one after the other, before the next text begins. */
const IN_A_ROW = 25;
const BATCH = 500;

function read(text: string, previous?: Analysis): Analysis {
  return analyse(parseDocument(text, previous?.document), { today: EXAMPLES_TODAY }, previous);
}

/** How an analysis that was made from the one before differs from one that was made afresh. */
function differenceIn(analysis: () => Analysis): string | undefined {
  let drawn: readonly string[];
  let text = '';
  try {
    const incremental = analysis();
    text = incremental.document.text;
    drawn = portrait(incremental);
  } catch (error) {
    return error instanceof Error ? error.stack : String(error);
  }
  return difference(drawn, portrait(read(text)));
}

/** What is known, all of it read once, behind some texts. */
function lived(texts: readonly string[]): Analysis | undefined {
  let analysis: Analysis | undefined;
  for (const text of texts) {
    analysis = read(text, analysis);
    portrait(analysis);
  }
  return analysis;
}

function explain(seed: number, texts: readonly string[], fault: string): string {
  const [from = '', to = ''] = texts.slice(-2);
  const fails = (one: string, other: string) => {
    const before = lived([one]);
    return differenceIn(() => read(other, before)) !== undefined;
  };
  const small = smallestEdit(from, to, fails);
  const shown = small
    ? `smallest edit:\n  ${JSON.stringify(small.from)}\n→ ${JSON.stringify(small.to)}\n${differenceIn(() => read(small.to, lived([small.from])))}`
    : `needs the ${texts.length - 1} edits before; the last one:\n  ${JSON.stringify(from)}\n→ ${JSON.stringify(to)}`;
  return `seed ${seed}, edit ${texts.length - 1}:\n${fault}\n${shown}`;
}

/** Edits a text again and again; answers what went wrong, undefined for nothing. */
function session(seed: number, count: number): string | undefined {
  const random = new Random(seed);
  const texts = [anyPlan(random)];
  let analysis = read(texts[0] ?? '');
  portrait(analysis);
  for (let i = 0; i < count; i++) {
    const text = analysis.document.text;
    // Now and then somebody takes back what was typed.
    let next = random.chance(0.08) ? random.pick(texts) : randomEdit(text, random);
    if (random.chance(0.15)) next = randomEdit(next, random);
    texts.push(next);
    const before = analysis;
    const fault = differenceIn(() => {
      analysis = read(next, before);
      return analysis;
    });
    if (fault !== undefined) return explain(seed, texts, fault);
  }
  return undefined;
}

/** Edits after which the two once differed. */
const FOUND: readonly (readonly [what: string, from: string, to: string])[] = [
  [
    'a map that another alias reads now',
    'x: &cell\n price:\n - s\nmatrix:\n- organization: *cell',
    'x: &cell\n price:\n - s\nmatrix:\n- initiative: *cell',
  ],
];

describe('an analysis that took over what an edit left alone', () => {
  for (const [what, from, to] of FOUND) {
    it(`is the same as a fresh one: ${what}`, () => {
      const before = lived([from]);
      assert.equal(
        differenceIn(() => read(to, before)),
        undefined,
      );
    });
  }

  const sessions = Math.ceil(EDITS / IN_A_ROW);
  const each = BATCH / IN_A_ROW;
  for (let first = 0; first < sessions; first += each) {
    const last = Math.min(first + each, sessions) - 1;
    it(`is the same as a fresh one: seeds ${FIRST_SEED + first} to ${FIRST_SEED + last}`, () => {
      for (let index = first; index <= last; index++) {
        const fault = session(FIRST_SEED + index, IN_A_ROW);
        assert.equal(fault, undefined, fault);
      }
    }).timeout(0);
  }
});
