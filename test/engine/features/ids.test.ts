import { strict as assert } from 'node:assert';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { definition } from '../../../server/src/features/definition';
import { linkedEditing } from '../../../server/src/features/linked-editing';
import { highlights, references } from '../../../server/src/features/references';
import { prepareRename, rename } from '../../../server/src/features/rename';
import { ID_KINDS, type IdKind } from '../../../server/src/schema/shape';
import { checkOn, examplePlans } from '../support';
import { assertRanges, edited, marked, spanOf } from './support';

const URI = 'file:///trail.partnership.yaml';

/** For each kind a plan in which `⟦…⟧` encloses every place that writes one id, the declaration first or not. */
const PLANS: Readonly<Record<IdKind, string>> = {
  partner: `partnership: 1
title: River Trail
vision:
  sharedBy: [⟦trust⟧, county]
partners:
  - id: ⟦trust⟧
    name: Trust
    brings:
      - {text: Volunteers, owner: ⟦trust⟧}
  - {id: county, name: County}
population:
  - group: Families
    representedBy:
      - ⟦trust⟧
      - county
matrix:
  - partner: ⟦trust⟧
landmines:
  organization: [{text: Budgets, owner: ⟦trust⟧}]
issues:
  - id: trust
    issue: Trust among partners
    owner: ⟦trust⟧
    practices: [{practice: transparency, owner: ⟦trust⟧}]
    objections:
      - {objection: Too dear, from: ⟦trust⟧, owner: ⟦trust⟧}
      - {objection: Too far, from: trust in the county}
    questions: [{question: Why?, raisedBy: ⟦trust⟧}]
decisions:
  - {id: d, decision: trust, by: [⟦trust⟧], consulted: [⟦trust⟧, county], affects: [county, ⟦trust⟧]}
governance: {backbone: ⟦trust⟧}
implementation:
  commitments: [{id: c, what: trust, who: ⟦trust⟧, with: [⟦trust⟧], informed: [⟦trust⟧], issue: trust}]
measurement: {indicators: [{id: i, indicator: i, owner: ⟦trust⟧}]}
resources: [{id: r, resource: trust, kind: money, from: ⟦trust⟧}]
x-note: trust
signoff: [{partner: ⟦trust⟧, verdict: approves}]
`,
  goal: `title: Trail
vision:
  goals:
    - id: ⟦open⟧
      goal: Open it
    - {id: open-more, goal: More}
implementation: {commitments: [{id: open, what: open, goal: ⟦open⟧}]}
measurement:
  indicators:
    - {id: km, indicator: open, goal: ⟦open⟧}
`,
  issue: `title: Trail
issues: [{id: ⟦weir⟧, issue: weir}, {id: weir-2, issue: w}]
implementation: {commitments: [{id: weir, what: w, issue: ⟦weir⟧, goal: weir}]}
`,
  decision: 'title: Trail\ndecisions: [{id: ⟦weir⟧, decision: weir}]\n',
  phase: 'title: Trail\nimplementation: {phases: [{id: ⟦build⟧, phase: build, kind: implementing}]}\n',
  commitment: `title: Trail
implementation:
  commitments:
    - {id: second, what: b, dependsOn: [⟦first⟧]}
    - {id: ⟦first⟧, what: first}
    - id: third
      what: c
      dependsOn:
        - second
        - ⟦first⟧
`,
  indicator: 'title: Trail\nmeasurement: {indicators: [{id: ⟦km⟧, indicator: km}]}\n',
  resource: 'title: Trail\nresources:\n- id: ⟦km⟧\n  resource: km\n  kind: other\n',
};

describe('ids', () => {
  for (const kind of ID_KINDS) {
    describe(`of a ${kind}`, () => {
      const plan = marked(PLANS[kind]);
      const declaration = plan.analysis.names.declared(kind)[kind === 'commitment' ? 1 : 0];
      const declared = declaration && plan.analysis.document.spanOf(declaration.node);

      it('are found from each of their places, at both ends', () => {
        for (const { start, end } of plan.spans) {
          for (const offset of [start, start + 1, end]) {
            assertRanges(
              plan,
              references(plan.analysis, URI, offset, { includeDeclaration: true }).map(({ range }) => range),
            );
            const [link, ...more] = definition(plan.analysis, URI, offset);
            assert.ok(link);
            assert.deepEqual(more, []);
            assert.equal(link.targetUri, URI);
            assert.deepEqual(spanOf(plan.analysis, link.targetSelectionRange), declared);
            assert.ok(link.originSelectionRange);
            assert.deepEqual(spanOf(plan.analysis, link.originSelectionRange), { start, end });
          }
        }
      });

      it('are told apart: declared or referred to', () => {
        const [{ start } = { start: 0 }] = plan.spans;
        const shown = highlights(plan.analysis, start);
        assertRanges(
          plan,
          shown.map(({ range }) => range),
        );
        for (const { range, kind: how } of shown) {
          const isDeclaration = spanOf(plan.analysis, range).start === declared?.start;
          assert.equal(how, isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read);
        }
        const uses = references(plan.analysis, URI, start, { includeDeclaration: false });
        assert.equal(uses.length, plan.spans.length - 1);
      });

      it('are renamed everywhere, from everywhere', () => {
        const wanted = PLANS[kind].replace(/⟦[^⟧]*⟧/g, 'a-new-id');
        for (const { start } of plan.spans) {
          const result = rename(plan.analysis, start, 'a-new-id');
          assert.ok('edits' in result, JSON.stringify(result));
          assert.equal(edited(plan.analysis, result.edits), wanted);
          const prepared = prepareRename(plan.analysis, start);
          assert.ok('range' in prepared);
          assert.equal(spanOf(plan.analysis, prepared.range).start, start);
          assert.equal(prepared.placeholder, declaration?.id);
        }
      });
    });
  }

  describe('renaming', () => {
    const cases: Readonly<Record<string, readonly [before: string, name: string, after: string]>> = {
      'keeps quotes': [
        `partners: [{id: 't█rust', name: T}]\nmatrix:\n  - partner: "trust"\n  - partner: trust # trust\n`,
        'river',
        `partners: [{id: 'river', name: T}]\nmatrix:\n  - partner: "river"\n  - partner: river # trust\n`,
      ],
      'keeps CRLF': [
        'partners:\r\n  - id: trust\r\n    name: T\r\nmatrix:\r\n  - partner: tr█ust\r\n',
        'river',
        'partners:\r\n  - id: river\r\n    name: T\r\nmatrix:\r\n  - partner: river\r\n',
      ],
      'quotes what would be read as a number': [
        'partners: [{id: trus█t, name: T}]\ngovernance: {backbone: trust}\n',
        '2027',
        'partners: [{id: "2027", name: T}]\ngovernance: {backbone: "2027"}\n',
      ],
      'reads escapes': [
        'partners: [{id: "tr\\u0075st", name: T}]\ngovernance: {backbone: █trust}\n',
        'river',
        'partners: [{id: "river", name: T}]\ngovernance: {backbone: river}\n',
      ],
      'writes in place of a block of lines': [
        'partners:\n  - id: >-\n      trust\n    name: T\ngovernance:\n  backbone: █trust\n',
        'river',
        'partners:\n  - id: river\n    name: T\ngovernance:\n  backbone: river\n',
      ],
      'follows anchors': [
        'partners: [{id: &t tru█st, name: T}]\ngovernance: {backbone: *t}\nmatrix: [{partner: trust}]\n',
        'river',
        'partners: [{id: &t river, name: T}]\ngovernance: {backbone: *t}\nmatrix: [{partner: river}]\n',
      ],
      'renames lists of the user’s own that the plan refers to': [
        'partners: [{id: trus█t, name: T}]\nx-all: &all [trust]\nx-other: [trust]\nvision: {sharedBy: *all}\n',
        'river',
        'partners: [{id: river, name: T}]\nx-all: &all [river]\nx-other: [trust]\nvision: {sharedBy: *all}\n',
      ],
      'of the later of two gives it an id of its own': [
        'partners: [{id: trust, name: T}, {id: trus█t, name: U}]\nmatrix: [{partner: trust}]\n',
        'river',
        'partners: [{id: trust, name: T}, {id: river, name: U}]\nmatrix: [{partner: trust}]\n',
      ],
      'of the earlier of two takes the references along': [
        'partners: [{id: trus█t, name: T}, {id: trust, name: U}]\nmatrix: [{partner: trust}]\n',
        'river',
        'partners: [{id: river, name: T}, {id: trust, name: U}]\nmatrix: [{partner: river}]\n',
      ],
      'works above and below a half-typed line': [
        'partners:\n  - id: trus█t\n    name: T\n    sta\ngovernance:\n  backbone: trust\n  dis\n  setting: {forum: x}\n',
        'river',
        'partners:\n  - id: river\n    name: T\n    sta\ngovernance:\n  backbone: river\n  dis\n  setting: {forum: x}\n',
      ],
      'forgives space around the new id': [
        'partners: [{id: trus█t, name: T}]\n',
        ' river ',
        'partners: [{id: river, name: T}]\n',
      ],
      'to the same does nothing': [
        'partners: [{id: trus█t, name: T}]\n',
        'trust',
        'partners: [{id: trust, name: T}]\n',
      ],
      'takes an id that another kind has': [
        'partners: [{id: trus█t, name: T}]\nissues: [{id: weir, issue: W}]\n',
        'weir',
        'partners: [{id: weir, name: T}]\nissues: [{id: weir, issue: W}]\n',
      ],
    };
    for (const [what, [before, name, after]] of Object.entries(cases)) {
      it(what, () => {
        const { analysis, offset } = marked(before);
        const result = rename(analysis, offset, name);
        assert.ok('edits' in result, JSON.stringify(result));
        assert.equal(edited(analysis, result.edits), after);
      });
    }

    const refusals: Readonly<Record<string, readonly [plan: string, name: string, reason: RegExp]>> = {
      'an id that is taken': [
        'title: Trail\npartners: [{id: trus█t, name: T}, {id: county, name: County Council}]\n',
        'county',
        /^Another partner has the id “county” already: “County Council”\. Choose another id\.$/,
      ],
      'an id that is taken, in Hebrew': [
        'title: שביל הנחל\npartners: [{id: trus█t, name: עמותה}, {id: county, name: המועצה}]\n',
        'county',
        /^המזהה ״county״ \(שותף\) כבר תפוס בידי ״המועצה״\. יש לבחור מזהה אחר\.$/,
      ],
      'a name, and proposes an id made of it': [
        'title: Trail\npartners: [{id: trus█t, name: T}]\n',
        'River Trust',
        /^“River Trust” can’t be an id\. .* such as “river-trust”\.$/,
      ],
      'a Hebrew name, in Hebrew': [
        'title: שביל הנחל\npartners: [{id: trus█t, name: עמותה}]\n',
        'עמותה',
        /^״עמותה״ אינו יכול לשמש מזהה: .*״river-trust״\.$/,
      ],
      'an empty id': ['title: Trail\npartners: [{id: trus█t, name: T}]\n', ' ', /can’t be an id/],
      'what would break the plan': ['title: Trail\npartners: [{id: trus█t, name: T}]\n', 'a: b\n- c', /can’t be an id/],
      'an id without end': ['title: Trail\npartners: [{id: trus█t, name: T}]\n', 'a'.repeat(1000), /can’t be an id/],
      'a name': ['title: Trail\npartners: [{id: trust, name: Tr█ust}]\n', 'river', /^Only ids can be renamed/],
      'a key': ['title: Trail\npartners: [{i█d: trust, name: Trust}]\n', 'river', /^Only ids can be renamed/],
      'an empty line': ['title: Trail\n█\npartners: [{id: trust, name: Trust}]\n', 'river', /^Only ids/],
      'an empty document': ['█', 'river', /^Only ids can be renamed/],
      'what nobody has declared': [
        'title: Trail\ngovernance: {backbone: tr█ust}\n',
        'river',
        /^The plan declares no partner with the id “trust”/,
      ],
      'what looks like an id under a key of the user’s own': [
        'title: Trail\npartners: [{id: trust, name: T}]\nx-all: &all [tru█st]\nvision: {sharedBy: *all}\n',
        'river',
        /^Only ids can be renamed/,
      ],
      'free text where a reference may stand': [
        'title: Trail\npartners: [{id: trust, name: T}]\nissues: [{id: i, issue: I, objections: [{objection: O, from: the to█wn}]}]\n',
        'river',
        /^Only ids can be renamed/,
      ],
    };
    for (const [what, [plan, name, reason]] of Object.entries(refusals)) {
      it(`refuses ${what}`, () => {
        const { analysis, offset } = marked(plan);
        const result = rename(analysis, offset, name);
        assert.ok('refused' in result, JSON.stringify(result));
        assert.match(result.refused, reason);
      });
    }
  });

  it('leads from an alias to what it stands for', () => {
    const plan = marked('vision: {sharedBy: &all ⟦[trust]⟧}\ndecisions: [{id: d, decision: D, affects: *a█ll}]\n');
    assertRanges(
      plan,
      definition(plan.analysis, URI, plan.offset).map(({ targetRange }) => targetRange),
    );
  });

  it('shows all declarations of an id that was given twice', () => {
    const plan = marked('partners: [{id: ⟦a⟧, name: A}, {id: ⟦a⟧, name: B}]\ngovernance: {backbone: █a}\n');
    assertRanges(
      plan,
      definition(plan.analysis, URI, plan.offset).map(({ targetSelectionRange }) => targetSelectionRange),
    );
  });

  describe('typed anew where they are declared', () => {
    const cases: Readonly<Record<string, string>> = {
      'change along in all places': `partners: [{id: '⟦tru█st⟧', name: T}]\nmatrix:\n- partner: ⟦trust⟧\n- partner: "⟦trust⟧"\n`,
      'stay as they are from a reference': 'partners: [{id: trust, name: T}]\nmatrix: [{partner: tr█ust}]\n',
      'stay as they are where nothing refers to them': 'partners: [{id: tr█ust, name: T}]\n',
      'stay as they are where another has the same':
        'partners: [{id: tr█ust, name: T}, {id: trust, name: U}]\nmatrix: [{partner: trust}]\n',
      'stay as they are where one is typed with escapes':
        'partners: [{id: tr█ust, name: T}]\nmatrix: [{partner: "t\\x72ust"}]\n',
    };
    for (const [what, source] of Object.entries(cases)) {
      it(what, () => {
        const plan = marked(source);
        assertRanges(plan, linkedEditing(plan.analysis, plan.offset)?.ranges ?? []);
      });
    }
  });

  it('are renamed in the examples so that no finding changes', () => {
    for (const { name, text } of examplePlans()) {
      const analysis = checkOn(text);
      const rules = analysis.findings.map(({ rule }) => rule).filter((rule) => rule !== 'signed-then-changed');
      const { document } = analysis;
      for (const kind of ID_KINDS) {
        const node = analysis.names.declared(kind)[0]?.node;
        if (!node) continue;
        const result = rename(analysis, document.spanOf(node).start, 'zz-renamed');
        assert.ok('edits' in result, name);
        const after = checkOn(edited(analysis, result.edits));
        assert.deepEqual(
          after.findings.map(({ rule }) => rule).filter((rule) => rule !== 'signed-then-changed'),
          rules,
          `${name}: ${kind} ${node.value}`,
        );
      }
    }
  });
});
