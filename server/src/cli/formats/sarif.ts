import type { FileReport, Region, ReportedFinding } from '../../report';
import { RULES } from '../../rules/all';
import { CATEGORY_NAMES, rulePage } from '../../rules/page';
import type { AnyRule, Severity } from '../../rules/rule';
import type { Language } from '../../schema/shape';
import { safeJson, wellFormed } from '../terminal';
import { type Format, languageOf } from './format';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const RANKS = new Map(RULES.map((rule, index) => [rule.id, index]));

/** SARIF 2.1.0, for code scanning: rules with their pages, findings with their places and fixes. */
export const sarif: Format = (files, _summary, { language = languageOf(files), version, inRepository }) => {
  const location = ({ path }: FileReport) => ({ uri: path === '-' ? 'stdin' : reference(inRepository(path)) });
  return safeJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'partnership-plan',
            semanticVersion: version,
            rules: RULES.map((rule) => descriptor(rule, language)),
          },
        },
        language,
        columnKind: 'utf16CodeUnits',
        artifacts: files.map((file) => ({ location: location(file), sourceLanguage: 'yaml' })),
        invocations: [{ executionSuccessful: true }],
        results: files.flatMap((file, index) => {
          const artifactLocation = { ...location(file), index };
          return file.findings.map((finding) => result(artifactLocation, finding));
        }),
      },
    ],
  });
};

function descriptor(rule: AnyRule, language: Language) {
  const page = rulePage(rule, language);
  const late = typeof rule.severity === 'string' ? rule.severity : rule.severity.late;
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.summary[language] },
    fullDescription: { text: rule.when[language] },
    help: { text: `${rule.when[language]}\n\n${rule.why[language]}`, markdown: page },
    defaultConfiguration: { level: LEVELS[late] },
    properties: { category: CATEGORY_NAMES[rule.category][language], tags: [rule.category] },
  };
}

function result(artifactLocation: { readonly uri: string; readonly index: number }, finding: ReportedFinding) {
  const { rule, severity, message, related, fixes } = finding;
  return {
    ruleId: rule,
    ruleIndex: RANKS.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: words(message) },
    locations: [{ physicalLocation: { artifactLocation, region: region(finding) } }],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((one, id) => ({
            id,
            physicalLocation: { artifactLocation, region: region(one) },
            message: { text: words(one.message) },
          })),
        }
      : {}),
    ...(fixes.length > 0
      ? {
          fixes: fixes.map(({ title, changes }) => ({
            description: { text: words(title) },
            artifactChanges: [
              {
                artifactLocation,
                replacements: changes.map((change) => ({
                  deletedRegion: region(change),
                  insertedContent: { text: change.text },
                })),
              },
            ],
          })),
        }
      : {}),
  };
}

/** A message in which nothing of a plan is taken for a link, or for a place to be filled in. */
function words(text: string): string {
  return text.replace(/\[(?=[^[\]]*\]\()/g, '\\[').replace(/\{(\d+)\}/g, '{{$1}}');
}

/** A path as a relative reference; what RFC 3986 doesn't allow in one is escaped. */
function reference(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

function region({ line, column, endLine, endColumn }: Region) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
