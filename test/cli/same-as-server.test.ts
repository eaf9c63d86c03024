import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { RULES } from '../../server/src/rules/all';
import { PLAIN, TestClient } from '../protocol/client';
import { EXAMPLES, run, Scratch, SOUND, WRONG } from './support';

const FIXTURES = path.join(__dirname, '../fixtures');
const SEVERITIES: Readonly<Record<number, string>> = { 1: 'error', 2: 'warning', 3: 'info' };

/** Plans that bring about what is rare: broken text, odd line ends, characters of two units, ignores. */
const ODD: Readonly<Record<string, string>> = {
  'wrong.partnership.yaml': WRONG,
  'empty.partnership.yaml': '',
  'list.partnership.yaml': '- a\n- b\n',
  'crlf.partnership.yaml': WRONG.replaceAll('\n', '\r\n'),
  'mark.partnership.yaml': `\ufeff${WRONG}`,
  'tabs.partnership.yaml': `${SOUND}\tvision: [\n`,
  'waves.partnership.yaml': `${SOUND}glossary: [{term: 🌊🌊, x: 1}]\n`,
  'ignored.partnership.yaml': `# partnership-ignore blend-unset -- later\n${SOUND}# partnership-ignore-next-line schema\nblend: stew\n`,
  'hebrew.partnership.yaml': WRONG.replace('language: en', 'language: he'),
  'configured/.partnershiprc.yaml': 'rules:\n  schema: warning\n  blend-unset: off\n  no-exit: error\n',
  'configured/wrong.partnership.yaml': WRONG,
  'configured/deep/sound.partnership.yaml': SOUND,
};

/** What each rule speaks of, and what it doesn't. */
const OF_RULES = Object.fromEntries(
  RULES.flatMap(({ id, examples: { fails, passes } }) =>
    [...fails, ...passes].map((text, index) => [
      `rules/${id}-${index}.partnership.yaml`,
      `partnership: 1\n${text.replace(/[⟦⟧]/g, '')}`,
    ]),
  ),
);

describe('command line and language server', () => {
  it('find the same, to the byte', async () => {
    const here = new Scratch().write({ ...ODD, ...OF_RULES });
    const client = await TestClient.start(PLAIN);
    try {
      const plans = (folder: string) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.partnership\.ya?ml$/.test(name))
          .map((name) => path.join(folder, name));
      const files = [...plans(EXAMPLES), ...plans(FIXTURES), ...plans(here.root)].sort();
      const { stdout } = await run(['check', '--format', 'json', ...files], { cwd: '/' });
      const reports = JSON.parse(stdout).files as { path: string; findings: Record<string, unknown>[] }[];
      assert.equal(reports.length, files.length);
      assert.ok(files.length > 100);
      for (const report of reports) {
        const file = path.join('/', report.path);
        const uri = pathToFileURL(file).toString();
        await client.open(uri, readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
        const told = (await client.pushed(uri, 1)).map(findingOf);
        await client.close(uri);
        assert.equal(
          JSON.stringify(told, null, 1),
          JSON.stringify(
            report.findings.map(({ fixable: _, ...finding }) => finding),
            null,
            1,
          ),
          file,
        );
      }
    } finally {
      await client.stop();
      here.remove();
    }
  }).timeout(120_000);
});

function findingOf({ code, severity, message, range }: Diagnostic) {
  return {
    rule: code,
    severity: SEVERITIES[severity ?? 1],
    message,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
  };
}
