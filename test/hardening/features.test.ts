import { strict as assert } from 'node:assert';
import { type Analysis, analyse } from '../../server/src/check';
import { parseDocument } from '../../server/src/plan/document';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import { ABOUT_PLACE, ABOUT_PLAN, badRanges } from './ask';
import { anyPlan } from './plans';
import { Random } from './random';
import { randomEdit } from './random-edits';
import { smallestText } from './shrink';

/** How many edited texts are asked about; a long run is asked for by the environment. */
const TEXTS = Number(process.env.PARTNERSHIP_PLAN_TEXTS ?? 300);
const FIRST_SEED = Number(process.env.PARTNERSHIP_PLAN_SEED ?? 1);
const IN_A_ROW = 10;
/** Of each text so many places are asked about. */
const PLACES = 3;

function read(text: string, previous?: Analysis): Analysis {
  return analyse(parseDocument(text, previous?.document), { today: EXAMPLES_TODAY }, previous);
}

/** All answers about a text and about some places in it, as text by the name of the question. */
function answersOf(analysis: Analysis, offsets: readonly number[]): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  const put = (name: string, ask: () => unknown) => {
    let answer: string;
    try {
      const answered = ask();
      const bad = badRanges(answered, analysis);
      answer = bad.length > 0 ? `FAULT: ${bad.join('; ')}` : (JSON.stringify(answered) ?? 'nothing');
    } catch (error) {
      answer = `FAULT: ${error instanceof Error ? error.stack : String(error)}`;
    }
    answers.set(name, answer);
  };
  for (const [name, ask] of Object.entries(ABOUT_PLAN)) put(name, () => ask(analysis));
  for (const offset of offsets) {
    for (const [name, ask] of Object.entries(ABOUT_PLACE)) put(`${name} at ${offset}`, () => ask(analysis, offset));
  }
  return answers;
}

/** The first fault of a question about a text, whatever the place. */
function faultOf(question: string, text: string): string | undefined {
  const analysis = read(text);
  const plain = ABOUT_PLAN[question];
  const offsets = plain ? [0] : Array.from({ length: text.length + 1 }, (_, offset) => offset);
  for (const offset of offsets) {
    try {
      const bad = badRanges(plain ? plain(analysis) : ABOUT_PLACE[question]?.(analysis, offset), analysis);
      if (bad.length > 0) return `at ${offset}: ${bad.join('; ')}`;
    } catch (error) {
      return `at ${offset}: ${error instanceof Error ? error.stack : String(error)}`;
    }
  }
  return undefined;
}

function session(seed: number): string | undefined {
  const random = new Random(seed);
  let analysis = read(anyPlan(random));
  answersOf(analysis, [0]);
  for (let i = 1; i <= IN_A_ROW; i++) {
    const before = analysis.document.text;
    const text = randomEdit(before, random);
    analysis = read(text, analysis);
    const offsets = Array.from({ length: PLACES }, () => random.below(text.length + 1));
    const answers = answersOf(analysis, offsets);
    const fresh = answersOf(read(text), offsets);
    for (const [name, answer] of answers) {
      const where = `seed ${seed}, edit ${i}, ${name}:`;
      if (answer.startsWith('FAULT')) {
        const question = name.replace(/ at \d+$/, '');
        const small = smallestText(text, (less) => faultOf(question, less) !== undefined);
        return `${where}\n${answer}\nsmallest text: ${JSON.stringify(small)}\n${faultOf(question, small)}`;
      }
      const other = fresh.get(name) ?? '';
      if (answer !== other) {
        const at = [...answer].findIndex((_, index) => answer[index] !== other[index]);
        const shown = (one: string) => one.slice(Math.max(0, at - 100), at + 200);
        const edit = `${JSON.stringify(before)}\n→ ${JSON.stringify(text)}`;
        return `${where}\nincremental: ${shown(answer)}\nfresh: ${shown(other)}\n${edit}`;
      }
    }
  }
  return undefined;
}

describe('whatever an editor asks after random edits', () => {
  const sessions = Math.ceil(TEXTS / IN_A_ROW);
  for (let first = 0; first < sessions; first += 10) {
    const last = Math.min(first + 10, sessions) - 1;
    it(`is answered, with places in the text, and as for a fresh one: seeds ${FIRST_SEED + first} to ${FIRST_SEED + last}`, () => {
      for (let index = first; index <= last; index++) {
        const fault = session(FIRST_SEED + index);
        assert.equal(fault, undefined, fault);
      }
    }).timeout(0);
  }
});
