/** Finds, reads and checks configuration files. Where files come from is the caller's business: nothing here opens one. */
import { URI, Utils } from 'vscode-uri';
import { builtInCatalog, type CatalogEntry } from '../catalog';
import { type Checked, type Finding, inOrder, toFinding } from '../check';
import { type PlanDocument, parseDocument } from '../plan/document';
import { pairOf, resolve } from '../plan/tree';
import { findViolations, type PlacedViolation, toData } from '../plan/violations';
import type { Report, Severity } from '../rules/rule';
import { reportViolation } from '../rules/structure/violation-words';
import type { Language } from '../schema/shape';
import { validateConfiguration } from '../schema/validators.generated';
import { readCatalog } from './catalogs';
import type { Configuration } from './configuration';
import { configurationFormat } from './format';
import { readConfigurationData } from './read';
import {
  type CatalogPath,
  malformed,
  missing,
  nearestBound,
  notASeverity,
  notRelative,
  offFix,
  tooMany,
  twice,
  unknownRule,
} from './reports';
import { reportFileProblem } from './words';

/** The name of a project's configuration. */
export const CONFIGURATION_FILE = '.partnershiprc.yaml';

/** How many catalogs a configuration may name. */
const MOST_CATALOGS = 100;

/** Where files come from. */
export interface Reader {
  /** The text of a file; undefined where there is none. Rejects where it is there and can't be read. */
  read(uri: string): Promise<string | undefined>;
}

/** A configuration file, checked, with what it decides. */
export interface ConfigurationFile extends Checked {
  readonly uri: string;
  /** What is sound of it. */
  readonly configuration: Configuration;
  /** False where something in it is an error. */
  readonly isSound: boolean;
  /** The addresses of the catalogs that it names. */
  readonly catalogs: readonly string[];
}

/** An address as this program writes it, so that two ways of writing one compare as equal. */
export function normalised(uri: string): string {
  return URI.parse(uri).toString();
}

/** True for the address of a configuration file. */
export function isConfiguration(uri: string): boolean {
  return Utils.basename(URI.parse(uri)) === CONFIGURATION_FILE;
}

/** The addresses at which the configuration of a plan may be, the nearest first: in its folder and in those above. */
export function configurationAddresses(plan: string): readonly string[] {
  const uri = URI.parse(plan).with({ query: '', fragment: '' });
  if (!uri.path.startsWith('/')) return [];
  const found: string[] = [];
  for (let folder = Utils.dirname(uri); ; folder = Utils.dirname(folder)) {
    found.push(Utils.joinPath(folder, CONFIGURATION_FILE).toString());
    if (Utils.dirname(folder).path === folder.path) return found;
  }
}

/** The configuration that a plan is checked by: the nearest one above it; undefined where there is none. */
export async function findConfiguration<T>(
  plan: string,
  load: (uri: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (const uri of configurationAddresses(plan)) {
    const found = await load(uri);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Reads a configuration and the catalogs that it names, and checks them. Never rejects for what they hold.
 * @param language of the messages, where the configuration says nothing
 */
export async function loadConfiguration(
  uri: string,
  text: string,
  reader: Reader,
  { language: fallback = 'en', forceLanguage }: { language?: Language; forceLanguage?: Language | undefined } = {},
): Promise<ConfigurationFile> {
  const document = parseDocument(text);
  const data = readConfigurationData(toData(document.root));
  const language = forceLanguage ?? data.language ?? fallback;
  const found: Finding[] = [];
  const add = (rule: string, report: Report, severity: Severity = 'error') =>
    found.push(toFinding({ id: rule }, severity, report, { document, language }));
  for (const problem of document.problems) add('yaml-syntax', reportFileProblem(problem));
  for (const report of violationsOf(document)) add('schema', report);
  const entries: CatalogEntry[] = [];
  const addresses = new Set<string>();
  for (const path of catalogPaths(document)) {
    const address = catalogAddress(uri, path.text);
    if (address !== undefined && addresses.has(address)) add('schema', twice(document, path), 'warning');
    else if (address === undefined) add('schema', notRelative(document, path));
    else if (addresses.size === MOST_CATALOGS) add('schema', tooMany(document, path));
    else {
      addresses.add(address);
      const catalog = await readFrom(reader, address);
      if (typeof catalog === 'string') {
        const { entries: own, problem } = readCatalog(catalog, /\.json$/i.test(path.text));
        entries.push(...own);
        if (problem) add('schema', malformed(path, problem));
      } else add('unknown-reference', missing(document, path, catalog));
    }
  }
  return {
    uri,
    document,
    language,
    findings: inOrder(found),
    takesIgnores: false,
    configuration: { rules: data.rules, catalog: builtInCatalog().withMore(entries), language: data.language },
    isSound: found.every((finding) => finding.severity !== 'error'),
    catalogs: [...addresses],
  };
}

/** What in a document is not of the format of configurations. */
export function* violationsOf(document: PlanDocument): Iterable<Report> {
  for (const placed of findViolations(document, configurationFormat, validateConfiguration)) {
    yield explain(document, placed);
  }
}

async function readFrom(reader: Reader, address: string): Promise<string | undefined | Error> {
  try {
    return await reader.read(address);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The address of a catalog. A path can't leave for another machine or protocol: configurations come from strangers. */
function catalogAddress(configuration: string, path: string): string | undefined {
  if (path.trim() === '' || /^(?:[a-z][a-z0-9+.-]*:|[/\\])|\0/i.test(path)) return undefined;
  return Utils.joinPath(Utils.dirname(URI.parse(configuration)), path).toString();
}

function catalogPaths({ root }: PlanDocument): readonly CatalogPath[] {
  const list = root && resolve(pairOf(root, 'catalogs')?.value);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item, index) =>
    item?.kind === 'scalar' && typeof item.value === 'string' ? [{ text: item.value, node: item, list, index }] : [],
  );
}

/** What is wrong with a value, in the terms of a configuration where those of a plan don't fit. */
function explain(document: PlanDocument, placed: PlacedViolation): Report {
  const { violation } = placed;
  const report = reportViolation(document, configurationFormat, placed);
  const [section, rule] = violation.path;
  const isOfRule = section === 'rules' && rule !== undefined && violation.path.length === 2;
  if (violation.kind === 'unknown-key' && section === 'rules' && violation.path.length === 1) {
    return { ...report, message: unknownRule(violation.key) };
  }
  if (violation.kind === 'type' && (isOfRule || violation.path.at(-1) === 'severity')) {
    return {
      at: report.at,
      message: notASeverity(String(isOfRule ? rule : 'severity')),
      fixes: offFix(document, placed),
    };
  }
  if (violation.kind === 'type' && violation.expected.includes('null')) {
    const expected = violation.expected.filter((type) => type !== 'null');
    return reportViolation(document, configurationFormat, { ...placed, violation: { ...violation, expected } });
  }
  if (violation.kind === 'range') return { ...report, fixes: nearestBound(document, placed) };
  return report;
}
