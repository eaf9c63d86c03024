/** What programs import: the contract in `types.ts`, kept by the engine. */
import { version as ownVersion } from '../../../package.json';
import { builtInCatalog } from '../catalog';
import { type Analysis, type CheckOptions as EngineOptions, check as engineCheck, inOrder, toFinding } from '../check';
import { Configurations } from '../cli/configurations';
import { readCatalog } from '../configuration/catalogs';
import {
  defaultConfiguration,
  type Configuration as EngineConfiguration,
  type RuleSetting,
} from '../configuration/configuration';
import { violationsOf } from '../configuration/load';
import { readRules } from '../configuration/read';
import { mend } from '../mend';
import { parseDocument } from '../plan/document';
import { dayOf } from '../plan/values';
import { toData } from '../plan/violations';
import { reportOf, SEVERITIES, summaryOf } from '../report';
import { RULES } from '../rules/all';
import type { AnyRule, Report } from '../rules/rule';
import { reportSchema } from '../rules/structure/schema';
import { reportProblem } from '../rules/structure/yaml-syntax';
import { EXPORT_FORMATS, exportPlan } from '../view/export';
import type * as Api from './types';

const LANGUAGES: readonly Api.Language[] = ['en', 'he'];

/** Editors take it off before they count columns. */
const MARK = /^\ufeff/;

const api: typeof Api = {
  version: ownVersion,

  check(text, options = {}) {
    return resultOf(engineCheck(textOf(text).replace(MARK, ''), engineOptions(options)), options);
  },

  fix(text, options = {}) {
    const mark = MARK.exec(textOf(text))?.[0] ?? '';
    const { analysis, count } = mend(text.slice(mark.length), engineOptions(options));
    return { text: mark + analysis.document.text, mended: count, ...resultOf(analysis, options) };
  },

  parse(text, { language } = {}) {
    const analysis = engineCheck(textOf(text).replace(MARK, ''), engineOptions({ language }));
    const { document } = analysis;
    // The engine's own data have no prototypes, and are its own.
    const data: unknown = structuredClone(toData(document.root));
    const problems = inOrder([
      ...document.problems.map((problem) =>
        toFinding({ id: 'yaml-syntax' }, 'error', reportProblem(problem), analysis),
      ),
      ...Array.from(reportSchema(document), (report: Report) => toFinding({ id: 'schema' }, 'error', report, analysis)),
    ]);
    if (problems.length === 0) return { ok: true, plan: data as Api.Plan };
    const { findings } = reportOf('', { ...analysis, findings: problems });
    return { ok: false, problems: findings, data: document.root ? data : undefined };
  },

  render: (async (text, { to, ...options }) => {
    const format = oneOf(EXPORT_FORMATS, to, 'to');
    const analysis = engineCheck(textOf(text).replace(MARK, ''), engineOptions(options));
    const { bytes } = await exportPlan(analysis, { to: format, language: options.language });
    return format === 'docx' ? bytes : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }) as typeof Api.render,

  async resolveConfiguration(file) {
    const { rules: settings, catalog, language } = await new Configurations(undefined, undefined).of(file);
    const own = catalog.entries.filter((entry) => builtInCatalog().byId(entry.id) !== entry);
    return {
      rules: Object.fromEntries([...settings].map(([id, setting]) => [id, settingOf(setting)])),
      language,
      entries: own.map((entry) => ({ ...entry })),
    };
  },

  rules: () => RULES.map(describe),
};

export const { version, check, fix, parse, render, resolveConfiguration, rules } = api;

function resultOf(analysis: Analysis, { minSeverity, fixes }: Api.CheckOptions): Api.CheckResult {
  const least = minSeverity === undefined ? undefined : oneOf(SEVERITIES, minSeverity, 'minSeverity');
  const report = reportOf('', analysis, { minSeverity: least, withFixes: fixes });
  const { errors, warnings, infos } = summaryOf([report]);
  return { findings: report.findings, errors, warnings, infos, language: analysis.language };
}

function engineOptions({ configuration, today, language }: Api.CheckOptions): EngineOptions {
  if (today !== undefined && dayOf(today) === undefined) throw mistake('today', 'a day such as 2027-03-31', today);
  return {
    configuration: configuration ? configurationOf(configuration) : defaultConfiguration(),
    today,
    forceLanguage: language === undefined ? undefined : oneOf(LANGUAGES, language, 'language'),
  };
}

/** Whoever checks many plans gives the same configuration with each. */
const configurations = new WeakMap<Api.Configuration, EngineConfiguration>();

function configurationOf(given: Api.Configuration): EngineConfiguration {
  let known = configurations.get(given);
  if (!known) {
    known = readConfiguration(given);
    configurations.set(given, known);
  }
  return known;
}

function readConfiguration({ rules: settings = {}, language, entries = [] }: Api.Configuration): EngineConfiguration {
  // JSON is YAML: what tells people of their mistakes tells programs as well.
  for (const report of violationsOf(parseDocument(JSON.stringify({ rules: settings, language })))) {
    throw new TypeError(`configuration: ${report.message.en}`);
  }
  // An entry on each line, for the message to tell which.
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const { entries: own, problem } = readCatalog(`{"catalog":1,"entries":[${lines}]}`, true);
  if (problem) throw new TypeError(`configuration: ${problem.en.replace(/^line (?=\d)/, 'entry ')}`);
  return { rules: readRules(settings), language, catalog: builtInCatalog().withMore(own) };
}

function settingOf({ severity, options }: RuleSetting): Api.RuleSetting {
  return severity === undefined ? { ...options } : { severity, ...options };
}

function describe({ id, category, severity, summary, when, why, fix: mends, options = {} }: AnyRule): Api.Rule {
  const stages = typeof severity === 'string' ? { early: severity, late: severity } : severity;
  return { id, category, severity: stages, summary, when, why, ...(mends ? { fix: mends } : {}), options };
}

function textOf(text: unknown): string {
  if (typeof text !== 'string') throw mistake('text', 'a string', text);
  return text;
}

function oneOf<T extends string>(allowed: readonly T[], given: unknown, name: string): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw mistake(name, `one of ${allowed.join(', ')}`, given);
  return found;
}

function mistake(name: string, wanted: string, given: unknown): TypeError {
  return new TypeError(
    `${name} must be ${wanted}, not ${typeof given === 'string' ? JSON.stringify(given) : typeof given}`,
  );
}
