import { safeJson } from '../terminal';
import type { Format } from './format';

/** For programs. What stands here is a contract: see `version`. */
export const json: Format = (files, summary) =>
  safeJson({
    version: 1,
    files: files.map(({ path, findings }) => ({
      path,
      findings: findings.map(({ rule, severity, message, line, column, endLine, endColumn, fixable }) => ({
        rule,
        severity,
        message,
        line,
        column,
        endLine,
        endColumn,
        fixable,
      })),
    })),
    summary,
  });
