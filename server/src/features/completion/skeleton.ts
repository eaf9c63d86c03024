/** What is written for a value that people still have to fill in, as a snippet or as plain text. */
import { type Data, type Layout, writeBlock, writeFlow } from '../../plan/edit';

/** The outline of a value. */
export type Skeleton =
  | { readonly kind: 'fixed'; readonly data: Data }
  /** A text to be written over. */
  | { readonly kind: 'stop'; readonly data: Data }
  /** One of several; the first unless another is chosen. */
  | { readonly kind: 'choice'; readonly options: readonly Data[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Skeleton])[] }
  /** `short` ones stand on one line also in block style. */
  | { readonly kind: 'list'; readonly items: readonly Skeleton[]; readonly short?: boolean }
  /** An empty place for the keys of a map, or the entries of a list. */
  | { readonly kind: 'open'; readonly holds: 'keys' | 'entries' };

/** Text as it stands in a snippet, where some characters would mean something else. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Writes skeletons into one item's text; tab stops are numbered in the order of writing. */
export class Writer {
  private stops = 0;

  /** @param snippets whether to write tab stops, or the texts that they begin with */
  constructor(
    private readonly layout: Layout,
    private readonly snippets: boolean,
  ) {}

  /** Text that is no part of a value: keys, indentation, dashes. */
  plain(text: string): string {
    return this.snippets ? escapeSnippet(text) : text;
  }

  /** Keys with their values, in block style; the first begins at `column`. */
  entries(entries: readonly (readonly [string, Skeleton])[], column: number): string {
    const lines = entries.map(([key, value]) => `${this.plain(key)}:${this.behindKey(value, column)}`);
    return lines.join(this.newLine(column));
  }

  /** What stands behind the colon of a key that begins at `column`. */
  behindKey(value: Skeleton, column: number): string {
    if (this.isOneLine(value)) return ` ${this.flow(value, false)}`;
    const inner = column + (isList(value) && !this.layout.indentedDashes ? 0 : this.layout.step);
    return this.newLine(inner) + this.block(value, inner);
  }

  /** A value that begins at `column`. */
  block(value: Skeleton, column: number): string {
    if (this.isOneLine(value)) return this.flow(value, false);
    if (value.kind === 'map') return this.entries(value.entries, column);
    if (value.kind === 'open') return (isList(value) ? '- ' : '') + this.stop('');
    const items = value.kind === 'list' ? value.items : [];
    return items.map((item) => `- ${this.block(item, column + 2)}`).join(this.newLine(column));
  }

  /** A value on one line. */
  flow(value: Skeleton, inFlow = true): string {
    const write = (data: Data) => scalar(data, this.layout, inFlow);
    switch (value.kind) {
      case 'fixed':
        return this.plain(write(value.data));
      case 'stop':
        return this.stop(write(value.data));
      case 'choice':
        return this.choice(value.options.map(write));
      case 'map':
        return `{${this.flowEntries(value.entries)}}`;
      case 'list':
        return `[${value.items.map((item) => this.flow(item)).join(', ')}]`;
      case 'open':
        return isList(value) ? `[${this.stop('')}]` : `{${this.stop('')}}`;
    }
  }

  /** Keys with their values, on one line. */
  flowEntries(entries: readonly (readonly [string, Skeleton])[]): string {
    return entries.map(([key, value]) => `${this.plain(key)}: ${this.flow(value)}`).join(', ');
  }

  private isOneLine(value: Skeleton): boolean {
    if (value.kind === 'open') return false;
    if (value.kind === 'map') return value.entries.length === 0;
    return value.kind !== 'list' || value.short === true || value.items.length === 0;
  }

  private stop(text: string): string {
    return this.snippets ? `\${${++this.stops}:${escapeSnippet(text)}}` : text;
  }

  private choice(options: readonly string[]): string {
    if (options.length < 2) return this.stop(options[0] ?? '');
    if (!this.snippets) return options[0] ?? '';
    const list = options.map((option) => option.replace(/[\\$},|]/g, '\\$&')).join(',');
    return `\${${++this.stops}|${list}|}`;
  }

  private newLine(column: number): string {
    return this.layout.lineEnd + ' '.repeat(column);
  }
}

function isList(value: Skeleton): boolean {
  return value.kind === 'list' || (value.kind === 'open' && value.holds === 'entries');
}

/** Data on one line; in flow style some texts need quotes that they don't need elsewhere. */
export function scalar(data: Data, layout: Layout, flow: boolean): string {
  // The library takes its time, and most texts need nothing of it.
  if (typeof data === 'string' && PLAIN.test(data)) return data;
  if (flow) return writeFlow([data]).slice(1, -1);
  const text = writeBlock(data, layout, 0);
  return /[\r\n]/.test(text) ? writeFlow([data]).slice(1, -1) : text;
}

/** Texts that stand for themselves in block and flow style alike. */
const PLAIN = /^(?!(?:null|true|false)$)[\p{L}<…](?:[\p{L}\p{M}\p{N}<>/()'’״׳…–.-]| (?=\S))*$/iu;
