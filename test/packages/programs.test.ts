import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run, runProgram, TODAY, WRONG } from '../cli/support';
import { PLAIN, TestClient } from '../protocol/client';
import { installedPackage, project, root } from './support';

/** Programs of people who have installed the package; each says what it finds as JSON. */
const PROGRAMS = {
  'modern.mts': `
import { check, type Finding, fix, parse, type Plan, render, resolveConfiguration, rules, version } from 'partnership-plan';
import { readFile } from 'node:fs/promises';

const text = await readFile('wrong.partnership.yaml', 'utf8');
const configuration = await resolveConfiguration('wrong.partnership.yaml');
const { findings, errors } = check(text, { configuration, today: '${TODAY}' });
const known: readonly string[] = rules().map(({ id }) => id);
const wrong: readonly Finding[] = findings.filter(({ severity }) => severity === 'error');
const read = parse(text);
const plan: Plan | undefined = read.ok ? read.plan : undefined;
const page: string = await render(text, { to: 'html' });
const document: Uint8Array = await render(text, { to: 'docx' });
const mended = fix(text + 'summary:A short one\\n');
console.log(JSON.stringify({
  errors,
  findings: findings.length,
  wrong: wrong.map(({ rule, line, column }) => [rule, line, column]),
  off: findings.some(({ rule }) => rule === 'no-population'),
  isPlan: plan !== undefined,
  problems: read.ok ? [] : read.problems.map(({ rule }) => rule),
  page: page.slice(0, 15),
  document: String.fromCharCode(...document.slice(0, 2)),
  mended: mended.text === text + 'summary: A short one\\n',
  known: wrong.every(({ rule }) => known.includes(rule)),
  version,
}));
`,
  'classic.cts': `
import api = require('partnership-plan');
import schema = require('partnership-plan/schemas/partnership-plan.schema.json');

const result: api.ParseResult = api.parse('partnership: 1\\ntitle: River Trail\\nstage: agreed\\npartners: []\\n');
const stage: api.Stage | undefined = result.ok ? result.plan.stage : undefined;
const mistake = (() => {
  try {
    api.check('', { configuration: { rules: { 'no-such-rule': 'off' } } });
  } catch (error) {
    return error instanceof TypeError ? error.message : undefined;
  }
})();
console.log(JSON.stringify({ stage, mistake, title: schema.title }));
`,
};

/** Mistakes that the types must tell of. */
const MISTAKES = `
import { check, render } from 'partnership-plan';
// @ts-expect-error a severity that there isn't
check('', { minSeverity: 'fatal' });
// @ts-expect-error a format that there isn't
render('', { to: 'pdf' });
// @ts-expect-error findings are not to be changed
check('').findings.push(undefined);
// @ts-expect-error bytes are no text
const text: Promise<string> = render('', { to: 'docx' });
export { text };
`;

const NODE_TYPES = `
declare module 'node:fs/promises' {
  export function readFile(file: string, encoding: 'utf8'): Promise<string>;
}
declare const console: { log(text: string): void };
`;

describe('the tarball, installed', function () {
  this.timeout(180_000);
  let folder: string;

  before(async () => {
    folder = await project();
    await writeFile(path.join(folder, 'wrong.partnership.yaml'), WRONG);
    await writeFile(path.join(folder, '.partnershiprc.yaml'), 'rules: { no-population: off }\n');
  });

  it('brings nothing else with it', async () => {
    const { packages } = JSON.parse(await readFile(path.join(folder, 'package-lock.json'), 'utf8'));
    assert.deepEqual(Object.keys(packages), ['', 'node_modules/partnership-plan']);
  });

  it('gives the command', async () => {
    const args = ['--no-install', 'partnership-plan', 'check', '--format', 'json', '--today', TODAY];
    const { status, stdout, stderr } = await runProgram('npx', args, { cwd: folder });
    const built = await run(['check', '--format', 'json', '--today', TODAY], { cwd: folder });
    assert.equal(status, 1, stderr);
    assert.equal(stdout, built.stdout);
    const exported = await runProgram(
      'npx',
      ['--no-install', 'partnership-plan', 'export', 'wrong.partnership.yaml', '--to', 'docx', '--output', 'a.docx'],
      { cwd: folder },
    );
    assert.equal(exported.status, 0, exported.stderr);
    assert.equal((await readFile(path.join(folder, 'a.docx'))).toString('latin1', 0, 2), 'PK');
  });

  it('gives programs types that hold, without types of Node', async () => {
    for (const [name, text] of Object.entries({ ...PROGRAMS, 'mistakes.mts': MISTAKES, 'node.d.ts': NODE_TYPES })) {
      await writeFile(path.join(folder, name), text);
    }
    const compilerOptions = {
      module: 'node20',
      target: 'es2022',
      lib: ['es2022'],
      strict: true,
      skipLibCheck: false,
      types: [],
      resolveJsonModule: true,
      exactOptionalPropertyTypes: true,
    };
    const files = [...Object.keys(PROGRAMS), 'mistakes.mts', 'node.d.ts'];
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    const { status, stdout } = await runProgram(
      process.execPath,
      [path.join(root, 'node_modules/typescript/bin/tsc')],
      { cwd: folder },
    );
    assert.equal(status, 0, stdout);
  });

  it('is imported as a module', async () => {
    const { stdout, stderr } = await runProgram(process.execPath, ['modern.mjs'], { cwd: folder });
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    const { findings, ...rest } = JSON.parse(stdout || JSON.stringify(stderr));
    assert.ok(findings > 1);
    assert.deepEqual(rest, {
      errors: 1,
      wrong: [['schema', 11, 8]],
      off: false,
      isPlan: false,
      problems: ['schema'],
      page: '<!DOCTYPE html>',
      document: 'PK',
      mended: true,
      known: true,
      version,
    });
  });

  it('does what the README shows', async () => {
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    const program = /^## For programs$[\s\S]*?^```js\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
    await mkdir(path.join(folder, 'plans'), { recursive: true });
    await writeFile(path.join(folder, 'plans/river.partnership.yaml'), WRONG.replace('blend: stew', 'blend: salad'));
    await writeFile(path.join(folder, 'readme.mjs'), program);
    const { status, stdout, stderr } = await runProgram(process.execPath, ['readme.mjs'], { cwd: folder });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^\d+ \d+ (error|warning|info) [\w-]+ .+$/m);
    assert.match(stdout, /^River Trail 2$/m);
    assert.match(await readFile(path.join(folder, 'river.html'), 'utf8'), /River Trail/);
    assert.equal((await readFile(path.join(folder, 'river.docx'))).toString('latin1', 0, 2), 'PK');
  });

  it('is required as a script', async () => {
    const { stdout, stderr } = await runProgram(process.execPath, ['classic.cjs'], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout || JSON.stringify(stderr)), {
      stage: 'agreed',
      mistake: 'configuration: There is no rule “no-such-rule”. The command “partnership-plan rules” lists them.',
      title: 'Partnership plan',
    });
  });

  it('exports what its types say, and nothing else', async () => {
    const program = "console.log(JSON.stringify(Object.keys(require('partnership-plan')).sort()))";
    const { stdout } = await runProgram(process.execPath, ['-e', program], { cwd: folder });
    const types = await readFile(path.join(await installedPackage(), 'dist/api.d.ts'), 'utf8');
    const declared = [...types.matchAll(/^export declare (?:function|const) (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(JSON.parse(stdout), [...new Set(declared)].sort());
    assert.doesNotMatch(types, /^import |from '/m, 'the types stand by themselves');
  });

  it('gives the language server', async () => {
    const node = path.join(folder, 'node_modules/.bin/partnership-plan');
    const client = await TestClient.start(PLAIN, {}, { node, server: 'lsp' });
    try {
      assert.equal(client.initialized.serverInfo?.name, 'partnership-plan');
      await client.open('file:///wrong.partnership.yaml', WRONG);
      const told = await client.pushed('file:///wrong.partnership.yaml', 1);
      assert.ok(told.some(({ code }) => code === 'schema'));
    } finally {
      assert.equal(await client.stop(), 0);
    }
  });
});
