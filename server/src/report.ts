import type { Checked } from './check';
import type { PlanDocument, Span } from './plan/document';
import type { Severity } from './rules/rule';
import type { Language } from './schema/shape';

/** A stretch of a file: lines and columns from 1, columns in UTF-16 units. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as programs read it. */
export interface ReportedFinding extends Region {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** True where a quick fix is offered. */
  readonly fixable: boolean;
  readonly related: readonly (Region & { readonly message: string })[];
  /** Worked out only where they are asked for. */
  readonly fixes: readonly {
    readonly title: string;
    readonly changes: readonly (Region & { readonly text: string })[];
  }[];
}

export interface FileReport {
  /** From the working directory, with `/`; `-` for standard input. */
  readonly path: string;
  /** Of the messages. */
  readonly language: Language;
  readonly findings: readonly ReportedFinding[];
  /** How many findings were mended before. */
  readonly mended: number;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface ReportOptions {
  /** What is milder is left out. */
  readonly minSeverity?: Severity | undefined;
  readonly withFixes?: boolean | undefined;
}

/** Severities, the mildest first. */
export const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

/** The findings of a plan, or of a configuration, in document order. */
export function reportOf(
  path: string,
  { document, findings, language }: Checked,
  { minSeverity = 'info', withFixes = false }: ReportOptions = {},
  mended = 0,
): FileReport {
  const least = SEVERITIES.indexOf(minSeverity);
  const shown = findings.filter((finding) => SEVERITIES.indexOf(finding.severity) >= least);
  return {
    path,
    language,
    mended,
    findings: shown.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      ...regionOf(document, finding),
      fixable: finding.fixes.length > 0,
      related: finding.related.map((one) => ({ ...regionOf(document, one), message: one.message })),
      fixes: !withFixes
        ? []
        : finding.fixes.flatMap((fix) => {
            const changes = fix.edits();
            if (!changes || changes.length === 0) return [];
            return {
              title: fix.title[language],
              changes: changes.map((change) => ({ ...regionOf(document, change), text: change.text })),
            };
          }),
    })),
  };
}

function regionOf(document: PlanDocument, span: Span): Region {
  const { start, end } = document.rangeOf(span);
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

export function summaryOf(files: readonly FileReport[]): Summary {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const file of files) for (const finding of file.findings) counts[finding.severity]++;
  return { files: files.length, errors: counts.error, warnings: counts.warning, infos: counts.info };
}
