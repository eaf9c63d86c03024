import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { InsertTextMode, type MarkupContent, type TextEdit } from 'vscode-languageserver-types';
import { loadConfiguration } from '../../server/src/configuration/load';
import { type CompletionHost, completeConfiguration, resolveCompletion } from '../../server/src/features/completion';
import { hoverConfiguration } from '../../server/src/features/configuration';
import { RULES } from '../../server/src/rules/all';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';

const load = (text: string) =>
  loadConfiguration('file:///a/.partnershiprc.yaml', text, { read: async () => undefined });

const HOST: CompletionHost = { snippets: false, today: EXAMPLES_TODAY, insertTextModes: [InsertTextMode.asIs] };

async function offered(marked: string, snippets = false) {
  const offset = marked.indexOf('█');
  const text = marked.replace('█', '');
  const { items } = completeConfiguration(await load(text), offset, { ...HOST, snippets });
  const after = (label: string) => {
    const item = items.find((one) => one.label === label);
    assert.ok(item, `no ${label} among ${items.map((one) => one.label).join(', ')}`);
    const document = TextDocument.create('file:///a', 'yaml', 1, text);
    return TextDocument.applyEdits(document, [item.textEdit as TextEdit]);
  };
  return { items, labels: items.map((item) => item.label), after };
}

/** A configuration with the cursor, the label of an item, and the text after it was chosen. */
const CHOSEN: readonly (readonly [string, string, string])[] = [
  ['█', 'language', 'language: en'],
  ['lang█', 'language', 'language: en'],
  ['la█ng: en\n', 'language', 'language: en\n'],
  ['█', 'rules', 'rules:\n  '],
  ['language: he\r\n█', 'catalogs', 'language: he\r\ncatalogs:\r\n  - '],
  ['language: █\n', 'he', 'language: he\n'],
  ['language:█\n', 'he', 'language: he\n'],
  ['rules:\n  █\n', 'no-exit', 'rules:\n  no-exit: off\n'],
  ['rules:\n    no-e█\n', 'no-exit', 'rules:\n    no-exit: off\n'],
  ['rules:\n  no-e█xt: info\n', 'no-exit', 'rules:\n  no-exit: info\n'],
  ['rules:\n  no-exit: █\n', 'warning', 'rules:\n  no-exit: warning\n'],
  ['rules:\n  no-exit: wa█rn # soon\n', 'warning', 'rules:\n  no-exit: warning # soon\n'],
  ['rules:\n  no-exit: "█"\n', 'error', 'rules:\n  no-exit: "error"\n'],
  ['rules:\n  no-exit: { █ }\n', 'severity', 'rules:\n  no-exit: { severity: off }\n'],
  ['rules:\n  no-exit: { severity: █ }\n', 'info', 'rules:\n  no-exit: { severity: info }\n'],
  ['rules: { no-exit: off, █ }\n', 'poor-fit', 'rules: { no-exit: off, poor-fit: off }\n'],
  ['rules: {\n  no-exit: █\n}\n', 'error', 'rules: {\n  no-exit: error\n}\n'],
  ['rules:\n  power-concentration:\n    █\n', 'maxShare', 'rules:\n  power-concentration:\n    maxShare: 50\n'],
  ['rules:\n  power-concentration:\n    maxShare: █\n', '50', 'rules:\n  power-concentration:\n    maxShare: 50\n'],
  [
    'rules:\n  power-concentration:\n    maxShare: 60\n    s█\n',
    'severity',
    'rules:\n  power-concentration:\n    maxShare: 60\n    severity: off\n',
  ],
  ['rules:\n  pow█\n', 'power-concentration: …', 'rules:\n  power-concentration:\n    maxShare: 50\n'],
  ['rules: { pow█ }\n', 'power-concentration: …', 'rules: { power-concentration: {maxShare: 50} }\n'],
  ['rules: { █ no-exit: off }\n', 'poor-fit', 'rules: { poor-fit: off, no-exit: off }\n'],
  ['rules: {\n█}\n', 'poor-fit', 'rules: {\n poor-fit: off}\n'],
  ['rules: {█}\n', 'poor-fit', 'rules: {poor-fit: off}\n'],
  ['rules: █\n', 'poor-fit', 'rules:\n  poor-fit: off\n'],
  ['rules:\n  no-exit: off\n    █\n', 'poor-fit', 'rules:\n  no-exit: off\n  poor-fit: off\n'],
  ['rules:\n  no-exit: off\n █\n', 'language', 'rules:\n  no-exit: off\nlanguage: en\n'],
  ['rules:\n    no-exit: off\n█\n', 'language', 'rules:\n    no-exit: off\nlanguage: en\n'],
  ['rules:\n  power-concentration:\n    maxShare: "█"\n', '50', 'rules:\n  power-concentration:\n    maxShare: 50\n'],
  ['"lang█": he\n', 'language', '"language": he\n'],
];

describe('completion in a configuration', () => {
  for (const [marked, label, wanted] of CHOSEN) {
    it(`${JSON.stringify(marked)}: ${label}`, async () => {
      assert.equal((await offered(marked)).after(label), wanted);
      if (!marked.includes('\n')) return;
      const crlf = marked.replace(/\r?\n/g, '\r\n');
      assert.equal((await offered(crlf)).after(label), wanted.replace(/\r?\n/g, '\r\n'));
    });
  }

  it('leaves the choice to the writer where the editor expands snippets', async () => {
    const { after } = await offered('rules:\n  █\n', true);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet
    assert.equal(after('no-exit'), 'rules:\n  no-exit: ${1|off,info,warning,error|}\n');
  });

  it('offers all rules, and none that is set already', async () => {
    assert.equal((await offered('rules:\n  █\n')).labels.filter((label) => !label.endsWith('…')).length, RULES.length);
    const { labels } = await offered('rules:\n  no-exit: off\n  █\n  poor-fit: info\n');
    assert.ok(!labels.includes('no-exit') && !labels.includes('poor-fit') && labels.includes('no-boundaries'));
  });

  it('offers only what may stand there', async () => {
    assert.deepEqual((await offered('rules:\n  no-exit:\n    █\n')).labels, ['severity']);
    assert.deepEqual((await offered('language: █')).labels, ['en', 'he']);
    assert.deepEqual((await offered('la█: off\n')).labels, [], 'what is there stays');
    assert.deepEqual((await offered('rules:\n  no-█: {maxShare: 50}\n')).labels, ['power-concentration']);
    for (const marked of [
      '# rul█',
      'rules: # no-█',
      'catalogs:\n  - █\n',
      'catalogs: [█]\n',
      'x-own:\n  █\n',
      'rules:\n  no-exit: off █\n',
      'rules:\n  no-exit:█ off\n',
    ]) {
      assert.deepEqual((await offered(marked)).labels, [], marked);
    }
  });

  it('explains what it offers, in the configuration’s language', async () => {
    for (const language of ['he', 'en']) {
      const { items } = await offered(`language: ${language}\nrules:\n  █\n`);
      for (const item of items) {
        const text = `${item.detail} ${(resolveCompletion(item).documentation as MarkupContent).value}`;
        assert.equal(/[א-ת]/.test(text.replace(/[“״][^”״]*[”״]|להשלים|לשלים/g, '')), language === 'he', text);
      }
    }
  });

  it('tells of everything that it offers, in Markdown or without', async () => {
    const examples = [
      'rules:\n  no-exit: off\n  power-concentration: { severity: info, maxShare: 60 }\n  no-glossary:\n    severity: error\n',
      'rules: {}\ncatalogs:\n  - a.yaml\n',
      '',
    ];
    for (const text of examples) {
      for (const end of ['language: he\n', 'language: en\n']) {
        const checked = await load(text + end);
        for (let offset = 0; offset <= text.length; offset++) {
          for (const item of completeConfiguration(checked, offset, HOST).items) {
            const { documentation } = resolveCompletion(JSON.parse(JSON.stringify(item)));
            assert.match((documentation as MarkupContent)?.value ?? '', /\p{L}/u, `${item.label} at ${offset}`);
            assert.match(String(resolveCompletion(item, undefined, false).documentation), /^[^*`\\]+$/);
          }
        }
      }
    }
  });

  it('stands any text, at every place of it', async () => {
    for (const text of [
      'rules: {{[[',
      '}}]]: {\n- "\n',
      '"\'#\n{',
      '\t- ?: [\n  : }',
      'rules:\n  __proto__: {\n    x',
    ]) {
      const checked = await load(text);
      for (let offset = 0; offset <= text.length; offset++) {
        completeConfiguration(checked, offset, { ...HOST, snippets: true });
        hoverConfiguration(checked, offset);
      }
    }
  });
});

describe('hovers in a configuration', () => {
  const hover = async (marked: string) => {
    const found = hoverConfiguration(await load(marked.replace('█', '')), marked.indexOf('█'));
    return found && (found.contents as MarkupContent).value;
  };

  it('tell what keys, rules, options and severities are', async () => {
    assert.match((await hover('ru█les: {}\n')) ?? '', /severity and options/);
    const rule = (await hover('rules:\n  no-█exit: off\n')) ?? '';
    assert.match(rule, /No agreed way out.*no-exit.*ISO 44001.*By itself: information/s);
    assert.match((await hover('rules:\n  no-exit: o█ff\n')) ?? '', /doesn’t run/);
    assert.match((await hover('rules:\n  power-concentration: { max█Share: 50 }\n')) ?? '', /percent/);
    assert.match((await hover('language: he\nrules:\n  no-█exit: off\n')) ?? '', /אין דרך יציאה/);
    assert.equal(await hover('rules:\n  no-exti█: off\n'), undefined);
    assert.equal(await hover('catalogs: [a█.yaml]\n'), undefined);
  });

  it('have no signs of Markdown for clients that would show them', async () => {
    const found = hoverConfiguration(await load('rules:\n  no-exit: off\n'), 10, { markdown: false });
    const contents = found?.contents as MarkupContent;
    assert.equal(contents.kind, 'plaintext');
    assert.match(contents.value, /^No agreed way out · no-exit\n/);
  });
});
