import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES, type Outcome, Scratch, SOUND, TODAY, WRONG } from './support';

interface Json {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly line: number;
      readonly column: number;
    }[];
  }[];
  readonly summary: Readonly<Record<'files' | 'errors' | 'warnings' | 'infos', number>>;
}

const jsonOf = ({ stdout }: Outcome) => JSON.parse(stdout) as Json;
const pathsOf = (outcome: Outcome) => jsonOf(outcome).files.map((file) => file.path);

/** Fails with one line on standard error, and nothing else. */
function assertFailed({ status, stdout, stderr }: Outcome, says: RegExp): void {
  assert.equal(status, 2, stderr);
  assert.equal(stdout, '');
  assert.match(stderr, /^partnership-plan: [^\n]+\n$/);
  assert.match(stderr, says);
}

describe('partnership-plan check', () => {
  let here: Scratch;
  beforeEach(() => {
    here = new Scratch();
  });
  afterEach(() => here.remove());

  describe('exit status', () => {
    it('is 0 without errors', async () => {
      here.write({ 'a.partnership.yaml': SOUND });
      assert.equal((await here.run(['check'])).status, 0);
    });
    it('is 1 with errors', async () => {
      here.write({ 'a.partnership.yaml': WRONG });
      assert.equal((await here.run(['check'])).status, 1);
    });
    it('is 1 with more warnings than are allowed, and says so', async () => {
      here.write({ 'a.partnership.yaml': SOUND });
      const { summary } = jsonOf(await here.run(['check', '--format', 'json']));
      assert.ok(summary.warnings > 0);
      assert.equal((await here.run(['check', '--max-warnings', String(summary.warnings)])).status, 0);
      const outcome = await here.run(['check', '--max-warnings', String(summary.warnings - 1)]);
      assert.equal(outcome.status, 1);
      assert.match(outcome.stderr, /^partnership-plan: \d+ warnings, and \d+ are allowed\n$/);
    });
    for (const [name, args, says] of [
      ['no such file', ['check', 'none.partnership.yaml'], /no file or folder none\.partnership\.yaml/],
      ['a glob that matches nothing', ['check', 'none/**/*.yaml'], /no file matches none/],
      ['an unknown option', ['check', '--colour'], /unknown option '--colour'.*check --help/],
      ['an unknown format', ['check', '--format', 'xml'], /'xml' is invalid/],
      ['an unknown command', ['chek'], /unknown command 'chek'/],
      ['no date', ['check', '--today', '2027-02-30'], /It must be a date/],
      ['no number', ['check', '--max-warnings', '-1'], /whole number/],
      ['no part', ['check', '--shard', '3/2'], /part and the number of parts/],
      ['part zero', ['check', '--shard', '0/2'], /part and the number of parts/],
      ['an unknown severity', ['check', '--min-severity', 'bad'], /'bad' is invalid/],
      ['an unknown language', ['check', '--language', 'fr'], /'fr' is invalid/],
      ['no such configuration', ['check', '--config', 'none.yaml'], /no configuration none\.yaml/],
      ['fixing standard input', ['check', '--fix', '-'], /--fix/],
      ['a report in no folder', ['check', '--output', 'none/report.txt'], /none\/report\.txt can't be written/],
      [
        'a report over a plan',
        ['check', '--output', 'a.partnership.yaml'],
        /a\.partnership\.yaml would be written over/,
      ],
      ['a report over a configuration', ['check', '--output', 'x/.partnershiprc.yaml'], /would be written over/],
      ['a report without a name', ['check', '--output', ''], /It must name a file/],
      ['a configuration without a name', ['check', '--config='], /It must name a file/],
      ['a file without a name', ['check', '--fix', ''], /no file or folder ""/],
    ] as const) {
      it(`is 2 for ${name}`, async () => {
        here.write({ 'a.partnership.yaml': SOUND });
        assertFailed(await here.run(args), says);
        assert.deepEqual(here.list(), ['a.partnership.yaml']);
        assert.equal(here.read('a.partnership.yaml'), SOUND);
      });
    }
    it('is 2 for a file or a folder that may not be read', async function () {
      if (process.getuid?.() !== 0) this.skip();
      here.write({ 'sub/a.partnership.yaml': SOUND, 'b.partnership.yaml': SOUND });
      chmodSync(here.root, 0o755);
      chmodSync(here.path('sub'), 0o700);
      chmodSync(here.path('b.partnership.yaml'), 0o600);
      assertFailed(await here.run(['check', 'sub'], { uid: 65534 }), /sub can't be read: permission denied/);
      assertFailed(
        await here.run(['check', 'b.partnership.yaml'], { uid: 65534 }),
        /b\.partnership\.yaml can't be read/,
      );
    });
  });

  describe('files', () => {
    it('are those of folders, globs and names, each once and sorted', async () => {
      here.write({
        'b.partnership.yaml': SOUND,
        'a.partnership.yml': SOUND,
        'deep/er/c.partnership.yaml': SOUND,
        'notes.yaml': 'a: b\n',
        'other.txt': SOUND,
      });
      assert.deepEqual(
        pathsOf(await here.run(['check', '--format', 'json', 'b.partnership.yaml', '.', './deep', 'deep/**/*.yaml'])),
        ['a.partnership.yml', 'b.partnership.yaml', 'deep/er/c.partnership.yaml'],
      );
    });
    it('leave out what git ignores; the nearest .gitignore decides', async () => {
      here.write({
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.gitignore': 'drafts/\n*.tmp.partnership.yaml\n/kept/out.partnership.yaml\n',
        'kept/.gitignore': '!x.tmp.partnership.yaml\n',
        'kept/x.tmp.partnership.yaml': SOUND,
        'kept/out.partnership.yaml': SOUND,
        'y.tmp.partnership.yaml': SOUND,
        'drafts/d.partnership.yaml': SOUND,
        'node_modules/p/n.partnership.yaml': SOUND,
        'z.partnership.yaml': SOUND,
      });
      assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json'])), [
        'kept/x.tmp.partnership.yaml',
        'z.partnership.yaml',
      ]);
      assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json', 'drafts/d.partnership.yaml'])), [
        'drafts/d.partnership.yaml',
      ]);
    });
    it('leave out what a .gitignore names even where git follows it, unless it is named', async () => {
      const git = (...args: string[]) => execFileSync('git', args, { cwd: here.root });
      here.write({ '.gitignore': 'old/\n', 'old/a.partnership.yaml': SOUND, 'b.partnership.yaml': SOUND });
      git('init', '-q');
      git('add', '--force', '.');
      assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json'])), ['b.partnership.yaml']);
      assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json', 'old/a.partnership.yaml'])), [
        'old/a.partnership.yaml',
      ]);
    });
    for (const [args, wanted] of [
      [
        ['.', '!drafts/**'],
        ['(v1)/a.partnership.yaml', 'b.partnership.yaml', 'deep/drafts/e.partnership.yaml'],
      ],
      [['!**/drafts/**'], ['(v1)/a.partnership.yaml', 'b.partnership.yaml']],
      [
        ['!drafts', '.', '!(v1)'],
        ['b.partnership.yaml', 'deep/drafts/e.partnership.yaml'],
      ],
      [['drafts/*.yaml', '!./drafts/c*'], ['drafts/d.partnership.yaml']],
      [
        ['!b.partnership.yaml', 'b.partnership.yaml', 'drafts'],
        ['drafts/c.partnership.yaml', 'drafts/d.partnership.yaml'],
      ],
      [['deep', '!none/**'], ['deep/drafts/e.partnership.yaml']],
    ] as const) {
      it(`are without those behind an exclamation mark: ${args.join(' ')}`, async () => {
        const names = ['(v1)/a', 'b', 'drafts/c', 'drafts/d', 'deep/drafts/e'];
        here.write(Object.fromEntries(names.map((name) => [`${name}.partnership.yaml`, SOUND])));
        assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json', ...args])), wanted);
      });
    }
    it('may have a name that begins with an exclamation mark', async () => {
      here.write({ '!a.partnership.yaml': SOUND, 'b.partnership.yaml': SOUND });
      assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json', '!a.partnership.yaml'])), [
        '!a.partnership.yaml',
      ]);
    });
    it('are found once where links lead in a circle', async () => {
      here.write({ 'sub/a.partnership.yaml': SOUND });
      symlinkSync('..', here.path('sub/up'));
      assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json'])), ['sub/a.partnership.yaml']);
    });
    it('may be none, which is told', async () => {
      here.write({ 'drafts/a.partnership.yaml': SOUND });
      for (const format of ['stylish', 'github', 'sarif']) {
        const { status, stdout, stderr } = await here.run(['check', '--format', format, '!drafts/**']);
        assert.equal(status, 0);
        if (format !== 'sarif') assert.equal(stdout, '0 plans, nothing to say.\n');
        assert.equal(stderr, `partnership-plan: no plan was found; the working folder is ${realpathSync(here.root)}\n`);
      }
      const hebrew = await here.run(['check', '!drafts'], { env: { LC_ALL: 'he_IL.UTF-8' } });
      assert.match(hebrew.stderr, /^partnership-plan: לא נמצאה אף תוכנית; [^\n]+\n$/);
    });
    it('may be standard input', async () => {
      const outcome = await here.run(['check', '--format', 'json', '-'], { input: `\ufeff${WRONG}` });
      assert.equal(outcome.status, 1);
      const [file] = jsonOf(outcome).files;
      assert.equal(file?.path, '-');
      assert.ok(file?.findings.some(({ rule, line, column }) => rule === 'schema' && line === 11 && column === 8));
    });
    it('may have any name', async () => {
      const name = "שביל, 100% 'a' & <b>.partnership.yaml";
      here.write({ [name]: WRONG });
      assert.deepEqual(pathsOf(await here.run(['check', '--format', 'json'])), [name]);
      const sarif = JSON.parse((await here.run(['check', '--format', 'sarif'])).stdout);
      assert.equal(decodeURIComponent(sarif.runs[0].artifacts[0].location.uri), name);
      assert.match(
        (await here.run(['check', '--format', 'github'])).stdout,
        /^::\w+ file=שביל%2C 100%25 'a' & <b>\.partnership\.yaml,line=/,
      );
    });
  });

  describe('--shard', () => {
    it('parts are the whole together, whatever the order of arguments', async () => {
      const files = Array.from({ length: 11 }, (_, index) => `${'kcafbdihgje'[index]}.partnership.yaml`);
      here.write(Object.fromEntries(files.map((file) => [file, SOUND])));
      for (const count of [1, 3, 4, 20]) {
        const parts: string[] = [];
        for (let index = 1; index <= count; index++) {
          const args = index % 2 === 0 ? files : [...files].reverse();
          parts.push(
            ...pathsOf(await here.run(['check', '--format', 'json', '--shard', `${index}/${count}`, ...args])),
          );
        }
        assert.deepEqual(parts.sort(), [...files].sort());
      }
    }).timeout(60_000);
    it('keeps a plan in its part when others come and go, and parts about alike', async () => {
      const names = Array.from({ length: 100 }, (_, index) => `plans/plan ${index}.partnership.yaml`);
      here.write(Object.fromEntries(names.map((name) => [name, ''])));
      const partsOf = () =>
        Promise.all(
          [1, 2, 3, 4].map(async (part) =>
            pathsOf(await here.run(['check', '--format', 'json', '--shard', `${part}/4`])),
          ),
        );
      const before = await partsOf();
      for (const part of before) assert.ok(part.length >= 15 && part.length <= 35, String(part.length));
      here.write({ 'a.partnership.yaml': '' });
      rmSync(here.path(names[3] ?? ''));
      const kept = (await partsOf()).map((part) => part.filter((name) => name !== 'a.partnership.yaml'));
      assert.deepEqual(
        kept,
        before.map((part) => part.filter((name) => name !== names[3])),
      );
    }).timeout(60_000);
    it('may be without plans where there are fewer of them than parts', async () => {
      here.write({ 'a.partnership.yaml': SOUND });
      const outcomes = await Promise.all([1, 2].map((part) => here.run(['check', '--shard', `${part}/2`])));
      assert.deepEqual(
        outcomes.map(({ status, stderr }) => [status, stderr]),
        [
          [0, ''],
          [0, ''],
        ],
      );
    });
  });

  describe('many files', () => {
    it('are checked in threads with the same outcome in the same order', async () => {
      const texts = Object.fromEntries(
        Array.from({ length: 130 }, (_, index) => [
          `p${index % 7}/plan-${index}.partnership.yaml`,
          index % 3 ? SOUND : WRONG,
        ]),
      );
      here.write(texts);
      const all = jsonOf(await here.run(['check', '--format', 'json', '--today', TODAY]));
      const names = Object.keys(texts).sort();
      assert.deepEqual(
        all.files.map((file) => file.path),
        names,
      );
      const few = jsonOf(await here.run(['check', '--format', 'json', '--today', TODAY, ...names.slice(0, 5)]));
      assert.deepEqual(all.files.slice(0, 5), few.files);
    }).timeout(60_000);
    it('fail as few do', async () => {
      here.write(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}.partnership.yaml`, SOUND])));
      here.write({ '.partnershiprc.yaml': 'rules: [\n' });
      assertFailed(await here.run(['check']), /\.partnershiprc\.yaml:\d+:\d+: /);
    }).timeout(60_000);
  });

  describe('--format stylish', () => {
    it('stands in columns, the message last, without colour where no terminal is', async () => {
      here.write({ 'a.partnership.yaml': WRONG });
      const { stdout } = await here.run(['check', '--min-severity', 'error']);
      assert.match(
        stdout,
        /^a\.partnership\.yaml\n {2}11:8 {2}error {2}schema {2}[^\n]*soup[^\n]*\n\n1 plan: 1 error, 0 warnings, 0 remarks\n$/,
      );
    });
    it('speaks Hebrew of Hebrew plans', async () => {
      here.write({ 'a.partnership.yaml': WRONG.replace('language: en', 'language: he') });
      const { stdout } = await here.run(['check', '--min-severity', 'error']);
      assert.match(stdout, /11:8 {2}error {2}schema {2}blend \(מרק או סלט\)/);
      assert.match(stdout, /\n\nתוכנית אחת: שגיאה אחת, 0 אזהרות, 0 הערות\n$/);
    });
    it('shows what a terminal would obey', async () => {
      const nasty = '\\e]0;pwned\\a\\e[31mred\\x9b2J\\u202e';
      here.write({ 'a.partnership.yaml': `${SOUND}blend: "${nasty}"\n` });
      for (const format of ['stylish', 'json', 'sarif', 'github', 'junit']) {
        const { stdout } = await here.run(['check', '--format', format]);
        assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/, format);
      }
      assert.match((await here.run(['check'])).stdout, /␛\]0;pwned␇␛\[31mred<U\+009B>2J/);
    });
  });

  describe('--format json', () => {
    it('is as it is written in the contract', async () => {
      const outcome = await here.run(['check', '--format', 'json', '--today', TODAY, EXAMPLES]);
      const data = jsonOf(outcome);
      assert.deepEqual(Object.keys(data), ['version', 'files', 'summary']);
      assert.equal(data.version, 1);
      assert.deepEqual(Object.keys(data.summary), ['files', 'errors', 'warnings', 'infos']);
      const findings = data.files.flatMap((file) => file.findings);
      assert.ok(findings.length > 10);
      for (const file of data.files) {
        assert.deepEqual(Object.keys(file), ['path', 'findings']);
        const places = file.findings.map(({ line, column }) => line * 100_000 + column);
        assert.deepEqual(
          places,
          [...places].sort((a, b) => a - b),
        );
        for (const finding of file.findings) {
          const keys = ['rule', 'severity', 'message', 'line', 'column', 'endLine', 'endColumn', 'fixable'];
          assert.deepEqual(Object.keys(finding), keys);
        }
      }
      const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
      assert.deepEqual(data.summary, {
        files: data.files.length,
        errors: count('error'),
        warnings: count('warning'),
        infos: count('info'),
      });
    });
    it('counts columns in UTF-16 units', async () => {
      here.write({ 'a.partnership.yaml': `${SOUND}glossary: [{term: 🌊🌊, x: 1}]\n` });
      const [file] = jsonOf(await here.run(['check', '--format', 'json', '--min-severity', 'error'])).files;
      assert.deepEqual(
        file?.findings.map(({ rule, line, column }) => [rule, line, column]),
        [['schema', 11, 25]],
      );
    });
  });

  describe('--format github', () => {
    it('escapes what commands would read', async () => {
      here.write({ 'a.partnership.yaml': `${SOUND}blend: "50%: a,b\\n::error::x"\n` });
      const { stdout } = await here.run(['check', '--format', 'github', '--min-severity', 'error']);
      assert.match(
        stdout,
        /^::error file=a\.partnership\.yaml,line=11,endLine=11,col=8,endColumn=\d+,title=schema::[^\n]*50%25: a,b ::error::x[^\n]*\n1 plan: 1 error, 0 warnings, 0 remarks\n$/,
      );
    });
    it('ends in a sum, in the language of the plans', async () => {
      here.write({ 'a.partnership.yaml': SOUND });
      const args = ['check', '--format', 'github', '--min-severity', 'error'];
      assert.equal((await here.run(args)).stdout, '1 plan, nothing to say.\n');
      assert.equal((await here.run([...args, '--language', 'he'])).stdout, 'תוכנית אחת, בלי הערות.\n');
    });
  });

  describe('--format github and sarif', () => {
    for (const [where, repository, told] of [
      ['from the root of the repository, wherever it is called', '.git/HEAD', 'sub dir/b/a.partnership.yaml'],
      ['from the working folder where there is no repository', 'none/HEAD', 'b/a.partnership.yaml'],
    ] as const) {
      it(`give paths ${where}`, async () => {
        here.write({ [repository]: 'ref: refs/heads/main\n', 'sub dir/b/a.partnership.yaml': WRONG });
        const outputOf = async (format: string) =>
          (await here.run(['check', '--format', format, '.'], { cwd: here.path('sub dir') })).stdout;
        const [annotation] = (await outputOf('github')).match(/(?<=^::error file=)[^,]+/m) ?? [];
        const [{ artifacts, results }] = JSON.parse(await outputOf('sarif')).runs;
        const { uri } = results[0].locations[0].physicalLocation.artifactLocation;
        assert.deepEqual(
          [annotation, decodeURIComponent(uri), decodeURIComponent(artifacts[0].location.uri)],
          [told, told, told],
        );
        const { files } = JSON.parse(await outputOf('json'));
        assert.equal(files[0].path, 'b/a.partnership.yaml');
      });
    }
  });

  describe('--output', () => {
    it('writes what would be printed, and prints nothing', async () => {
      here.write({ 'a.partnership.yaml': WRONG, 'old.txt': 'old' });
      const printed = await here.run(['check', '--format', 'junit']);
      const outcome = await here.run(['check', '--format', 'junit', '--output', 'old.txt']);
      assert.deepEqual([outcome.status, outcome.stdout, outcome.stderr], [1, '', '']);
      assert.equal(here.read('old.txt'), printed.stdout);
      assert.deepEqual(here.list(), ['a.partnership.yaml', 'old.txt']);
    });
    it('leaves devices as they are', async () => {
      here.write({ 'a.partnership.yaml': SOUND });
      assert.equal((await here.run(['check', '--output', '/dev/null'])).status, 0);
      assert.ok(statSync('/dev/null').isCharacterDevice());
    });
  });

  describe('--min-severity', () => {
    for (const [severity, shown] of [
      ['info', ['error', 'info', 'warning']],
      ['warning', ['error', 'warning']],
      ['error', ['error']],
    ] as const) {
      it(`${severity} leaves out what is milder`, async () => {
        here.write({ 'a.partnership.yaml': WRONG });
        const { files, summary } = jsonOf(await here.run(['check', '--format', 'json', '--min-severity', severity]));
        const severities = new Set(files.flatMap((file) => file.findings.map((finding) => finding.severity)));
        assert.deepEqual([...severities].sort(), shown);
        assert.equal(summary.infos > 0, severity === 'info');
      });
    }
  });

  describe('--language and --today', () => {
    it('are not needed where a plan without words has its language in its name', async () => {
      here.write({ 'a.he.partnership.yaml': '', 'b.partnership.yaml': '' });
      const { stdout } = await here.run(['check', '--format', 'json']);
      const [hebrew, english] = JSON.parse(stdout).files;
      assert.match(hebrew.findings[0].message, /^התוכנית ריקה/);
      assert.match(english.findings[0].message, /^The plan is empty/);
    });

    it('set the language of the messages, whatever the plan’s', async () => {
      here.write({ 'a.partnership.yaml': WRONG });
      const { stdout } = await here.run(['check', '--language', 'he']);
      assert.match(stdout, /schema +blend \(מרק או סלט\)/);
      assert.match(stdout, /שגיאה אחת/);
    });
    it('set the day on which the plan is read', async () => {
      here.write({ 'a.partnership.yaml': `${SOUND}review: {next: 2027-05-01}\n` });
      const rules = async (today: string) =>
        jsonOf(await here.run(['check', '--format', 'json', '--today', today])).files[0]?.findings.map(
          ({ rule }) => rule,
        );
      assert.ok(!(await rules('2027-05-01'))?.includes('review-overdue'));
      assert.ok((await rules('2027-05-02'))?.includes('review-overdue'));
    });
  });

  describe('configuration', () => {
    const rules = async (args: readonly string[]) =>
      jsonOf(await here.run(['check', '--format', 'json', ...args])).files.map((file) =>
        file.findings.filter(({ rule }) => rule === 'blend-unset').map(({ severity }) => severity),
      );
    it('is that of the nearest folder above', async () => {
      here.write({
        '.partnershiprc.yaml': 'rules:\n  blend-unset: error\n',
        'a.partnership.yaml': SOUND,
        'sub/.partnershiprc.yaml': 'rules:\n  blend-unset: off\n',
        'sub/deep/b.partnership.yaml': SOUND,
      });
      assert.deepEqual(await rules([]), [['error'], []]);
    });
    it('is the one that --config names, for all', async () => {
      here.write({
        'ci.yaml': 'rules:\n  blend-unset: warning\n',
        'a.partnership.yaml': SOUND,
        'sub/.partnershiprc.yaml': 'rules:\n  blend-unset: off\n',
        'sub/b.partnership.yaml': SOUND,
      });
      assert.deepEqual(await rules(['--config', 'ci.yaml']), [['warning'], ['warning']]);
    });
    it('stops the run where it has errors, and says where', async () => {
      here.write({ '.partnershiprc.yaml': 'rules:\n  no-such-rule: off\n', 'a.partnership.yaml': SOUND });
      assertFailed(await here.run(['check']), /^partnership-plan: \.partnershiprc\.yaml:2:3: /);
    });
    it('may name catalogs', async () => {
      here.write({ '.partnershiprc.yaml': 'catalogs: [none.yaml]\n', 'a.partnership.yaml': SOUND });
      assertFailed(await here.run(['check']), /\.partnershiprc\.yaml:1:12: .*none\.yaml/);
    });
  });

  describe('--fix', () => {
    const FIXABLE = SOUND.replace('blend', '').concat(
      'vision:\n  statement: A river for all\n  sharedBy: [trust, council]\n',
    );
    it('mends what is safe to mend, and keeps mode, mark and line ends', async () => {
      const broken = `\ufeff${FIXABLE}`.replace('title: River Trail', 'title:River Trail').replaceAll('\n', '\r\n');
      here.write({ 'a.partnership.yaml': broken });
      chmodSync(here.path('a.partnership.yaml'), 0o640);
      const outcome = await here.run(['check', '--fix']);
      assert.equal(here.read('a.partnership.yaml'), `\ufeff${FIXABLE}`.replaceAll('\n', '\r\n'), outcome.stdout);
      assert.equal(statSync(here.path('a.partnership.yaml')).mode & 0o777, 0o640);
      assert.match(outcome.stdout, /\n1 plan: [^\n]+\n1 finding was mended:\n {2}a\.partnership\.yaml\n$/);
      assert.deepEqual(here.list(), ['a.partnership.yaml']);
    });
    it('leaves alone what has nothing to mend, down to the time', async () => {
      here.write({ 'a.partnership.yaml': SOUND });
      const before = statSync(here.path('a.partnership.yaml'), { bigint: true });
      await here.run(['check', '--fix']);
      const after = statSync(here.path('a.partnership.yaml'), { bigint: true });
      assert.deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs]);
    });
    it('writes through a link to the file behind it', async () => {
      here.write({ 'real/a.partnership.yaml': FIXABLE.replace('title: ', 'title:') });
      symlinkSync('real/a.partnership.yaml', here.path('b.partnership.yaml'));
      await here.run(['check', '--fix', 'b.partnership.yaml']);
      assert.equal(here.read('real/a.partnership.yaml'), FIXABLE);
      assert.equal(here.read('b.partnership.yaml'), FIXABLE);
    });
    it('leaves bytes alone that are no text', async () => {
      const bytes = Buffer.concat([
        Buffer.from(FIXABLE.replace('title: ', 'title:')),
        Buffer.from('# \xff\xfe\n', 'latin1'),
      ]);
      here.write({ 'a.partnership.yaml': bytes });
      await here.run(['check', '--fix']);
      assert.deepEqual(readFileSync(here.path('a.partnership.yaml')), bytes);
    });
    it('brings no new error into the examples, and nothing is left to fix after it', async () => {
      const names = ['risky', 'river-trail', 'early-childhood.he'].map((name) => `${name}.partnership.yaml`);
      here.write(Object.fromEntries(names.map((name) => [name, readFileSync(path.join(EXAMPLES, name), 'utf8')])));
      const before = jsonOf(await here.run(['check', '--format', 'json', '--today', TODAY])).summary;
      await here.run(['check', '--fix', '--today', TODAY]);
      const texts = names.map((name) => here.read(name));
      const after = jsonOf(await here.run(['check', '--fix', '--format', 'json', '--today', TODAY])).summary;
      assert.ok(after.errors <= before.errors);
      assert.deepEqual(
        names.map((name) => here.read(name)),
        texts,
      );
    });
    it('says so where it may not write, and leaves nothing behind', async function () {
      if (process.getuid?.() !== 0) this.skip();
      const text = FIXABLE.replace('title: ', 'title:');
      here.write({ 'sub/a.partnership.yaml': text, 'b.partnership.yaml': text });
      chmodSync(here.root, 0o777);
      chmodSync(here.path('sub'), 0o755);
      chmodSync(here.path('sub/a.partnership.yaml'), 0o666);
      chmodSync(here.path('b.partnership.yaml'), 0o444);
      assertFailed(await here.run(['check', '--fix', 'sub'], { uid: 65534 }), /can't be written: permission denied/);
      const readOnly = await here.run(['check', '--fix', 'b.partnership.yaml'], { uid: 65534 });
      assertFailed(readOnly, /can't be written: permission denied/);
      assert.deepEqual([here.read('sub/a.partnership.yaml'), here.read('b.partnership.yaml')], [text, text]);
      assert.deepEqual([here.list(), here.list('sub')], [['b.partnership.yaml', 'sub'], ['a.partnership.yaml']]);
    });
  });
});
