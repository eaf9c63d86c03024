import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { Lines } from '../plan/lines';

/** A carriage return by itself: editors take it for the end of a line, YAML and `Lines` don't. */
const LONE_RETURN = /\r(?!\n)/;

/** An open document as the editor holds it. Immutable; versions share what an edit left alone. */
export class OpenText {
  private constructor(
    readonly uri: string,
    readonly languageId: string,
    readonly version: number,
    readonly lines: Lines,
    /** True where the editor sees ends of lines that `Lines` doesn’t. */
    readonly hasLoneReturns: boolean,
  ) {}

  static create(uri: string, languageId: string, version: number, text: string): OpenText {
    return new OpenText(uri, languageId, version, Lines.of(text), LONE_RETURN.test(text));
  }

  /** The document after some changes, one after the other. */
  static update(before: OpenText, changes: readonly TextDocumentContentChangeEvent[], version: number): OpenText {
    const { uri, languageId } = before;
    let { lines, hasLoneReturns } = before;
    for (const change of changes) {
      const { text } = change;
      if (!('range' in change)) {
        lines = Lines.of(text);
        hasLoneReturns = LONE_RETURN.test(text);
      } else if (hasLoneReturns || LONE_RETURN.test(text)) {
        const whole = TextDocument.create(uri, languageId, version, lines.toString());
        const changed = TextDocument.update(whole, [change], version).getText();
        lines = Lines.of(changed);
        hasLoneReturns = LONE_RETURN.test(changed);
      } else {
        const [a, b] = [lines.offsetAt(change.range.start), lines.offsetAt(change.range.end)];
        lines = lines.replace(Math.min(a, b), Math.max(a, b), text);
      }
    }
    return new OpenText(uri, languageId, version, lines, hasLoneReturns);
  }

  getText(): string {
    return this.lines.toString();
  }
}
