import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { COMMAND, type Outcome, run, runProgram, Scratch, SOUND, TODAY, WRONG } from './support';

const README = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
const SECTION = README.slice(README.indexOf('## On the command line'), README.indexOf('## The rules'));

/** The examples in a language, of the section or of the whole; those in a list stand further in. */
const blocks = (language: string, text = SECTION) =>
  [...text.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\`$`, 'gm'))].map(
    ([, indent = '', code = '']) => code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );

describe('what the README says of the command line', () => {
  let here: Scratch;
  beforeEach(() => {
    here = new Scratch();
  });
  afterEach(() => here.remove());

  it('names every option of every command, and no other', async () => {
    const told = new Set(SECTION.match(/(?<=`|npx partnership-plan [^\n]*)--[a-z-]+/g));
    const known = new Set<string>();
    for (const command of ['check', 'new', 'sign', 'diff', 'export', 'rules', 'lsp']) {
      const { stdout } = await run([command, '--help']);
      for (const option of stdout.match(/^ {2}(?:-\w, )?--[a-z-]+/gm) ?? []) known.add(option.replace(/^.*?--/, '--'));
    }
    for (const option of told) assert.ok(known.has(option), option);
    for (const option of known) {
      if (option !== '--help' && option !== '--version') assert.ok(SECTION.includes(option), option);
    }
  });

  it('has a problem matcher that finds what is printed', async () => {
    here.write({
      'sub/a.partnership.yaml': WRONG.replace('language: en', 'language: he'),
      'b.partnership.yaml': WRONG,
    });
    const matcher = JSON.parse(blocks('json')[0] ?? '').tasks[0].problemMatcher.pattern;
    const [file, row] = matcher.map(({ regexp }: { regexp: string }) => new RegExp(regexp));
    const { stdout } = await here.run(['check', '--today', TODAY]);
    const json = JSON.parse((await here.run(['check', '--today', TODAY, '--format', 'json'])).stdout);
    const found: string[] = [];
    let current = '';
    for (const line of stdout.split('\n')) {
      const [, name] = file.exec(line) ?? [];
      const [whole, ...parts] = row.exec(line) ?? [];
      if (name) current = name;
      else if (whole) found.push([current, ...parts].join('|'));
    }
    const wanted = json.files.flatMap(
      ({ path: name, findings }: { path: string; findings: Record<string, string>[] }) =>
        findings.map((one) => [name, one.line, one.column, one.severity, one.rule, one.message].join('|')),
    );
    assert.deepEqual(found, wanted);
  });

  it('has YAML, JSON and scripts that can be read', async () => {
    for (const text of blocks('yaml', README)) assert.equal(typeof parse(text), 'object', text);
    for (const text of blocks('json', README)) assert.equal(typeof JSON.parse(text), 'object', text);
    for (const text of blocks('sh', README)) {
      const { stderr } = await runProgram('sh', ['-n'], { input: text });
      assert.equal(stderr, '', text);
    }
  });

  it('names the version that this is', () => {
    const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
    const named = README.match(/(?<=partnership-plan@)\d[\w.-]*/g) ?? [];
    assert.ok(named.length >= 4);
    assert.deepEqual([...new Set(named)], [version]);
  });

  describe('has a GitHub Actions workflow', function () {
    this.timeout(120_000);
    const jobsOf = (start: string) =>
      parse(blocks('yaml').find((text) => text.startsWith(start)) ?? '').jobs as Readonly<Record<string, Job>>;
    const { plans, changes } = jobsOf('name: Plans\n');
    const { plans: sharded } = jobsOf('jobs:\n');

    const PART = /\$\{\{ matrix\.part \}\}/g;
    /** Runs the steps that call the command; `$GITHUB_STEP_SUMMARY` is the file summary.md. */
    const runSteps = async (job: Job | undefined, part?: number): Promise<readonly Outcome[]> => {
      const outcomes: Outcome[] = [];
      for (const { run: code = '' } of job?.steps ?? []) {
        if (code.includes('partnership-plan check') || code.includes('partnership-plan diff')) {
          outcomes.push(await runScript(code.replaceAll(PART, String(part))));
        }
      }
      return outcomes;
    };
    /** As a runner does. */
    const runScript = (code: string) =>
      runProgram('bash', ['-e', '-c', code], {
        cwd: here.root,
        env: {
          LC_ALL: 'C',
          PATH: `${here.path('bin')}:${process.env.PATH}`,
          GITHUB_BASE_REF: 'main',
          GITHUB_STEP_SUMMARY: here.path('summary.md'),
        },
      });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: here.root });
    const names = [...Array(50).keys()].map((i) => `plans/${i % 5}/plan ${i}.partnership.yaml`);
    const nameOf = (index: number) => names[index] ?? '';

    beforeEach(() => {
      here.write({
        ...Object.fromEntries(names.map((name) => [name, SOUND])),
        [nameOf(2)]: 'title: Given up\n',
        [nameOf(9)]: '- no plan\n',
        // Stands for what npm would have fetched from the registry.
        'bin/partnership-plan': `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`,
        '.gitignore': 'bin\n',
      });
      chmodSync(here.path('bin/partnership-plan'), 0o755);
      git('init', '-qb', 'main');
      git('add', '.');
      git('commit', '-qm', 'plans');
      git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      git('switch', '-qc', 'change');
    });

    it('that may do what it does, and no more', () => {
      const scanning = { contents: 'read', 'security-events': 'write', actions: 'read' };
      assert.deepEqual([plans?.permissions, sharded?.permissions], [scanning, scanning]);
      assert.deepEqual(changes?.permissions, { contents: 'read' });
      for (const job of [plans, sharded, changes]) {
        const [, , install] = job?.steps ?? [];
        assert.match(install?.run ?? '', /^npm install --global partnership-plan@[\d.]+$/);
      }
    });

    it('whose findings stand at their lines and in code scanning, in 50 plans', async () => {
      here.write({ [nameOf(2)]: SOUND, [nameOf(8)]: WRONG, [nameOf(9)]: SOUND });
      const [annotations, scan] = await runSteps(plans);
      assert.equal(annotations?.status, 1);
      assert.match(annotations.stdout, /^::error file=plans\/3\/plan 8\.partnership\.yaml,line=11,.*title=schema::/m);
      assert.doesNotMatch(annotations.stdout, /^::notice/m);
      assert.match(annotations.stdout, /\n50 plans: 1 error, \d+ warnings, 0 remarks\n$/);
      assert.deepEqual([scan?.status, scan?.stderr], [0, '']);
      const { artifacts, results } = JSON.parse(here.read('plans.sarif')).runs[0];
      assert.equal(artifacts.length, 50);
      assert.ok(results.every(({ level }: { level: string }) => level !== 'note'));
    });

    it('whose scan fails where it couldn’t be made', async () => {
      here.write({ '.partnershiprc.yaml': 'rules: [\n' });
      assert.notEqual((await runSteps(plans))[1]?.status, 0);
      rmSync(here.path('.partnershiprc.yaml'));
      rmSync(here.path('bin/partnership-plan'));
      assert.notEqual((await runSteps(plans))[1]?.status, 0);
    });

    it('in parts that are the whole together, each with a category of its own', async () => {
      const { part: parts } = sharded?.strategy?.matrix ?? {};
      assert.deepEqual(parts, [1, 2, 3, 4]);
      const found: string[] = [];
      for (const part of parts ?? []) {
        const [annotations, scan] = await runSteps(sharded, part);
        assert.ok([0, 1].includes(annotations?.status ?? 2), annotations?.stderr);
        assert.equal(scan?.status, 0, scan?.stderr);
        const { artifacts } = JSON.parse(here.read('plans.sarif')).runs[0];
        found.push(...artifacts.map(({ location }: Artifact) => decodeURIComponent(location.uri)));
      }
      assert.deepEqual(found.sort(), [...names].sort());
      const upload = sharded?.steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif'));
      assert.equal(upload?.with?.category?.replace(PART, '4'), 'partnership-plans-4');
    });

    it('that tells in words what a pull request changes, adds, renames, takes away and repairs', async () => {
      assert.equal((await runSteps(changes))[0]?.status, 0);
      assert.equal(here.read('summary.md'), '');

      git('mv', nameOf(1), 'plans/תוכנית.partnership.yaml');
      git('rm', '-q', nameOf(2));
      here.write({
        'plans/תוכנית.partnership.yaml': SOUND.replace('River Trail', 'River Walk'),
        'plans/new.partnership.yaml': 'title: A mill\n',
        [nameOf(7)]: SOUND.replace('River Trail', 'River Path'),
        [nameOf(8)]: SOUND.replace('language: en', 'language: he'),
        [nameOf(9)]: SOUND,
        [nameOf(10)]: SOUND.replace('River Trail', 'River Path'),
      });
      git('add', '.');
      git('commit', '-qm', 'change');
      const [words] = await runSteps(changes);
      assert.deepEqual([words?.status, words?.stdout, words?.stderr], [0, '', '']);
      const summary = here.read('summary.md');
      const [, list = ''] = /^```\n([\s\S]*?)\n```\n\n/.exec(summary) ?? [];
      const rows = list.split('\n').map((row) => row.replace(/^R\d+/, 'R').split('\t'));
      assert.deepEqual(rows.sort(), [
        ['A', 'plans/new.partnership.yaml'],
        ['D', nameOf(2)],
        ['M', nameOf(10)],
        ['M', nameOf(7)],
        ['M', nameOf(8)],
        ['M', nameOf(9)],
        ['R', nameOf(1), 'plans/תוכנית.partnership.yaml'],
      ]);
      for (const name of [nameOf(7), nameOf(10)]) {
        const told = `\n\n# What has changed in “River Path”\n\n${name}\n\n## Title\n\n- Title: from “River Trail” to “River Path”\n\n`;
        assert.ok(summary.includes(told), summary);
      }
      assert.match(summary, /from “River Trail” to “River Walk”/);
      assert.match(summary, /\n\n<\/div>\n\n/);
      assert.match(summary, /\n\npartnership-plan: [0-9a-f]+:plans\/4\/plan 9\.partnership\.yaml holds no plan\n\n/);
    });

    it('and a step that speaks of the plans alone that a pull request changes', async () => {
      const step = blocks('sh').find((text) => text.includes('GITHUB_BASE_REF')) ?? '';
      here.write({ [nameOf(8)]: WRONG });
      git('rm', '-q', nameOf(2));
      git('commit', '-qam', 'change');
      const { status, stdout } = await runScript(step);
      assert.notEqual(status, 0);
      assert.match(stdout, /^::error file=plans\/3\/plan 8\.partnership\.yaml,/m);
      assert.match(stdout, /\n1 plan: 1 error, /);
    });
  });

  describe('has a hook', () => {
    const git = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        'git',
        ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'core.hooksPath=.githooks', ...args],
        { cwd: here.root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TMPDIR: here.path('tmp') } },
      );
      return { status, said: stdout + stderr };
    };
    const commit = () => git('commit', '-qm', 'x');
    const refused = (says: RegExp) => {
      const { status, said } = commit();
      assert.notEqual(status, 0);
      assert.match(said, says);
    };
    const ERROR = /^a name\.partnership\.yaml\n(?: [^\n]+\n)* +11:8 +error/m;
    const COMMAND_FILE = 'node_modules/.bin/partnership-plan';

    beforeEach(() => {
      here.write({
        '.githooks/pre-commit': blocks('sh').find((text) => text.startsWith('#!')) ?? '',
        '.gitignore': 'node_modules\ntmp\n',
        'tmp/keep': '',
        [COMMAND_FILE]: `#!/bin/sh\nexec '${process.execPath}' '${COMMAND}' "$@"\n`,
        'a name.partnership.yaml': SOUND,
      });
      for (const file of ['.githooks/pre-commit', COMMAND_FILE]) chmodSync(here.path(file), 0o755);
      git('init', '-q');
      git('add', '.');
      assert.equal(commit().status, 0);
    });
    afterEach(() => assert.deepEqual(here.list('tmp'), ['keep']));

    it('that lets only plans without errors through', () => {
      here.write({ 'a name.partnership.yaml': WRONG });
      git('add', '.');
      refused(ERROR);
      here.write({ 'a name.partnership.yaml': SOUND, 'other.txt': 'x' });
      git('add', '.');
      assert.equal(commit().status, 0);
      git('rm', '-q', 'a name.partnership.yaml');
      assert.equal(commit().status, 0);
    });

    it('that looks at what is staged, whatever stands in the folder', () => {
      here.write({ 'a name.partnership.yaml': WRONG });
      git('add', '.');
      here.write({ 'a name.partnership.yaml': SOUND });
      refused(ERROR);
      git('add', '.');
      here.write({ 'a name.partnership.yaml': WRONG, 'other.txt': 'x' });
      git('add', 'other.txt');
      assert.equal(commit().status, 0);
      assert.equal(here.read('a name.partnership.yaml'), WRONG);
    });

    it('that obeys the configurations and catalogs that are staged, and checks them', () => {
      here.write({
        '.partnershiprc.yaml': 'rules: { schema: info }\ncatalogs: [sub/ours.json]\n',
        'sub/ours.json': '{"catalog": 1, "entries": []}',
        'a name.partnership.yaml': WRONG,
      });
      git('add', '.');
      assert.equal(commit().status, 0);
      here.write({ '.partnershiprc.yaml': 'rules: { shcema: info }\n' });
      git('add', '.');
      refused(/^\.partnershiprc\.yaml\n +1:10 +error/m);
    });

    it('that says what it needs, and needs nothing where no plan is staged', () => {
      rmSync(here.path('node_modules'), { recursive: true });
      here.write({ 'other.txt': 'x' });
      git('add', '.');
      assert.equal(commit().status, 0);
      here.write({ 'a name.partnership.yaml': WRONG });
      git('add', '.');
      refused(/^Plans are checked before each commit: run npm ci first\.\n$/);
    });
  });
});

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
  readonly steps: readonly {
    readonly run?: string;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, string>>;
  }[];
}

interface Artifact {
  readonly location: { readonly uri: string };
}
