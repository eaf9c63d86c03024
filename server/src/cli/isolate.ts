/** Hebrew on a terminal: lines there run from the left, and would tear apart a sentence that has English words in it. */

const [FROM_RIGHT, FROM_LEFT, END] = ['\u2067', '\u2066', '\u2069'];

/**
 * Lines of our own with their Hebrew sentences set apart, each to be read from the right as a whole: behind leading
 * spaces, a column of terms, or the command's name. Commands with Hebrew in quotes stay as they are.
 * @param stream where it is written; what is no terminal gets nothing that a program would stumble over
 */
export function isolated(text: string, stream: { readonly isTTY?: boolean }): string {
  if (stream.isTTY !== true || process.env.TERM === 'dumb') return text;
  return text.replace(SENTENCE, (_, before: string, sentence: string) => {
    const words = sentence.replace(/\u200e/g, '').replace(CODE, `${FROM_LEFT}$&${END}`);
    return `${before}${FROM_RIGHT}${words}${END}`;
  });
}

const SENTENCE = /^( *(?=[\u05d0-\u05ea])| {18,}(?=\S)| {2}\S.*? {2,}|partnership-plan: )(.*[\u05d0-\u05ea].*)$/gm;

/** Options, placeholders and names that begin or end with a sign, which would wander to their other side. */
const CODE = /(?:partnership-plan(?: [a-z]+)? )?--[a-z][a-z-]*(?: <[^>]+>)?|<[^>]+>|[\w./-]*\.[\w./-]*\w/g;
