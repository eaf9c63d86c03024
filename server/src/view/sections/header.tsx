import { STAGES } from '../../plan/model';
import type { Severity } from '../../rules/rule';
import { Field, Words } from '../parts';
import type { View } from '../view';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** What the plan is called, where it stands, and what needs attention. */
export function Header({ view }: { view: View }) {
  const { plan, labels } = view;
  const { title, summary, horizon, blend } = plan;
  const titleWords = view.words(title);
  return (
    <header class="head">
      <h1
        dir={view.dir(titleWords ?? '')}
        class={titleWords === undefined ? 'blank' : undefined}
        {...view.at(title?.node)}
      >
        {titleWords ?? labels.untitled}
      </h1>
      <ol class="stages" aria-label={labels.stage} {...view.at(plan.stage?.node)}>
        {STAGES.map((stage) => {
          const isNow = stage === plan.currentStage;
          return (
            <li class={isNow ? 'now' : undefined} aria-current={isNow ? 'step' : undefined}>
              {view.term(stage, 'stage')}
            </li>
          );
        })}
      </ol>
      <Words view={view} text={summary} class="summary" />
      <dl class="fields facts">
        {horizon && (horizon.start || horizon.end) && (
          <Field label={labels.horizon}>
            <span {...view.at(horizon.node)}>{span(view, horizon.start?.value, horizon.end?.value)}</span>
          </Field>
        )}
        {blend && (
          <Field label={labels.blend}>
            <span {...view.at(blend.node)}>{labels[blend.value]}</span>
          </Field>
        )}
        <Field label={labels.attention}>
          <Attention view={view} />
        </Field>
      </dl>
    </header>
  );
}

function span(view: View, start: string | undefined, end: string | undefined): string {
  const { labels } = view;
  if (start && end) return labels.between(view.date(start), view.date(end));
  if (start) return labels.from(view.date(start));
  return end ? labels.until(view.date(end)) : '';
}

function Attention({ view }: { view: View }) {
  const { labels, findings } = view;
  if (findings.length === 0) return <span>{labels.nothingFound}</span>;
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  return (
    <a class="counts" href="#section-findings">
      {counts.map(({ severity, count }) => (
        <span class={`severity ${severity}`}>
          {view.number(count)} {labels[severity](count)}
        </span>
      ))}
    </a>
  );
}
