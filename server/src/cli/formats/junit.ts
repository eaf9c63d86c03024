import type { FileReport, ReportedFinding } from '../../report';
import { plain, wellFormed } from '../terminal';
import type { Format } from './format';

/**
 * JUnit XML, for build servers: a suite for each plan, a test for each finding. It has the rule's name, and a number where
 * the rule speaks again, so that build servers know it again when lines move. Errors are failures; warnings and remarks
 * are told in the output of tests that pass, as the run's own exit status has it.
 */
export const junit: Format = (files, summary) => {
  const suites = files.map(suite);
  const tests = suites.reduce((sum, one) => sum + one.tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="partnership-plan" tests="${tests}" failures="${summary.errors}" errors="0">`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    '',
  ].join('\n');
};

function suite(file: FileReport): { readonly text: string; readonly tests: number } {
  const name = xml(file.path);
  const failures = file.findings.filter(({ severity }) => severity === 'error').length;
  const spoken = new Map<string, number>();
  const nameOf = ({ rule }: ReportedFinding) => {
    const times = (spoken.get(rule) ?? 0) + 1;
    spoken.set(rule, times);
    return times === 1 ? rule : `${rule} (${times})`;
  };
  const cases =
    file.findings.length > 0
      ? file.findings.map((finding) => testCase(file, finding, nameOf(finding)))
      : [`    <testcase classname="${name}" name="check"/>`];
  const text = [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
  return { text, tests: cases.length };
}

function testCase({ path }: FileReport, finding: ReportedFinding, name: string): string {
  const { rule, severity, message, line, column } = finding;
  const place = xml(`${path}:${line}:${column}`);
  const head = `    <testcase classname="${xml(path)}" name="${xml(name)}" file="${xml(path)}" line="${line}">`;
  const words = xml(message);
  const body =
    severity === 'error'
      ? `      <failure type="${xml(rule)}" message="${words}">${place}: ${words}</failure>`
      : `      <system-out>${place}: ${severity}: ${words}</system-out>`;
  return `${head}\n${body}\n    </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML: escaped, without what XML 1.0 can't hold. */
function xml(text: string): string {
  return wellFormed(plain(text))
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
