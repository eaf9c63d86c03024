import type { Indicator } from '../../plan/model';
import { DateOf, Field, Grid, PartnerName, Phrase, Section, TextField, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** How the partners will know that it worked. */
export function Measurement({ view }: { view: View }) {
  const { plan, labels } = view;
  const { measurement } = plan;
  if (!measurement) return null;
  const { success, indicators, evaluation } = measurement;
  return (
    <Section view={view} id="measurement" place={placeOf(plan, 'measurement')}>
      {success && (
        <dl class="fields">
          <Field label={labels.success} wide>
            <Words view={view} text={success} class="summary" />
          </Field>
        </dl>
      )}
      {indicators.length > 0 && (
        <>
          <h3>{labels.indicators}</h3>
          <Grid
            view={view}
            class="indicators"
            columns={[labels.indicator, labels.baseline, labels.target, labels.owner, labels.source]}
            rows={indicators.map((indicator) => ({
              heading: <Heading view={view} indicator={indicator} />,
              place: indicator.node,
              cells: cellsOf(view, indicator),
            }))}
          />
        </>
      )}
      {evaluation && (
        <>
          <h3 {...view.at(evaluation.node)}>{labels.evaluation}</h3>
          <dl class="fields">
            <TextField view={view} label={labels.evaluator} text={evaluation.by} />
            <TextField view={view} label={labels.method} text={evaluation.method} />
            {evaluation.cadence && (
              <Field label={labels.cadence}>
                <span {...view.at(evaluation.cadence.node)}>{view.cadence(evaluation.cadence.value)}</span>
              </Field>
            )}
          </dl>
        </>
      )}
    </Section>
  );
}

function Heading({ view, indicator }: { view: View; indicator: Indicator }) {
  const { baseline, target, goal } = indicator;
  return (
    <div id={view.domId('indicator', indicator.id)}>
      <Words view={view} text={indicator.indicator ?? indicator.id} as="div" />
      {goal && (
        <div class="note" {...view.at(goal.node)}>
          {view.labels.goal}: <bdi>{view.nameOf('goal', goal.value)}</bdi>
        </div>
      )}
      <Way view={view} from={baseline?.node.value} to={target?.node.value} />
    </div>
  );
}

function cellsOf(view: View, indicator: Indicator) {
  const { baseline, target, unit, owner, cadence, source, due } = indicator;
  return [
    baseline && <Phrase view={view} text={baseline} />,
    target && (
      <>
        <Phrase view={view} text={target} /> {unit && <Phrase view={view} text={unit} />}
        {due && (
          <div class="note">
            {view.labels.dueDate}: <DateOf view={view} text={due} />
          </div>
        )}
      </>
    ),
    owner && <PartnerName view={view} reference={owner} />,
    <>
      {source && <Phrase view={view} text={source} />}
      {cadence && (
        <div class="note" {...view.at(cadence.node)}>
          {view.cadence(cadence.value)}
        </div>
      )}
    </>,
  ];
}

/** From the baseline to the target, on a line that begins at zero; nothing where they aren't numbers. */
function Way({ view, from, to }: { view: View; from: unknown; to: unknown }) {
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  const most = Math.max(from, to);
  if (!Number.isFinite(most) || Math.min(from, to) < 0 || most === 0) return null;
  const x = (value: number) => {
    const share = 4 + (92 * value) / most;
    return `${Math.round(view.language === 'he' ? 100 - share : share)}%`;
  };
  return (
    <svg class="way" width="100%" height={16} aria-hidden="true">
      <line class="rail" x1="4%" x2="96%" y1={8} y2={8} />
      <line class="fill" x1={x(from)} x2={x(to)} y1={8} y2={8} />
      <circle class="from" cx={x(from)} cy={8} r={4} />
      <circle class="to" cx={x(to)} cy={8} r={5} />
    </svg>
  );
}
