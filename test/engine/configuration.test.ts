import { strict as assert } from 'node:assert';
import { configurationAddresses, findConfiguration, loadConfiguration } from '../../server/src/configuration/load';
import { readRules } from '../../server/src/configuration/read';
import { applyChanges } from '../../server/src/plan/edit';
import { checkOn, unmark } from './support';

const URI = 'file:///team/.partnershiprc.yaml';

const FILES: Readonly<Record<string, string>> = {
  'file:///team/ours.yaml':
    'catalog: 1\nentries:\n  - { id: walk-together, kind: practice, he: הליכה משותפת, en: A walk together, places: [practices] }\n',
  'file:///team/ours.json':
    '{\n\t"catalog": 1,\n\t"entries": [{"id": "sing", "kind": "practice", "he": "שירה", "en": "Singing", "places": ["practices"]}]\n}\n',
  'file:///team/twice.yaml':
    'catalog: 1\nentries:\n  - { id: a, kind: tip, he: א, en: A, places: [practices] }\n  - { id: a, kind: tip, he: ב, en: B, places: [practices] }\n',
  'file:///team/empty.yaml': '',
  'file:///team/broken.yaml': 'catalog: 1\nentries:\n  - { id: Not An Id }\n',
};

const load = (text: string) => loadConfiguration(URI, text, { read: async (uri) => FILES[uri] });

/** A configuration with what is wrong in it marked, what the message says, and the text after the first fix. */
const WRONG: readonly (readonly [string, RegExp, string?])[] = [
  ['rules:\n  ⟦no-exti⟧: off\n', /no-exti.*no-exit/s, 'rules:\n  no-exit: off\n'],
  ['rules:\n  no-exit: ⟦waring⟧\n', /waring.*warning/s, 'rules:\n  no-exit: warning\n'],
  ['rules:\n  no-exit:\n    severity: ⟦eror⟧\n', /eror.*error/s, 'rules:\n  no-exit:\n    severity: error\n'],
  [
    'rules:\n  power-concentration: { maxShare: ⟦150⟧ }\n',
    /1.*100/s,
    'rules:\n  power-concentration: { maxShare: 100 }\n',
  ],
  ['rules:\n  no-exit: { ⟦maxShare⟧: 50 }\n', /maxShare/],
  ['catalogs: [⟦none.yaml⟧]\n', /none\.yaml/],
  ['catalogs: [⟦broken.yaml⟧]\n', /broken\.yaml|catalog/],
  ['catalogs: [⟦https://example.org/catalog.yaml⟧]\n', /path|relative/],
  ['catalogs: [⟦twice.yaml⟧]\n', /line 4.*“a”/],
  ['catalogs: [⟦empty.yaml⟧]\n', /empty/],
  [
    'catalogs:\n  - ours.yaml\n  - ⟦none.yaml⟧\nlanguage: he\n',
    /none\.yaml/,
    'catalogs:\n  - ours.yaml\nlanguage: he\n',
  ],
  ['rules:\n  no-exit: ⟦false⟧\n', /off, info, warning, error/, 'rules:\n  no-exit: off\n'],
  ['⟦- rules⟧\n', /Keys belong here|rules/],
  ['language: ⟦heb⟧\n', /he.*en/s, 'language: he\n'],
  ['⟦ruels⟧: {}\n', /ruels.*rules/s, 'rules: {}\n'],
  ['rules:\n  no-exit: ⟦"off⟧\nlanguage: he\n', /quotation|מירכאות/, 'rules:\n  no-exit: "off"\nlanguage: he\n'],
];

describe('a configuration', () => {
  for (const [marked, message, mended] of WRONG) {
    it(`is told at its place: ${JSON.stringify(marked)}`, async () => {
      const { text, spans } = unmark(marked);
      const { findings, isSound } = await load(text);
      assert.deepEqual(
        findings.map((finding) => text.slice(finding.start, finding.end)),
        spans.map((span) => text.slice(span.start, span.end)),
        findings.map((finding) => finding.message).join('\n'),
      );
      assert.match(findings[0]?.message ?? '', message);
      assert.equal(isSound, false);
      if (mended === undefined) return;
      const changes = findings[0]?.fixes[0]?.edits();
      assert.ok(changes);
      assert.equal(applyChanges(text, changes), mended);
      assert.deepEqual((await load(mended)).findings, []);
    });
  }

  it('decides of severities, options, language and catalogs', async () => {
    const text =
      'rules:\n  no-exit: off\n  one-partner-decides: error\n  power-concentration: { severity: info, maxShare: 80 }\ncatalogs: [ours.yaml]\nlanguage: he\n';
    const { configuration, findings } = await load(text);
    assert.deepEqual(findings, []);
    assert.equal(configuration.language, 'he');
    assert.equal(configuration.catalog.byId('walk-together')?.en, 'A walk together');
    const plan = (share: number) =>
      `partners:\n  - { id: a, name: A, sector: business, power: { budgetShare: ${share} } }\ngovernance: { decisionRule: lead-decides }\npractices: [walk-together]\n`;
    const found = (share: number) =>
      new Map(checkOn(plan(share), { configuration }).findings.map((one) => [one.rule, one.severity]));
    assert.equal(found(70).has('no-exit'), false);
    assert.equal(found(70).get('one-partner-decides'), 'error');
    assert.equal(found(70).has('power-concentration'), false);
    assert.equal(found(90).get('power-concentration'), 'info');
    assert.equal(found(90).has('unknown-practice'), false);
  });

  it('is sought in the plan’s folder and in those above, the nearest first', async () => {
    assert.deepEqual(configurationAddresses('file:///team/plans/a.partnership.yaml'), [
      'file:///team/plans/.partnershiprc.yaml',
      'file:///team/.partnershiprc.yaml',
      'file:///.partnershiprc.yaml',
    ]);
    const found = await findConfiguration('file:///team/plans/a.partnership.yaml', async (uri) =>
      uri === URI ? uri : undefined,
    );
    assert.equal(found, URI);
  });

  it('may be empty, or hold comments and keys of its own alone', async () => {
    for (const text of ['', '# later\n', 'rules:\ncatalogs:\n', 'x-team: { any: [thing] }\n', '\ufeffrules: {}\r\n']) {
      assert.deepEqual((await load(text)).findings, [], JSON.stringify(text));
    }
  });

  it('reads catalogs in JSON, tabs and all', async () => {
    const { configuration, findings } = await load('catalogs: [./ours.json]\n');
    assert.deepEqual(findings, []);
    assert.equal(configuration.catalog.byId('sing')?.he, 'שירה');
  });

  it('warns of a catalog that is named twice, in either way of writing it', async () => {
    const text = 'catalogs:\n  - ours.yaml\n  - ./more/../ours.yaml\n';
    const { findings, isSound } = await load(text);
    assert.deepEqual(
      findings.map((finding) => [finding.severity, text.slice(finding.start, finding.end)]),
      [['warning', './more/../ours.yaml']],
    );
    assert.equal(isSound, true);
  });

  it('speaks the language that it sets', async () => {
    for (const finding of (await load('language: he\nrules:\n  no-exti: off\n  no-exit: 3\ncatalogs: [none]\n'))
      .findings) {
      assert.match(finding.message, /[א-ת]/);
      for (const fix of finding.fixes) assert.match(fix.title.he, /[א-ת]/);
    }
  });

  it('is read as far as it is sound', async () => {
    const { configuration } = await load('rules:\n  no-exit: off\n  no-exti: off\n  poor-fit: wrong\nlanguage: xx\n');
    assert.deepEqual([...configuration.rules], [['no-exit', { severity: 'off', options: {} }]]);
    assert.equal(configuration.language, undefined);
  });

  it('stands what strangers write', async () => {
    const texts = [
      '&a [*a]',
      `${'['.repeat(5000)}`,
      `rules: ${'{ a: '.repeat(500)}`,
      'rules: { __proto__: off, constructor: { severity: off } }',
      `catalogs: [${'a.yaml, '.repeat(3000)}]`,
      `catalogs: [${Array.from({ length: 300 }, (_, n) => `${n}.yaml`).join(', ')}]`,
      'catalogs: ["\\0", "%00", "..", "C:\\\\x", "//host/share", "file:///etc/passwd"]',
      '\u0000\ud800',
    ];
    for (const text of texts) {
      const { findings, document } = await load(text);
      for (const { start, end, message } of findings) {
        assert.ok(0 <= start && start <= end && end <= document.text.length, message);
        assert.doesNotMatch(message, /must NOT|should be|\[object|Implicit/);
      }
    }
    const asked: string[] = [];
    const read = async (uri: string) => void asked.push(uri);
    await loadConfiguration(URI, 'catalogs: ["//host/share", "https://x/y", "/etc/passwd", "C:\\\\x"]\n', { read });
    assert.deepEqual(asked, []);
  });

  it('of the editor’s settings is read alike, whatever it is', () => {
    for (const data of [undefined, null, 3, 'off', [], { 'no-exti': 'off', 'no-exit': 7 }]) {
      assert.equal(readRules(data).size, 0);
    }
    assert.deepEqual(
      [...readRules({ 'power-concentration': { severity: 'info', maxShare: 500 } })],
      [['power-concentration', { severity: 'info', options: {} }]],
    );
  });
});
