import type { FileReport, ReportedFinding, Summary } from '../../report';
import type { Severity } from '../../rules/rule';
import type { Language } from '../../schema/shape';
import { type Colours, plain } from '../terminal';
import { type Format, languageOf } from './format';

/**
 * For people. What is the same in every language (place, severity and rule, as they are written in a configuration)
 * stands in columns; the message comes last, so that Hebrew, which runs the other way, moves nothing else.
 */
export const stylish: Format = (files, summary, { colours, language }) => {
  const blocks = files.filter((file) => file.findings.length > 0).map((file) => block(file, colours));
  const words = WORDS[language ?? languageOf(files)];
  const mended = files.reduce((sum, file) => sum + file.mended, 0);
  const total = [totalLine(summary, words, colours), ...(mended > 0 ? [words.mended(mended)] : [])].join('\n');
  return `${[...blocks, total].join('\n\n')}\n`;
};

function block({ path, findings }: FileReport, colours: Colours): string {
  const place = ({ line, column }: ReportedFinding) => `${line}:${column}`;
  const width = (of: (finding: ReportedFinding) => string) =>
    findings.reduce((most, finding) => Math.max(most, of(finding).length), 0);
  const places = width(place);
  const severities = width(({ severity }) => severity);
  const rules = width(({ rule }) => rule);
  const paint = painter(colours);
  const rows = findings.map((finding) => {
    const { severity, rule, message } = finding;
    const columns = [
      colours.dim(place(finding).padStart(places)),
      paint[severity](severity.padEnd(severities)),
      colours.dim(rule.padEnd(rules)),
      plain(message),
    ];
    return `  ${columns.join('  ')}`;
  });
  return [colours.underline(plain(path)), ...rows].join('\n');
}

function painter({ red, yellow, blue }: Colours): Readonly<Record<Severity, (text: string) => string>> {
  return { error: red, warning: yellow, info: blue };
}

function totalLine(summary: Summary, words: Words, colours: Colours): string {
  const { files, errors, warnings, infos } = summary;
  if (errors + warnings + infos === 0) return colours.green(words.fine(files));
  const paint = errors > 0 ? colours.red : warnings > 0 ? colours.yellow : colours.blue;
  return colours.bold(paint(words.total(files, errors, warnings, infos)));
}

interface Words {
  fine(files: number): string;
  total(files: number, errors: number, warnings: number, infos: number): string;
  mended(count: number): string;
}

const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);
const ofFew = (number: number, one: string, many: string) => (number === 1 ? one : `${number} ${many}`);

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    fine: (files) => `${count(files, 'plan', 'plans')}, nothing to say.`,
    total: (files, errors, warnings, infos) =>
      `${count(files, 'plan', 'plans')}: ${count(errors, 'error', 'errors')}, ${count(warnings, 'warning', 'warnings')}, ${count(infos, 'remark', 'remarks')}`,
    mended: (number) => `${count(number, 'finding was', 'findings were')} mended.`,
  },
  he: {
    fine: (files) => `${ofFew(files, 'תוכנית אחת', 'תוכניות')}, בלי הערות.`,
    total: (files, errors, warnings, infos) =>
      `${ofFew(files, 'תוכנית אחת', 'תוכניות')}: ${ofFew(errors, 'שגיאה אחת', 'שגיאות')}, ${ofFew(warnings, 'אזהרה אחת', 'אזהרות')}, ${ofFew(infos, 'הערה אחת', 'הערות')}`,
    mended: (number) => `${ofFew(number, 'ממצא אחד תוקן', 'ממצאים תוקנו')}.`,
  },
};
