import { strict as assert } from 'node:assert';
import type { SelectionRange } from 'vscode-languageserver-types';
import { foldingRanges } from '../../../server/src/features/folding';
import { documentLinks } from '../../../server/src/features/links';
import { selectionRanges } from '../../../server/src/features/selection';
import { assertRanges, marked, spanOf } from './support';

describe('folding', () => {
  /** Lines from 1, as editors show them. */
  const cases: Readonly<Record<string, readonly [plan: string, folds: readonly string[]]>> = {
    'sections, entries and lists': [
      `title: Trail
vision:
  goals:
    - id: open
      goal: Open it

partners:
  - id: trust
    name: Trust
    brings:
      - Volunteers
      - Knowledge

  - id: county
    name: County
stage: agreed
`,
      ['2-5', '3-5', '4-5', '7-15', '8-12', '10-12', '14-15'],
    ],
    'dashes right below their key': ['partners:\n- id: a\n  name: A\n- id: b\n  name: B\n', ['1-5', '2-3', '4-5']],
    'texts of several lines': [
      'summary: >-\n  One\n\n  two\n\nvision:\n  statement: |\n    a\n    b\ntitle: "x\n  y"\n',
      ['1-4', '6-9', '7-9', '10-11'],
    ],
    'brackets of several lines': [
      'vision: {\n  goals: [\n    {id: a, goal: A},\n    {id: b, goal: B}\n  ]\n}\navoid: [a,\n  b]\nx-a: [c]\n',
      ['1-5', '2-4', '7-8'],
    ],
    'blocks of comments': [
      '# a\n# b\ntitle: T # c\n# d\n\n# e\nstage: agreed\n\n  # f\n  # g\n',
      ['1-2 comment', '9-10 comment'],
    ],
    'comments between entries': [
      'partners:\n  - id: a\n    # one\n    # two\n    name: A\n  # b\n  # c\n  - id: b\n',
      ['1-8', '2-5', '3-4 comment', '6-7 comment'],
    ],
    'what looks like comments in a text': ['summary: |\n  # a\n  # b\n  c\ntitle: T\n', ['1-4']],
    'around a half-typed line': [
      'partners:\n  - id: a\n    sta\n    name: A\nissues:\n  - id: b\n    issue: B\n',
      ['1-4', '2-4', '5-7', '6-7'],
    ],
    'Windows line ends': ['partners:\r\n  - id: a\r\n    name: A\r\n# x\r\n# y\r\n', ['1-3', '2-3', '4-5 comment']],
    'nothing in an empty document': ['', []],
    'nothing in prose': ['A letter,\nno plan.\n', []],
    'comments where there is no plan yet': ['# a\n# b', ['1-2 comment']],
  };
  for (const [what, [source, folds]] of Object.entries(cases)) {
    it(what, () => {
      const shown = foldingRanges(marked(source).analysis).map(({ startLine, endLine, kind }) =>
        [`${startLine + 1}-${endLine + 1}`, kind].filter(Boolean).join(' '),
      );
      assert.deepEqual(shown, folds);
    });
  }

  it('keeps the longest where the editor takes no more', () => {
    const [[source]] = Object.values(cases) as [readonly [string, readonly string[]]];
    const shown = foldingRanges(marked(source).analysis, 3).map(({ startLine }) => startLine + 1);
    assert.deepEqual(shown, [2, 7, 8]);
  });
});

describe('selection', () => {
  /** From the inside out, each without what is outside of it. */
  const cases: Readonly<Record<string, readonly [plan: string, texts: readonly string[]]>> = {
    'of a quoted text': [
      'title: "Riv█er"\nstage: agreed\n',
      ['River', '"River"', 'title: "River"', 'title: "River"\nstage: agreed', 'title: "River"\nstage: agreed\n'],
    ],
    'of a key': ['# x\nti█tle: River\n', ['title', 'title: River', '# x\ntitle: River\n']],
    'of a reference in a list in an entry': [
      'decisions:\n  - id: d\n    by: [a, b█c]\n',
      [
        'bc',
        '[a, bc]',
        'by: [a, bc]',
        'id: d\n    by: [a, bc]',
        '- id: d\n    by: [a, bc]',
        'decisions:\n  - id: d\n    by: [a, bc]',
        'decisions:\n  - id: d\n    by: [a, bc]\n',
      ],
    ],
    'of a block of text': [
      'summary: |\n  One\n  t█wo\n',
      ['One\n  two', '|\n  One\n  two', 'summary: |\n  One\n  two', 'summary: |\n  One\n  two\n'],
    ],
    'of a comment among others': ['# a\n# b█b\n\ntitle: T\n', ['# bb', '# a\n# bb', '# a\n# bb\n\ntitle: T\n']],
    'of an empty line': ['title: T\n█\n', ['title: T\n\n']],
    'of an empty document': ['█', ['']],
    'with Windows line ends': [
      'vision:\r\n  statement: W█e\r\n',
      ['We', 'statement: We', 'vision:\r\n  statement: We', 'vision:\r\n  statement: We\r\n'],
    ],
  };
  for (const [what, [source, texts]] of Object.entries(cases)) {
    it(what, () => {
      const { analysis, offset, text } = marked(source);
      const shown: string[] = [];
      for (let one: SelectionRange | undefined = selectionRanges(analysis, [offset])[0]; one; one = one.parent) {
        const { start, end } = spanOf(analysis, one.range);
        shown.push(text.slice(start, end));
      }
      assert.deepEqual(shown, texts);
    });
  }
});

describe('links', () => {
  const cases: Readonly<Record<string, readonly [plan: string, targets: readonly string[]]>> = {
    'write to champions': [
      'partners:\n  - {id: a, champion: {name: Maeve, email: ⟦maeve+trail@alder.example⟧}}\n  - {id: b, champion: {email: "⟦x@y.example⟧"}}\n',
      ['mailto:maeve%2Btrail@alder.example', 'mailto:x@y.example'],
    ],
    'open addresses in texts, without the sentence around them': [
      'title: See ⟦https://alder.example/a_(b)⟧, or (⟦http://x.example/?q=1#z⟧).\nsummary: >-\n  Read\n  ⟦https://y.example⟧!\nx-link: https://mine.example\n',
      ['https://alder.example/a_(b)', 'http://x.example/?q=1#z', 'https://y.example/'],
    ],
    'in Hebrew': [
      'title: פרטים באתר ⟦https://he.example/דף⟧.\nsummary: "כתובת: ״⟦https://b.example/x⟧״"\n',
      ['https://he.example/%D7%93%D7%A3', 'https://b.example/x'],
    ],
    'through escapes': ['title: "⟦https://\\x61lder.example⟧"\n', ['https://alder.example/']],
    'open nothing else': [
      `title: javascript:alert(1) file:///etc/passwd command:x data:text/html,x ftp://x.example mailto:a@b.example vscode://x https:// http://
partners:
  - {id: a, champion: {email: 'javascript:alert(1)'}}
  - {id: b, champion: {email: 'a@b.example?bcc=c@d.example'}}
  - {id: c, champion: {email: 'a@b.example, c@d.example'}}
  - {id: d, champion: {email: nobody}}
`,
      [],
    ],
    'stop before what would show another address': [
      'title: ⟦https://a.example/x⟧\u202egpj.exe\n',
      ['https://a.example/x'],
    ],
    'of plans without any': ['partnership: 1\n', []],
    'of empty documents': ['', []],
  };
  for (const [what, [source, targets]] of Object.entries(cases)) {
    it(what, () => {
      const plan = marked(source);
      const links = documentLinks(plan.analysis);
      assertRanges(
        plan,
        links.map(({ range }) => range),
      );
      assert.deepEqual(
        links.map(({ target }) => target),
        targets,
      );
    });
  }

  it('say whom one would write to, in the plan’s language', () => {
    const tooltip = (plan: string) => documentLinks(marked(plan).analysis)[0]?.tooltip;
    assert.equal(tooltip('title: Trail\npartners: [{champion: {name: Maeve, email: m@a.example}}]'), 'Write to Maeve');
    assert.equal(tooltip('title: שביל\npartners: [{champion: {email: m@a.example}}]'), 'לכתוב אל m@a.example');
  });

  it('are found in time in a text made to be slow', () => {
    const text = `title: ${'https://a.example/('.repeat(2000)}\nsummary: ${'http://'.repeat(5000)}\n`;
    const begun = performance.now();
    documentLinks(marked(text).analysis);
    assert.ok(performance.now() - begun < 2000);
  });
});
