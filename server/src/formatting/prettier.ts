/**
 * YAML laid out by Prettier. In what is built this is a file of its own, loaded when somebody formats for the first time:
 * the start of the server doesn't pay for it.
 */
import * as yaml from 'prettier/plugins/yaml';
import { format } from 'prettier/standalone';

/** How a plan is laid out, as far as that is a matter of taste. */
export interface YamlLayout {
  /** Columns by which what is nested stands further in. */
  readonly indent: number;
  readonly lineEnd: '\n' | '\r\n';
  readonly quotes: 'single' | 'double';
  /** True for `{ id: a }`, false for `{id: a}`. */
  readonly paddedBrackets: boolean;
}

const WIDTH = 120;

/** The text laid out anew. Rejects for text that is no YAML. */
export function formatYaml(text: string, { indent, lineEnd, quotes, paddedBrackets }: YamlLayout): Promise<string> {
  return format(text, {
    parser: 'yaml',
    plugins: [yaml],
    tabWidth: indent,
    endOfLine: lineEnd === '\r\n' ? 'crlf' : 'lf',
    singleQuote: quotes === 'single',
    bracketSpacing: paddedBrackets,
    printWidth: WIDTH,
    proseWrap: 'preserve',
  });
}
