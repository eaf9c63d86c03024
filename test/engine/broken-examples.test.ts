import { strict as assert } from 'node:assert';
import { analyse, type Finding } from '../../server/src/check';
import { type PlanDocument, parseDocument } from '../../server/src/plan/document';
import { examplePlans } from './support';

/** The document's finding stands in it, and what it calls a key or value was really typed there. */
function assertSound(text: string, findings: readonly Finding[], what: string): void {
  for (const finding of findings) {
    assert.ok(
      0 <= finding.start && finding.start <= finding.end && finding.end <= text.length,
      `${what}: ${finding.rule}`,
    );
    if (finding.rule !== 'schema') continue;
    // A key that nobody typed would be one made of two lines, as YAML joins them.
    const at = text.slice(finding.start, finding.end);
    assert.ok(!/^[\w-]+\s*\n\s*[\w-]+$/.test(at), `${what}: ${finding.message}`);
    const named = /^The key “([^”]*)”/.exec(finding.message)?.[1];
    if (named !== undefined && !named.endsWith('…')) assert.ok(text.includes(named), `${what}: ${finding.message}`);
  }
}

/** Checks texts that differ little from one to the next, as an editor does. */
function checker(): (text: string) => readonly Finding[] {
  let document: PlanDocument | undefined;
  return (text) => {
    document = parseDocument(text, document);
    return analyse(document, { today: '2027-03-01' }).findings;
  };
}

describe('plans cut off or torn', () => {
  for (const { name, text } of examplePlans()) {
    it(`${name}, cut off at every character`, function () {
      this.timeout(600_000);
      const find = checker();
      for (let end = 0; end <= text.length; end++) {
        const cut = text.slice(0, end);
        assertSound(cut, find(cut), `cut at ${end}`);
      }
    });

    it(`${name}, without each of its lines`, function () {
      this.timeout(600_000);
      const find = checker();
      const lines = text.split('\n');
      lines.forEach((line, index) => {
        const torn = lines.toSpliced(index, 1).join('\n');
        assertSound(torn, find(torn), `without line ${index + 1}: ${line}`);
      });
    });

    it(`${name}, with a word begun above each of its lines`, function () {
      this.timeout(600_000);
      const find = checker();
      const lines = text.split('\n');
      const before = find(text).map((finding) => finding.message);
      lines.forEach((line, index) => {
        if (!/^\s*[a-zA-Z]+:/.test(line) || isInsideText(lines, index)) return;
        const indent = /^\s*/.exec(line)?.[0] ?? '';
        const torn = lines.toSpliced(index, 0, `${indent}foo`).join('\n');
        const found = find(torn);
        const news = found.filter((finding) => !before.includes(finding.message));
        assert.deepEqual(
          news.map((finding) => `${finding.rule} ${torn.slice(finding.start, finding.end)}`),
          ['yaml-syntax foo'],
          `above line ${index + 1}: ${line}\n${news.map((one) => one.message).join('\n')}`,
        );
      });
    });
  }
});

/** True on a line that continues a text over several lines. */
function isInsideText(lines: readonly string[], index: number): boolean {
  const indentOf = (line: string) => /^\s*/.exec(line)?.[0].length ?? 0;
  for (let above = index - 1; above >= 0; above--) {
    const line = lines[above] ?? '';
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    if (indentOf(line) >= indentOf(lines[index] ?? '')) continue;
    return /[|>][-+]?\s*$/.test(line);
  }
  return false;
}
