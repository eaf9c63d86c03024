import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { configurationSchema } from '../../server/src/configuration/schema';
import { RULES } from '../../server/src/rules/all';
import { rulePages, withRulesTable } from '../../server/src/rules/documents';
import { rulePage } from '../../server/src/rules/page';

const ROOT = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const STALE = 'is not as the rules say: run node scripts/generate.mjs';

describe('what is generated from the rules', () => {
  const pages = rulePages();

  for (const folder of ['docs/rules', 'docs/rules/he']) {
    it(`${folder} holds the pages of the rules, and no others`, () => {
      const there = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.md'));
      const wanted = [...pages.keys()].filter((file) => path.posix.dirname(file) === folder);
      assert.deepEqual(there.map((name) => `${folder}/${name}`).sort(), wanted.sort());
      for (const file of wanted) assert.equal(read(file), pages.get(file), `${file} ${STALE}`);
    });
  }

  it('the schema of the configuration is of the rules', () => {
    const file = 'schemas/partnershiprc.schema.json';
    assert.equal(read(file), `${JSON.stringify(configurationSchema(), null, 2)}\n`, `${file} ${STALE}`);
  });

  it('the table in the README is of the rules', () => {
    const readme = read('README.md');
    assert.equal(readme, withRulesTable(readme), `README.md ${STALE}`);
    for (const rule of RULES) assert.ok(readme.includes(`(docs/rules/${rule.id}.md)`), rule.id);
  });

  it('every link of a page leads to a file', () => {
    for (const [file, text] of pages) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        assert.ok(existsSync(path.join(ROOT, path.dirname(file), target)), `${file} links to ${target}`);
      }
    }
  });

  for (const rule of RULES) {
    it(`the pages of ${rule.id} tell what, why, examples, fix, configuration`, () => {
      for (const language of ['en', 'he'] as const) {
        const page = rulePage(rule, language);
        assert.ok(page.startsWith(`# ${rule.summary[language]}\n`));
        for (const part of [rule.when[language], rule.why[language], rule.fix?.[language] ?? '', `\n  ${rule.id}:`]) {
          assert.ok(page.includes(part), part);
        }
        for (const name of Object.keys(rule.options ?? {})) assert.ok(page.includes(`\`${name}\``), name);
        assert.doesNotMatch(page, /[⟦⟧]|\[object|(?<!-|An )\bundefined\b/);
        const headings = page.replace(/```[\s\S]*?```/g, '').match(/^#.*$/gm) ?? [];
        for (const heading of headings) assert.equal(/[א-ת]/.test(heading), language === 'he', heading);
        const count = (text: string) => text.match(/^> /gm)?.length ?? 0;
        if (rule.category !== 'ignores') assert.ok(count(page) >= rule.examples.fails.length, 'a message per example');
      }
    });
  }
});
