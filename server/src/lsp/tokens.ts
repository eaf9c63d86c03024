import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver-types';
import { tokenEdits } from '../features/semantic-tokens';

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
