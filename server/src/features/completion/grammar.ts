/** What may stand where in a file that is completed, and how people begin it: plans, and their configuration. */
import { configurationFormat } from '../../configuration/format';
import { ruleById } from '../../rules/all';
import { type Format, type Language, planFormat } from '../../schema/shape';
import type { Path } from './spots';

/** The kinds of file that are completed. */
export type GrammarName = 'plan' | 'configuration';

/** A format, with what its schema doesn't say. Paths are of keys and of positions in lists. */
export interface Grammar {
  readonly name: GrammarName;
  readonly format: Format;
  /** The keys with which people begin the map at a path, beside those that the format requires. */
  starters(path: Path): readonly string[];
  /** The word that most people need at a path, where it isn't the format's first. */
  preferred(path: Path, language: Language): string | undefined;
  /** True for a map or list of which nobody can know how it begins: its outline is an empty place. */
  isOpen(path: Path): boolean;
}

const STARTERS: Readonly<Record<string, readonly string[]>> = {
  horizon: ['start', 'end'],
  vision: ['statement', 'goals', 'sharedBy'],
  'partners.champion': ['role'],
  'partners.power': ['influence', 'interest'],
  'partners.conflictOfInterest': ['handling'],
  'partners.expects': ['aligned'],
  population: ['representedBy'],
  matrix: ['organization', 'initiative'],
  'matrix.organization': ['opportunity', 'price'],
  'matrix.initiative': ['opportunity', 'price'],
  sectorValue: ['practical', 'values'],
  landmines: ['organization', 'initiative'],
  springboards: ['organization', 'initiative'],
  issues: ['owner', 'need', 'practices', 'mechanisms', 'objections'],
  'issues.mechanisms': ['organization', 'initiative'],
  'issues.objections': ['from', 'response'],
  'issues.practices': ['how'],
  practices: ['how'],
  decisions: ['by', 'consulted', 'affects', 'on'],
  governance: ['decisionRule', 'setting', 'transparency', 'disputes', 'exit'],
  'governance.setting': ['forum', 'cadence'],
  'governance.exit': ['triggers', 'process'],
  implementation: ['phases', 'commitments'],
  'implementation.commitments': ['who', 'due'],
  measurement: ['success', 'indicators', 'evaluation'],
  'measurement.indicators': ['baseline', 'target', 'owner', 'cadence'],
  'measurement.evaluation': ['method', 'cadence'],
  resources: ['from', 'status'],
  glossary: ['meaning'],
  questions: ['answer'],
  'issues.questions': ['answer'],
  review: ['cadence', 'next'],
  signoff: ['verdict', 'on'],
};

const PREFERRED: Readonly<Record<string, string>> = {
  'vision.revisit': 'semiannually',
  'governance.decisionRule': 'consent',
  'governance.setting.cadence': 'monthly',
  'implementation.phases.kind': 'implementing',
  'measurement.indicators.cadence': 'quarterly',
  'measurement.evaluation.cadence': 'annually',
  'review.cadence': 'quarterly',
};

export const planGrammar: Grammar = {
  name: 'plan',
  format: planFormat,
  starters: (path) => STARTERS[keysOf(path)] ?? [],
  preferred(path, language) {
    const place = keysOf(path);
    return place === 'language' ? language : PREFERRED[place];
  },
  isOpen: () => false,
};

const OPEN: readonly string[] = ['rules', 'catalogs'];

export const configurationGrammar: Grammar = {
  name: 'configuration',
  format: configurationFormat,
  // Whoever wants more of a rule than its severity wants its options.
  starters: ([section, rule, ...rest]) =>
    section === 'rules' && rest.length === 0 ? Object.keys(ruleById(String(rule))?.options ?? {}) : [],
  preferred: (path, language) => (keysOf(path) === 'language' ? language : undefined),
  isOpen: (path) => OPEN.includes(keysOf(path)),
};

/** The grammar of that name. */
export function grammarOf(name: GrammarName): Grammar {
  return name === 'plan' ? planGrammar : configurationGrammar;
}

/** The keys of a path, without list positions, joined by dots. */
function keysOf(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('.');
}
