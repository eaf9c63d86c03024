import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { EXAMPLES, Scratch, SOUND, TODAY, WRONG } from './support';

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly { readonly physicalLocation: { readonly region: Region } }[];
      readonly fixes?: readonly {
        readonly artifactChanges: readonly {
          readonly replacements: readonly {
            readonly deletedRegion: Region;
            readonly insertedContent: { readonly text: string };
          }[];
        }[];
      }[];
    }[];
  }[];
}

// Nothing in this schema differs between draft-04, which it names, and draft-07.
const {
  $schema: _,
  id: __,
  ...SCHEMA
} = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));

describe('formats of partnership-plan check', () => {
  let here: Scratch;
  before(() => {
    here = new Scratch();
    const example = (name: string) => readFileSync(path.join(EXAMPLES, name), 'utf8');
    here.write({
      'wrong.partnership.yaml': WRONG,
      'risky.partnership.yaml': example('risky.partnership.yaml'),
      'sub folder/#1 & <ש>.partnership.yaml': `${SOUND}partners: 1\nblend: "a\\"b]]>\\0\\ud800 & <c> {0} [x](1)"\n`,
      'fine.partnership.yaml': example('early-childhood.he.partnership.yaml'),
    });
  });
  after(() => here.remove());
  const outputOf = async (format: string, args: readonly string[] = []) =>
    (await here.run(['check', '--format', format, '--today', TODAY, ...args])).stdout;

  describe('sarif', () => {
    it('is as SARIF 2.1.0 has it, in either language', async () => {
      const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
      const validate = ajv.compile(SCHEMA);
      for (const args of [[], ['--language', 'he'], ['--language', 'en']]) {
        const data = JSON.parse(await outputOf('sarif', args));
        assert.ok(validate(data), JSON.stringify(validate.errors?.slice(0, 3)));
      }
    });
    it('says what JSON says, and points to the rules', async () => {
      const sarif = JSON.parse(await outputOf('sarif')) as Sarif;
      const json = JSON.parse(await outputOf('json'));
      const [run] = sarif.runs;
      assert.ok(run);
      const levels: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', note: 'info' };
      assert.deepEqual(
        run.results.map(({ ruleId, ruleIndex, level, message, locations }) => {
          const region = locations[0]?.physicalLocation.region;
          assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
          const text = message.text.replaceAll('\\[', '[').replace(/\{\{(\d+)\}\}/g, '{$1}');
          return [ruleId, levels[level], text, region?.startLine, region?.startColumn, region?.endColumn];
        }),
        json.files.flatMap((file: { findings: Record<string, unknown>[] }) =>
          file.findings.map(({ rule, severity, message, line, column, endColumn }) => [
            rule,
            severity,
            message,
            line,
            column,
            endColumn,
          ]),
        ),
      );
    });
    it('takes nothing of a plan for a link, or for a place to be filled in', async () => {
      const { runs } = JSON.parse(await outputOf('sarif')) as Sarif;
      const messages = runs[0]?.results.map(({ message }) => message.text) ?? [];
      assert.ok(messages.some((text) => text.includes('{{0}} \\[x](1)')));
      for (const text of messages) assert.doesNotMatch(text, /(?<!\\)\[[^[\]]*\]\(|(?<!\{)\{\d+\}/);
    });
    it('carries fixes that mend', async () => {
      const sarif = JSON.parse(await outputOf('sarif', ['wrong.partnership.yaml'])) as Sarif;
      const found = sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'schema');
      const replacement = found?.fixes?.[0]?.artifactChanges[0]?.replacements[0];
      assert.ok(replacement);
      const { deletedRegion: region, insertedContent } = replacement;
      const lines = WRONG.split('\n');
      const line = lines[region.startLine - 1] ?? '';
      assert.equal(region.endLine, region.startLine);
      lines[region.startLine - 1] =
        line.slice(0, region.startColumn - 1) + insertedContent.text + line.slice(region.endColumn - 1);
      here.write({ 'mended.partnership.yaml': lines.join('\n') });
      const outcome = await here.run(['check', 'mended.partnership.yaml']);
      assert.equal(outcome.status, 0, outcome.stdout);
    });
  });

  describe('junit', () => {
    it('is well-formed XML that counts rightly', async () => {
      const text = await outputOf('junit');
      const { open, counts } = readXml(text);
      assert.deepEqual(open, []);
      assert.equal(counts.testsuite, 4 + (text.includes('mended') ? 1 : 0));
      assert.equal(Number(/<testsuites [^>]*tests="(\d+)"/.exec(text)?.[1]), counts.testcase);
      assert.equal(Number(/<testsuites [^>]*failures="(\d+)"/.exec(text)?.[1]), counts.failure);
      const { summary } = JSON.parse(await outputOf('json'));
      assert.equal(counts.failure, summary.errors);
    });
    it('names its tests by rule, so that they are known again when lines move', async () => {
      const scratch = new Scratch();
      const names = async (above: string) => {
        scratch.write({ 'a.partnership.yaml': `${above}${WRONG}x: 1\ny: 2\n` });
        const { stdout } = await scratch.run(['check', '--format', 'junit', '--min-severity', 'error']);
        return [...stdout.matchAll(/<testcase [^>]*name="([^"]*)" file/g)].map(([, name]) => name);
      };
      assert.deepEqual(await names(''), ['schema', 'schema (2)', 'schema (3)']);
      assert.deepEqual(await names('# One line more\n'), await names(''));
      scratch.remove();
    });
  });
});

/** Reads XML strictly, as far as JUnit needs it: what is left open, and how often each element stands there. */
function readXml(text: string): { readonly open: readonly string[]; readonly counts: Record<string, number> } {
  const open: string[] = [];
  const counts: Record<string, number> = {};
  const body = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const token = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (let match = token.exec(body); match; match = token.exec(body)) {
    end = token.lastIndex;
    const [whole, close, name = '', , empty, words] = match;
    assert.doesNotMatch(whole, /&(?!(?:amp|lt|gt|quot|apos);)/);
    assert.doesNotMatch(whole, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\]\]>/);
    if (words !== undefined) continue;
    if (close) assert.equal(open.pop(), name);
    else {
      counts[name] = (counts[name] ?? 0) + 1;
      if (!empty) open.push(name);
    }
  }
  assert.equal(end, body.length);
  return { open, counts };
}
