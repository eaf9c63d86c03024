import { strict as assert } from 'node:assert';
import type { Analysis } from '../../../server/src/check';
import { codeLenses, resolveCodeLens } from '../../../server/src/features/code-lenses';
import { definition } from '../../../server/src/features/definition';
import { foldingRanges } from '../../../server/src/features/folding';
import { formatPlan } from '../../../server/src/features/format';
import { hover } from '../../../server/src/features/hover';
import { inlayHints } from '../../../server/src/features/inlay-hints';
import { linkedEditing } from '../../../server/src/features/linked-editing';
import { documentLinks } from '../../../server/src/features/links';
import { highlights, references } from '../../../server/src/features/references';
import { prepareRename, rename } from '../../../server/src/features/rename';
import { selectionRanges } from '../../../server/src/features/selection';
import { semanticTokens } from '../../../server/src/features/semantic-tokens';
import { documentSymbols } from '../../../server/src/features/symbols';
import { declaredSymbols, workspaceSymbols } from '../../../server/src/features/workspace-symbols';
import { checkOn, examplePlans } from '../support';

const URI = 'file:///trail.partnership.yaml';

/** What is asked about a place. */
const AT: Readonly<Record<string, (analysis: Analysis, offset: number) => unknown>> = {
  definition: (analysis, offset) => definition(analysis, URI, offset),
  references: (analysis, offset) => references(analysis, URI, offset, { includeDeclaration: true }),
  highlights,
  prepareRename,
  rename: (analysis, offset) => rename(analysis, offset, 'another-id'),
  linkedEditing,
  hover,
  selection: (analysis, offset) => selectionRanges(analysis, [offset]),
};

/** What is asked about a plan. */
const OF: Readonly<Record<string, (analysis: Analysis) => unknown>> = {
  folding: (analysis) => foldingRanges(analysis),
  symbols: documentSymbols,
  workspaceSymbols: (analysis) => workspaceSymbols(declaredSymbols(analysis, URI), 'a'),
  links: documentLinks,
  hints: (analysis) => inlayHints(analysis, URI, wholeOf(analysis)),
  lenses: (analysis) =>
    codeLenses(analysis, { uri: URI, commands: true }).map((lens) => resolveCodeLens(lens, analysis)),
  tokens: (analysis) => semanticTokens(analysis),
};

const wholeOf = ({ document }: Analysis) => document.rangeOf({ start: 0, end: document.text.length });

describe('all features', () => {
  for (const { name, text } of examplePlans()) {
    for (const [ends, source] of [
      ['', text],
      [' with Windows line ends', text.replace(/\n/g, '\r\n')],
    ] as const) {
      it(`answer at every place of ${name}${ends}`, () => {
        const analysis = checkOn(source);
        for (const ask of Object.values(OF)) ask(analysis);
        // A step that comes by each column of a line, and each kind of token.
        for (let offset = 0; offset <= source.length; offset += 11) {
          for (const ask of Object.values(AT)) ask(analysis, offset);
        }
      }).timeout(60_000);
    }

    it(`answer while ${name} is typed`, async () => {
      for (let end = 0; end < text.length; end += 2503) {
        // Broken off in the midst of a word, a bracket, a quotation mark; and with a hole.
        for (const source of [text.slice(0, end), text.slice(0, end) + text.slice(end + 40)]) {
          const analysis = checkOn(source);
          for (const ask of Object.values(OF)) ask(analysis);
          for (let offset = Math.max(0, end - 60); offset <= Math.min(source.length, end + 60); offset += 5) {
            for (const ask of Object.values(AT)) ask(analysis, offset);
          }
        }
      }
    }).timeout(60_000);
  }

  it('answer while nothing is there yet, or nothing that is a plan', async () => {
    for (const text of [
      '',
      '\n',
      '#',
      '-',
      ':',
      '"',
      '[',
      '{',
      '&a',
      '*a',
      '- a\n- b',
      'a: b: c',
      '\ufeff',
      '\0',
      '\ud800',
    ]) {
      const analysis = checkOn(text);
      for (const ask of Object.values(OF)) ask(analysis);
      for (let offset = 0; offset <= text.length; offset++) for (const ask of Object.values(AT)) ask(analysis, offset);
      assert.deepEqual(await formatPlan(analysis, { tabSize: 2 }, async (source) => source), []);
    }
  });
});
