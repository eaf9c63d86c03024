/**
 * The plan as its rules and views read it: typed, every value with its place. Reads like the format's own description;
 * what is required, allowed and unknown is the schema's business, not this file's.
 */
import {
  boolean,
  listOf,
  mapOf,
  number,
  oneOf,
  type Read,
  type Reader,
  reference,
  type Section,
  type Text,
  text,
  textOr,
} from './decode';
import type { PlanDocument } from './document';
import { isPresent, type MapNode, type Node, type Place, pairOf } from './tree';
import { dayOf, languageOf } from './values';

export const SECTORS = [
  'civil-society',
  'government',
  'local-government',
  'business',
  'philanthropy',
  'academia',
  'community',
] as const;
export type Sector = (typeof SECTORS)[number];

export const STAGES = ['exploring', 'aligning', 'agreed', 'implementing', 'reviewing', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** A text, or a text with a note and somebody who takes care of it. */
export interface Item {
  readonly text: Text | undefined;
  readonly note?: Text | undefined;
  readonly owner?: Text | undefined;
  /** Landmines only: what is done about it. */
  readonly response?: Text | undefined;
  /** Undefined where the item is a text alone. */
  readonly node?: MapNode;
}

const item: Reader<Item> = textOr<Item>((value) => ({ text: value }), mapOf({ text, note: text, owner: reference }));
const hazard: Reader<Item> = textOr<Item>(
  (value) => ({ text: value }),
  mapOf({ text, note: text, owner: reference, response: text }),
);

const horizon = mapOf({ start: text, end: text });

const goal = mapOf({ id: text, goal: text });

const vision = mapOf({
  statement: text,
  goals: listOf(goal),
  sharedBy: listOf(reference),
  revisit: text,
});

const champion = mapOf({ name: text, role: text, email: text });

/** What a partner expects; `aligned` is absent where it was not said. */
export interface Expectation {
  readonly expectation: Text | undefined;
  readonly aligned?: { readonly value: boolean; readonly node: Node } | undefined;
}
const expectation: Reader<Expectation> = textOr<Expectation>(
  (value) => ({ expectation: value }),
  mapOf({ expectation: text, aligned: boolean }),
);

/** A conflict of interest: the word `none`, or an interest and how it is handled. */
export interface ConflictOfInterest {
  readonly none: Text | undefined;
  readonly interest?: Text | undefined;
  readonly handling?: Text | undefined;
  readonly section?: Section;
}
const conflict = mapOf({ interest: text, handling: text });
const conflictOfInterest: Reader<ConflictOfInterest> = textOr<ConflictOfInterest>((value) => ({ none: value }), {
  read(node, anchor) {
    const section = conflict.read(node, anchor);
    return section && { none: undefined, interest: section.interest, handling: section.handling, section };
  },
});

const power = mapOf({ influence: number, interest: number, budgetShare: number, decisionShare: number });

const partner = mapOf({
  id: text,
  name: text,
  sector: oneOf(...SECTORS),
  role: oneOf('backbone', 'lead', 'member', 'funder', 'advisor', 'observer'),
  stake: text,
  fits: boolean,
  champion,
  brings: listOf(item),
  expects: listOf(expectation),
  boundaries: listOf(item),
  flexibleOn: listOf(item),
  conflictOfInterest,
  power,
  joined: text,
  left: text,
});
export type Partner = Read<typeof partner>;

const populationGroup = mapOf({ group: text, representedBy: listOf(reference), note: text });
export type PopulationGroup = Read<typeof populationGroup>;

const cell = mapOf({ opportunity: listOf(item), price: listOf(item) });
export type MatrixCell = Read<typeof cell>;

const matrixRow = mapOf({ partner: reference, organization: cell, initiative: cell });
export type MatrixRow = Read<typeof matrixRow>;

const sectorValue = mapOf({ sector: text, practical: listOf(item), values: listOf(item) });

const landmines = mapOf({ organization: listOf(hazard), initiative: listOf(hazard) });
const springboards = mapOf({ organization: listOf(item), initiative: listOf(item) });

/** A practice of the catalog, by its id, or in free words. */
export interface PracticeUse {
  readonly practice: Text | undefined;
  readonly how?: Text | undefined;
  readonly owner?: Text | undefined;
  readonly when?: Text | undefined;
  /** Undefined where the practice is a text alone. */
  readonly section?: Section;
}
const practiceMap = mapOf({ practice: text, how: text, owner: reference, when: text });
const practiceUse: Reader<PracticeUse> = textOr<PracticeUse>((value) => ({ practice: value }), {
  read(node, anchor) {
    const section = practiceMap.read(node, anchor);
    if (!section) return undefined;
    return { practice: section.practice, how: section.how, owner: section.owner, when: section.when, section };
  },
});

const objection = mapOf({ objection: text, from: text, response: text, owner: reference });
export type Objection = Read<typeof objection>;

/** A question of the discussion. */
export interface Question {
  readonly question: Text | undefined;
  readonly answer?: Text | undefined;
  readonly raisedBy?: Text | undefined;
}
const question: Reader<Question> = textOr<Question>(
  (value) => ({ question: value }),
  mapOf({ question: text, answer: text, raisedBy: reference }),
);

const mechanisms = mapOf({ organization: listOf(item), initiative: listOf(item) });

const issue = mapOf({
  id: text,
  issue: text,
  owner: reference,
  need: text,
  practices: listOf(practiceUse),
  mechanisms,
  avoid: listOf(item),
  objections: listOf(objection),
  insights: listOf(item),
  questions: listOf(question),
});
export type Issue = Read<typeof issue>;

const decision = mapOf({
  id: text,
  decision: text,
  by: listOf(reference),
  consulted: listOf(reference),
  affects: listOf(reference),
  on: text,
  because: text,
});
export type Decision = Read<typeof decision>;

const governance = mapOf({
  decisionRule: oneOf('consensus', 'consent', 'majority', 'lead-decides'),
  backbone: reference,
  setting: mapOf({ forum: text, cadence: text, facilitator: text, next: text }),
  transparency: text,
  credit: text,
  disputes: text,
  entry: text,
  exit: mapOf({ triggers: listOf(item), process: text }),
});

const phase = mapOf({
  id: text,
  phase: text,
  kind: oneOf('exploring', 'aligning', 'implementing', 'measuring'),
  start: text,
  end: text,
});
export type Phase = Read<typeof phase>;

const commitment = mapOf({
  id: text,
  what: text,
  who: reference,
  with: listOf(reference),
  informed: listOf(reference),
  start: text,
  due: text,
  status: oneOf('planned', 'active', 'done', 'dropped'),
  goal: reference,
  issue: reference,
  dependsOn: listOf(reference),
});
export type Commitment = Read<typeof commitment>;

const implementation = mapOf({ phases: listOf(phase), commitments: listOf(commitment) });

const indicator = mapOf({
  id: text,
  indicator: text,
  baseline: text,
  target: text,
  unit: text,
  owner: reference,
  source: text,
  cadence: text,
  due: text,
  goal: reference,
});
export type Indicator = Read<typeof indicator>;

const measurement = mapOf({
  success: text,
  indicators: listOf(indicator),
  evaluation: mapOf({ by: text, method: text, cadence: text }),
});

const resource = mapOf({
  id: text,
  resource: text,
  kind: oneOf('money', 'people', 'knowledge', 'space', 'equipment', 'other'),
  from: text,
  amount: number,
  currency: text,
  status: oneOf('needed', 'promised', 'secured'),
  exclusive: boolean,
  terms: text,
  credit: text,
});
export type Resource = Read<typeof resource>;

const glossaryTerm = mapOf({ term: text, he: text, en: text, meaning: text });
export type GlossaryTerm = Read<typeof glossaryTerm>;

const review = mapOf({ cadence: text, last: text, next: text });

const signoffEntry = mapOf({
  partner: reference,
  verdict: oneOf('approves', 'asks-for-changes', 'abstains'),
  on: text,
  note: text,
  fingerprint: text,
});
export type SignoffEntry = Read<typeof signoffEntry>;

const contents = mapOf({
  partnership: number,
  title: text,
  language: oneOf('he', 'en'),
  summary: text,
  stage: oneOf(...STAGES),
  blend: oneOf('soup', 'salad'),
  horizon,
  vision,
  partners: listOf(partner),
  population: listOf(populationGroup),
  matrix: listOf(matrixRow),
  sectorValue: listOf(sectorValue),
  landmines,
  springboards,
  issues: listOf(issue),
  practices: listOf(practiceUse),
  avoid: listOf(item),
  decisions: listOf(decision),
  governance,
  implementation,
  measurement,
  resources: listOf(resource),
  glossary: listOf(glossaryTerm),
  questions: listOf(question),
  insights: listOf(item),
  review,
  signoff: listOf(signoffEntry),
});

export type Contents = Read<typeof contents>;

/** A plan of partners: what its document says, and what follows from it on a given day. */
export interface Plan extends Contents {
  readonly document: PlanDocument;
  /** Where the partnership stands; `exploring` where the plan doesn't say. */
  readonly currentStage: Stage;
  /** The plan's own language: as it says, else that of its title and vision; undefined where it has no words yet. */
  readonly ownLanguage: 'en' | 'he' | undefined;
  /** The day on which the plan is read, counted from 1970-01-01. */
  readonly today: number;
  /** Partners that neither advise nor observe, and have not left. */
  readonly activePartners: readonly Partner[];
  partnerById(id: string | undefined): Partner | undefined;
  /** True from a stage on: `isFrom('agreed')`. */
  isFrom(stage: Stage): boolean;
}

/** The plan of a document; undefined where its text holds no map at all. */
export function readPlan(document: PlanDocument, today: number): Plan | undefined {
  const root = document.root;
  if (!root) return undefined;
  const title = root.pairs.find((pair) => pair.key.value === 'title');
  // What belongs in a missing section is reported at the plan's title; without one, at its first
  // key; in an empty map, at the map.
  const anchor = title && isPresent(title.value) ? title.value : (title?.key ?? root.pairs[0]?.key ?? root);
  const read = contents.read(root, anchor);
  if (!read) return undefined;
  const currentStage = read.stage?.value ?? 'exploring';
  const words = `${read.title?.value ?? ''} ${read.vision?.statement?.value ?? ''}`;
  const byId = new Map<string, Partner>();
  for (const one of read.partners) {
    if (one.id && !byId.has(one.id.value)) byId.set(one.id.value, one);
  }
  return {
    ...read,
    document,
    currentStage,
    ownLanguage: read.language?.value ?? languageOf(words),
    today,
    activePartners: read.partners.filter((one) => isActive(one, today)),
    partnerById: (id) => (id === undefined ? undefined : byId.get(id)),
    isFrom: (stage) => STAGES.indexOf(currentStage) >= STAGES.indexOf(stage),
  };
}

function isActive(partner: Partner, today: number): boolean {
  if (partner.role?.value === 'advisor' || partner.role?.value === 'observer') return false;
  return !hasLeft(partner, today);
}

/** @param today counted in days from 1970-01-01; on the day that a partner leaves it is a partner still */
export function hasLeft({ left }: Pick<Partner, 'left'>, today: number): boolean {
  const day = dayOf(left?.value);
  return day !== undefined && day < today;
}

/** Where a fault of a key is shown: its value; its key, where the value is empty; else where a missing key is shown. */
export function placeOf(section: Section, key: string): Place {
  const pair = pairOf(section.node, key);
  if (!pair) return section.anchor;
  return isPresent(pair.value) ? pair.value : pair.key;
}

export type { Section, Text };
