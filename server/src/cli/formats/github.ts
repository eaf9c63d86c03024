import type { ReportedFinding } from '../../report';
import { plain } from '../terminal';
import { type Format, languageOf } from './format';
import { totalOf } from './total';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands of GitHub Actions: each finding is shown at its line of the pull request. The log ends in a sum. */
export const github: Format = (files, summary, { inRepository, language = languageOf(files) }) => {
  const commands = files.flatMap(({ path, findings }) =>
    findings.map((finding) => {
      const properties = [...(path === '-' ? [] : [`file=${property(inRepository(path))}`]), ...place(finding)];
      const title = `title=${property(finding.rule)}`;
      return `::${COMMANDS[finding.severity]} ${[...properties, title].join(',')}::${data(plain(finding.message))}\n`;
    }),
  );
  return `${commands.join('')}${totalOf(summary, language)}\n`;
};

/** Columns are taken only within one line. */
function place({ line, column, endLine, endColumn }: ReportedFinding): readonly string[] {
  const lines = [`line=${line}`, `endLine=${endLine}`];
  return line === endLine ? [...lines, `col=${column}`, `endColumn=${endColumn}`] : lines;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
