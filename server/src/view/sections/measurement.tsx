import type { Indicator } from '../../plan/model';
import { DateOf, Field, Grid, PartnerName, Phrase, type PortionRow, round, Section, TextField, Words } from '../parts';
import { placeOf } from '../place';
import { type EntryView, portionKey, type View } from '../view';

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
            stacks
            class="indicators"
            columns={[labels.indicator, labels.fromTo, labels.owner, labels.source]}
            rows={indicators.map(
              (indicator, index): PortionRow => ({
                portion: { key: portionKey('measured', indicator.id, index), inputs: [indicator] },
                place: indicator.node,
                row: (own) => ({
                  heading: <Heading view={own} indicator={indicator} />,
                  place: indicator.node,
                  cells: cellsOf(own, indicator),
                }),
              }),
            )}
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

function Heading({ view, indicator }: { view: EntryView; indicator: Indicator }) {
  const { goal } = indicator;
  return (
    <div id={view.domId('indicator', indicator.id)}>
      <Words view={view} text={indicator.indicator ?? indicator.id} as="div" />
      {goal && (
        <div class="note" {...view.at(goal.node)}>
          {view.labels.goal}: <bdi>{view.nameOf('goal', goal.value)}</bdi>
        </div>
      )}
    </div>
  );
}

function cellsOf(view: EntryView, indicator: Indicator) {
  const { baseline, target, unit, owner, cadence, source, due } = indicator;
  return [
    <>
      <div class="way">
        {baseline && (
          <span>
            <span class="unseen">{view.labels.baseline} </span>
            <Phrase view={view} text={baseline} />
          </span>
        )}
        {baseline && target && <Way view={view} from={baseline.node.value} to={target.node.value} />}
        {target && (
          <span>
            <span class="unseen">{view.labels.target} </span>
            <Phrase view={view} text={target} /> {unit && <Phrase view={view} text={unit} />}
          </span>
        )}
      </div>
      {due && (
        <div class="note">
          {view.labels.dueDate}: <DateOf view={view} text={due} />
        </div>
      )}
    </>,
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

/** From the baseline to the target, on a line that begins at zero; an arrow where they aren't numbers. */
function Way({ view, from, to }: { view: EntryView; from: unknown; to: unknown }) {
  const isRtl = view.page === 'rtl';
  const most = typeof from === 'number' && typeof to === 'number' ? Math.max(from, to) : Number.NaN;
  if (typeof from !== 'number' || typeof to !== 'number' || !(most > 0 && most < Infinity && Math.min(from, to) >= 0)) {
    return <span aria-hidden="true">{isRtl ? '←' : '→'}</span>;
  }
  const x = (value: number) => {
    const share = ENDS + ((100 - 2 * ENDS) * value) / most;
    return `${round(isRtl ? 100 - share : share)}%`;
  };
  return (
    <svg width="100%" height={16} aria-hidden="true">
      <line class="rail" x1={`${ENDS}%`} x2={`${100 - ENDS}%`} y1={8} y2={8} />
      <line class="fill" x1={x(from)} x2={x(to)} y1={8} y2={8} />
      <circle class="from" cx={x(from)} cy={8} r={4} />
      <circle class="to" cx={x(to)} cy={8} r={5} />
    </svg>
  );
}

/** Room for the dots at both ends, in percent. */
const ENDS = 5;
