import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { COMMAND, type Outcome, run, runProgram, Scratch, SOUND, TODAY, WRONG } from './support';

const README = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
const SECTION = README.slice(README.indexOf('## On the command line'), README.indexOf('## The rules'));

/** The examples of the section in a language. */
const blocks = (language: string) =>
  [...SECTION.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '');

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

  it('has YAML that can be read', () => {
    for (const text of blocks('yaml')) assert.equal(typeof parse(text), 'object');
  });

  it('has a GitHub Actions job whose steps do what they say, in a repository of 50 plans', async function () {
    this.timeout(60_000);
    const workflow = blocks('yaml').find((text) => text.startsWith('name: Plans\n')) ?? '';
    const steps = (parse(workflow).jobs.plans.steps as { name?: string; run?: string }[]).filter(
      ({ run: code }) => code,
    );
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: here.root });
    const names = [...Array(50).keys()].map((i) => `plans/${i % 5}/plan ${i}.partnership.yaml`);
    here.write({ ...Object.fromEntries(names.map((name) => [name, SOUND])), 'README.md': 'Plans\n' });
    // Stands for npm's, which would fetch the package from the registry.
    here.write({
      'bin/npx': `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${COMMAND}' "$@"\n`,
      '.gitignore': 'bin\n',
    });
    chmodSync(here.path('bin/npx'), 0o755);
    git('init', '-qb', 'main');
    git('add', '.');
    git('commit', '-qm', 'plans');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('switch', '-qc', 'change');
    here.write({ [names[7] ?? '']: SOUND.replace('River Trail', 'River Path'), [names[8] ?? '']: WRONG });
    git('commit', '-qam', 'change');

    const outcomes: Outcome[] = [];
    for (const { run: code = '' } of steps) {
      outcomes.push(
        await runProgram('bash', ['-e', '-c', code], {
          cwd: here.root,
          env: {
            LC_ALL: 'C',
            PATH: `${here.path('bin')}:${process.env.PATH}`,
            BASE: 'origin/main',
            GITHUB_STEP_SUMMARY: here.path('summary.md'),
          },
        }),
      );
    }
    const [annotations, scan, words] = outcomes;
    assert.equal(outcomes.length, 3);
    assert.equal(annotations?.status, 1);
    assert.match(
      annotations?.stdout ?? '',
      /^::error file=plans\/3\/plan 8\.partnership\.yaml,line=11,.*title=schema::/m,
    );
    assert.doesNotMatch(annotations?.stdout ?? '', /^::notice/m);
    assert.deepEqual([scan?.status, scan?.stderr], [0, '']);
    assert.equal(JSON.parse(here.read('plans.sarif')).runs[0].artifacts.length, 50);
    assert.deepEqual([words?.status, words?.stderr], [0, '']);
    const summary = here.read('summary.md');
    assert.match(
      summary,
      /^# What has changed in “River Path”\n\n## Title\n\n- Title: from “River Trail” to “River Path”\n/m,
    );
    assert.equal(summary.match(/^# /gm)?.length, 2);
  });

  it('has a hook that lets only plans without errors through', () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
        cwd: here.root,
        encoding: 'utf8',
      });
    execFileSync('git', ['init', '-q'], { cwd: here.root });
    const hook = blocks('sh').find((text) => text.startsWith('#!')) ?? '';
    assert.ok(hook.includes('npx --no-install partnership-plan'));
    here.write({
      '.git/hooks/pre-commit': hook.replace('npx --no-install partnership-plan', `'${process.execPath}' '${COMMAND}'`),
      'a name.partnership.yaml': SOUND,
    });
    chmodSync(here.path('.git/hooks/pre-commit'), 0o755);
    git('add', '.');
    assert.equal(git('commit', '-qm', 'sound').status, 0);
    here.write({ 'a name.partnership.yaml': WRONG });
    git('add', '.');
    const refused = git('commit', '-qm', 'wrong');
    assert.notEqual(refused.status, 0);
    assert.match(refused.stdout + refused.stderr, /11:8 {2}error/);
    here.write({ 'a name.partnership.yaml': SOUND, 'other.txt': 'x' });
    git('add', '.');
    assert.equal(git('commit', '-qm', 'no plan').status, 0);
  });
});
