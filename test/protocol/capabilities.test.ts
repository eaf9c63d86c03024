/** Everything that the server announces is asked for once here: a capability without a question fails. */
import { strict as assert } from 'node:assert';
import type { TestClient } from './client';
import { EXAMPLES, QUESTIONS, startWithPlan } from './questions';

/** Flags that say how something else is to be done. */
const MANNERS = ['diagnosticProvider.interFileDependencies', 'workspace.workspaceFolders.changeNotifications'];

/** The paths of what an announcement says to be there. */
function announced(value: unknown, path: string): readonly string[] {
  if (value === true) return [path];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const nested = Object.entries(value).flatMap(([key, part]) => announced(part, `${path}.${key}`));
  return /(?:Provider|fileOperations\.\w+)$/.test(path) && path !== 'semanticTokensProvider'
    ? [path, ...nested]
    : nested;
}

describe('each capability that the server announces', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = await startWithPlan({}, { folders: [EXAMPLES] });
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  });

  it('has a question here, and nothing else is asked', () => {
    const paths = Object.entries(client.initialized.capabilities).flatMap(([key, value]) => announced(value, key));
    const wanted = paths.filter((path) => !MANNERS.includes(path));
    assert.deepEqual(wanted.sort(), Object.keys(QUESTIONS).sort());
  });

  for (const [path, ask] of Object.entries(QUESTIONS)) {
    it(`${path} answers`, async () => {
      const answer = await ask(client);
      assert.ok(Array.isArray(answer) ? answer.length > 0 : answer, JSON.stringify(answer));
    });
  }
});
