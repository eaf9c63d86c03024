import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenText } from '../../server/src/lsp/open-text';
import { Lines } from '../../server/src/plan/lines';
import { randomNumbers } from '../bench/plans';

/** Lines as they are told by reading the whole text. */
function plainly(text: string) {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return starts.map((start, line) => {
    const content = text.slice(start, (starts[line + 1] ?? text.length + 1) - 1).replace(/\r$/, (end) => {
      return starts[line + 1] === undefined ? end : '';
    });
    const indent = /^ *(?=[^\s#])/.exec(content)?.[0].length ?? -1;
    return { start, content, indent };
  });
}

function told(lines: Lines) {
  return Array.from({ length: lines.count }, (_, line) => ({
    start: lines.start(line),
    content: lines.line(line),
    indent: lines.indent(line),
  }));
}

const LINE_ENDS = ['\n', '\r\n'];

/** A text of so many lines, some blank, some comments. */
function written(count: number, lineEnd: string, random: () => number): string {
  return Array.from({ length: count }, (_, line) => {
    const kind = random();
    if (kind < 0.1) return '';
    if (kind < 0.2) return '  # הערה';
    return `${' '.repeat(Math.floor(random() * 4))}key-${line}: ערך ${line}`;
  }).join(lineEnd);
}

describe('lines of a text', () => {
  for (const text of ['', '\n', 'a', 'a\n', '\r\n', 'a\r\n  b\r\n', '  # c\n   d\n\n', '\ta\n \t#\n']) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        told(Lines.of(text)),
        plainly(text).map((line) =>
          /^ *\t/.test(line.content) ? { ...line, indent: indentBeforeTab(line.content) } : line,
        ),
      );
    });
  }

  const indentBeforeTab = (content: string) => (/^[ \t]*(?:#|$)/.test(content) ? -1 : content.search(/\t/));

  it('are told of no line beyond the end', () => {
    const lines = Lines.of('a\nb');
    assert.deepEqual(
      [lines.start(2), lines.indent(2), lines.count, lines.charCodeAt(3)],
      [undefined, -1, 2, Number.NaN],
    );
  });

  for (const lineEnd of LINE_ENDS) {
    for (const count of [3, 200, 1500]) {
      it(`are the same after many edits as read anew: ${count} lines, ${JSON.stringify(lineEnd)}`, () => {
        const random = randomNumbers(count);
        const somewhere = (length: number) => Math.floor(random() * (length + 1));
        let text = written(count, lineEnd, random);
        let lines = Lines.of(text);
        for (let edit = 0; edit < 60; edit++) {
          const start = somewhere(text.length);
          const end = Math.min(text.length, start + (random() < 0.1 ? somewhere(text.length / 2) : somewhere(40)));
          const words =
            random() < 0.1 ? written(300, lineEnd, random) : (['', 'x', '\n', 'a\n  b\n', '#'][somewhere(4)] ?? '');
          const next = lines.replace(start, end, words);
          text = text.slice(0, start) + words + text.slice(end);
          assert.equal(next.toString(), text);
          assert.equal(next.length, text.length);
          assert.deepEqual(told(next), told(Lines.of(text)), `edit ${edit}`);
          const common = lines.commonWith(next);
          assert.equal(next.slice(0, common.start), lines.slice(0, common.start));
          assert.equal(next.slice(next.length - common.end), lines.slice(lines.length - common.end));
          assert.ok(common.start + common.end <= Math.min(lines.length, next.length), 'beginning and end overlap');
          for (let i = 0; i < 5; i++) {
            const offset = somewhere(text.length);
            const position = next.positionAt(offset);
            const within = plainly(text)[position.line];
            assert.equal(position.character, Math.min(offset - (within?.start ?? 0), within?.content.length ?? 0));
            const to = somewhere(text.length);
            assert.equal(next.slice(offset, to), text.slice(offset, to));
          }
          lines = next;
        }
      });
    }
  }
});

describe('an open document', () => {
  for (const pieces of [
    ['x', '\n', ''],
    ['x', '\r\n', 'a\r\nb'],
    ['\r', '\n', 'x\r', '\r\n', ''],
  ]) {
    it(`is edited as the editor does it, with ${JSON.stringify(pieces)}`, () => {
      const random = randomNumbers(7);
      const somewhere = (length: number) => Math.floor(random() * length);
      const text = written(400, pieces.includes('\r\n') ? '\r\n' : '\n', random);
      let theirs = TextDocument.create('file:///a', 'x', 1, text);
      let ours = OpenText.create('file:///a', 'x', 1, text);
      for (let edit = 2; edit < 400; edit++) {
        const position = () => ({ line: somewhere(theirs.lineCount + 2), character: somewhere(40) });
        const range = { start: position(), end: position() };
        if (random() < 0.8) range.end = { line: range.start.line, character: range.start.character + somewhere(3) };
        const change = random() < 0.02 ? { text } : { range, text: pieces[somewhere(pieces.length)] ?? '' };
        ours = OpenText.update(ours, [change], edit);
        // Read anew each time: what it keeps of its lines is wrong after an edit beyond them.
        theirs = TextDocument.update(TextDocument.create('file:///a', 'x', 1, theirs.getText()), [change], edit);
        assert.equal(ours.getText(), theirs.getText(), `edit ${edit}: ${JSON.stringify(change)}`);
        assert.equal(ours.version, edit);
      }
    });
  }
});
