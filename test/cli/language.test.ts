import assert from 'node:assert/strict';
import { run, Scratch, SOUND, WRONG } from './support';

const HEBREW = /[\u05d0-\u05ea]/;
const COMMANDS = ['check', 'new', 'sign', 'diff', 'export', 'rules', 'lsp'];

describe('the language of the command itself', () => {
  let here: Scratch;
  before(() => {
    here = new Scratch().write({
      'a.partnership.yaml': SOUND,
      'wrong.partnership.yaml': WRONG,
      'none.yaml': 'nothing\n',
      'latin1.partnership.yaml': Buffer.from('title: caf\xe9\n', 'latin1'),
    });
  });
  after(() => here.remove());

  for (const [what, args, env, language] of [
    ['English where nothing says otherwise', [], {}, 'en'],
    ['that of LANG', [], { LC_ALL: '', LANG: 'he_IL.UTF-8' }, 'he'],
    ['that of LC_MESSAGES before LANG', [], { LC_ALL: '', LC_MESSAGES: 'en_GB.UTF-8', LANG: 'he_IL.UTF-8' }, 'en'],
    ['that of LC_ALL before all', [], { LC_ALL: 'he_IL.UTF-8', LC_MESSAGES: 'C', LANG: 'C' }, 'he'],
    ['none that only begins alike', [], { LC_ALL: 'hera_XX' }, 'en'],
    ['what is asked for, before all', ['--language', 'he'], { LC_ALL: 'en_US.UTF-8' }, 'he'],
    ['what is asked for, in one word', ['--language=en'], { LC_ALL: 'he_IL.UTF-8' }, 'en'],
  ] as const) {
    it(`is ${what}`, async () => {
      const { stdout, status } = await run(['check', '--help', ...args], { env });
      assert.equal(status, 0);
      assert.equal(HEBREW.test(stdout), language === 'he');
    });
  }

  const helpOf = async (args: readonly string[], language: string) =>
    (await run([...args, '--help'], { env: { LC_ALL: language } })).stdout;
  /** What the help lists: arguments, options and commands, each with its words. */
  const rowsOf = (help: string) =>
    [...help.matchAll(/^ {2}(\S+(?: \S+)*?) {2,}(.*(?:\n {20,}\S.*)*)/gm)].map(([, term = '', words = '']) => ({
      term,
      words,
    }));

  for (const command of ['', ...COMMANDS]) {
    it(`has the same help in Hebrew: ${command || 'the whole'}`, async () => {
      const args = command ? [command] : [];
      const [english, hebrew] = [rowsOf(await helpOf(args, 'C')), rowsOf(await helpOf(args, 'he_IL.UTF-8'))];
      const own = (rows: typeof english) =>
        rows.map(({ term }) => term).filter((term) => !/^partnership-plan /.test(term));
      assert.deepEqual(own(hebrew), own(english));
      assert.ok(hebrew.length > 1);
      for (const { term, words } of hebrew) assert.match(words, HEBREW, term);
      for (const { term, words } of english) assert.doesNotMatch(words, HEBREW, term);
      assert.doesNotMatch(await helpOf(args, 'he_IL.UTF-8'), /default|Usage|Options|Arguments|Commands|one of|Example/);
    });
  }

  for (const [what, args] of [
    ['an unknown command', ['chek']],
    ['an unknown option', ['check', '--formt', 'json']],
    ['an option that nothing is like', ['check', '--zzz']],
    ['a value that may not be chosen', ['check', '--format', 'xml']],
    ['an option without its value', ['check', '--output']],
    ['an option that is needed', ['export', 'a.partnership.yaml']],
    ['an argument that is needed', ['new']],
    ['too many arguments', ['rules', 'no-exit', 'no-exit']],
    ['no date', ['check', '--today', 'soon']],
    ['no number', ['check', '--max-warnings', 'few']],
    ['no part', ['check', '--shard', '3']],
    ['a partner without a sector', ['new', 'x.partnership.yaml', '--partner', 'River']],
    ['a sector that there is not', ['new', 'x.partnership.yaml', '--partner', 'River:busines']],
    ['a name that no plan has', ['new', 'x.yaml']],
    ['a file that is there', ['new', 'a.partnership.yaml']],
    ['no file', ['check', 'absent.partnership.yaml']],
    ['no match', ['check', 'absent/*.partnership.yaml']],
    ['no configuration', ['check', '--config', 'absent.yaml']],
    ['an output in no folder', ['check', '--output', 'absent/x.json']],
    ['standard input that is to be mended', ['check', '--fix', '-']],
    ['no partner', ['sign', 'a.partnership.yaml', '--partner', 'trsut']],
    ['no text', ['sign', 'latin1.partnership.yaml', '--partner', 'x']],
    ['two plans of one input', ['diff', '-', '-']],
    ['no plan', ['diff', 'none.yaml', 'a.partnership.yaml']],
    ['no rule', ['rules', 'no-exist']],
    ['its own output', ['export', 'a.partnership.yaml', '--to', 'csv', '--output', 'a.partnership.yaml']],
  ] as const) {
    it(`tells in one line, and in either language, of ${what}`, async () => {
      for (const [locale, isHebrew] of [
        ['he_IL.UTF-8', true],
        ['C', false],
      ] as const) {
        const { status, stdout, stderr } = await here.run(args, { env: { LC_ALL: locale } });
        assert.equal(status, 2, stderr);
        assert.equal(stdout, '');
        assert.match(stderr, /^partnership-plan: [^\n]+\n$/);
        assert.equal(HEBREW.test(stderr), isHebrew, stderr);
        if (isHebrew) assert.doesNotMatch(stderr, /\b(?:is|the|not|be|and|Did|must)\b/);
      }
    });
  }

  it('leaves the findings to the language of the plan', async () => {
    const { stdout } = await here.run(['check', 'wrong.partnership.yaml'], { env: { LC_ALL: 'he_IL.UTF-8' } });
    assert.doesNotMatch(stdout, HEBREW);
  });

  it('counts warnings in words of either language', async () => {
    for (const [locale, says] of [
      ['he_IL.UTF-8', /^partnership-plan: מספר האזהרות הוא \d+, ומותרות 0\n$/],
      ['C', /^partnership-plan: \d+ warnings, and 0 are allowed\n$/],
    ] as const) {
      const { stderr } = await here.run(['check', '--max-warnings', '0', 'a.partnership.yaml'], {
        env: { LC_ALL: locale },
      });
      assert.match(stderr, says);
    }
  });

  it('is that of a new plan, and of the rules, where nothing else decides', async () => {
    const env = { LC_ALL: 'he_IL.UTF-8' };
    assert.match((await here.run(['new', '-'], { env })).stdout, /^language: he$/m);
    assert.match((await here.run(['new', '-', '--title', 'River'], { env })).stdout, /^language: en$/m);
    assert.match((await here.run(['rules'], { env })).stdout, HEBREW);
  });
});
