/** The only door to findings: server, command line and preview all come through here. */
import { type Configuration, defaultConfiguration } from './configuration/configuration';
import { type PlanDocument, parseDocument, type Span } from './plan/document';
import { scalarAround } from './plan/locate';
import { type Plan, readPlan } from './plan/model';
import { type Names, readNames } from './plan/names';
import type { Place } from './plan/tree';
import { dayOf } from './plan/values';
import { RULES, ruleById } from './rules/all';
import {
  type AnyRule,
  type Context,
  type Fix,
  type IgnoreUse,
  type Report,
  fixesOf as ruleFixes,
  type Severity,
} from './rules/rule';
import { bare, type Outcome, runRule, stillHolds } from './rules/run';
import { nearest } from './schema/nearest';
import type { Language } from './schema/shape';

/** Something that a rule found in a plan. Offsets in UTF-16 units from the beginning of the document. */
export interface Finding extends Span {
  readonly rule: string;
  readonly severity: Severity;
  /** In the plan's language. */
  readonly message: string;
  readonly related: readonly (Span & { readonly message: string })[];
  readonly fixes: readonly Fix[];
  readonly unnecessary: boolean;
}

export interface CheckOptions {
  readonly configuration?: Configuration;
  /** `YYYY-MM-DD`; the machine's own date where it is not given. */
  readonly today?: string | undefined;
  /** The plan's file, as a path or an address: `….he.partnership.yaml` tells the language where the text doesn't. */
  readonly file?: string | undefined;
  /** The language of messages where neither plan nor configuration has one. */
  readonly language?: Language | undefined;
  /** The language of messages whatever the plan's own. */
  readonly forceLanguage?: Language | undefined;
}

/** A document, a plan or another, with what was found in it. */
export interface Checked {
  readonly document: PlanDocument;
  /** Of the document, and so of messages about it. */
  readonly language: Language;
  /** In document order. */
  readonly findings: readonly Finding[];
  /** True where a comment can ask for a finding to be ignored. */
  readonly takesIgnores: boolean;
}

/** A plan with all that is known about it. */
export interface Analysis extends Checked {
  /** Undefined where the text holds no plan at all. */
  readonly plan: Plan | undefined;
  readonly names: Names;
  readonly configuration: Configuration;
}

/** Checks a text: parses it and applies all rules. Never throws for what is in the text. */
export function check(text: string, options: CheckOptions = {}): Analysis {
  return withFindings(scopeOf(parseDocument(text), options));
}

/**
 * Applies all rules to a document.
 * @param previous of an earlier version, from which is taken over what still holds
 */
export function analyse(document: PlanDocument, options: CheckOptions = {}, previous?: Analysis): Analysis {
  const scope = scopeOf(document, options);
  // Only what the version before knew by now is taken over, so that no chain of versions is kept alive.
  const isAlike = previous?.configuration === scope.configuration && previous.language === scope.language;
  let known = isAlike ? outcomes.get(previous) : undefined;
  const own: Outcomes = new Map();
  const analysis = withFindings(scope, () => {
    const memory = { known, own };
    known = undefined;
    outcomes.set(analysis, own);
    return memory;
  });
  return analysis;
}

function scopeOf(document: PlanDocument, options: CheckOptions): Scope {
  const configuration = options.configuration ?? defaultConfiguration();
  const plan = readPlan(document, dayOf(options.today) ?? localToday());
  const names = readNames(document.root);
  const own = plan?.ownLanguage ?? languageOfFile(options.file);
  const language = options.forceLanguage ?? own ?? configuration.language ?? options.language ?? 'en';
  return { document, plan, names, configuration, language, takesIgnores: true };
}

/** The language that a file's name tells: `river.he.partnership.yaml`. */
function languageOfFile(file: string | undefined): Language | undefined {
  const told = file && /\.(he|en)\.partnership\.ya?ml$/i.exec(file)?.[1]?.toLowerCase();
  return told === 'he' || told === 'en' ? told : undefined;
}

/** What is known about a plan, with the messages in another language; the very same where it is theirs already. */
export function inLanguage(analysis: Analysis, language: Language): Analysis {
  if (language === analysis.language) return analysis;
  const { document, plan, names, configuration, takesIgnores } = analysis;
  return withFindings({ document, plan, names, configuration, language, takesIgnores });
}

/**
 * Adds the findings, which are sought when they are asked for.
 * @param remembering tells then what is known of the version before, and where to keep what the next one may take over
 */
function withFindings(scope: Scope, remembering?: () => Memory): Analysis {
  let findings: readonly Finding[] | undefined;
  return {
    ...scope,
    get findings() {
      findings ??= findAll(scope, remembering?.());
      return findings;
    },
  };
}

/** What is remembered from one version of a plan to the next. */
interface Memory {
  readonly known: Outcomes | undefined;
  readonly own: Outcomes;
}

/** What came of the rules about the plan. */
type Outcomes = Map<AnyRule, Outcome>;
const outcomes = new WeakMap<Analysis, Outcomes>();

/** The machine's date, as a day counted from 1970-01-01. */
function localToday(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
}

type Scope = Omit<Analysis, 'findings'>;

/** How many findings of one rule are told. Whoever has mended so many is told of the next ones. */
export const MOST_OF_A_RULE = 1000;

/** Of the places that a finding relates to, so many are told. */
const MOST_RELATED = 50;

const MORE: Readonly<Record<Language, string>> = {
  en: 'There is more of this kind below, which is not listed before this is mended.',
  he: 'יש עוד ממצאים כאלה בהמשך, והם יוצגו לאחר שאלה יתוקנו.',
};

function findAll(scope: Scope, memory?: Memory): readonly Finding[] {
  const found: Finding[] = [];
  /** The rules that had more to tell. */
  const cut = new Set<string>();
  for (const rule of RULES) {
    const severity = severityOf(rule, scope);
    if (severity === 'off' || 'checkIgnores' in rule) continue;
    const before = memory?.known?.get(rule);
    const isKnown = before && scope.plan && stillHolds(before, scope.plan, scope.names);
    const outcome = isKnown ? bare(before) : run(rule, scope, memory !== undefined);
    memory?.own.set(rule, outcome);
    if (outcome.isCut) cut.add(rule.id);
    for (const [index, report] of outcome.reports.entries()) {
      found.push(toFinding(rule, severity, isKnown ? { ...report, fixes: () => fixesOf(rule, index) } : report, scope));
    }
  }

  /** The fixes of what was taken over, for the text as it stands now: the rule is run when somebody asks for them. */
  function fixesOf(rule: AnyRule, index: number): readonly Fix[] {
    let outcome = memory?.own.get(rule);
    if (!outcome || outcome.isBare) {
      outcome = run(rule, scope, true);
      memory?.own.set(rule, outcome);
    }
    const report = outcome.reports[index];
    return report ? ruleFixes(report) : [];
  }
  return tellOfMore(inOrder(withoutIgnored(found, cut, scope)), cut, scope.language);
}

/** Says at the last finding of each rule that was cut short that there is more. */
function tellOfMore(findings: readonly Finding[], cut: ReadonlySet<string>, language: Language): readonly Finding[] {
  if (cut.size === 0) return findings;
  const last = new Map(findings.map((finding) => [finding.rule, finding]));
  return findings.map((finding) =>
    cut.has(finding.rule) && last.get(finding.rule) === finding
      ? Object.defineProperty(finding, 'message', { value: `${finding.message} ${MORE[language]}` })
      : finding,
  );
}

function run(rule: AnyRule, { document, plan, names, configuration, language }: Scope, isNoted: boolean): Outcome {
  const options = configuration.rules.get(rule.id)?.options;
  const values: Record<string, number> = {};
  for (const [name, option] of Object.entries(rule.options ?? {})) values[name] = options?.[name] ?? option.default;
  const context: Context<Readonly<Record<string, number>>> = {
    catalog: configuration.catalog,
    options: values,
    names,
    document,
  };
  if ('check' in rule && plan) return runRule(rule, plan, context, { most: MOST_OF_A_RULE, isNoted, language });
  const reports: Report[] = [];
  if ('checkText' in rule) {
    for (const report of rule.checkText(document, context, plan)) {
      if (reports.length === MOST_OF_A_RULE) return { reports, isCut: true, reads: undefined };
      reports.push(report);
    }
  }
  return { reports, isCut: false, reads: undefined };
}

/** The severity of a rule in a plan: as configured, else its own at the plan's stage; `off` where it doesn't run. */
function severityOf(rule: AnyRule, { plan, configuration }: Pick<Scope, 'plan' | 'configuration'>): Severity | 'off' {
  if (plan?.currentStage === 'closed' && rule.category !== 'structure' && rule.category !== 'language') return 'off';
  const configured = configuration.rules.get(rule.id)?.severity;
  if (configured) return configured;
  if (typeof rule.severity === 'string') return rule.severity;
  return plan?.isFrom('agreed') ? rule.severity.late : rule.severity.early;
}

/** What a report says of a document, in the document's language. */
export function toFinding(
  rule: Pick<AnyRule, 'id'>,
  severity: Severity,
  report: Report,
  { document, language }: Pick<Checked, 'document' | 'language'>,
): Finding {
  let fixes: readonly Fix[] | undefined;
  return {
    rule: rule.id,
    severity,
    ...spanOf(report.at, document),
    message: report.message[language],
    related: (report.related ?? [])
      .slice(0, MOST_RELATED)
      .map(({ at, message }) => ({ ...spanOf(at, document), message: message[language] })),
    get fixes() {
      fixes ??= ruleFixes(report);
      return fixes;
    },
    unnecessary: report.unnecessary ?? false,
  };
}

function spanOf(at: Place | Span, document: PlanDocument): Span {
  const { start, end } = 'kind' in at ? document.spanOf(at) : at;
  return 'kind' in at && (at.kind === 'map' || at.kind === 'list')
    ? firstLine(document, start, end)
    : trimmed(document, start, end);
}

/** Block scalars end behind their line end; nobody wants the next line underlined. */
function trimmed(document: PlanDocument, start: number, end: number): Span {
  let last = end;
  while (last > start && /\s/.test(document.source.slice(last - 1, last))) last--;
  return { start, end: last };
}

function firstLine(document: PlanDocument, start: number, end: number): Span {
  const { lines } = document;
  return trimmed(document, start, Math.min(end, lines.end(lines.lineAt(start))));
}

/** Takes out what comments ask to be ignored, and adds what is to be said of these comments. */
function withoutIgnored(found: readonly Finding[], cut: ReadonlySet<string>, scope: Scope): readonly Finding[] {
  const { document } = scope;
  if (document.directives.length === 0) return found;
  const counts = new Map<object, number>();
  const lineOf = (offset: number) => document.positionAt(offset).line;
  const byLine = new Map<string, object[]>();
  const add = (key: string, ref: object) => {
    const refs = byLine.get(key);
    if (refs) refs.push(ref);
    else byLine.set(key, [ref]);
  };
  const lineBelow = linesSpokenOf(document);
  const named = new Set<string>();
  for (const directive of document.directives) {
    const atTop = directive.start < document.firstKey;
    for (const ref of directive.rules) {
      if (directive.scope === 'next-line') {
        named.add(ref.id);
        add(`${lineBelow.get(directive)} ${ref.id}`, ref);
      } else if (atTop) add(`* ${ref.id}`, ref);
    }
  }
  /** No comment can stand within a text of several lines: one above its key speaks of all of it. */
  const besideText = ({ rule, start, end }: Finding) => {
    const scalar = named.has(rule) ? scalarAround(document, { start, end }) : undefined;
    return scalar && byLine.get(`${lineOf(scalar.begins)} ${rule}`);
  };
  const kept = found.filter((finding) => {
    const refs =
      byLine.get(`${lineOf(finding.start)} ${finding.rule}`) ?? besideText(finding) ?? byLine.get(`* ${finding.rule}`);
    for (const ref of refs ?? []) counts.set(ref, (counts.get(ref) ?? 0) + 1);
    return refs === undefined;
  });
  const uses = document.directives.flatMap((directive): readonly IgnoreUse[] => {
    if (directive.rules.length === 0)
      return [{ directive, rule: undefined, isKnown: false, nearest: undefined, ignored: 0 }];
    return directive.rules.map((ref) => {
      const isKnown = ruleById(ref.id) !== undefined;
      // Of what a rule cut short left untold, some may have been meant.
      const ignored = counts.get(ref) ?? (cut.has(ref.id) ? 1 : 0);
      return { directive, rule: ref, isKnown, nearest: isKnown ? undefined : nearest(ref.id, RANK.keys()), ignored };
    });
  });
  const ofComments = RULES.flatMap((rule) => {
    const severity = severityOf(rule, scope);
    if (severity === 'off' || !('checkIgnores' in rule)) return [];
    const reported = [...rule.checkIgnores(uses, document)].slice(0, MOST_OF_A_RULE);
    return reported.map((report) => toFinding(rule, severity, report, scope));
  });
  return [...kept, ...ofComments];
}

/** The line that each comment speaks of: the next one. Comments that stand above each other speak of the same line. */
function linesSpokenOf({ directives, lines, positionAt }: PlanDocument): ReadonlyMap<object, number> {
  const spokenOf = new Map<object, number>();
  let below: { readonly line: number; readonly speaksOf: number } | undefined;
  for (const directive of [...directives].reverse()) {
    const { line } = positionAt(directive.start);
    const speaksOf = below?.line === line + 1 ? below.speaksOf : line + 1;
    spokenOf.set(directive, speaksOf);
    if (lines.indent(line) === -1) below = { line, speaksOf };
  }
  return spokenOf;
}

const RANK = new Map(RULES.map((rule, index) => [rule.id, index]));

/** In document order; what an alias makes a rule say twice of one place is said once. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const sorted = [...findings].sort(
    (a, b) => a.start - b.start || a.end - b.end || (RANK.get(a.rule) ?? 0) - (RANK.get(b.rule) ?? 0),
  );
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return !(
      before?.rule === finding.rule &&
      before.start === finding.start &&
      before.end === finding.end &&
      before.message === finding.message
    );
  });
}
