import { strict as assert } from 'node:assert';
import { HOSTILE_INPUTS } from '../fixtures/hostile-inputs';
import { Trial } from './trial';

/** Of texts this long, in UTF-16 units, fewer places are asked about. */
const LARGE = 200_000;

describe('hostile texts', () => {
  const trial = new Trial();
  after(() => trial.end());

  for (const { name, text } of HOSTILE_INPUTS) {
    it(`are withstood: ${name}`, async () => {
      const made = text();
      assert.deepEqual(await trial.faultsOf(made, { places: made.length > LARGE ? 2 : 6 }), []);
    }).timeout(400_000);
  }
});
