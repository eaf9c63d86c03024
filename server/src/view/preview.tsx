/** A plan as a page to read and to show. */
import { renderToString } from 'preact-render-to-string';
import type { Analysis } from '../check';
import type { Plan } from '../plan/model';
import { isBlank } from '../plan/values';
import type { Language } from '../schema/shape';
import { labelsIn } from './labels';
import { Decisions } from './sections/decisions';
import { Findings } from './sections/findings';
import { Header } from './sections/header';
import { Issues } from './sections/issues';
import { Matrix } from './sections/matrix';
import { Partners } from './sections/partners';
import { Conduct } from './sections/practices';
import { Discussion } from './sections/questions';
import { Vision } from './sections/vision';
import { createView, type View } from './view';

export interface PreviewOptions {
  /** Of the page's own words; the plan's language where it is absent. */
  readonly language?: Language | undefined;
}

/** A page, as it stands inside `<main>`. */
export interface Preview {
  /** Escaped; holds no script, style, link to another place or handler of events. */
  readonly html: string;
  /** The plan's title, or words for one without. */
  readonly title: string;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
}

/** The sections in the order in which they are read. */
const SECTIONS: readonly (({ view }: { view: View }) => ReturnType<typeof Vision>)[] = [
  Vision,
  Partners,
  Matrix,
  Issues,
  Conduct,
  Decisions,
  Discussion,
  Findings,
];

/**
 * Makes the page of a plan. Elements that show a place of the plan carry its line as `data-line` (0-based).
 * Never throws for what is in a plan.
 */
export function renderPreview(analysis: Analysis, options: PreviewOptions = {}): Preview {
  const language = options.language ?? analysis.language;
  const labels = labelsIn(language);
  const { plan } = analysis;
  const title = plan?.title?.value;
  return {
    html: renderToString(
      plan ? <Page analysis={analysis} plan={plan} language={language} /> : <Nothing {...{ language }} />,
    ),
    title: title === undefined || isBlank(title) ? labels.untitled : title,
    language,
    direction: directionOf(language),
  };
}

function Page({ analysis, plan, language }: { analysis: Analysis; plan: Plan; language: Language }) {
  const view = createView(analysis, plan, language);
  return (
    <article class="plan" lang={language} dir={directionOf(language)}>
      <p class="unseen" id="hint">
        {view.labels.hint}
      </p>
      <Header view={view} />
      {SECTIONS.map((Part) => (
        <Part view={view} />
      ))}
    </article>
  );
}

function Nothing({ language }: { language: Language }) {
  return (
    <article class="plan" lang={language} dir={directionOf(language)}>
      <p class="lead">{labelsIn(language).emptyPlan}</p>
    </article>
  );
}

function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'he' ? 'rtl' : 'ltr';
}
