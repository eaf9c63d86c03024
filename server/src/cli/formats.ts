import type { FileReport, Summary } from './report';

/** Writes reports as text. */
export type Format = (files: readonly FileReport[], summary: Summary) => string;

const json: Format = (files, summary) => `${JSON.stringify({ version: 1, files, summary }, null, 2)}\n`;

const stylish: Format = (files, summary) => {
  const blocks = files
    .filter((file) => file.findings.length > 0)
    .map((file) => {
      const rows = file.findings.map(
        ({ line, column, severity, message, rule }) => `  ${line}:${column}  ${severity}  ${message}  ${rule}`,
      );
      return [file.path, ...rows].join('\n');
    });
  const { errors, warnings, infos } = summary;
  const total = `${summary.files} plans: ${errors} errors, ${warnings} warnings, ${infos} notes`;
  return `${[...blocks, total].join('\n\n')}\n`;
};

export const FORMATS: Readonly<Record<string, Format>> = { stylish, json };
