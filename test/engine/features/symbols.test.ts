import { strict as assert } from 'node:assert';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { documentSymbols } from '../../../server/src/features/symbols';
import { declaredSymbols, workspaceSymbols } from '../../../server/src/features/workspace-symbols';
import { checkOn, examplePlans } from '../support';
import { assertRanges, marked, spanOf } from './support';

/** The outline as indented lines: name, and what stands beside it. */
function outline(text: string): string {
  const lines: string[] = [];
  const add = (symbols: readonly DocumentSymbol[], depth: number) => {
    for (const { name, detail, children } of symbols) {
      lines.push(`${'  '.repeat(depth)}${name}${detail ? ` (${detail})` : ''}`);
      add(children ?? [], depth + 1);
    }
  };
  add(documentSymbols(checkOn(text)), 0);
  return lines.join('\n');
}

const all = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
  symbols.flatMap((symbol) => [symbol, ...all(symbol.children ?? [])]);

describe('the outline', () => {
  const cases: Readonly<Record<string, readonly [plan: string, outline: string]>> = {
    'speaks of partners, goals and commitments by their own names': [
      `title: River Trail
vision: {goals: [{id: open, goal: Open it}]}
partners:
  - id: trust
    name: River Trust
    champion: {name: Maeve}
    brings: [Volunteers, {text: Money, note: some}]
implementation:
  commitments: [{id: c, goal: open, what: Survey, who: trust}]
measurement: {indicators: [{id: i, goal: open, indicator: Kilometres}]}
`,
      `title (River Trail)
shared vision
  goals (1)
    Open it (open)
partners (1)
  River Trust (trust)
    champion
    brings (2)
      Volunteers
      Money
implementation
  commitments (1)
    Survey (c)
measurement and evaluation
  indicators (1)
    Kilometres (i)`,
    ],
    'names whom references mean, and practices': [
      `title: T
partners: [{id: trust, name: River Trust}]
matrix: [{partner: trust, organization: {price: [Time]}}, {partner: nobody}]
practices: [transparency, {practice: shared-language}, Walks]
vision: {sharedBy: [trust, nobody]}
signoff: [{partner: trust, verdict: approves}]
`,
      `title (T)
partners (1)
  River Trust (trust)
matrix (2)
  River Trust
    organisation
      price (1)
        Time
  nobody
practices (3)
  Transparency in relationships (transparency)
  Create a shared language
  Walks
shared vision
  shared by (2)
    River Trust (trust)
    nobody
sign-off (1)
  River Trust`,
    ],
    'speaks Hebrew in a Hebrew plan': [
      'title: שביל\npartners: [{id: amuta, name: עמותה}]\npractices: [transparency]\n',
      'שם המהלך (שביל)\nשותפים (1)\n  עמותה (amuta)\nפרקטיקות (1)\n  שקיפות במערכות היחסים (transparency)',
    ],
    'calls what has no name by its id, or by its first key': [
      'title: T\npartners: [{id: a}, {sector: business}, {}]\nissues: [{id: x, issue: "  "}]\n',
      'title (T)\npartners (3)\n  a (a)\n  sector\nissues (1)\n  x (x)',
    ],
    'stands a half-typed line': [
      'title: T\npartners:\n  - id: a\n    nam\n  - id: b\n    name: B\n',
      'title (T)\npartners (2)\n  a (a)\n  B (b)',
    ],
    'shows keys of the user’s own': ['title: T\nx-a: {b: c}\nx-d: 1\n"": {a: b}\n', 'title (T)\nx-a\nx-d (1)'],
    'is empty where there is no plan': ['A letter\n', ''],
  };
  for (const [what, [text, wanted]] of Object.entries(cases)) {
    it(what, () => assert.equal(outline(text), wanted));
  }

  it('has places that editors accept', () => {
    const texts = [
      ...examplePlans().map(({ text }) => text),
      'x-n: &n N\npartners: [{id: a, name: *n}]\nvision:\n  statement: |\n    a\n    b\n\n\nissues:\n- issue: >\n    a\n',
    ];
    for (const text of texts) {
      const analysis = checkOn(text);
      const check = (symbols: readonly DocumentSymbol[], around: { start: number; end: number }) => {
        for (const { name, range, selectionRange, children } of symbols) {
          assert.ok(name.trim());
          const whole = spanOf(analysis, range);
          const own = spanOf(analysis, selectionRange);
          assert.ok(whole.start >= around.start && whole.end <= around.end, name);
          assert.ok(own.start >= whole.start && own.end <= whole.end, name);
          assert.ok(!/\s/.test(text.charAt(whole.end - 1)), name);
          check(children ?? [], whole);
        }
      };
      check(documentSymbols(analysis), { start: 0, end: text.length });
    }
  });

  it('tells kinds of entries apart', () => {
    const symbols = all(
      documentSymbols(checkOn('title: T\npartners: [{id: a, name: A}]\nissues: [{id: i, issue: I}]\navoid: [b]\n')),
    );
    const kinds = Object.fromEntries(symbols.map(({ name, kind }) => [name, kind]));
    assert.equal(kinds.A, SymbolKind.Class);
    assert.equal(kinds.I, SymbolKind.Interface);
    assert.equal(kinds.b, SymbolKind.String);
  });
});

describe('workspace symbols', () => {
  const plans = [
    'title: River Trail\npartners:\n  - ⟦{id: trust, name: River Trust}⟧\n  - {id: county}\nvision: {goals: [{id: g, goal: Open the trail}]}\n',
    'title: שביל הנחל\npartners: [{id: amuta, name: עמותת הנחל}]\nissues: [{id: sakhar, issue: הסכר}]\n',
  ].map((source, index) => ({ ...marked(source), uri: `file:///${index}` }));
  const declared = plans.flatMap((plan) => [...declaredSymbols(plan.analysis, plan.uri)]);
  const found = (query: string) => workspaceSymbols(declared, query).map(({ name }) => name);

  it('find by name, by id, and by letters strewn over them', () => {
    assert.deepEqual(found(''), ['River Trust', 'county', 'Open the trail', 'עמותת הנחל', 'הסכר']);
    assert.deepEqual(found('river'), ['River Trust']);
    assert.deepEqual(found('rvtr'), ['River Trust']);
    assert.deepEqual(found('RIVER TRUST'), ['River Trust']);
    assert.deepEqual(found('sakh'), ['הסכר']);
    assert.deepEqual(found('עמות'), ['עמותת הנחל']);
    assert.deepEqual(found('zzz'), []);
  });

  it('lead to the entry, and tell its plan', () => {
    const [symbol] = workspaceSymbols(declared, 'river');
    const [plan] = plans;
    assert.ok(symbol && plan);
    assert.equal(symbol.location.uri, plan.uri);
    assert.equal(symbol.containerName, 'River Trail');
    assertRanges(plan, [symbol.location.range]);
  });
});
