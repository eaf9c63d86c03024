import type { Commitment, Indicator } from '../../plan/model';
import { DateOf, Grid, type GridRow, List, PartnerName, Phrase, Words } from '../parts';
import { isLate } from '../standing';
import { servedGoals } from '../sums';
import { type EntryView, portionKey, type View } from '../view';
import { StatusSign } from './signs';

/** What is done for each goal and how it is told that it worked; where nothing is, the gap shows. */
export function Goals({ view }: { view: View }) {
  const { plan, labels } = view;
  const { vision, implementation, measurement } = plan;
  const goals = vision?.goals ?? [];
  const commitments = implementation?.commitments ?? [];
  const indicators = measurement?.indicators ?? [];
  if (goals.length === 0) return null;
  if (commitments.length === 0 && indicators.length === 0) {
    return (
      <>
        <h3>{labels.goals}</h3>
        <List view={view} entries={goals} class="goals">
          {(goal) => (
            <li id={view.domId('goal', goal.id)} {...view.at(goal.node)}>
              <Words view={view} text={goal.goal ?? goal.id} as="div" />
            </li>
          )}
        </List>
      </>
    );
  }
  const rows = servedGoals(plan).map(
    ({ goal, commitments: deeds, indicators: measures, lacksCommitments, lacksIndicators }, index): GridRow => ({
      heading: goal ? (
        <div id={view.domId('goal', goal.id)}>
          <Words view={view} text={goal.goal ?? goal.id} as="div" />
        </div>
      ) : (
        <span class="note">{labels.noGoal}</span>
      ),
      place: goal?.node,
      cells: [
        <>
          <Deeds view={view} of={portionKey('goal', goal?.id, index)} commitments={deeds} />
          {lacksCommitments && <span class="tag open">{labels.noCommitment}</span>}
        </>,
        <>
          <Measures view={view} of={portionKey('goal', goal?.id, index)} indicators={measures} />
          {lacksIndicators && <span class="tag open">{labels.noIndicator}</span>}
        </>,
      ],
    }),
  );
  return (
    <>
      <h3>{labels.servedBy}</h3>
      <Grid
        view={view}
        stacks
        class="goals"
        columns={[labels.goal, labels.commitments, labels.indicators]}
        rows={rows}
      />
    </>
  );
}

/** What repeats here stands elsewhere in the plan: the page and the text don't go together by it. */
function Deeds({ view, of, commitments }: { view: View; of: string; commitments: readonly Commitment[] }) {
  if (commitments.length === 0) return null;
  return (
    <div data-aside>
      <List view={view} entries={commitments} class="signed">
        {(commitment, index) =>
          view.portion(
            { key: portionKey(`${of}-deed`, commitment.id, index), inputs: [commitment] },
            commitment.node,
            (own) => <Deed view={own} commitment={commitment} />,
          )
        }
      </List>
    </div>
  );
}

function Deed({ view, commitment }: { view: EntryView; commitment: Commitment }) {
  const { what, id, who, due, status, node } = commitment;
  return (
    <li {...view.at(node)}>
      <StatusSign view={view} status={status?.value} />
      <Words view={view} text={what ?? id} as="div" />
      <div class="note">
        {who && (
          <span>
            <PartnerName view={view} reference={who} />
          </span>
        )}
        {due && (
          <span>
            <DateOf view={view} text={due} />
          </span>
        )}
        {isLate(commitment, view.today) && <span class="tag open">{view.labels.overdue}</span>}
      </div>
    </li>
  );
}

function Measures({ view, of, indicators }: { view: View; of: string; indicators: readonly Indicator[] }) {
  if (indicators.length === 0) return null;
  return (
    <div data-aside>
      <List view={view} entries={indicators}>
        {(indicator, index) =>
          view.portion(
            { key: portionKey(`${of}-measure`, indicator.id, index), inputs: [indicator] },
            indicator.node,
            (own) => <Measure view={own} indicator={indicator} />,
          )
        }
      </List>
    </div>
  );
}

function Measure({
  view,
  indicator: { indicator, id, baseline, target, unit, node },
}: {
  view: EntryView;
  indicator: Indicator;
}) {
  return (
    <li {...view.at(node)}>
      <Words view={view} text={indicator ?? id} as="div" />
      {(baseline || target) && (
        <div class="note way-words">
          {baseline && <Phrase view={view} text={baseline} />}
          {baseline && target && (view.page === 'rtl' ? ' ← ' : ' → ')}
          {target && <Phrase view={view} text={target} />} {target && unit && <Phrase view={view} text={unit} />}
        </div>
      )}
    </li>
  );
}
