/** Completion within comments: the comments that ask for findings to be ignored. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Span } from '../../plan/document';
import { RULES } from '../../rules/all';
import type { Context } from './context';
import type { Subject } from './documentation';
import { escapeSnippet } from './skeleton';

export interface CommentCandidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  readonly subject?: Subject | undefined;
  readonly edit: Span;
  readonly plain: string;
  readonly snippet?: string;
}

const NEXT_LINE = 'partnership-ignore-next-line';
const FILE = 'partnership-ignore';

/** What may be written in the comment that begins at `start`, with the cursor at `offset`. */
export function commentCandidates(start: number, offset: number, context: Context): readonly CommentCandidate[] {
  const { document } = context;
  const line = document.positionAt(offset).line;
  const end = document.lines.end(line);
  const before = document.text.slice(start + 1, offset);
  const after = document.text.slice(offset, end);
  const opened = /^[ \t]*partnership-ignore(-next-line)?(?![\w-])/.exec(before);
  if (!opened || opened[0].length === before.length) return skeletons(start, offset, before, after, context);
  const rest = before.slice(opened[0].length);
  if (/(^|\s)--(\s|$)/.test(rest)) return [];
  return ruleIds(rest, after, offset, opened[1] !== undefined, context);
}

function reasonPrompt({ language }: Context): string {
  return language === 'he' ? 'הסיבה' : 'the reason';
}

function skeletons(
  start: number,
  offset: number,
  before: string,
  after: string,
  context: Context,
): readonly CommentCandidate[] {
  const { document, language } = context;
  const word = before.trimStart();
  if (after.trim() !== '' || !NEXT_LINE.startsWith(word)) return [];
  const lead = start + 1 < offset - word.length ? '' : ' ';
  const edit = { start: offset - word.length, end: offset };
  const line = document.positionAt(offset).line;
  const lineStart = document.lines.start(line) ?? 0;
  // Behind a value the comment would speak of the line below it, which nobody would guess.
  if (document.text.slice(lineStart, start).trim() !== '') return [];
  const make = (words: string, ids: readonly string[], detail: string): CommentCandidate => {
    // What travels with the item is to be small.
    const rules = ids.slice(0, 3);
    const id = ids[0] ?? 'RULE';
    const choice = ids.length > 1 ? `\${1|${ids.join(',')}|}` : `\${1:${id}}`;
    return {
      label: words,
      kind: CompletionItemKind.Snippet,
      detail,
      subject: { about: 'ignore', rules, wholeFile: words === FILE },
      edit,
      plain: `${lead}${words} ${id} -- ${reasonPrompt(context)}`,
      snippet: `${lead}${words} ${choice} -- \${2:${escapeSnippet(reasonPrompt(context))}}`,
    };
  };
  const he = language === 'he';
  const found = [
    make(NEXT_LINE, firing(context, line + 1), he ? 'התעלמות מממצא בשורה הבאה' : 'ignore a finding on the next line'),
  ];
  if (start < document.firstKey) {
    const all = firing(context, undefined);
    found.push(make(FILE, all.slice(0, 40), he ? 'התעלמות מכלל בקובץ כולו' : 'ignore a rule in the whole file'));
  }
  return found;
}

/** The rules that fire, each once: on a line (0-based), or anywhere. */
function firing({ analysis, document }: Context, line: number | undefined): readonly string[] {
  const on = (analysis?.findings ?? []).filter(
    ({ start }) => line === undefined || document.positionAt(start).line === line,
  );
  return [...new Set(on.map(({ rule }) => rule))];
}

function ruleIds(
  rest: string,
  after: string,
  offset: number,
  nextLine: boolean,
  context: Context,
): readonly CommentCandidate[] {
  const { document, language } = context;
  const word = /[^\s,]*$/.exec(rest)?.[0] ?? '';
  const tail = /^[^\s,]*/.exec(after)?.[0] ?? '';
  const edit = { start: offset - word.length, end: offset + tail.length };
  const listed = new Set(
    [...rest.slice(0, rest.length - word.length), after.slice(tail.length)].join('').match(/[a-z-]+/g),
  );
  const ids = rest.slice(0, rest.length - word.length);
  // Behind a rule only a comma brings another; a space brings the reason.
  if (/[^\s,]\s+$/.test(ids)) {
    if (word !== '' && !'--'.startsWith(word)) return [];
    if (after.trim() !== '') return [];
    const reason = reasonPrompt(context);
    const label = `-- ${reason}`;
    return [
      {
        label,
        kind: CompletionItemKind.Snippet,
        subject: { about: 'ignore', rules: [...listed].slice(0, 3), wholeFile: !nextLine },
        edit,
        plain: label,
        snippet: `-- \${1:${escapeSnippet(reason)}}`,
      },
    ];
  }
  const likely = firing(context, nextLine ? document.positionAt(offset).line + 1 : undefined);
  const rank = (id: string) => (likely.includes(id) ? likely.indexOf(id) : likely.length);
  const lead = rest === word && word === '' && !/\s$/.test(rest) ? ' ' : '';
  return [...RULES]
    .filter(({ id }) => !listed.has(id))
    .sort((a, b) => rank(a.id) - rank(b.id))
    .map(
      (rule): CommentCandidate => ({
        label: rule.id,
        kind: CompletionItemKind.Constant,
        detail: rule.summary[language],
        subject: { about: 'rule', id: rule.id },
        edit,
        plain: lead + rule.id,
      }),
    );
}
