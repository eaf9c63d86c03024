import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const json = (file: string): Record<string, string> => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

/** The texts that the extension puts into the editor's language. */
function wordsOfClient(): ReadonlySet<string> {
  const files = readdirSync(path.join(root, 'client'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const calls = /(?:l10n\.t|localize)\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g;
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(path.join(root, 'client', file), 'utf8').matchAll(calls)].map(
        (call) => call[1] ?? call[2] ?? '',
      ),
    ),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\d+\}/g)].map(String).sort();

describe('the extension’s own words', () => {
  it('exist in Hebrew, all of them and no other', () => {
    assert.deepEqual(Object.keys(json('l10n/bundle.l10n.he.json')).sort(), [...wordsOfClient()].sort());
  });

  it('name the same things in both languages', () => {
    for (const [english, hebrew] of Object.entries(json('l10n/bundle.l10n.he.json'))) {
      assert.deepEqual(placeholders(hebrew), placeholders(english), english);
      assert.match(hebrew, /[א-ת]/, english);
    }
  });

  it('of the manifest exist in both languages, and each is used', () => {
    const english = json('package.nls.json');
    const hebrew = json('package.nls.he.json');
    assert.deepEqual(Object.keys(hebrew).sort(), Object.keys(english).sort());
    const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
    const used = new Set([...manifest.matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1]));
    assert.deepEqual([...used].sort(), Object.keys(english).sort());
  });
});
