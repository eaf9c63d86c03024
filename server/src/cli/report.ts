import type { Analysis } from '../check';
import type { Severity } from '../rules/rule';

/** A finding as programs read it: lines and columns from 1, columns in UTF-16 units. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** True where a quick fix is offered. */
  readonly fixable: boolean;
}

export interface FileReport {
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** The findings of an analysis, in document order. */
export function reportOf(path: string, { document, findings }: Analysis): FileReport {
  return {
    path,
    findings: findings.map((finding) => {
      const { start, end } = document.rangeOf(finding);
      return {
        rule: finding.rule,
        severity: finding.severity,
        message: finding.message,
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        fixable: finding.fixes.length > 0,
      };
    }),
  };
}

export function summaryOf(files: readonly FileReport[]): Summary {
  const count = (severity: Severity) =>
    files.reduce((sum, file) => sum + file.findings.filter((finding) => finding.severity === severity).length, 0);
  return { files: files.length, errors: count('error'), warnings: count('warning'), infos: count('info') };
}
