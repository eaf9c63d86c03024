/** A plan as a page to read and to show. */

import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Analysis, inLanguage } from '../check';
import { isBlank } from '../plan/values';
import type { Language } from '../schema/shape';
import { type Direction, directionIn } from './direction';
import { lacksOf, type SectionId } from './groups';
import { labelsIn } from './labels';
import { Section, titleOf } from './parts';
import { placeOf } from './place';
import { type Changes, changesBetween, filled, Portions, type PortionsMade } from './portions';
import { Decisions } from './sections/decisions';
import { Findings } from './sections/findings';
import { Glossary } from './sections/glossary';
import { Governance } from './sections/governance';
import { Hazards } from './sections/hazards';
import { Header } from './sections/header';
import { Implementation } from './sections/implementation';
import { Issues } from './sections/issues';
import { Matrix } from './sections/matrix';
import { Measurement } from './sections/measurement';
import { Partners } from './sections/partners';
import { Population } from './sections/population';
import { Power } from './sections/power';
import { Conduct } from './sections/practices';
import { Discussion } from './sections/questions';
import { Resources } from './sections/resources';
import { Review } from './sections/review';
import { SectorValues } from './sections/sector-value';
import { Signoff } from './sections/signoff';
import { Vision } from './sections/vision';
import { cleanMarkup } from './text';
import { createView, type View } from './view';

export interface PreviewOptions {
  /** Of the page's own words and of the findings; the plan's language where it is absent. */
  readonly language?: Language | undefined;
}

/** A page, as it stands inside `<main>`. */
export interface Preview {
  /** Escaped; holds no script, style or handler of events, and no link but to itself, to the web or to a letter. */
  readonly html: string;
  /** The plan's title, or words for one without. */
  readonly title: string;
  readonly language: Language;
  readonly direction: Direction;
}

interface SectionOf {
  readonly id: SectionId;
  readonly part: (props: { view: View }) => VNode | null;
  /** The plan's keys that it shows. */
  readonly from: readonly string[];
}

/** The sections in the order in which they are read. Each answers null where the plan has nothing for it. */
const SECTIONS: readonly SectionOf[] = [
  { id: 'vision', part: Vision, from: ['vision'] },
  { id: 'partners', part: Partners, from: ['partners'] },
  { id: 'population', part: Population, from: ['population'] },
  { id: 'power', part: Power, from: ['partners'] },
  { id: 'matrix', part: Matrix, from: ['matrix'] },
  { id: 'sector-value', part: SectorValues, from: ['sectorValue'] },
  { id: 'hazards', part: Hazards, from: ['landmines', 'springboards'] },
  { id: 'issues', part: Issues, from: ['issues'] },
  { id: 'conduct', part: Conduct, from: ['practices', 'avoid'] },
  { id: 'decisions', part: Decisions, from: ['decisions'] },
  { id: 'governance', part: Governance, from: ['governance'] },
  { id: 'implementation', part: Implementation, from: ['implementation'] },
  { id: 'measurement', part: Measurement, from: ['measurement'] },
  { id: 'resources', part: Resources, from: ['resources'] },
  { id: 'glossary', part: Glossary, from: ['glossary'] },
  { id: 'discussion', part: Discussion, from: ['questions', 'insights'] },
  { id: 'review', part: Review, from: ['review'] },
  { id: 'signoff', part: Signoff, from: ['signoff'] },
  { id: 'findings', part: Findings, from: [] },
];

/**
 * Makes the page of a plan. Elements that show a place of the plan carry its line as `data-line` (0-based).
 * Never throws for what is in a plan.
 */
export function renderPreview(given: Analysis, options: PreviewOptions = {}): Preview {
  const analysis = inLanguage(given, options.language ?? given.language);
  return { html: cleanMarkup(renderToString(pageOf(analysis))), ...aboutPage(analysis) };
}

/** The page of one version of a plan, in portions. */
export interface LivePage extends Omit<Preview, 'html'> {
  /** Its number, which no other page has. */
  readonly number: number;
  /** The stub of the whole. */
  readonly stub: string;
  readonly portions: PortionsMade;
  /** What holds for all portions: pages that differ in it have none in common. */
  readonly basis: readonly unknown[];
}

/** Another start of the server goes on with other numbers. */
let lastNumber = Date.now();

/**
 * Makes the page of a plan as `renderPreview` does, taking over from the page before what an edit has left as it was.
 * Lines stand there as a portion counts them: `data-line` and the `data-base` of all portions around it add up.
 */
export function renderLive(given: Analysis, options: PreviewOptions, before?: LivePage): LivePage {
  const analysis = inLanguage(given, options.language ?? given.language);
  const { language, plan, configuration } = analysis;
  const basis = [language, plan?.today, configuration.catalog];
  const isAlike = before?.basis.every((one, index) => one === basis[index]) === true;
  const portions = new Portions(isAlike ? before.portions.made : new Map());
  const stub = renderToString(pageOf(analysis, portions));
  lastNumber++;
  return { number: lastNumber, stub, portions, basis, ...aboutPage(analysis) };
}

/** The whole markup of a page, with its portions in place. */
export function markupOf({ stub, portions }: LivePage): string {
  return filled(stub, portions);
}

/** What makes a page of an earlier one; undefined where they have nothing in common. */
export function changesOf(since: LivePage, { stub, portions }: LivePage): Changes | undefined {
  return since.stub === stub && portions.made.size > 0 ? changesBetween(since.portions, portions) : undefined;
}

function aboutPage({ plan, language }: Analysis): Omit<Preview, 'html'> {
  const title = plan?.title?.value;
  return {
    title: title === undefined || isBlank(title) ? labelsIn(language).untitled : title,
    language,
    direction: directionIn(language),
  };
}

function pageOf(analysis: Analysis, portions?: Portions): VNode {
  const { plan, language } = analysis;
  if (!plan) return <Nothing language={language} />;
  const view = createView(analysis, plan, language, {}, portions);
  return view.portion({ key: 'plan' }, undefined, () => <Page view={view} />) ?? <Nothing language={language} />;
}

function Page({ view }: { view: View }) {
  const { language, plan } = view;
  const head = view.portion({ key: 'head' }, undefined, () => <Header view={view} />);
  const parts = SECTIONS.flatMap(({ id, part, from }) => {
    const node = view.portion(
      { key: `section-${id}` },
      placeOf(plan, ...from),
      () => part({ view }) ?? missing(view, id),
    );
    return node ? [{ id, node }] : [];
  });
  return (
    <article class="plan" lang={language} dir={view.page}>
      <p class="unseen" id="hint">
        {view.labels.hint}
      </p>
      {head}
      <Contents view={view} sections={parts.map(({ id }) => id)} />
      {parts.map(({ node }) => node)}
    </article>
  );
}

/** A section that the plan doesn't have and a rule asks for: one line says so. */
function missing(view: View, id: SectionId): VNode | null {
  const group = view.groups.find(({ section }) => section === id);
  return lacksOf(group).length > 0 ? <Section view={view} id={id} place={undefined} aside /> : null;
}

/** Leads to the sections; closed, so that it is one stop on the way by keyboard. */
function Contents({ view, sections }: { view: View; sections: readonly SectionId[] }) {
  if (sections.length < 2) return null;
  return (
    <details class="contents" id="contents">
      <summary>{view.labels.contents}</summary>
      <nav aria-label={view.labels.contents}>
        <ul>
          {sections.map((id) => (
            <li>
              <a href={`#section-${id}`}>{titleOf(view, id)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

function Nothing({ language }: { language: Language }) {
  return (
    <article class="plan" lang={language} dir={directionIn(language)}>
      <p class="lead">{labelsIn(language).emptyPlan}</p>
    </article>
  );
}
