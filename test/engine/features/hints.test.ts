import { strict as assert } from 'node:assert';
import type { CodeLens, InlayHint, Location } from 'vscode-languageserver-types';
import type { CheckOptions } from '../../../server/src/check';
import { codeLenses, resolveCodeLens } from '../../../server/src/features/code-lenses';
import { inlayHints } from '../../../server/src/features/inlay-hints';
import { SEMANTIC_TOKENS } from '../../../server/src/features/offers';
import { semanticTokens } from '../../../server/src/features/semantic-tokens';
import { tokenEdits } from '../../../server/src/lsp/tokens';
import { checkOn } from '../support';
import { assertRanges, marked, spanOf } from './support';

const URI = 'file:///trail.partnership.yaml';

describe('inlay hints', () => {
  const labelOf = ({ label }: InlayHint) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join('');

  /** The text with its hints written where they are shown, between « and ». */
  function shown(text: string, options?: CheckOptions): string {
    const analysis = checkOn(text, options);
    const { document } = analysis;
    const hints = inlayHints(analysis, URI, document.rangeOf({ start: 0, end: text.length }));
    let result = text;
    for (const hint of [...hints].reverse()) {
      const at = document.offsetAt(hint.position);
      result = `${result.slice(0, at)}«${labelOf(hint)}»${result.slice(at)}`;
    }
    return result;
  }

  const cases: Readonly<Record<string, string>> = {
    'the name behind a reference, shorter between brackets': `title: Trail
partners:
  - {id: trust, name: The Alder River Trust of Westmoor and Stonebridge}
  - {id: county, name: County Council}
governance: {backbone: trust« The Alder River Trust of Westmo…»}
vision: {sharedBy: [trust« The Alder River T…», "county"« County Council»]}
`,
    'no name that says what the id says': `title: Trail
partners: [{id: county-council, name: County council}]
governance:
  backbone: county-council
`,
    'no name for what isn’t declared, or has none': `title: Trail
partners: [{id: county}]
governance: {backbone: county, setting: {facilitator: county}}
matrix: [{partner: trust}]
`,
    'names of all kinds': `title: Trail
vision: {goals: [{id: g1, goal: Open the trail}]}
issues: [{id: i1, issue: The weir}]
implementation:
  commitments:
    - {id: c1, what: Survey, goal: g1« Open the trail», issue: i1« The weir»}
    - id: c2
      what: Build
      dependsOn:
        - c1« Survey»
`,
    'how long phases take': `title: Trail
implementation:
  phases:
    - {id: a, phase: A, kind: exploring, start: 2027-01-01, end: 2027-01-01« 1 day»}
    - {id: b, phase: B, kind: aligning, start: 2027-01-01, end: 2027-02-15« 7 weeks»}
    - {id: c, phase: C, kind: implementing, start: 2027-01-01, end: 2027-12-31« 12 months»}
    - {id: d, phase: D, kind: measuring, start: 2027-01-01, end: 2029-06-30« 2.5 years»}
    - {id: e, phase: E, kind: measuring, start: 2027-01-02, end: 2027-01-01}
    - {id: f, phase: F, kind: measuring, start: soon, end: 2027-01-01}
`,
    'how far off commitments are': `title: Trail
implementation:
  commitments:
    - {id: a, what: A, due: 2027-03-01« today»}
    - {id: b, what: B, due: 2027-03-02« in 1 day», status: active}
    - {id: c, what: C, due: 2027-02-19« 10 days late», status: planned}
    - {id: d, what: D, due: 2026-03-01, status: done}
    - {id: e, what: E, due: 2026-03-01, status: dropped}
    - {id: f, what: F, due: '2028-03-01'« in 12 months»}
`,
    'what shares add up to': `title: Trail
partners:« 90 % of the budget · 100.5 % of decisions» # all of them
  - {id: a, name: a, power: {budgetShare: 60, decisionShare: 50.2}}
  - {id: b, name: b, power: {budgetShare: 30, decisionShare: 50.3}}
`,
    'of one kind alone': 'title: Trail\npartners:« 5 % of decisions» [{id: a, name: a, power: {decisionShare: 5}}]\n',
    'all this in Hebrew': `title: שביל הנחל
partners:« 100% מהתקציב»
  - {id: amuta, name: עמותת הנחל, power: {budgetShare: 100}}
governance: {backbone: amuta« עמותת הנחל»}
implementation:
  phases:
    - {id: a, phase: א, kind: exploring, start: 2027-01-01, end: 2027-01-02« יומיים»}
    - {id: b, phase: ב, kind: exploring, start: 2027-01-01, end: 2027-12-31« 12 חודשים»}
  commitments:
    - {id: c, what: ג, due: 2027-02-28« באיחור של יום אחד»}
    - {id: d, what: ד, due: 2027-03-11« בעוד 10 ימים»}
`,
    'above and below a half-typed line': `title: Trail
partners:
  - id: trust
    name: River Trust
    sta
governance:
  backbone: trust« River Trust»
  dis
`,
    'with Windows line ends':
      'title: T\r\npartners: [{id: trust, name: River Trust}]\r\ngovernance:\r\n  backbone: trust« River Trust»\r\n',
  };
  for (const [what, source] of Object.entries(cases)) {
    it(`show ${what}`, () => {
      assert.equal(shown(source.replace(/«[^»]*»/g, '')), source.replaceAll('« ', '«'));
    });
  }

  it('stay within what is seen', () => {
    const analysis = checkOn(
      'title: T\npartners: [{id: trust, name: River Trust}]\nmatrix:\n- partner: trust\n- partner: trust\n',
    );
    const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 30 } };
    assert.deepEqual(
      inlayHints(analysis, URI, range).map(({ position }) => position.line),
      [4],
    );
  });

  it('lead to what they name, and show its whole name', () => {
    const plan = marked(
      'title: T\npartners: [{id: ⟦trust⟧, name: The Alder River Trust of Westmoor}]\nmatrix:\n- partner: trust\n',
    );
    const { document } = plan.analysis;
    const [hint] = inlayHints(plan.analysis, URI, document.rangeOf({ start: 0, end: plan.text.length }));
    assert.ok(hint && typeof hint.label !== 'string' && hint.label[0]?.location);
    assertRanges(plan, [hint.label[0].location.range]);
    assert.equal(hint.tooltip, 'partner: The Alder River Trust of Westmoor');
  });
});

describe('code lenses', () => {
  const PLAN = `title: Trail
stage: agreed
partners:
  - id: trust
    name: River Trust
    sector: civil-society
  - id: county
    name: County
    sector: local-goverment
  - {id: guest, name: Guest, sector: academia, role: observer, stake: To learn}
issues:
  - id: weir
    issue: The weir
    owner: trust
matrix:
  - partner: trust
`;
  const told = (lenses: readonly CodeLens[], analysis = checkOn(PLAN)) =>
    lenses
      .map((lens) => resolveCodeLens(lens, analysis))
      .map(({ range, command }) => `${range.start.line + 1}: ${command?.title} (${command?.command})`);

  it('tell of findings, references and the matrix', () => {
    const analysis = checkOn(PLAN);
    assert.deepEqual(
      told(codeLenses(analysis, { uri: URI, commands: true })).map((line) =>
        line.replace(/\d+ findings/, 'n findings'),
      ),
      [
        '4: n findings (partnershipPlan.showPlaces)',
        '4: 2 references (partnershipPlan.showPlaces)',
        '7: n findings (partnershipPlan.showPlaces)',
        '7: no references ()',
        '7: Fill in the matrix (partnershipPlan.insertMatrix)',
        '10: no references ()',
        '12: n findings (partnershipPlan.showPlaces)',
        '12: no references ()',
      ],
    );
  });

  it('count what stands in the entry, and lead there', () => {
    const analysis = checkOn(PLAN);
    const lens = codeLenses(analysis, { uri: URI, commands: true }).find(({ range }) => range.start.line === 6);
    assert.ok(lens);
    const { command } = resolveCodeLens(lens, analysis);
    const [uri, position, locations] = (command?.arguments ?? []) as [string, unknown, Location[]];
    assert.equal(uri, URI);
    assert.deepEqual(position, lens.range.start);
    const entry = { start: PLAN.indexOf('- id: county'), end: PLAN.indexOf('- {id: guest') };
    const inEntry = analysis.findings.filter(({ start }) => start >= entry.start && start < entry.end);
    assert.deepEqual(
      locations.map(({ range }) => spanOf(analysis, range)),
      inEntry.map(({ start, end }) => ({ start, end })),
    );
    assert.equal(command?.title, `${inEntry.length} findings`);
  });

  it('lead to references', () => {
    const plan = marked(PLAN.replace('owner: trust', 'owner: ⟦trust⟧').replace('partner: trust', 'partner: ⟦trust⟧'));
    const lens = codeLenses(plan.analysis, { uri: URI, commands: true })[1];
    assert.ok(lens);
    const { command } = resolveCodeLens(lens, plan.analysis);
    const [, , locations] = (command?.arguments ?? []) as [string, unknown, Location[]];
    assertRanges(
      plan,
      locations.map(({ range }) => range),
    );
  });

  it('name the partner whose matrix is to be written', () => {
    const lenses = codeLenses(checkOn(PLAN), { uri: URI, commands: true });
    const fill = lenses.find(({ command }) => command?.command === 'partnershipPlan.insertMatrix');
    assert.deepEqual(fill?.command?.arguments, [URI, 'county']);
  });

  it('only tell where the editor knows no commands', () => {
    const lenses = codeLenses(checkOn(PLAN), { uri: URI, commands: false });
    assert.ok(lenses.length > 0);
    for (const { command } of lenses) assert.equal(command?.command, '');
    assert.ok(!lenses.some(({ command }) => command?.title === 'Fill in the matrix'));
  });

  it('speak the plan’s language', () => {
    const analysis = checkOn(
      'title: שביל\npartners: [{id: a, name: א}, {id: b, name: ב}]\nmatrix: [{partner: a}]\nvision: {sharedBy: [b, b]}\n',
    );
    const titles = told(codeLenses(analysis, { uri: URI, commands: true }), analysis).map((line) =>
      line.replace(/^\d+: | \(.*/g, '').replace(/\d+ /, ''),
    );
    assert.deepEqual(titles, ['ממצאים', 'הפניה אחת', 'ממצאים', 'שתי הפניות', 'למלא את המטריצה']);
  });

  it('are resolved in a plan that has changed', () => {
    const [lens] = codeLenses(checkOn(PLAN), { uri: URI, commands: true });
    assert.ok(lens);
    assert.equal(resolveCodeLens(lens, undefined).command?.command, '');
    assert.equal(resolveCodeLens(lens, checkOn('title: Trail\n')).command?.command, '');
  });
});

describe('semantic tokens', () => {
  /** The tokens as `text type.modifier`. */
  function told(text: string, options?: CheckOptions): readonly string[] {
    const data = semanticTokens(checkOn(text, options));
    const lines = text.split(/\r?\n/);
    const result: string[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const names = SEMANTIC_TOKENS.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
      const word = lines[line]?.slice(character, character + length);
      result.push([`${word} ${SEMANTIC_TOKENS.tokenTypes[type]}`, ...names].join('.'));
    }
    return result;
  }

  const cases: Readonly<Record<string, readonly [plan: string, tokens: readonly string[]]>> = {
    'ids and references': [
      `title: Trail
vision: {goals: [{id: open, goal: Open}]}
partners:
  - {id: 'trust', name: trust}
issues: [{id: weir, issue: Weir, owner: trust, objections: [{objection: O, from: nobody}]}]
decisions: [{id: d, decision: D, by: [nobody, "trust"]}]
implementation:
  phases: [{id: p, phase: P, kind: exploring}]
  commitments: [{id: c, what: C, goal: open, issue: weir}, {id: e, what: E, dependsOn: [c]}]
measurement: {indicators: [{id: i, indicator: I}]}
resources: [{id: r, resource: R, kind: other, from: trust}]
`,
      [
        'open enum.declaration',
        'trust class.declaration',
        'weir interface.declaration',
        'trust class',
        'd event.declaration',
        'trust class',
        'p namespace.declaration',
        'c method.declaration',
        'open enum',
        'weir interface',
        'e method.declaration',
        'c method',
        'i variable.declaration',
        'r struct.declaration',
        'trust class',
      ],
    ],
    'what the workshop has said': [
      `title: Benefit to the organisation
practices: [transparency, {practice: shared-language}, {practice: no-such-thing}, In our own words]
matrix:
  - organization:
      opportunity:
        - Benefit to the organisation
        - "תועלת לארגון"
        - {text: benefit to the organisation., note: Benefit to the organisation}
        - Something of our own
avoid: [Do not twist arms]
`,
      [
        'transparency enumMember.defaultLibrary',
        'shared-language enumMember.defaultLibrary',
        'Benefit to the organisation string.defaultLibrary',
        'תועלת לארגון string.defaultLibrary',
        'benefit to the organisation. string.defaultLibrary',
        'Do not twist arms string.defaultLibrary',
      ],
    ],
    'texts of several lines, line by line': [
      'title: T\nmatrix:\n  - organization:\n      opportunity:\n        - Benefit to\n          the organisation\n',
      ['Benefit to string.defaultLibrary', 'the organisation string.defaultLibrary'],
    ],
    'words of force': [
      'title: Trail\ndecisions:\n  - {id: d, decision: The county will impose one design}\n',
      ['d event.declaration', 'impose keyword.coercive'],
    ],
    'no part of a line from right to left': [
      'title: שביל\ndecisions:\n  - id: d\n    decision: נכפה עיצוב אחד\n',
      ['d event.declaration'],
    ],
    'around a half-typed line, with Windows line ends': [
      'title: T\r\npartners:\r\n  - id: a\r\n    sta\r\n    name: A\r\ngovernance:\r\n  backbone: a\r\n',
      ['a class.declaration', 'a class'],
    ],
    nothing: ['', []],
  };
  for (const [what, [text, tokens]] of Object.entries(cases)) {
    it(`tell ${what}`, () => assert.deepEqual(told(text), tokens));
  }

  it('of a range are those of the whole plan', () => {
    const [[text]] = Object.values(cases) as [readonly [string, readonly string[]]];
    const analysis = checkOn(text);
    const range = { start: { line: 4, character: 0 }, end: { line: 6, character: 0 } };
    const data = semanticTokens(analysis, range);
    assert.equal(data.length, 4 * 5);
    assert.deepEqual(data.slice(0, 5), [4, 14, 4, SEMANTIC_TOKENS.tokenTypes.indexOf('interface'), 1]);
  });

  it('change by one edit', () => {
    const apply = (before: readonly number[], after: readonly number[]) => {
      const result = [...before];
      for (const { start, deleteCount, data } of tokenEdits(before, after)) {
        result.splice(start, deleteCount, ...(data ?? []));
      }
      return result;
    };
    for (const [before, after] of [
      [[], []],
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
      [[1, 2, 3], []],
      [[], [1, 2]],
      [
        [1, 1, 1],
        [1, 1],
      ],
      [
        [1, 2, 3, 4],
        [1, 5, 6, 4],
      ],
      [
        [1, 2, 1, 2],
        [1, 2],
      ],
    ] as const) {
      assert.deepEqual(apply(before, after), after);
    }
    assert.deepEqual(tokenEdits([1, 2, 3], [1, 2, 3]), []);
  });
});
