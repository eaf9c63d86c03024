/** Which findings belong to which section of the page. */
import type { Analysis, Finding } from '../check';
import type { Labels } from './labels';

/** The sections of the page; each shows one or two top-level keys of a plan. */
export type SectionId =
  | 'plan'
  | 'vision'
  | 'partners'
  | 'population'
  | 'power'
  | 'matrix'
  | 'sector-value'
  | 'hazards'
  | 'issues'
  | 'conduct'
  | 'decisions'
  | 'governance'
  | 'implementation'
  | 'measurement'
  | 'resources'
  | 'glossary'
  | 'discussion'
  | 'review'
  | 'signoff'
  | 'findings';

const SECTION_OF: ReadonlyMap<string, SectionId> = new Map([
  ['vision', 'vision'],
  ['partners', 'partners'],
  ['population', 'population'],
  ['matrix', 'matrix'],
  ['sectorValue', 'sector-value'],
  ['landmines', 'hazards'],
  ['springboards', 'hazards'],
  ['issues', 'issues'],
  ['practices', 'conduct'],
  ['avoid', 'conduct'],
  ['decisions', 'decisions'],
  ['governance', 'governance'],
  ['implementation', 'implementation'],
  ['measurement', 'measurement'],
  ['resources', 'resources'],
  ['glossary', 'glossary'],
  ['questions', 'discussion'],
  ['insights', 'discussion'],
  ['review', 'review'],
  ['signoff', 'signoff'],
]);

/** The heading of each section. */
export const TITLE_OF: Readonly<Record<SectionId, keyof Labels>> = {
  plan: 'elsewhere',
  vision: 'vision',
  partners: 'partners',
  population: 'population',
  power: 'power',
  matrix: 'matrix',
  'sector-value': 'sectorValue',
  hazards: 'hazards',
  issues: 'issues',
  conduct: 'conduct',
  decisions: 'decisions',
  governance: 'governance',
  implementation: 'implementation',
  measurement: 'measurement',
  resources: 'resources',
  glossary: 'glossary',
  discussion: 'discussion',
  review: 'review',
  signoff: 'signoff',
  findings: 'findings',
};

/** The findings about the keys that one section shows, in document order. */
export interface FindingGroup {
  readonly section: SectionId;
  readonly findings: readonly Finding[];
}

/** Puts findings to the sections that show what they are about, in the order in which these stand in the plan. */
export function groupFindings({ document, findings }: Analysis): readonly FindingGroup[] {
  const keys = (document.root?.pairs ?? []).map((pair) => ({
    start: document.spanOf(pair.key).start,
    section: SECTION_OF.get(String(pair.key.value)) ?? 'plan',
  }));
  const groups = new Map<SectionId, Finding[]>();
  let next = 0;
  let section: SectionId = 'plan';
  for (const finding of findings) {
    // Findings come in document order, and so do keys.
    for (let key = keys[next]; key && key.start <= finding.start; key = keys[++next]) section = key.section;
    const group = groups.get(section);
    if (group) group.push(finding);
    else groups.set(section, [finding]);
  }
  return [...groups].map(([id, list]) => ({ section: id, findings: list }));
}
