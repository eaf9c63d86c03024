import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Checked, Finding } from '../check';
import type { Severity } from '../rules/rule';
import { toRange } from './text';

export const SOURCE = 'partnership-plan';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/**
 * The findings of a plan as diagnostics.
 * @param pageOf the address of a rule's page, where the client can open one
 */
export function diagnosticsOf(
  analysis: Checked,
  uri: string,
  pageOf: (rule: string) => string | undefined,
): Diagnostic[] {
  return analysis.findings.map((finding) => toDiagnostic(analysis, finding, uri, pageOf));
}

function toDiagnostic(
  analysis: Checked,
  finding: Finding,
  uri: string,
  pageOf: (rule: string) => string | undefined,
): Diagnostic {
  const { document } = analysis;
  const href = pageOf(finding.rule);
  return {
    range: toRange(document, finding),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    ...(href ? { codeDescription: { href } } : {}),
    source: SOURCE,
    message: finding.message,
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(finding.related.length > 0
      ? {
          relatedInformation: finding.related.map((related) => ({
            location: { uri, range: toRange(document, related) },
            message: related.message,
          })),
        }
      : {}),
  };
}
