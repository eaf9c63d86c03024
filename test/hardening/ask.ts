/** All that an editor may ask about a plan and about a place in it. */
import type { Analysis } from '../../server/src/check';
import { codeActions } from '../../server/src/features/code-actions';
import { codeLenses, resolveCodeLens } from '../../server/src/features/code-lenses';
import { complete, resolveCompletion } from '../../server/src/features/completion';
import { definition } from '../../server/src/features/definition';
import { diagnosticsOf } from '../../server/src/features/diagnostics';
import { foldingRanges } from '../../server/src/features/folding';
import { hover } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/inlay-hints';
import { linkedEditing } from '../../server/src/features/linked-editing';
import { documentLinks } from '../../server/src/features/links';
import { FIX_ALL } from '../../server/src/features/offers';
import { insertMatrix, partnersOf, signAs } from '../../server/src/features/partners';
import { highlights, references } from '../../server/src/features/references';
import { prepareRename, rename } from '../../server/src/features/rename';
import { selectionRanges } from '../../server/src/features/selection';
import { semanticTokens } from '../../server/src/features/semantic-tokens';
import { documentSymbols } from '../../server/src/features/symbols';
import { declaredSymbols, workspaceSymbols } from '../../server/src/features/workspace-symbols';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import { renderPreview } from '../../server/src/view/preview';

const URI = 'file:///plans/hostile.partnership.yaml';

type Questions<A extends readonly unknown[]> = Readonly<Record<string, (analysis: Analysis, ...rest: A) => unknown>>;

const wholeOf = ({ document }: Analysis) => document.rangeOf({ start: 0, end: document.text.length });
const actions = (analysis: Analysis, range: Parameters<typeof codeActions>[1]['range'], only?: readonly string[]) =>
  codeActions(analysis, { uri: URI, version: 1, range, diagnostics: [], only });

/** What is asked about a plan. */
export const ABOUT_PLAN: Questions<[]> = {
  diagnostics: (analysis) => diagnosticsOf(analysis, URI, () => undefined),
  symbols: documentSymbols,
  'workspace symbols': (analysis) => workspaceSymbols(declaredSymbols(analysis, URI), 'a'),
  folding: (analysis) => foldingRanges(analysis),
  tokens: (analysis) => tokensOf(analysis),
  links: documentLinks,
  partners: partnersOf,
  lenses: (analysis) =>
    codeLenses(analysis, { uri: URI, commands: true })
      .slice(0, 20)
      .map((lens) => resolveCodeLens(lens, analysis)),
  hints: (analysis) => inlayHints(analysis, URI, wholeOf(analysis)),
  'fix all': (analysis) => actions(analysis, wholeOf(analysis), [FIX_ALL]),
  preview: (analysis) => renderPreview(analysis),
  matrix: (analysis) => insertMatrix({ version: 1, analysis }, 'trust'),
  signature: (analysis) => signAs({ version: 1, analysis }, 'trust', 'approves', 'so be it'),
};

/** What is asked about a place in a plan, by its offset. */
export const ABOUT_PLACE: Questions<[offset: number]> = {
  completion: (analysis, offset) => {
    const { items } = complete(analysis, offset, { snippets: true, today: EXAMPLES_TODAY, uri: URI });
    return items.map((item, index) => (index < 3 ? resolveCompletion(item, analysis) : item));
  },
  hover: (analysis, offset) => hover(analysis, offset),
  definition: (analysis, offset) => definition(analysis, URI, offset),
  references: (analysis, offset) => references(analysis, URI, offset, { includeDeclaration: true }),
  highlights,
  'rename, prepared': prepareRename,
  rename: (analysis, offset) => rename(analysis, offset, 'another'),
  'linked editing': linkedEditing,
  selection: (analysis, offset) => selectionRanges(analysis, [offset]),
  actions: (analysis, offset) => {
    const at = analysis.document.positionAt(offset);
    return actions(analysis, { start: at, end: at });
  },
};

/** Tokens as ranges: the protocol counts each from the one before. */
function tokensOf(analysis: Analysis): unknown {
  const data = semanticTokens(analysis);
  let line = 0;
  let character = 0;
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [lines = 0, characters = 0, length = 0, type, modifiers] = data.slice(index * 5, index * 5 + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    return { range: { start: { line, character }, end: { line, character: character + length } }, type, modifiers };
  });
}

/** What is wrong with the ranges anywhere in an answer: beyond the text, or ending before they begin. */
export function badRanges(answer: unknown, { document }: Analysis): readonly string[] {
  const bad: string[] = [];
  const { lines } = document;
  const longestAt = (line: number) => (line < lines.count ? lines.end(line) - (lines.start(line) ?? 0) : -1);
  const isPosition = (value: unknown): value is { line: number; character: number } =>
    typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
  const check = (value: unknown, where: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isPosition(value)) {
      const { line, character } = value;
      const isWhole = Number.isInteger(line) && Number.isInteger(character) && line >= 0 && character >= 0;
      if (!isWhole || character > longestAt(line)) bad.push(`${where} is ${line}:${character}`);
      return;
    }
    if ('start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end)) {
      const { start, end } = value;
      if (start.line > end.line || (start.line === end.line && start.character > end.character)) {
        bad.push(`${where} ends before it begins: ${JSON.stringify(value)}`);
      }
    }
    if ('startLine' in value && 'endLine' in value) {
      const { startLine, endLine } = value as { startLine: number; endLine: number };
      if (startLine < 0 || startLine > endLine || endLine >= lines.count)
        bad.push(`${where} folds ${startLine}-${endLine}`);
    }
    for (const [key, inner] of Object.entries(value)) check(inner, `${where}.${key}`);
  };
  check(answer, 'answer');
  return bad;
}
