import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Formatter, formatPlan } from '../../../server/src/features/format';
import { formatYaml } from '../../../server/src/formatting/prettier';
import { newPlan } from '../../../server/src/plan/new-plan';
import { RULES } from '../../../server/src/rules/all';
import { checkOn, examplePlans, unmark } from '../support';
import { edited, marked, spanOf } from './support';

/** The text laid out, and how many edits that takes. */
async function formatted(text: string, format: Formatter = formatYaml, tabSize = 2): Promise<string> {
  const analysis = checkOn(text);
  return edited(analysis, await formatPlan(analysis, { tabSize }, format));
}

/** The comments of a text, found in a way of their own: by the marks that they begin with, outside of values. */
function commentsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|[\s])(#[^\r\n]*)/g)].map((match) => match[1]?.trimEnd() ?? '');
}

const dataOf = (text: string) => parseAllDocuments(text).map((document) => document.toJS({ maxAliasCount: 10_000 }));

const fixtures = path.join(__dirname, '../../fixtures');

describe('formatting', () => {
  const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
    'indents and spaces': [
      'title:   Trail\npartners:\n    -   id: a\n        name:  A\n        brings: [ x,y ,  z]\n\n\n\nstage: agreed   \n',
      'title: Trail\npartners:\n  - id: a\n    name: A\n    brings: [x, y, z]\n\nstage: agreed\n',
    ],
    'dashes below their key': [
      'avoid:\n- a\n- b # why\npartners:\n- id: a\n  name: A\n',
      'avoid:\n  - a\n  - b # why\npartners:\n  - id: a\n    name: A\n',
    ],
    'keeps comments where they are': [
      '# top\n\ntitle:  T # behind\n# above\nvision:\n    # in\n    statement: S\n    # below\n# end\n',
      '# top\n\ntitle: T # behind\n# above\nvision:\n  # in\n  statement: S\n  # below\n# end\n',
    ],
    'breaks long lines between brackets': [
      `partners:\n  - {id: a, name: ${'n'.repeat(60)}, stake: ${'s'.repeat(60)}}\n`,
      `partners:\n  - {\n      id: a,\n      name: ${'n'.repeat(60)},\n      stake: ${'s'.repeat(60)},\n    }\n`,
    ],
    'leaves long texts on their line': [`title: ${'word '.repeat(60)}end\n`, `title: ${'word '.repeat(60)}end\n`],
    'keeps texts of several lines': [
      'summary: >-\n    One\n    two\n\n    three\nvision:\n  statement: |\n     a\n       b\n',
      'summary: >-\n  One\n  two\n\n  three\nvision:\n  statement: |\n    a\n      b\n',
    ],
    'the quotes that the plan likes': [
      "title: 'a: b'\nsummary: \"c: d\"\nstage: 'agreed'\n",
      "title: 'a: b'\nsummary: 'c: d'\nstage: 'agreed'\n",
    ],
    'space in brackets as the plan likes': [
      'horizon: { start: 2027-01-01,end: 2027-02-01 }\nreview: {cadence: weekly }\nvision: { statement: S }\n',
      'horizon: { start: 2027-01-01, end: 2027-02-01 }\nreview: { cadence: weekly }\nvision: { statement: S }\n',
    ],
    'keeps CRLF': ['title:  T\r\navoid:\r\n- a\r\n', 'title: T\r\navoid:\r\n  - a\r\n'],
    'keeps a byte order mark': ['\ufefftitle:  T\n', '\ufefftitle: T\n'],
    'keeps anchors and aliases': [
      'vision: {sharedBy:   &all [a,b]}\ndecisions:\n- {id: d, affects:  *all}\n',
      'vision: {sharedBy: &all [a, b]}\ndecisions:\n  - {id: d, affects: *all}\n',
    ],
    Hebrew: [
      'title:   שביל הנחל\nvision:\n    statement:  "חזון: משותף"\n',
      'title: שביל הנחל\nvision:\n  statement: "חזון: משותף"\n',
    ],
    'leaves the line alone that an ignore comment speaks of': [
      'title:  T\n# partnership-ignore-next-line no-champion -- why\nstage:   agreed\nblend:   soup\n',
      'title: T\n# partnership-ignore-next-line no-champion -- why\nstage:   agreed\nblend: soup\n',
    ],
    'what is in order already': ['title: T\navoid:\n  - a\n', 'title: T\navoid:\n  - a\n'],
    'a missing end of the last line': ['title:  T', 'title: T\n'],
  };
  for (const [what, [before, after]] of Object.entries(cases)) {
    it(what, async () => {
      assert.equal(await formatted(before), after);
      assert.equal(await formatted(after), after, 'twice changes nothing');
    });
  }

  it('by more columns', async () => {
    assert.equal(await formatted('vision:\n  statement: S\n', formatYaml, 4), 'vision:\n    statement: S\n');
  });

  const broken: Readonly<Record<string, string>> = {
    'a half-typed line': 'title:   T\nsta\nvision:\n  statement: S\n',
    'an open bracket': 'title:   T\navoid: [a, b\nstage: agreed\n',
    'an open quote': 'title:   "T\nstage: agreed\n',
    'a key typed twice': 'title:   T\ntitle: U\n',
    tabs: 'vision:\n\tstatement:   S\n',
    'a conflict': '<<<<<<< a\ntitle:   T\n=======\ntitle: U\n>>>>>>> b\n',
    'two documents': 'title:   T\n---\ntitle: U\n',
    prose: 'A letter,   \nno plan.\n',
    nothing: '',
    'white space alone': '   \n\n\n',
  };
  for (const [what, text] of Object.entries(broken)) {
    it(`leaves ${what} alone`, async () => {
      let asked = 0;
      const format: Formatter = (source, layout) => {
        asked++;
        return formatYaml(source, layout);
      };
      assert.equal(await formatted(text, format), text);
      assert.equal(asked, 0);
    });
  }

  const faults: Readonly<Record<string, (text: string) => string>> = {
    'changes a value': (text) => text.replace('Trail', 'Trial'),
    'changes a value’s type': (text) => text.replace('1', '"1"'),
    'changes the order': (text) => text.replace('partnership: 1\ntitle: Trail', 'title: Trail\npartnership: 1'),
    'loses a comment': (text) => text.replace(' # why', ''),
    'moves a comment': (text) => text.replace(' # why\nstage: agreed', '\nstage: agreed # why'),
    'loses a key': (text) => text.replace('stage: agreed\n', ''),
    'breaks the text': (text) => `${text}[`,
    'says nothing': () => '',
  };
  for (const [what, fault] of Object.entries(faults)) {
    it(`makes no edit where the formatter ${what}`, async () => {
      const text = 'partnership: 1\ntitle: Trail # why\nstage: agreed\navoid:\n- a\n';
      assert.notEqual(fault(text), text);
      assert.equal(await formatted(text, async (source) => fault(source)), text);
    });
  }

  it('makes no edit where the formatter fails', async () => {
    const text = 'title:   T\n';
    assert.equal(await formatted(text, () => Promise.reject(new Error('no'))), text);
  });

  it('makes edits where something changes, and nowhere else', async () => {
    const text = `title: T\n${'# a\nx-b: c\n'.repeat(100)}`.replace(/x-b/g, () => `x-${Math.random()}`);
    const analysis = checkOn(`${text}stage:  agreed\n`);
    const edits = await formatPlan(analysis, { tabSize: 2 }, formatYaml);
    assert.deepEqual(
      edits.map(({ range, newText }) => [spanOf(analysis, range), newText]),
      [[{ start: text.length + 7, end: text.length + 8 }, '']],
    );
  });

  describe('of a range', () => {
    const PLAN = 'title:  T\n⟦vision:\n  statement:   S\n⟧stage:   agreed\nblend:  soup\n';
    const within = async (source: string) => {
      const { analysis, spans, text } = marked(source);
      const [span] = spans;
      assert.ok(span);
      const edits = await formatPlan(analysis, { tabSize: 2, range: analysis.document.rangeOf(span) }, formatYaml);
      return [text, edited(analysis, edits)];
    };

    it('changes only its lines', async () => {
      const [, after] = await within(PLAN);
      assert.equal(after, 'title:  T\nvision:\n  statement: S\nstage:   agreed\nblend:  soup\n');
    });

    it('takes the whole of the lines that it touches', async () => {
      const [, after] = await within('title:  T\nsta⟦ge:   ag⟧reed\nblend:  soup\n');
      assert.equal(after, 'title:  T\nstage: agreed\nblend:  soup\n');
    });

    it('changes nothing where a part alone would say something else', async () => {
      const [before, after] = await within('partners:\n    - id: a\n⟦      name: A\n⟧    - id: b\n');
      assert.equal(after, before);
    });
  });

  describe('keeps data and comments', () => {
    const plans = [
      ...examplePlans(),
      ...readdirSync(fixtures)
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => ({ name, text: readFileSync(path.join(fixtures, name), 'utf8') })),
      {
        name: 'a new plan',
        text: newPlan(
          { language: 'he', title: 'מהלך', partners: [{ name: 'עמותה', sector: 'civil-society' }] },
          '2027-03-01',
        ),
      },
    ];
    for (const { name, text } of plans) {
      it(`of ${name}`, async () => {
        for (const source of [text, text.replace(/\n/g, '\r\n')]) {
          const after = await formatted(source);
          assert.deepEqual(dataOf(after), dataOf(source));
          assert.deepEqual(commentsOf(after), commentsOf(source));
          assert.equal(await formatted(after), after, 'twice changes nothing');
          assert.deepEqual(
            checkOn(after).findings.map(({ rule }) => rule),
            checkOn(source).findings.map(({ rule }) => rule),
          );
        }
      });
    }

    it('of the examples of all rules', async () => {
      for (const rule of RULES) {
        for (const example of [...rule.examples.fails, ...rule.examples.passes]) {
          const { text } = unmark(example);
          const after = await formatted(text);
          assert.deepEqual(dataOf(after), dataOf(text), rule.id);
          assert.deepEqual(commentsOf(after), commentsOf(text), rule.id);
        }
      }
    });
  });
});
