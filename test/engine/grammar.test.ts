import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';

const root = resolve(__dirname, '../..');
const grammarPath = join(root, 'client/syntaxes/partnership-plan.tmLanguage.json');
const scopeName = 'source.yaml.partnership-plan';

/** A token's text and its innermost scope, or all of them. */
interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Short names for the scopes, so that the tables below can be read. */
const short: Readonly<Record<string, string>> = {
  key: 'entity.name.tag.yaml',
  ':': 'punctuation.separator.key-value.mapping.yaml',
  '-': 'punctuation.definition.block.sequence.item.yaml',
  plain: 'string.unquoted.plain.out.yaml',
  flow: 'string.unquoted.plain.in.yaml',
  double: 'string.quoted.double.yaml',
  single: 'string.quoted.single.yaml',
  block: 'string.unquoted.block.yaml',
  header: 'keyword.control.flow.block-scalar.yaml',
  chomp: 'storage.modifier.block-scalar.yaml',
  escape: 'constant.character.escape.yaml',
  'bad-escape': 'invalid.illegal.escape.yaml',
  bool: 'constant.language.boolean.yaml',
  null: 'constant.language.null.yaml',
  int: 'constant.numeric.integer.yaml',
  float: 'constant.numeric.float.yaml',
  date: 'constant.other.date.yaml',
  '#': 'punctuation.definition.comment.yaml',
  comment: 'meta.comment-text.yaml',
  ignore: 'keyword.control.directive.ignore.partnership-plan',
  rule: 'variable.other.constant.rule.partnership-plan',
  'rule,': 'punctuation.separator.rule.partnership-plan',
  '--': 'punctuation.separator.reason.partnership-plan',
  reason: 'meta.reason.partnership-plan',
  '&': 'punctuation.definition.anchor.yaml',
  anchor: 'entity.name.type.anchor.yaml',
  '*': 'punctuation.definition.alias.yaml',
  alias: 'variable.other.alias.yaml',
  tag: 'storage.type.tag.yaml',
  ',': 'punctuation.separator.flow.yaml',
  '{': 'punctuation.definition.mapping.begin.yaml',
  '}': 'punctuation.definition.mapping.end.yaml',
  '[': 'punctuation.definition.sequence.begin.yaml',
  ']': 'punctuation.definition.sequence.end.yaml',
  '"': 'punctuation.definition.string.begin.yaml',
  '"/': 'punctuation.definition.string.end.yaml',
  '?': 'keyword.operator.explicit-key.yaml',
  begin: 'entity.other.document.begin.yaml',
  end: 'entity.other.document.end.yaml',
  directive: 'keyword.other.directive.yaml',
};
const names = new Map(Object.entries(short).map(([name, scope]) => [scope, name]));

let grammar: IGrammar;

/** The tokens of each line of `text`. A carriage return stays on its line, as it may in editors other than VS Code. */
function tokenize(text: string): Token[][] {
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({
      text: line.slice(token.startIndex, token.endIndex),
      scopes: token.scopes.flatMap((scope) => scope.split(' ')),
    }));
  });
}

/** One line as `text‹scope› text‹scope›`; white space and text without a scope of its own stay bare. */
function show(tokens: readonly Token[]): string {
  return tokens
    .flatMap(({ text, scopes }) => {
      const name = scopes
        .slice(1)
        .reverse()
        .flatMap((scope) => names.get(scope) ?? [])
        .at(0);
      const trimmed = text.trim();
      return trimmed === '' ? [] : name === undefined ? [trimmed] : [`${trimmed}‹${name}›`];
    })
    .join(' ');
}

const table: readonly (readonly [name: string, lines: readonly (readonly [line: string, tokens: string])[]])[] = [
  [
    'keys and values',
    [
      ['title: Healthy streets', 'title‹key› :‹:› Healthy streets‹plain›'],
      ['partnership: 1', 'partnership‹key› :‹:› 1‹int›'],
      ['amount: 12.5 # thousand', 'amount‹key› :‹:› 12.5‹float› #‹#› thousand‹comment›'],
      ['fits: true', 'fits‹key› :‹:› true‹bool›'],
      ['note: ~', 'note‹key› :‹:› ~‹null›'],
      ['due: 2027-03-01', 'due‹key› :‹:› 2027-03-01‹date›'],
      ['due: 2027-03-01 or so', 'due‹key› :‹:› 2027-03-01 or so‹plain›'],
      ['note: true enough', 'note‹key› :‹:› true enough‹plain›'],
      ['note: 12 partners, R&D * !', 'note‹key› :‹:› 12 partners, R&D * !‹plain›'],
      ['note: a: b', 'note‹key› :‹:› a: b‹plain›'],
      ['url: https://example.org/#top', 'url‹key› :‹:› https://example.org/#top‹plain›'],
      ['x-my key : v', 'x-my key‹key› :‹:› v‹plain›'],
      ['"quoted \\" key": v', '"quoted‹key› \\"‹escape› key"‹key› :‹:› v‹plain›'],
      ['? a', '?‹?› a‹plain›'],
      [': b', ':‹:› b‹plain›'],
    ],
  ],
  [
    'lists',
    [
      ['partners:', 'partners‹key› :‹:›'],
      ['  - id: city', '-‹-› id‹key› :‹:› city‹plain›'],
      ['    name: The city', 'name‹key› :‹:› The city‹plain›'],
      ['  - one - two', '-‹-› one - two‹plain›'],
      ['  - - nested', '-‹-› -‹-› nested‹plain›'],
      ['  -', '-‹-›'],
      ['  - -1', '-‹-› -1‹int›'],
      ['-no dash', '-no dash‹plain›'],
    ],
  ],
  [
    'quotations and escapes',
    [
      [
        'a: "one \\n two \\u05d0 \\q" # c',
        'a‹key› :‹:› "‹"› one‹double› \\n‹escape› two‹double› \\u05d0‹escape› \\q‹bad-escape› "‹"/› #‹#› c‹comment›',
      ],
      ["a: 'it''s: #1'", "a‹key› :‹:› '‹\"› it‹single› ''‹escape› s: #1‹single› '‹\"/›"],
      ['a: "first', 'a‹key› :‹:› "‹"› first‹double›'],
      ['  second # no comment"', 'second # no comment‹double› "‹"/›'],
      ['b: "x"', 'b‹key› :‹:› "‹"› x‹double› "‹"/›'],
    ],
  ],
  [
    'a quotation that is not closed yet ends before the next key',
    [
      ['    note: "half a', 'note‹key› :‹:› "‹"› half a‹double›'],
      ['    who: city', 'who‹key› :‹:› city‹plain›'],
      ["    note: 'half", 'note‹key› :‹:› \'‹"› half‹single›'],
      ['  - id: b', '-‹-› id‹key› :‹:› b‹plain›'],
    ],
  ],
  [
    'anchors, aliases, tags, merge keys',
    [
      ['a: &base {x: 1}', 'a‹key› :‹:› &‹&› base‹anchor› {‹{› x‹key› :‹:› 1‹int› }‹}›'],
      ['b: *base', 'b‹key› :‹:› *‹*› base‹alias›'],
      ['c: !!str 5', 'c‹key› :‹:› !!str‹tag› 5‹int›'],
      ['  - &first id: x', '-‹-› &‹&› first‹anchor› id‹key› :‹:› x‹plain›'],
      ['  <<: *base', '<<‹key› :‹:› *‹*› base‹alias›'],
      ['  *base : v', '*‹*› base‹alias› :‹:› v‹plain›'],
    ],
  ],
  [
    'flow maps and lists',
    [
      [
        'sharedBy: [city, "x, y", 3] # all',
        'sharedBy‹key› :‹:› [‹[› city‹flow› ,‹,› "‹"› x, y‹double› "‹"/› ,‹,› 3‹int› ]‹]› #‹#› all‹comment›',
      ],
      [
        'p: {influence: 4, on: 2027-01-01, n: null}',
        'p‹key› :‹:› {‹{› influence‹key› :‹:› 4‹int› ,‹,› on‹key› :‹:› 2027-01-01‹date› ,‹,› n‹key› :‹:› null‹null› }‹}›',
      ],
      ['p: {a: {b: [c]}}', 'p‹key› :‹:› {‹{› a‹key› :‹:› {‹{› b‹key› :‹:› [‹[› c‹flow› ]‹]› }‹}› }‹}›'],
      ['p: {"a":1}', 'p‹key› :‹:› {‹{› "a"‹key› :‹:› 1‹int› }‹}›'],
      ['p: {', 'p‹key› :‹:› {‹{›'],
      ['  a: two words, # c', 'a‹key› :‹:› two words‹flow› ,‹,› #‹#› c‹comment›'],
      ['}', '}‹}›'],
      ['q: [a, b', 'q‹key› :‹:› [‹[› a‹flow› ,‹,› b‹flow›'],
      ['next: c', 'next‹key› :‹:› c‹plain›'],
      ['q: {a: b', 'q‹key› :‹:› {‹{› a‹key› :‹:› b‹flow›'],
      ['  - item', '-‹-› item‹plain›'],
    ],
  ],
  [
    'comments',
    [
      ['# a remark', '#‹#› a remark‹comment›'],
      ['a: b#c #d', 'a‹key› :‹:› b#c‹plain› #‹#› d‹comment›'],
      ['  #', '#‹#›'],
    ],
  ],
  [
    'ignore comments',
    [
      [
        '  # partnership-ignore-next-line no-exit, no-backbone -- agreed by mail -- twice',
        '#‹#› partnership-ignore-next-line‹ignore› no-exit‹rule› ,‹rule,› no-backbone‹rule› --‹--› agreed by mail -- twice‹reason›',
      ],
      ['# partnership-ignore no-exit', '#‹#› partnership-ignore‹ignore› no-exit‹rule›'],
      [
        'a: b # partnership-ignore no-exit --',
        'a‹key› :‹:› b‹plain› #‹#› partnership-ignore‹ignore› no-exit‹rule› --‹--›',
      ],
      [
        '# partnership-ignore no-exit -- כי סוכם בעל־פה',
        '#‹#› partnership-ignore‹ignore› no-exit‹rule› --‹--› כי סוכם בעל־פה‹reason›',
      ],
      ['# partnership-ignored', '#‹#› partnership-ignored‹comment›'],
      ['# on partnership-ignore', '#‹#› on partnership-ignore‹comment›'],
    ],
  ],
  [
    'block scalars',
    [
      ['summary: |', 'summary‹key› :‹:› |‹header›'],
      ['  first: # text', 'first: # text‹block›'],
      ['', ''],
      ['    - deeper', '- deeper‹block›'],
      [' # a comment left of the text', '#‹#› a comment left of the text‹comment›'],
      ['# another', '#‹#› another‹comment›'],
      ['title: x', 'title‹key› :‹:› x‹plain›'],
      ['vision:', 'vision‹key› :‹:›'],
      ['  statement: >- # folded', 'statement‹key› :‹:› >‹header› -‹chomp› #‹#› folded‹comment›'],
      ['', ''],
      ['    # text too', '# text too‹block›'],
      ['    and: this', 'and: this‹block›'],
      ['  revisit: quarterly', 'revisit‹key› :‹:› quarterly‹plain›'],
      ['  empty: |', 'empty‹key› :‹:› |‹header›'],
      ['  next: v', 'next‹key› :‹:› v‹plain›'],
      ['  fixed: |2', 'fixed‹key› :‹:› |‹header› 2‹chomp›'],
      ['      indented', 'indented‹block›'],
      ['    text', 'text‹block›'],
      ['  next: >x', 'next‹key› :‹:› >x‹plain›'],
    ],
  ],
  [
    'block scalars in list entries',
    [
      ['  - note: |', '-‹-› note‹key› :‹:› |‹header›'],
      ['      text: a', 'text: a‹block›'],
      ['    who: city', 'who‹key› :‹:› city‹plain›'],
      ['  -   note: |+', '-‹-› note‹key› :‹:› |‹header› +‹chomp›'],
      ['        text: a', 'text: a‹block›'],
      ['      who: city', 'who‹key› :‹:› city‹plain›'],
      ['  - - note: &a |', '-‹-› -‹-› note‹key› :‹:› &‹&› a‹anchor› |‹header›'],
      ['        text: a', 'text: a‹block›'],
      ['      who: city', 'who‹key› :‹:› city‹plain›'],
      ['  - |', '-‹-› |‹header›'],
      ['    text: a', 'text: a‹block›'],
      ['  - who: city', '-‹-› who‹key› :‹:› city‹plain›'],
      ['key:', 'key‹key› :‹:›'],
      ['  >', '>‹header›'],
      ['  text: a', 'text: a‹block›'],
      ['who: city', 'who‹key› :‹:› city‹plain›'],
    ],
  ],
  [
    'Hebrew',
    [
      ['title: גיל רך בעיר: מהלך משותף', 'title‹key› :‹:› גיל רך בעיר: מהלך משותף‹plain›'],
      ['  - מנכ״ל העמותה # הערה', '-‹-› מנכ״ל העמותה‹plain› #‹#› הערה‹comment›'],
      ['  - מנכ"ל העמותה', '-‹-› מנכ"ל העמותה‹plain›'],
      ['  name: "עמותת ״יחד״"', 'name‹key› :‹:› "‹"› עמותת ״יחד״‹double› "‹"/›'],
      ['  brings: [ידע, "זמן"]', 'brings‹key› :‹:› [‹[› ידע‹flow› ,‹,› "‹"› זמן‹double› "‹"/› ]‹]›'],
      [
        '  p: {text: ידע, owner: city}',
        'p‹key› :‹:› {‹{› text‹key› :‹:› ידע‹flow› ,‹,› owner‹key› :‹:› city‹flow› }‹}›',
      ],
      ['  summary: |', 'summary‹key› :‹:› |‹header›'],
      ['    שלום: עולם', 'שלום: עולם‹block›'],
      ['שם: ערך', 'שם‹key› :‹:› ערך‹plain›'],
      ['  - מילים שם: ערך', '-‹-› מילים שם‹key› :‹:› ערך‹plain›'],
      ['# הערה: בעברית', '#‹#› הערה: בעברית‹comment›'],
    ],
  ],
  [
    'half-typed lines',
    [
      ['governance:', 'governance‹key› :‹:›'],
      ['  foo', 'foo‹plain›'],
      ['  cadence: weekly', 'cadence‹key› :‹:› weekly‹plain›'],
      ['  own:', 'own‹key› :‹:›'],
      ['  - wh', '-‹-› wh‹plain›'],
      ['  - ', '-‹-›'],
      ['  due: 2027-0', 'due‹key› :‹:› 2027-0‹plain›'],
      ['  by: *', 'by‹key› :‹:› *‹plain›'],
      ['  |', '|‹header›'],
      ['a: b', 'a‹key› :‹:› b‹plain›'],
      ['<<<<<<< HEAD', '<<<<<<< HEAD‹plain›'],
      ['a: b', 'a‹key› :‹:› b‹plain›'],
    ],
  ],
  [
    'documents',
    [
      ['%YAML 1.2', '%YAML 1.2‹directive›'],
      ['--- # one', '---‹begin› #‹#› one‹comment›'],
      ['a: b', 'a‹key› :‹:› b‹plain›'],
      ['... ', '...‹end›'],
      ['---x', '---x‹plain›'],
    ],
  ],
];

describe('grammar', () => {
  before(async () => {
    const require = createRequire(__filename);
    const wasm = readFileSync(join(dirname(require.resolve('vscode-oniguruma/package.json')), 'release/onig.wasm'));
    await loadWASM(wasm);
    const registry = new Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns) => new OnigScanner(patterns),
        createOnigString: (text) => new OnigString(text),
      }),
      loadGrammar: async (scope) =>
        scope === scopeName ? parseRawGrammar(readFileSync(grammarPath, 'utf8'), grammarPath) : null,
    });
    const loaded = await registry.loadGrammar(scopeName);
    assert.ok(loaded);
    grammar = loaded;
  });

  it('is what its script writes', async () => {
    const script = (await import(join(root, 'scripts/grammar.mjs'))) as {
      readonly text: string;
    };
    assert.equal(readFileSync(grammarPath, 'utf8'), script.text);
  });

  for (const [name, lines] of table) {
    for (const [ends, newline] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
    ] as const) {
      it(`${name} (${ends})`, () => {
        const tokens = tokenize(lines.map(([line]) => line).join(newline));
        const got = lines.map(([line], index) => `${line}\n    ${show(tokens[index] ?? [])}`);
        assert.deepEqual(
          got,
          lines.map(([line, wanted]) => `${line}\n    ${wanted}`),
        );
      });
    }
  }

  it('keeps key, colon and Hebrew value apart and in order', () => {
    const [line = []] = tokenize('  name: עיריית ירושלים # הערה');
    assert.deepEqual(
      line.map(({ text }) => text).filter((text) => text.trim() !== ''),
      ['name', ':', 'עיריית ירושלים', '#', ' הערה'],
    );
  });

  it('is quick on long hostile lines', () => {
    // The time of this process alone: a busy machine is no fault.
    const before = process.cpuUsage();
    for (const part of [' ', 'a ', ': ', '"', "'", '- ', '# ', 'a: ', '&a ', '\\', 'א ', '-- ']) {
      tokenize(`k: ${part.repeat(2500)}\n${part.repeat(2500)}\n`);
    }
    // Each open bracket is a level of its own; VS Code gives up on a line after half a second.
    for (const bracket of ['{', '[', '{a: [']) tokenize(bracket.repeat(400));
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1e6 < 5);
  });
});

describe('grammar on the examples', () => {
  for (const file of readdirSync(join(root, 'examples')).filter((name) => /\.partnership\.ya?ml$/.test(name))) {
    it(file, () => {
      const text = readFileSync(join(root, 'examples', file), 'utf8');
      const lines = tokenize(text);
      const counter = new LineCounter();
      const document = parseDocument(text, { lineCounter: counter });
      assert.deepEqual(document.errors, []);
      let keys = 0;
      /** Scopes of the token that holds the character at `offset`. */
      const scopesAt = (offset: number): readonly string[] => {
        const { line, col } = counter.linePos(offset);
        let column = 0;
        for (const token of lines[line - 1] ?? []) {
          column += token.text.length;
          if (column >= col) return token.scopes;
        }
        return [];
      };
      visit(document, {
        Pair(_, pair) {
          if (!isScalar(pair.key) || !pair.key.range) return;
          keys++;
          const at = pair.key.range[0];
          assert.ok(scopesAt(at).includes('entity.name.tag.yaml'), `key ${String(pair.key.value)} at ${at}`);
        },
        Scalar(role, node) {
          if (role === 'key' || !node.range || node.source === '') return;
          const from = node.type?.startsWith('BLOCK') ? text.indexOf('\n', node.range[0]) + 1 : node.range[0];
          const at = from + text.slice(from).search(/\S/);
          const scopes = scopesAt(at).join(' ');
          assert.match(scopes, /string|constant/, `value ${String(node.value)} at ${at}: ${scopes}`);
        },
      });
      assert.ok(keys > 20 && isMap(document.contents));
      // No token holds both a key and what follows it.
      for (const token of lines.flat()) {
        if (token.scopes.includes('entity.name.tag.yaml')) assert.doesNotMatch(token.text, /:\s|[֐-׿]/);
      }
    });
  }
});

describe('language configuration', () => {
  const configuration = JSON.parse(readFileSync(join(root, 'client/language-configuration.json'), 'utf8')) as {
    readonly wordPattern: { readonly pattern: string; readonly flags: string };
    readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
    readonly onEnterRules: readonly {
      readonly beforeText: string;
      readonly afterText?: string;
      readonly action: { readonly indent: string; readonly appendText?: string };
    }[];
  };

  const words: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['  by: [early-start, city]', ['by', 'early-start', 'city']],
    ['# partnership-ignore no-exit -- why', ['partnership-ignore', 'no-exit', 'why']],
    ['מנכ״ל העמותה, ג׳ינג׳י וצה"ל', ['מנכ״ל', 'העמותה', 'ג׳ינג׳י', 'וצה"ל']],
    ['רח׳ הנביאים', ['רח׳', 'הנביאים']],
    ['"מרק" או ״סלט״', ['מרק', 'או', 'סלט']],
    ['בית־ספר', ['בית', 'ספר']],
    ["don't 'quote'", ["don't", 'quote']],
    ['2027-01-31 12.5', ['2027-01-31', '12.5']],
    ['שִׁתּוּף', ['שִׁתּוּף']],
  ];
  for (const [text, wanted] of words) {
    it(`words of ${text}`, () => {
      const { pattern, flags } = configuration.wordPattern;
      assert.deepEqual(text.match(new RegExp(pattern, `${flags}g`)), wanted);
    });
  }

  /** What stands before the cursor on the new line, as VS Code works it out with two spaces to a level. */
  function enter(line: string): string {
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const rule = configuration.onEnterRules.find(
      ({ beforeText, afterText }) => new RegExp(beforeText).test(line) && new RegExp(afterText ?? '').test(''),
    );
    if (rule) return indent + (rule.action.appendText ?? '');
    return new RegExp(configuration.indentationRules.increaseIndentPattern).test(line) ? `${indent}  ` : indent;
  }

  const enters: readonly (readonly [line: string, next: string])[] = [
    ['partners:', '  '],
    ['partners: # all of them', '  '],
    ['  summary: |', '    '],
    ['  power: {', '    '],
    ['  stake: because', '  '],
    ['  - id: city', '    '],
    ['  - id: "city"', '    '],
    ['  - representedBy: [city, forum]', '    '],
    ['  - note: "half', '  '],
    ['  - organization:', '      '],
    ['  - note: >-', '      '],
    ['  - זמן ומשאבים', '  - '],
    ['  - "ויתור: בלעדיות"', '  - '],
    ['  - {text: a, owner: city}', '  - '],
    ['  - "half', '  '],
    ['  -', '  '],
    ['  - ', '  '],
    ['  # a comment:', '  '],
    ['title: x', ''],
  ];
  for (const [line, wanted] of enters) {
    it(`Enter after ${line}`, () => assert.equal(enter(line), wanted));
  }

  it('closing bracket moves out', () => {
    const pattern = new RegExp(configuration.indentationRules.decreaseIndentPattern);
    assert.match('    }', pattern);
    assert.doesNotMatch('  - a]', pattern);
  });
});
