import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const COMMAND = path.join(__dirname, '../../dist/cli.js');
const PLAN = path.join(__dirname, '../fixtures/whole.partnership.yaml');

describe('partnership-plan export', () => {
  let folder = '';
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'export', ...args], {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C' },
    });
    return { status, stdout, out: stdout.toString('utf8'), err: stderr.toString('utf8') };
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-export-'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [to, begin] of [
    ['html', '<!DOCTYPE html>'],
    ['markdown', '# River Trail\n'],
    ['docx', 'PK\u0003\u0004'],
    ['svg', '<?xml '],
    ['csv', '\ufeffID,'],
  ] as const) {
    it(`writes ${to} to standard output, and the same to a file`, () => {
      const { status, stdout, out, err } = run(PLAN, '--to', to, '--today', '2027-01-01');
      assert.equal(err, '');
      assert.equal(status, 0);
      assert.ok(out.startsWith(begin), out.slice(0, 100));
      const written = run(PLAN, '--to', to, '--today', '2027-01-01', '--output', `תוכנית.${to}`);
      assert.deepEqual([written.status, written.out, written.err], [0, '', '']);
      const bytes = readFileSync(path.join(folder, `תוכנית.${to}`));
      // A document holds the time at which it was made.
      if (to !== 'docx') assert.deepEqual(bytes, stdout);
      else assert.equal(bytes.toString('latin1', 0, 2), 'PK');
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith('.tmp')),
        [],
      );
    });
  }

  it('reads the plan on the day that is asked for', () => {
    const page = (today: string) => run(PLAN, '--to', 'html', '--today', today).out;
    assert.notEqual(page('2027-01-01'), page('2031-01-01'));
  });

  it('takes the language that is asked for', () => {
    assert.ok(run(PLAN, '--to', 'csv', '--language', 'he').out.startsWith('\ufeffמזהה,'));
  });

  it('reads standard input', () => {
    const { status, stdout } = spawnSync(process.execPath, [COMMAND, 'export', '-', '--to', 'markdown'], {
      cwd: folder,
      input: 'partnership: 1\ntitle: שביל הנחל\n',
    });
    assert.equal(status, 0);
    assert.ok(stdout.toString('utf8').startsWith('<div dir="rtl">\n\n# שביל הנחל\n'));
  });

  it('exports what there is of a broken plan', () => {
    writeFileSync(path.join(folder, 'broken.partnership.yaml'), 'partnership: 1\ntitle: Half\npartners: [{id: a');
    const { status, out, err } = run('broken.partnership.yaml', '--to', 'markdown');
    assert.equal(status, 0);
    assert.ok(out.startsWith('# Half\n'));
    assert.match(err, /^partnership-plan: broken\.partnership\.yaml can't be read in full \(line 3\), .*\n$/);
  });

  for (const [name, args, message] of [
    ['no file', ['none.partnership.yaml', '--to', 'html'], /none\.partnership\.yaml can't be read/],
    ['a format that there is not', [PLAN, '--to', 'pdf'], /html, markdown, docx, svg, csv/],
    ['no format', [PLAN], /--to/],
    ['no date', [PLAN, '--to', 'html', '--today', 'soon'], /date/],
    [
      'a folder that there is not',
      [PLAN, '--to', 'csv', '--output', 'none/register.csv'],
      /register\.csv can't be written/,
    ],
    ['a folder as the output', [PLAN, '--to', 'csv', '--output', '.'], /can't be written/],
    ['the plan as its own output', [PLAN, '--to', 'csv', '--output', PLAN], /written over/],
  ] as const) {
    it(`says so in one line and ends with 2 for ${name}`, () => {
      const { status, out, err } = run(...args);
      assert.equal(status, 2);
      assert.equal(out, '');
      assert.match(err, message);
      assert.match(err, /^partnership-plan: [^\n]+\n$/);
    });
  }
});
