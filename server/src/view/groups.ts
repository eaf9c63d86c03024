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

/** Rules that tell what a section lacks, be it a part or the whole: their findings may stand anywhere. */
const LACKS: ReadonlyMap<string, SectionId> = new Map([
  ['missing-shared-vision', 'vision'],
  ['no-population', 'population'],
  ['power-unmapped', 'power'],
  ['matrix-missing', 'matrix'],
  ['no-backbone', 'governance'],
  ['no-fixed-setting', 'governance'],
  ['no-transparency', 'governance'],
  ['no-dispute-path', 'governance'],
  ['no-exit', 'governance'],
  ['no-implementation', 'implementation'],
  ['success-undefined', 'measurement'],
  ['no-indicators', 'measurement'],
  ['no-evaluation', 'measurement'],
  ['no-glossary', 'glossary'],
  ['not-acknowledged', 'signoff'],
]);

/** Rules about what the partners say and another section shows. */
const SHOWN_ELSEWHERE: ReadonlyMap<string, SectionId> = new Map([
  ['power-concentration', 'power'],
  ['shares-exceed-whole', 'power'],
]);

/** The rules that a section lacks something by, in the order in which they were found; each once. */
export function lacksOf(group: FindingGroup | undefined): readonly string[] {
  const rules = (group?.findings ?? []).map(({ rule }) => rule).filter((rule) => LACKS.get(rule) === group?.section);
  return [...new Set(rules)];
}

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

const ORDER = Object.keys(TITLE_OF) as readonly SectionId[];

/** The findings about the keys that one section shows, in document order. */
export interface FindingGroup {
  readonly section: SectionId;
  readonly findings: readonly Finding[];
}

/** Puts findings to the sections that show what they are about, in the order of the page. */
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
    const about = LACKS.get(finding.rule) ?? SHOWN_ELSEWHERE.get(finding.rule) ?? section;
    const group = groups.get(about);
    if (group) group.push(finding);
    else groups.set(about, [finding]);
  }
  return ORDER.flatMap((id) => {
    const list = groups.get(id);
    return list ? [{ section: id, findings: list }] : [];
  });
}
