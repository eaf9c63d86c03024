import { strict as assert } from 'node:assert';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { run, Scratch, SOUND } from './support';

const PLAN = `partnership: 1
title: River Trail
partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
governance: { decisionRule: lead-decides }
`;

describe('a configuration on the command line', () => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = new Scratch();
    scratch.write({ 'plans/a.partnership.yaml': PLAN });
  });
  afterEach(() => scratch.remove());

  const severityOf = async (...args: readonly string[]) => {
    const { stdout, stderr } = await run(['check', '--format', 'json', ...args, 'plans'], { cwd: scratch.root });
    assert.equal(stderr, '');
    const { files } = JSON.parse(stdout) as { files: { findings: { rule: string; severity: string }[] }[] };
    return files[0]?.findings.find((finding) => finding.rule === 'one-partner-decides')?.severity;
  };

  it('is found above the plan, the nearest first; --config stands in its place', async () => {
    scratch.write({ '.partnershiprc.yaml': 'rules: { one-partner-decides: error }\n' });
    scratch.write({ 'other.yaml': 'rules: { one-partner-decides: off }\n' });
    assert.equal(await severityOf(), 'error');
    assert.equal(await severityOf('--config', 'other.yaml'), undefined);
    scratch.write({ 'plans/.partnershiprc.yaml': 'rules: { one-partner-decides: info }\n' });
    assert.equal(await severityOf(), 'info');
  });

  for (const [what, text] of [
    ['an unknown rule', 'rules:\n  no-exti: off\n'],
    ['broken YAML', 'rules: {\n'],
    ['a catalog that isn’t there', 'catalogs: [none.yaml]\n'],
    ['a catalog on a device', `catalogs: [${'../'.repeat(30)}dev/zero]\n`],
  ] as const) {
    it(`with ${what} ends the run, with its place on one line`, async () => {
      scratch.write({ '.partnershiprc.yaml': text });
      const { status, stdout, stderr } = await run(['check', 'plans'], { cwd: scratch.root });
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^partnership-plan: \.partnershiprc\.yaml:\d+:\d+: [^\n]+\n$/);
    });
  }

  it('that is a folder, or isn’t there, ends the run', async () => {
    mkdirSync(path.join(scratch.root, '.partnershiprc.yaml'));
    for (const args of [['plans'], ['--config', 'none.yaml', 'plans']]) {
      const { status, stderr } = await run(['check', ...args], { cwd: scratch.root });
      assert.equal(status, 2);
      assert.match(stderr, /^partnership-plan: [^\n]+\n$/);
    }
  });

  it('is checked where it is named, and mended', async () => {
    scratch.write({ '.partnershiprc.yaml': '# ours\r\nrules:\r\n  no-exti: off\r\n' });
    const checked = await run(['check', '.partnershiprc.yaml'], { cwd: scratch.root });
    assert.equal(checked.status, 1);
    assert.match(checked.stdout, /3:3 +error +schema +There is no rule “no-exti”\. Did you mean “no-exit”\?/);
    const mended = await run(['check', '--fix', '.partnershiprc.yaml'], { cwd: scratch.root });
    assert.equal(mended.status, 0);
    assert.equal(scratch.read('.partnershiprc.yaml'), '# ours\r\nrules:\r\n  no-exit: off\r\n');
  });

  it('under a name that is nearly right is not read, which is told', async () => {
    scratch.write({ '.partnershiprc.yml': 'rules: { one-partner-decides: off }\n' });
    for (const [locale, says] of [
      ['C', /^partnership-plan: \.partnershiprc\.yml is not read: [^\n]+ \.partnershiprc\.yaml\n$/],
      ['he_IL.UTF-8', /^partnership-plan: הקובץ \.partnershiprc\.yml אינו נקרא: [^\n]+ \.partnershiprc\.yaml\n$/],
    ] as const) {
      const { status, stdout, stderr } = await scratch.run(['check', 'plans'], { env: { LC_ALL: locale } });
      assert.equal(status, 0);
      assert.match(stdout, /one-partner-decides/);
      assert.match(stderr, says);
    }
    // Where the nearest configuration decides, nothing above it is of interest.
    scratch.write({ 'plans/.partnershiprc.yaml': 'language: en\n' });
    assert.equal((await scratch.run(['check', 'plans'])).stderr, '');
  });

  it('is told of on standard error where something is amiss with it, once, however many plans it decides about', async () => {
    const here = new Scratch();
    const plans = [...Array(90).keys()].map((i) => [`p${i}.partnership.yaml`, SOUND]);
    here.write({
      ...Object.fromEntries(plans),
      'more.yaml':
        'catalog: 1\nentries:\n  - { id: walk, kind: practice, he: הליכה, en: A walk, places: [practices] }\n',
      '.partnershiprc.yaml': 'catalogs:\n  - more.yaml\n  - ./more.yaml\n',
    });
    const { status, stdout, stderr } = await here.run(['check', '--format', 'json']);
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).files.length, 90);
    assert.match(stderr, /^partnership-plan: \.partnershiprc\.yaml:3:5: [^\n]+\n$/);
    here.remove();
  });
});
