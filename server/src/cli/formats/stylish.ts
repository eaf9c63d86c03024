import type { FileReport, ReportedFinding, Summary } from '../../report';
import type { Severity } from '../../rules/rule';
import { type Colours, plain } from '../terminal';
import { type Format, languageOf } from './format';
import { mendedOf, totalOf } from './total';

/**
 * For people. What is the same in every language (place, severity and rule, as they are written in a configuration)
 * stands in columns; the message comes last, so that Hebrew, which runs the other way, moves nothing else.
 */
export const stylish: Format = (files, summary, { colours, language = languageOf(files) }) => {
  const blocks = files.filter((file) => file.findings.length > 0).map((file) => block(file, colours));
  const total = colours.bold(painterOf(summary, colours)(totalOf(summary, language)));
  const mended = files.filter((file) => file.mended > 0);
  const number = mended.reduce((sum, file) => sum + file.mended, 0);
  const changed =
    mended.length > 0 ? [mendedOf(number, language), ...mended.map(({ path }) => `  ${plain(path)}`)] : [];
  return `${[...blocks, [total, ...changed].join('\n')].join('\n\n')}\n`;
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

function painterOf({ errors, warnings, infos }: Summary, { red, yellow, blue, green }: Colours) {
  if (errors > 0) return red;
  if (warnings > 0) return yellow;
  return infos > 0 ? blue : green;
}
