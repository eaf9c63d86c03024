import { analyse, type Finding } from '../../server/src/check';
import { formatPlan } from '../../server/src/features/format';
import { formatYaml } from '../../server/src/formatting/prettier';
import { parseDocument } from '../../server/src/plan/document';
import { applyChanges, type Change } from '../../server/src/plan/edit';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import { EXPORT_FORMATS, exportPlan } from '../../server/src/view/export';
import { ABOUT_PLACE, ABOUT_PLAN, badRanges } from './ask';

/** What came of a text: faults in words, and how long each part of the work took, in milliseconds of CPU. */
export interface Outcome {
  readonly faults: readonly string[];
  readonly times: Readonly<Record<string, number>>;
}

export interface Thoroughness {
  /** How many places of the text to ask the features about. */
  readonly places?: number;
  /** How many of the fixes to try. */
  readonly fixes?: number;
  /** Whether to export the plan in all formats and to format it. */
  readonly exports?: boolean;
}

/** Words that no person would write: the insides of libraries and of this program. */
const RAW =
  /Implicit|must NOT|must be (?:string|object|array|number|integer|boolean|equal|>=|<=)|must match|Unresolved|Unexpected|(?<!An )\bundefined\b|\[object|\bNaN\b/;

/** Longer messages are none. */
const LONGEST_MESSAGE = 2000;

/** Does with a text all that an editor or a command line would ever ask for. */
export async function withstand(
  text: string,
  { places = 6, fixes = 60, exports = true }: Thoroughness = {},
): Promise<Outcome> {
  const faults: string[] = [];
  const times: Record<string, number> = {};
  async function part<T>(name: string, work: () => T | Promise<T>): Promise<T | undefined> {
    const begin = process.cpuUsage();
    try {
      return await work();
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
      return undefined;
    } finally {
      const { user, system } = process.cpuUsage(begin);
      times[name] = Math.max(times[name] ?? 0, (user + system) / 1000);
    }
  }

  const analysis = await part('analysis', () => {
    const analysed = analyse(parseDocument(text), { today: EXAMPLES_TODAY });
    // Found when first asked for.
    return analysed.findings && analysed;
  });
  if (!analysis) return { faults, times };
  faults.push(...analysis.findings.flatMap((finding) => faultsOf(finding, text)));
  for (const [name, ask] of Object.entries(ABOUT_PLAN)) {
    const answer = await part(name, () => ask(analysis));
    faults.push(...badRanges(answer, analysis).map((bad) => `${name}: ${bad}`));
    if (name === 'preview' && hasScript(answer)) faults.push('the preview holds a script');
  }
  for (const offset of offsetsIn(text, places)) {
    for (const [name, ask] of Object.entries(ABOUT_PLACE)) {
      const answer = await part(name, () => ask(analysis, offset));
      faults.push(...badRanges(answer, analysis).map((bad) => `${name} at ${offset}: ${bad}`));
    }
  }
  await part('fixes', () => faults.push(...faultsOfFixes(analysis.findings, text, fixes)));
  if (exports) {
    for (const to of EXPORT_FORMATS) await part(`export to ${to}`, () => exportPlan(analysis, { to }));
    await part('formatting', () => formatPlan(analysis, { tabSize: 2 }, formatYaml));
  }
  return { faults, times };
}

function hasScript(preview: unknown): boolean {
  return /<script|<img|<[^>]*\son\w+=["']/i.test((preview as { html?: string } | undefined)?.html ?? '');
}

function offsetsIn(text: string, places: number): readonly number[] {
  return Array.from({ length: places }, (_, index) => Math.floor((text.length * index) / Math.max(1, places - 1)));
}

/** What is wrong with a finding itself: places beyond the text, and messages that nobody should read. */
export function faultsOf(finding: Finding, text: string): readonly string[] {
  const told: string[] = [];
  const isWithin = (span: { start: number; end: number }) =>
    span.start >= 0 && span.start <= span.end && span.end <= text.length;
  const name = `${finding.rule} at ${finding.start}-${finding.end} (“${finding.message.slice(0, 200)}”)`;
  if (!isWithin(finding)) told.push(`${name} lies outside the text`);
  for (const related of finding.related) if (!isWithin(related)) told.push(`${name}: a related place outside the text`);
  // The plan's own words may be what they like.
  const own = finding.message.replace(/[“״][^”״]*[”״]/g, '');
  if (RAW.test(own)) told.push(`${name} speaks of its own insides`);
  if (finding.message.length > LONGEST_MESSAGE) {
    told.push(`${finding.rule}: a message of ${finding.message.length} characters`);
  }
  if (finding.message.trim() === '') told.push(`${name} says nothing`);
  return told;
}

function faultsOfFixes(findings: readonly Finding[], text: string, most: number): readonly string[] {
  const told: string[] = [];
  const fixes = findings.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  const step = Math.max(1, Math.floor(fixes.length / most));
  for (let index = 0; index < fixes.length; index += step) {
    const one = fixes[index];
    if (!one) break;
    const changes: readonly Change[] = one.fix.edits() ?? [];
    const sorted = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
    const name = `${one.finding.rule}: “${one.fix.title.en}”`;
    if (RAW.test(one.fix.title.en.replace(/“[^”]*”/g, ''))) told.push(`${name} speaks of its own insides`);
    sorted.forEach(({ start, end }, i) => {
      if (start < 0 || start > end || end > text.length) told.push(`${name} edits ${start}-${end} of ${text.length}`);
      const before = sorted[i - 1];
      if (before && before.end > start) told.push(`${name} has edits that overlap`);
    });
    applyChanges(text, changes);
  }
  return told;
}
