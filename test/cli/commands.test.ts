import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { COMMAND, EXAMPLES, type Outcome, runProgram, Scratch, SOUND, TODAY, WRONG } from './support';

const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
const COMMANDS = ['check', 'new', 'sign', 'diff', 'export', 'rules', 'lsp'];

function assertFailed({ status, stdout, stderr }: Outcome, says: RegExp): void {
  assert.equal(status, 2, stderr);
  assert.equal(stdout, '');
  assert.match(stderr, /^partnership-plan: [^\n]+\n$/);
  assert.match(stderr, says);
}

describe('partnership-plan', () => {
  let here: Scratch;
  beforeEach(() => {
    here = new Scratch();
  });
  afterEach(() => here.remove());

  describe('--help and --version', () => {
    it('tell of the whole', async () => {
      const help = await here.run(['--help']);
      assert.equal(help.status, 0);
      for (const command of COMMANDS) assert.match(help.stdout, new RegExp(`^ {2}${command} `, 'm'));
      assert.equal((await here.run(['--version'])).stdout, `${version}\n`);
    });
    for (const command of COMMANDS) {
      it(`tell of ${command}`, async () => {
        const help = await here.run([command, '--help']);
        assert.equal(help.status, 0);
        assert.match(help.stdout, new RegExp(`^Usage: partnership-plan ${command} `));
        const told = await here.run([command, '--version']);
        assert.deepEqual([told.status, told.stdout], [0, `${version}\n`]);
      });
    }
    it('are told of where no command is given', async () => {
      const outcome = await here.run([]);
      assert.equal(outcome.status, 2);
      assert.match(outcome.stderr, /^Usage: partnership-plan/);
    });
  });

  describe('a pipe that is closed', () => {
    it('ends the run in silence', async () => {
      const files = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}.partnership.yaml`, WRONG]));
      here.write(files);
      const child = spawn(process.execPath, [COMMAND, 'check', '--format', 'json'], { cwd: here.root });
      child.stdout.destroy();
      let stderr = '';
      child.stderr.on('data', (data) => {
        stderr += String(data);
      });
      const status = await new Promise((resolve) => child.on('close', resolve));
      assert.deepEqual([status, stderr], [1, '']);
    });
  });

  describe('a disk that is full', () => {
    for (const args of ['check', 'rules --format json', 'export a.partnership.yaml --to docx', 'new -']) {
      it(`fails in one line: ${args}`, async function () {
        if (!existsSync('/dev/full')) this.skip();
        here.write({ 'a.partnership.yaml': SOUND });
        const outcome = await runProgram('/bin/sh', ['-c', `'${process.execPath}' '${COMMAND}' ${args} > /dev/full`], {
          cwd: here.root,
          env: { LC_ALL: 'C' },
        });
        assertFailed(outcome, /^partnership-plan: standard output can't be written: the disk is full\n$/);
      });
    }
  });

  describe('a terminal', () => {
    const onTerminal = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      runProgram(
        'script',
        ['-qec', [process.execPath, COMMAND, ...args].map((one) => `'${one}'`).join(' '), '/dev/null'],
        {
          cwd: here.root,
          env: { TERM: 'xterm', ...env },
        },
      );
    beforeEach(function () {
      if (!existsSync('/usr/bin/script')) this.skip();
      here.write({ 'a.partnership.yaml': WRONG });
    });
    it('has colours', async () => {
      const outcome = await onTerminal(['check']);
      assert.match(outcome.stdout, /\u001b\[31merror/);
      assert.equal(outcome.status, 1);
    });
    for (const [name, args, env] of [
      ['where NO_COLOR is set', ['check'], { NO_COLOR: '1' }],
      ['where it is a dumb one', ['check'], { TERM: 'dumb' }],
      ['in JSON', ['check', '--format', 'json'], {}],
    ] as const) {
      it(`has none ${name}`, async () => {
        assert.doesNotMatch((await onTerminal(args, env)).stdout, /\u001b/);
      });
    }
    it('reads Hebrew sentences from the right, with what is to be typed as it is typed', async () => {
      const he = { LC_ALL: 'he_IL.UTF-8' };
      const { stdout } = await onTerminal(['check', '--shard', '5/3'], he);
      assert.match(
        stdout,
        /partnership-plan: \u2067הערך 5\/3 אינו מתאים לאפשרות \u2066--shard <part\/parts>\u2069\. .*\u2069/,
      );
      const help = (await onTerminal(['check', '--help'], he)).stdout;
      assert.match(help, /^ {2}--fix {2,}\u2067לתקן [^\r\n]*\u2069\r?$/m);
      assert.match(help, /^ {2}partnership-plan check --format sarif --output plans\.sarif --shard 1\/4\r?$/m);
      assert.match(help, /\u2066\.partnershiprc\.yaml\u2069/);
      for (const line of help.split('\n')) {
        assert.equal(line.match(/[\u2066\u2067]/g)?.length, line.match(/\u2069/g)?.length, line);
      }
      assert.doesNotMatch((await here.run(['check', '--help'], { env: he })).stdout, /[\u2066-\u2069]/);
    });
    it('has none in a file', async () => {
      await onTerminal(['check', '--output', 'out.txt']);
      assert.doesNotMatch(here.read('out.txt'), /\u001b/);
    });
    it('shows a bar where it takes long, and takes it away', async () => {
      const risky = readFileSync(path.join(EXAMPLES, 'risky.partnership.yaml'), 'utf8');
      here.write(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.partnership.yaml`, risky])));
      const { stdout } = await onTerminal(['check', '--format', 'github', '--output', 'out.txt']);
      assert.match(stdout, /\d+\/301/);
      assert.match(stdout, /\u001b\[\?25h/);
    }).timeout(60_000);
  });

  describe('new', () => {
    it('writes a plan in which the check finds no error, in either language', async () => {
      for (const [language, title] of [
        ['en', 'River "Trail": 100%'],
        ['he', 'שביל הנחל'],
      ] as const) {
        const file = `${language}.partnership.yaml`;
        const args = [
          '--title',
          title,
          '--partner',
          'Trust: the first:civil-society',
          '--partner',
          'עירייה:local-government',
        ];
        const outcome = await here.run(['new', file, '--language', language, '--today', TODAY, ...args]);
        assert.deepEqual([outcome.status, outcome.stdout, outcome.stderr], [0, '', '']);
        const text = here.read(file);
        assert.match(text, new RegExp(`^language: ${language}$`, 'm'));
        assert.match(text, /name: "?Trust: the first"?$/m);
        assert.match(text, /start: 2027-03-01/);
        assert.equal((await here.run(['check', '--today', TODAY, file])).status, 0);
      }
    });
    it('takes the language of the words that are given', async () => {
      await here.run(['new', 'a.partnership.yaml', '--title', 'שביל הנחל']);
      assert.match(here.read('a.partnership.yaml'), /^language: he$/m);
    });
    it('writes to standard output', async () => {
      const { status, stdout } = await here.run(['new', '-', '--title', 'Trail']);
      assert.equal(status, 0);
      assert.match(stdout, /^title: Trail$/m);
      assert.deepEqual(here.list(), []);
    });
    it('writes over a file only where it is told to', async () => {
      here.write({ 'a.partnership.yaml': 'mine\n' });
      assertFailed(await here.run(['new', 'a.partnership.yaml']), /is there already; --force/);
      assert.equal(here.read('a.partnership.yaml'), 'mine\n');
      assert.equal((await here.run(['new', 'a.partnership.yaml', '--force'])).status, 0);
      assert.match(here.read('a.partnership.yaml'), /^partnership: 1$/m);
      assert.deepEqual(here.list(), ['a.partnership.yaml']);
    });
    for (const [name, args, says] of [
      ['a name that no plan has', ['new', 'a.yaml'], /a\.partnership\.yaml/],
      ['a name that hides the plan', ['new', '.partnership.yaml'], /: plan\.partnership\.yaml/],
      ['no such folder', ['new', 'none/a.partnership.yaml'], /written: there is no folder none\n/],
      ['an unknown sector', ['new', 'a.partnership.yaml', '--partner', 'A:busines'], /is it business\?/],
      ['a partner without a sector', ['new', 'a.partnership.yaml', '--partner', 'A'], /a name and a sector/],
      ['no file', ['new'], /missing required argument 'file'/],
    ] as const) {
      it(`fails for ${name}`, async () => {
        assertFailed(await here.run(args), says);
        assert.deepEqual(here.list(), []);
      });
    }
  });

  describe('sign', () => {
    const signed = (text: string) => /fingerprint: (sha256:[0-9a-f]{32})/.exec(text)?.[1];
    it('adds what a partner says, and nothing else changes', async () => {
      const before = `\ufeff# Ours\n${SOUND}`.replaceAll('\n', '\r\n');
      here.write({ 'a.partnership.yaml': before });
      chmodSync(here.path('a.partnership.yaml'), 0o640);
      const args = [
        'sign',
        'a.partnership.yaml',
        '--partner',
        'trust',
        '--today',
        TODAY,
        '--note',
        'Gladly: yes\n# so',
      ];
      const outcome = await here.run(args);
      assert.deepEqual([outcome.status, outcome.stdout, outcome.stderr], [0, '', '']);
      const after = here.read('a.partnership.yaml');
      assert.ok(after.startsWith(before));
      assert.match(
        after.slice(before.length - 2),
        /^\r\nsignoff:\r\n {2}- partner: trust\r\n {4}verdict: approves\r\n {4}on: 2027-03-01\r\n/,
      );
      assert.match(after, /note: "?Gladly: yes # so"?\r\n/);
      assert.doesNotMatch(after, /[^\r]\n/);
      assert.equal(statSync(here.path('a.partnership.yaml')).mode & 0o777, 0o640);
      const findings = await here.run(['check', '--format', 'json', '--today', TODAY]);
      assert.doesNotMatch(findings.stdout, /signed-then-changed/);
    });
    it('brings the partner’s own entry up to date', async () => {
      here.write({
        'a.partnership.yaml': `${SOUND}signoff:\n  - {partner: trust, verdict: abstains, on: 2027-01-01} # first\n`,
      });
      await here.run([
        'sign',
        'a.partnership.yaml',
        '--partner',
        'trust',
        '--verdict',
        'asks-for-changes',
        '--today',
        TODAY,
      ]);
      const text = here.read('a.partnership.yaml');
      assert.match(
        text,
        /- \{ ?partner: trust, verdict: asks-for-changes, on: 2027-03-01, fingerprint: sha256:\w+ ?\} # first\n$/,
      );
    });
    it('ties it to what the plan says, not to who has signed it', async () => {
      here.write({ 'a.partnership.yaml': SOUND });
      await here.run(['sign', 'a.partnership.yaml', '--partner', 'trust']);
      const first = signed(here.read('a.partnership.yaml'));
      await here.run(['sign', 'a.partnership.yaml', '--partner', 'council']);
      const all = here.read('a.partnership.yaml').match(/sha256:[0-9a-f]{32}/g);
      assert.deepEqual(all, [first, first]);
    });
    for (const [name, text, args, says] of [
      ['an unknown partner', SOUND, ['--partner', 'trsut'], /no partner trsut; is it trust\?/],
      ['an unknown verdict', SOUND, ['--partner', 'trust', '--verdict', 'maybe'], /'maybe' is invalid/],
      ['no partner', SOUND, [], /required option '--partner <id>'/],
      ['broken text', `${SOUND}\tx: [\n`, ['--partner', 'trust'], /a\.partnership\.yaml:11:\d+: mend this/],
      ['an empty file', '', ['--partner', 'trust'], /partnership-plan: a\.partnership\.yaml/],
    ] as const) {
      it(`fails for ${name}, and leaves the plan as it is`, async () => {
        here.write({ 'a.partnership.yaml': text });
        assertFailed(await here.run(['sign', 'a.partnership.yaml', ...args]), says);
        assert.equal(here.read('a.partnership.yaml'), text);
      });
    }
    it('fails for no such file', async () => {
      assertFailed(
        await here.run(['sign', 'none.partnership.yaml', '--partner', 'a']),
        /none\.partnership\.yaml can't be read/,
      );
    });
  });

  describe('diff', () => {
    const NEW = SOUND.replace('River Trail', 'River Path').concat('stage: aligning\n');
    beforeEach(() => {
      here.write({ 'old.partnership.yaml': SOUND, 'new.partnership.yaml': NEW });
    });
    it('tells what has changed', async () => {
      const outcome = await here.run(['diff', 'old.partnership.yaml', 'new.partnership.yaml']);
      assert.equal(outcome.status, 0);
      const rows = ['What has changed in “River Path”', '', 'Title', '  ~ Title: from “River Trail” to “River Path”'];
      assert.equal(outcome.stdout, [...rows, '', 'Stage', '  ~ Stage: now aligning', ''].join('\n'));
    });
    it('speaks the plan’s language, or the one asked for', async () => {
      const outcome = await here.run(['diff', 'old.partnership.yaml', 'new.partnership.yaml', '--language', 'he']);
      assert.match(outcome.stdout, /^מה השתנה בתוכנית ״River Path״\n/);
      here.write({ 'he.partnership.yaml': NEW.replace('language: en', 'language: he') });
      assert.match((await here.run(['diff', 'old.partnership.yaml', 'he.partnership.yaml'])).stdout, /^מה השתנה/);
    });
    it('writes Markdown in which a plan marks up nothing', async () => {
      here.write({ 'new.partnership.yaml': NEW.replace('River Path', "'<b>[x](y)</b> @you'") });
      const { stdout } = await here.run([
        'diff',
        'old.partnership.yaml',
        'new.partnership.yaml',
        '--format',
        'markdown',
      ]);
      assert.match(stdout, /^# What has changed[^\n]+\n\nnew\.partnership\.yaml\n\n## Title\n\n- /);
      assert.doesNotMatch(stdout, /[^\\]<b>|[^\\]\[x|@you/);
    });
    it('writes Markdown below which more can be written, in either language and where nothing has changed', async () => {
      const versions = ['old.partnership.yaml', 'new.partnership.yaml'] as const;
      for (const [language, end] of [
        ['he', '\n\n</div>\n\n'],
        ['en', '\n\n'],
      ] as const) {
        for (const old of versions) {
          const args = ['diff', '--format', 'markdown', '--language', language, old, versions[1]];
          const { stdout } = await here.run(args);
          assert.match(stdout, /^(?:<div dir="rtl">\n\n)?# [^\n]+\n\nnew\.partnership\.yaml\n\n/);
          assert.ok(stdout.endsWith(end) && !stdout.endsWith(`\n${end}`), stdout);
          assert.equal(
            stdout.includes(language === 'he' ? 'דבר לא השתנה' : 'Nothing has changed'),
            old === versions[1],
          );
        }
      }
    });
    it('writes JSON', async () => {
      const { stdout } = await here.run(['diff', 'old.partnership.yaml', 'new.partnership.yaml', '--format', 'json']);
      const data = JSON.parse(stdout);
      assert.deepEqual(Object.keys(data), ['version', 'old', 'new', 'changes', 'complete']);
      assert.deepEqual(data.changes[0], {
        kind: 'changed',
        section: 'title',
        path: ['title'],
        before: 'River Trail',
        after: 'River Path',
        text: 'Title: from “River Trail” to “River Path”',
      });
    });
    it('reads versions from git and from standard input', async () => {
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: here.root });
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'one');
      here.write({ 'old.partnership.yaml': NEW });
      const outcome = await here.run(['diff', 'HEAD:old.partnership.yaml', 'old.partnership.yaml']);
      assert.match(outcome.stdout, /from “River Trail” to “River Path”/, outcome.stderr);
      assertFailed(
        await here.run(['diff', 'HEAD:none.yaml', 'old.partnership.yaml']),
        /git can't show HEAD:none\.yaml/,
      );
      assertFailed(
        await here.run(['diff', 'nobody:old.yaml', 'old.partnership.yaml']),
        /git can't show nobody:old\.yaml/,
      );
      assertFailed(
        await here.run(['diff', '--', '--output=x:y', 'old.partnership.yaml']),
        /neither a file nor a revision/,
      );
      const piped = await here.run(['diff', '-', 'new.partnership.yaml'], { input: SOUND });
      assert.match(piped.stdout, /from “River Trail” to “River Path”/);
    });
    it('reads the catalogs of the configuration that is named', async () => {
      here.write({
        'ours.yaml':
          'catalog: 1\nentries:\n  - { id: walk, kind: practice, he: הליכה, en: A walk together, places: [practices] }\n',
        'ci.yaml': 'catalogs: [ours.yaml]\n',
        'new.partnership.yaml': `${SOUND}issues:\n  - { id: path, issue: The path, practices: [walk] }\n`,
        'old.partnership.yaml': `${SOUND}issues:\n  - { id: path, issue: The path, practices: [] }\n`,
      });
      const args = ['diff', 'old.partnership.yaml', 'new.partnership.yaml'];
      assert.doesNotMatch((await here.run(args)).stdout, /A walk together/);
      assert.match((await here.run([...args, '--config', 'ci.yaml'])).stdout, /A walk together/);
      assertFailed(await here.run([...args, '--config', 'none.yaml']), /no configuration none\.yaml/);
    });
    it('says so where nothing has changed', async () => {
      const same = await here.run(['diff', 'old.partnership.yaml', 'old.partnership.yaml']);
      assert.deepEqual([same.status, same.stdout], [0, 'Nothing has changed in what the plan says.\n']);
    });
    it('fails for what is no plan', async () => {
      here.write({ 'list.yaml': '- a\n' });
      assertFailed(await here.run(['diff', 'old.partnership.yaml', 'list.yaml']), /list\.yaml holds no plan/);
      assertFailed(await here.run(['diff', 'old.partnership.yaml']), /missing required argument 'new'/);
      assertFailed(await here.run(['diff', 'none.yaml', 'old.partnership.yaml']), /none\.yaml can't be read/);
    });
  });

  describe('rules', () => {
    const IDS = (
      JSON.parse(readFileSync(path.join(__dirname, '../fixtures/rules.json'), 'utf8')) as { id: string }[]
    ).map(({ id }) => id);
    it('lists all rules, in each format and language', async () => {
      for (const format of ['text', 'json', 'markdown']) {
        for (const language of ['he', 'en']) {
          const { status, stdout } = await here.run(['rules', '--format', format, '--language', language]);
          assert.equal(status, 0);
          for (const id of IDS) assert.ok(stdout.includes(id), `${id} in ${format}`);
        }
      }
      const data = JSON.parse((await here.run(['rules', '--format', 'json'])).stdout) as { id: string }[];
      assert.deepEqual(data.map(({ id }) => id).sort(), [...IDS].sort());
    });
    it('explains one', async () => {
      const english = await here.run(['rules', 'unilateral-move']);
      assert.match(english.stdout, /^One partner decides alone\n/);
      assert.doesNotMatch(english.stdout, /```|^#/m);
      assert.match((await here.run(['rules', 'unilateral-move', '--language', 'he'])).stdout, /^[א-ת]/);
      const page = (await here.run(['rules', 'unilateral-move', '--format', 'markdown'])).stdout;
      assert.match(page, /^# One partner decides alone\n/);
      assert.equal(JSON.parse((await here.run(['rules', 'no-exit', '--format', 'json'])).stdout).id, 'no-exit');
    });
    it('fails for a rule that there is not', async () => {
      assertFailed(await here.run(['rules', 'no-exot']), /no rule no-exot; is it no-exit\?/);
    });
  });

  describe('lsp', () => {
    it('serves on standard input and output, and ends with its editor', async () => {
      const message = (content: object) => {
        const text = JSON.stringify({ jsonrpc: '2.0', ...content });
        return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
      };
      const child = spawn(process.execPath, [COMMAND, 'lsp', '--stdio']);
      let stdout = '';
      child.stdout.on('data', (data) => {
        stdout += String(data);
        // An editor takes its leave once it has been answered.
        if (stdout.includes('"id":2')) child.stdin.write(message({ method: 'exit' }));
      });
      child.stdin.write(
        [
          message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
          message({ method: 'initialized', params: {} }),
          message({ id: 2, method: 'shutdown' }),
        ].join(''),
      );
      assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
      assert.match(stdout, /"serverInfo":\{"name":"partnership-plan"/);
    });
    it('says what it needs', async () => {
      assertFailed(await here.run(['lsp']), /--stdio/);
    });
  });
});
