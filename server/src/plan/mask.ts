import type { Common } from './difference';
import { Lines } from './lines';
import type { Problem } from './tree';

/** What is parsed in place of the text: of the same length, without what YAML can't read but people paste. */
export interface Masked {
  readonly masked: Lines;
  readonly problems: Problem[];
}

/**
 * Masks a text.
 * @param common what it has in common with a version in which nothing had to be masked; undefined where there is none
 */
export function mask(lines: Lines, common?: Common): Masked {
  if (common && !SUSPECT.test(lines.slice(Math.max(0, common.start - MARGIN), lines.length - common.end + MARGIN))) {
    return { masked: lines, problems: [] };
  }
  const problems: Problem[] = [];
  const text = lines.toString();
  let masked = text;
  if (masked.includes('\r')) masked = masked.replace(/\r(?!\n)/g, '\n');
  if (masked.includes('<<<<<<<')) masked = takeOurs(masked, problems);
  const control = CONTROL.exec(masked);
  if (control) {
    const word = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    const place = { start: control.index, end: control.index + 1 };
    problems.push({ code: 'control-character', ...place, word, mend: { ...place, text: '' } });
  }
  return { masked: masked === text ? lines : Lines.of(masked), problems };
}

const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What may have to be masked; a stretch that begins or ends amid a pair is suspect, too. */
const SUSPECT = new RegExp(`\\r(?!\\n)|<{7}|${CONTROL.source}`);

/** So much of the text around a change may be part of what is suspect. */
const MARGIN = 8;

const CONFLICT_MARK = /^(<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?\r?$/gm;

/** Blanks of each merge conflict all but our version, and tells of it at its first line. */
function takeOurs(text: string, problems: Problem[]): string {
  let result = '';
  let last = 0;
  let begin: RegExpExecArray | undefined;
  let base: RegExpExecArray | undefined;
  let middle: RegExpExecArray | undefined;
  for (const mark of text.matchAll(CONFLICT_MARK)) {
    const kind = mark[1]?.charAt(0);
    if (kind === '<') [begin, base, middle] = [mark, undefined, undefined];
    else if (kind === '|' && !middle) base ??= mark;
    else if (kind === '=') middle ??= mark;
    else if (kind === '>' && begin && middle) {
      const ours = begin.index + begin[0].length;
      const theirs = Math.min(middle.index, base?.index ?? middle.index);
      const end = mark.index + mark[0].length;
      problems.push({ code: 'conflict-marker', start: begin.index, end: begin.index + begin[0].trimEnd().length });
      result +=
        text.slice(last, begin.index) + blank(begin[0]) + text.slice(ours, theirs) + blank(text.slice(theirs, end));
      last = end;
      [begin, base, middle] = [undefined, undefined, undefined];
    }
  }
  return result + text.slice(last);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
