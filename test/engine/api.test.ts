import { strict as assert } from 'node:assert';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse as parseYaml } from 'yaml';
import { check, fix, parse, render, resolveConfiguration, rules } from '../../server/src/api/api';
import type { CheckOptions, Configuration, Finding } from '../../server/src/api/types';
import { examplePlans } from './support';

const today = '2027-03-01';
const SOUND = `partnership: 1
title: River Trail
language: en
partners:
  - {id: trust, name: River Trust, sector: civil-society}
  - {id: council, name: City Council, sector: local-government}
`;
const WRONG = `${SOUND}blend: stew\n`;

const ENTRY = {
  id: 'our-own-price',
  kind: 'price',
  he: 'מחיר משלנו',
  en: 'A price of our own',
  places: ['matrix.initiative.price'],
} as const;

const of = (findings: readonly Finding[], rule: string) => findings.filter((finding) => finding.rule === rule);

describe('the interface for programs', () => {
  describe('check', () => {
    it('counts lines and columns from 1, without a byte order mark', () => {
      for (const mark of ['', '\ufeff']) {
        const [first, ...more] = of(check(`${mark}titel: x\n`, { today }).findings, 'schema');
        assert.deepEqual([first?.line, first?.column, first?.endColumn], [1, 1, 6]);
        assert.ok(more.length < 2);
      }
    });

    it('answers in the plan’s language, or in the one asked for', () => {
      assert.equal(check(WRONG, { today }).language, 'en');
      const { language, findings } = check(WRONG, { today, language: 'he' });
      assert.equal(language, 'he');
      for (const { message } of findings) assert.match(message, /[א-ת]/);
    });

    it('leaves out what is milder, also of the counts', () => {
      const all = check(WRONG, { today });
      const errors = check(WRONG, { today, minSeverity: 'error' });
      assert.ok(all.warnings + all.infos > 0);
      assert.equal(all.findings.length, all.errors + all.warnings + all.infos);
      assert.deepEqual(
        errors.findings,
        all.findings.filter(({ severity }) => severity === 'error'),
      );
      assert.deepEqual([errors.errors, errors.warnings, errors.infos], [1, 0, 0]);
    });

    it('works out the edits of fixes when asked', () => {
      assert.deepEqual(
        check(WRONG, { today }).findings.flatMap(({ fixes }) => fixes),
        [],
      );
      const [finding] = of(check(WRONG, { today, fixes: true }).findings, 'schema');
      const [change] = finding?.fixes[0]?.changes ?? [];
      assert.deepEqual([change?.line, change?.column, change?.endColumn], [7, 8, 12]);
      assert.match(change?.text ?? '', /^(soup|salad)$/);
    });

    it('obeys a configuration', () => {
      const configuration: Configuration = { rules: { schema: 'warning', 'no-population': 'off' } };
      const { findings, errors } = check(WRONG, { today, configuration });
      assert.equal(errors, 0);
      assert.equal(of(findings, 'schema')[0]?.severity, 'warning');
      assert.deepEqual(of(findings, 'no-population'), []);
    });

    const MISTAKES: readonly (readonly [string, () => unknown, RegExp])[] = [
      ['no text', () => check(undefined as unknown as string), /^text must be a string/],
      ['no day', () => check('', { today: '2027-02-30' }), /^today must be a day .*"2027-02-30"/],
      [
        'no language',
        () => check('', { language: 'fr' } as unknown as CheckOptions),
        /^language must be one of en, he/,
      ],
      ['no severity', () => check('', { minSeverity: 1 } as unknown as CheckOptions), /^minSeverity must be one of/],
      ['no rule', () => check('', { configuration: { rules: { nothing: 'off' } } }), /no rule “nothing”/],
      ['no option', () => check('', { configuration: { rules: { 'no-exit': { maxShare: 3 } } } }), /maxShare/],
      [
        'no entry',
        () => check('', { configuration: { entries: [ENTRY, {} as typeof ENTRY] } }),
        /: entry 2: .*lacks id/,
      ],
    ];
    for (const [what, act, message] of MISTAKES) {
      it(`tells a program of its mistake: ${what}`, () => assert.throws(act, { name: 'TypeError', message }));
    }
  });

  describe('fix', () => {
    it('mends what is safe, and keeps the rest as it is', () => {
      const text = `\ufeff${SOUND}summary:Short # a comment\n`.replaceAll('\n', '\r\n');
      const fixed = fix(text, { today });
      assert.equal(fixed.text, text.replace('summary:Short', 'summary: Short'));
      assert.ok(fixed.mended > 0);
      assert.deepEqual(of(fixed.findings, 'yaml-syntax'), []);
      assert.equal(fix(fixed.text, { today }).mended, 0);
    });
  });

  describe('parse', () => {
    for (const { name, text } of examplePlans()) {
      it(`reads ${name} as any reader of YAML does`, () => {
        const read = parse(text);
        assert.ok(read.ok, JSON.stringify(read));
        assert.deepEqual(read.plan, parseYaml(text, { schema: 'core' }));
      });
    }

    const NO_PLANS: readonly (readonly [string, string, readonly string[]])[] = [
      ['nothing', '', ['schema']],
      ['a list', '- a\n', ['yaml-syntax']],
      ['a key that is missing', 'partnership: 1\ntitle: T\n', ['schema']],
      ['a value that isn’t allowed', WRONG, ['schema']],
      ['an empty value', `${SOUND}vision:\n`, ['schema']],
      ['broken text', `${SOUND}summary: "x\n`, ['yaml-syntax']],
      ['a key typed twice', `${SOUND}title: x\n`, ['yaml-syntax']],
      ['what a comment lets be', `${SOUND}# partnership-ignore-next-line schema -- for now\nblend: stew\n`, ['schema']],
    ];
    for (const [what, text, wanted] of NO_PLANS) {
      it(`tells why it is no plan: ${what}`, () => {
        const read = parse(text);
        assert.ok(!read.ok);
        assert.deepEqual([...new Set(read.problems.map(({ rule }) => rule))], wanted);
        for (const { severity } of read.problems) assert.equal(severity, 'error');
      });
    }

    it('gives ordinary data, whatever its keys are called', () => {
      const read = parse(`${SOUND}x-own: {__proto__: {polluted: 1}, constructor: a}\n`);
      assert.ok(read.ok);
      const own = read.plan['x-own'];
      assert.equal(Object.getPrototypeOf(own), Object.prototype);
      assert.deepEqual(Object.keys(own as object), ['__proto__', 'constructor']);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });

    it('gives data of its own each time', () => {
      const [first, second] = [parse(SOUND), parse(SOUND)];
      assert.ok(first.ok && second.ok);
      assert.notEqual(first.plan.partners, second.plan.partners);
    });
  });

  describe('render', () => {
    const BEGINNINGS = { html: '<!DOCTYPE html>', markdown: '# River Trail', svg: '<', csv: '\ufeff' } as const;
    for (const [to, beginning] of Object.entries(BEGINNINGS)) {
      it(`makes ${to} of plans, sound and broken`, async () => {
        for (const text of [SOUND, WRONG, '', '- a']) {
          const made = await render(text, { to: to as keyof typeof BEGINNINGS, today });
          assert.equal(typeof made, 'string');
          if (text === SOUND) assert.ok(made.startsWith(beginning), made.slice(0, 40));
        }
      });
    }

    it('makes docx, in bytes', async () => {
      const made = await render(SOUND, { to: 'docx', language: 'he', today });
      assert.ok(made instanceof Uint8Array);
      assert.equal(String.fromCharCode(...made.slice(0, 2)), 'PK');
    });

    it('rejects a format that there isn’t', async () => {
      await assert.rejects(render(SOUND, { to: 'pdf' as 'html' }), {
        name: 'TypeError',
        message: /^to must be one of/,
      });
    });
  });

  describe('resolveConfiguration', () => {
    let folder: string;
    const plan = () => path.join(folder, 'plans/river.partnership.yaml');

    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-api-'));
      mkdirSync(path.join(folder, 'plans'));
    });

    after(() => rmSync(folder, { recursive: true, force: true }));

    it('reads the nearest one with its catalogs, as data that check obeys', async () => {
      writeFileSync(
        path.join(folder, '.partnershiprc.yaml'),
        'language: he\nrules:\n  schema: warning\n  power-concentration: {maxShare: 70}\ncatalogs: [own.yaml]\n',
      );
      writeFileSync(path.join(folder, 'own.yaml'), `catalog: 1\nentries:\n  - ${JSON.stringify(ENTRY)}\n`);
      const configuration = await resolveConfiguration(plan());
      assert.deepEqual(configuration, {
        language: 'he',
        rules: { schema: { severity: 'warning' }, 'power-concentration': { maxShare: 70 } },
        entries: [ENTRY],
      });
      const copy = JSON.parse(JSON.stringify(configuration)) as Configuration;
      assert.deepEqual(check(WRONG, { today, configuration: copy }), check(WRONG, { today, configuration }));
      assert.equal(check(WRONG, { today, configuration }).errors, 0);
    });

    it('rejects one with an error, and tells where it is', async () => {
      writeFileSync(path.join(folder, 'plans/.partnershiprc.yaml'), 'rules:\n  no-exit: sometimes\n');
      await assert.rejects(resolveConfiguration(plan()), /\.partnershiprc\.yaml:2:12: .*sometimes/);
    });
  });

  it('tells of the rules in the order of the documentation', () => {
    const listed = [...readFileSync('README.md', 'utf8').matchAll(/^\| \[`([\w-]+)`\]/gm)].map(([, id]) => id);
    assert.deepEqual(
      rules().map(({ id }) => id),
      listed,
    );
    for (const { severity } of rules()) assert.deepEqual(Object.keys(severity), ['early', 'late']);
  });
});
