/** Somebody at work on a plan: edits of the kinds that people make, each undone in the end, so that the plan stays as long. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { randomNumbers } from './plans';

export const EDIT_KINDS = ['typing in a value', 'a new key', 'a new entry on top', 'deleting a block', 'undo'] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

export interface Edit {
  readonly kind: EditKind;
  readonly range: Range;
  readonly text: string;
}

/** A stretch of text, offsets in UTF-16 units, and what takes its place. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The document as the editor holds it; both servers are told of the same edits. */
export class Typist {
  private document: TextDocument;
  private readonly random: () => number;
  private readonly undoing: Replacement[] = [];

  constructor(uri: string, text: string, seed: number) {
    this.document = TextDocument.create(uri, 'yaml', 1, text);
    this.random = randomNumbers(seed);
  }

  get version(): number {
    return this.document.version;
  }

  get text(): string {
    return this.document.getText();
  }

  /** One round of work: ten edits, after which the text is what it was. */
  *round(): Generator<Edit> {
    const word = this.somewhere(/^ +(?:what|issue|need|decision|stake): (?=\S)/gm);
    for (let i = 0; i < 3; i++)
      yield this.apply('typing in a value', { start: word.end + i, end: word.end + i, text: 'א' });
    while (this.undoing.length > 0) yield this.undo();

    const id = this.somewhere(/^ +- id: commitment-\d+\n/gm);
    yield this.apply('a new key', { start: id.end, end: id.end, text: '      x-note: הערה\n' });
    yield this.undo();

    const list = this.somewhere(/^(?:issues|partners|decisions):\n/gm);
    yield this.apply('a new entry on top', { start: list.end, end: list.end, text: `  - id: new-${this.version}\n` });
    yield this.undo();

    const block = this.somewhere(/^ {2}- id: [\s\S]*?\n(?= {2}- |\n|\S)/gm);
    yield this.apply('deleting a block', { ...block, text: '' });
    yield this.undo();
  }

  /** Where something is found, one of all such places. */
  somewhere(pattern: RegExp): { readonly start: number; readonly end: number } {
    const found = [...this.text.matchAll(pattern)];
    const one = found[Math.floor(this.random() * found.length)];
    if (!one) throw new Error(`The plan has no ${pattern}`);
    return { start: one.index, end: one.index + one[0].length };
  }

  positionAt(offset: number): Range['start'] {
    return this.document.positionAt(offset);
  }

  /** Types a letter; to be undone. */
  type(offset: number): Edit {
    return this.apply('typing in a value', { start: offset, end: offset, text: 'א' });
  }

  undo(): Edit {
    const last = this.undoing.pop();
    if (!last) throw new Error('There is nothing to undo');
    return this.replace('undo', last);
  }

  private apply(kind: EditKind, replacement: Replacement): Edit {
    const { start, end, text } = replacement;
    this.undoing.push({ start, end: start + text.length, text: this.text.slice(start, end) });
    return this.replace(kind, replacement);
  }

  private replace(kind: EditKind, { start, end, text }: Replacement): Edit {
    const range = { start: this.document.positionAt(start), end: this.document.positionAt(end) };
    this.document = TextDocument.update(this.document, [{ range, text }], this.document.version + 1);
    return { kind, range, text };
  }
}
