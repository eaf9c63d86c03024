/** A plan as a page to read and to show. */

import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Analysis, inLanguage } from '../check';
import type { Plan } from '../plan/model';
import { isBlank } from '../plan/values';
import type { Language } from '../schema/shape';
import { type Direction, directionIn } from './direction';
import { lacksOf, type SectionId } from './groups';
import { labelsIn } from './labels';
import { Section, titleOf } from './parts';
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
import { clean } from './text';
import { createView, type View } from './view';

export interface PreviewOptions {
  /** Of the page's own words and of the findings; the plan's language where it is absent. */
  readonly language?: Language | undefined;
}

/** A page, as it stands inside `<main>`. */
export interface Preview {
  /** Escaped; holds no script, style, link to another place or handler of events. */
  readonly html: string;
  /** The plan's title, or words for one without. */
  readonly title: string;
  readonly language: Language;
  readonly direction: Direction;
}

/** The sections in the order in which they are read. Each answers null where the plan has nothing for it. */
const SECTIONS: readonly { readonly id: SectionId; readonly part: (props: { view: View }) => VNode | null }[] = [
  { id: 'vision', part: Vision },
  { id: 'partners', part: Partners },
  { id: 'population', part: Population },
  { id: 'power', part: Power },
  { id: 'matrix', part: Matrix },
  { id: 'sector-value', part: SectorValues },
  { id: 'hazards', part: Hazards },
  { id: 'issues', part: Issues },
  { id: 'conduct', part: Conduct },
  { id: 'decisions', part: Decisions },
  { id: 'governance', part: Governance },
  { id: 'implementation', part: Implementation },
  { id: 'measurement', part: Measurement },
  { id: 'resources', part: Resources },
  { id: 'glossary', part: Glossary },
  { id: 'discussion', part: Discussion },
  { id: 'review', part: Review },
  { id: 'signoff', part: Signoff },
  { id: 'findings', part: Findings },
];

/**
 * Makes the page of a plan. Elements that show a place of the plan carry its line as `data-line` (0-based).
 * Never throws for what is in a plan.
 */
export function renderPreview(given: Analysis, options: PreviewOptions = {}): Preview {
  const analysis = inLanguage(given, options.language ?? given.language);
  const { language } = analysis;
  const labels = labelsIn(language);
  const { plan } = analysis;
  const title = plan?.title?.value;
  return {
    html: cleaned(renderToString(plan ? <Page analysis={analysis} plan={plan} /> : <Nothing {...{ language }} />)),
    title: title === undefined || isBlank(title) ? labels.untitled : title,
    language,
    direction: directionIn(language),
  };
}

/** What no text may hold that is to be read as it stands: controls, halves of characters, marks that turn text around. */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;

function cleaned(html: string): string {
  // Nearly all pages hold nothing of the kind, and to ask for it alone is quick.
  return HIDDEN.test(html) ? html.replace(/[^<>]+/g, (text) => (HIDDEN.test(text) ? clean(text) : text)) : html;
}

function Page({ analysis, plan }: { analysis: Analysis; plan: Plan }) {
  const { language } = analysis;
  const view = createView(analysis, plan, language);
  const parts = SECTIONS.map(({ id, part }) => ({ id, node: part({ view }) ?? missing(view, id) })).filter(
    ({ node }) => node !== null,
  );
  return (
    <article class="plan" lang={language} dir={directionIn(language)}>
      <p class="unseen" id="hint">
        {view.labels.hint}
      </p>
      <Header view={view} />
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
