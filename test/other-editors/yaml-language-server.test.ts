import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  type Hover,
  HoverRequest,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { installYamlLanguageServer } from '../../scripts/lib/yaml-language-server.mjs';
import { check } from '../../server/src/check';
import { TestClient } from '../protocol/client';

const ROOT = path.join(__dirname, '../..');
const SCHEMA = pathToFileURL(path.join(ROOT, 'schemas/partnership-plan.schema.json')).href;

const HEAD = 'partnership: 1\ntitle: River Trail\n';
const PARTNERS = `partners:
  - id: trust
    name: River Trust
    sector: civil-society
  - id: county
    name: County Council
    sector: local-government
`;

const CAPABILITIES = {
  workspace: { configuration: true },
  textDocument: { hover: { contentFormat: ['markdown' as const] } },
};

/** Faults of structure, each on a line of its own. */
const BROKEN: Readonly<Record<string, string>> = {
  'a key that there isn’t': `${HEAD}${PARTNERS}budget: 3\n`,
  'a value that isn’t allowed': `${HEAD}${PARTNERS}blend: stew\n`,
  'a text for a list': `${HEAD}partners: nobody\n`,
  'a number out of bounds': `${HEAD}${PARTNERS}    power: {influence: 9, interest: 3}\n`,
  'a text for a number': `${HEAD}${PARTNERS}    power: {influence: strong}\n`,
  'a text for a yes or no': `${HEAD}${PARTNERS}    fits: perhaps\n`,
  'no title': 'partnership: 1\n',
  'another version': `partnership: 7\ntitle: River Trail\n${PARTNERS}`,
  'a date that is none': `${HEAD}${PARTNERS}horizon: {start: 2027-13-45, end: 2028-01-01}\n`,
  'an id with spaces': `${HEAD}${PARTNERS}issues:\n  - id: the big one\n    issue: x\n`,
  'two faults': `${HEAD}${PARTNERS}blend: stew\nstage: soon\n`,
};

describe('yaml-language-server with the schema alone', function () {
  this.timeout(60_000);
  let client: TestClient;
  before(async function () {
    this.timeout(300_000);
    const { node, script } = await installYamlLanguageServer({ log: console.log });
    client = await TestClient.start(CAPABILITIES, {}, { node, server: script });
    const settings = { validate: true, hover: true, completion: true, schemas: { [SCHEMA]: ['*.partnership.yaml'] } };
    client.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'yaml' ? settings : null)),
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { yaml: settings } });
  });
  after(() => client.stop());

  const linesOf = (places: Iterable<number>) => [...new Set(places)].sort((a, b) => a - b);
  let opened = 0;
  const open = async (text: string): Promise<string> => {
    const uri = `file:///plans/${++opened}.partnership.yaml`;
    await client.open(uri, text);
    return uri;
  };

  const ours = (text: string) => {
    const { findings, document } = check(text);
    const structural = findings.filter(({ rule }) => rule === 'schema' || rule === 'yaml-syntax');
    return linesOf(structural.map(({ start }) => document.positionAt(start).line));
  };

  for (const name of [
    'examples/early-childhood.he.partnership.yaml',
    'examples/risky.partnership.yaml',
    'examples/river-trail.partnership.yaml',
    'test/fixtures/every-key.partnership.yaml',
    'test/fixtures/whole.partnership.yaml',
  ]) {
    it(`finds in ${name} what we find`, async () => {
      const text = readFileSync(path.join(ROOT, name), 'utf8');
      const found = await client.pushed(await open(text), undefined);
      assert.deepEqual(linesOf(found.map(({ range }) => range.start.line)), ours(text), JSON.stringify(found));
    });
  }

  for (const [what, text] of Object.entries(BROKEN)) {
    it(`finds ${what}`, async () => {
      const wanted = ours(text);
      assert.ok(wanted.length > 0);
      const found = await client.pushed(await open(text), undefined);
      assert.deepEqual(linesOf(found.map(({ range }) => range.start.line)), wanted, JSON.stringify(found));
    });
  }

  it('takes the schema from the first line of a plan, as the README has it', async () => {
    const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
    const line = /^# yaml-language-server: \$schema=\.\/node_modules\/partnership-plan\/.*$/m.exec(readme)?.[0];
    assert.ok(line);
    const folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-schema-'));
    mkdirSync(path.join(folder, 'node_modules'));
    symlinkSync(ROOT, path.join(folder, 'node_modules/partnership-plan'), 'junction');
    // A name for which no setting has a schema.
    const uri = pathToFileURL(path.join(folder, 'plan.yaml')).href;
    await client.open(uri, `${line}\n${BROKEN['a value that isn’t allowed']}`);
    const found = await client.pushed(uri, undefined);
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [10],
    );
    rmSync(folder, { recursive: true });
  });

  it('explains keys', async () => {
    const uri = await open(`${HEAD}${PARTNERS}blend: soup\n`);
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 9, character: 2 },
    });
    assert.match(((hover as Hover).contents as MarkupContent).value, /soup/i);
  });
});
