import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver-types';

/** The last answer about the tokens of each open plan, so that the next one can be told by what has changed. */
export class Tokens {
  private readonly known = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  private count = 0;

  full(uri: string, data: number[]): SemanticTokens {
    const resultId = String(++this.count);
    this.known.set(uri, { resultId, data });
    return { resultId, data };
  }

  /** What changed since an answer; all tokens, where that answer is no longer known. */
  delta(uri: string, data: number[], previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const before = this.known.get(uri);
    const whole = this.full(uri, data);
    if (before?.resultId !== previousResultId || !whole.resultId) return whole;
    return { resultId: whole.resultId, edits: tokenEdits(before.data, data) };
  }

  close(uri: string): void {
    this.known.delete(uri);
  }
}

/** What changed between two answers, as one edit; none where they are the same. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [{ start, deleteCount: before.length - start - tail, data: after.slice(start, after.length - tail) }];
}
