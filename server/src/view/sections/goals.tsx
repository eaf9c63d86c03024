import type { Commitment, Indicator, Text } from '../../plan/model';
import { DateOf, Grid, type GridRow, List, PartnerName, Phrase, Words } from '../parts';
import { isLate } from '../standing';
import type { View } from '../view';
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
  const known = new Set(goals.flatMap(({ id }) => id?.value ?? []));
  const byGoal = <T extends { readonly goal: Text | undefined }>(
    list: readonly T[],
  ): ReadonlyMap<string, readonly T[]> => {
    const found = new Map<string, T[]>();
    for (const one of list) {
      const id = one.goal && known.has(one.goal.value) ? one.goal.value : '';
      const group = found.get(id);
      if (group) group.push(one);
      else found.set(id, [one]);
    }
    return found;
  };
  const [deeds, measures] = [byGoal(commitments), byGoal(indicators)];
  const cellsOf = (id: string, hasGaps: boolean) => [
    <Deeds view={view} commitments={deeds.get(id) ?? []} gap={hasGaps ? labels.noCommitment : undefined} />,
    <Measures view={view} indicators={measures.get(id) ?? []} gap={hasGaps ? labels.noIndicator : undefined} />,
  ];
  const rows = goals.map(
    (goal): GridRow => ({
      heading: (
        <div id={view.domId('goal', goal.id)}>
          <Words view={view} text={goal.goal ?? goal.id} as="div" />
        </div>
      ),
      place: goal.node,
      cells: cellsOf(goal.id?.value ?? ' ', true),
    }),
  );
  if (deeds.has('') || measures.has('')) {
    rows.push({ heading: <span class="note">{labels.noGoal}</span>, cells: cellsOf('', false) });
  }
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
function Deeds({
  view,
  commitments,
  gap,
}: {
  view: View;
  commitments: readonly Commitment[];
  gap: string | undefined;
}) {
  // What was dropped serves nothing.
  const hasGap = gap !== undefined && commitments.every(({ status }) => status?.value === 'dropped');
  return (
    <div data-aside>
      <List view={view} entries={commitments} class="signed">
        {(commitment) => <Deed view={view} commitment={commitment} />}
      </List>
      {hasGap && <span class="tag open">{gap}</span>}
    </div>
  );
}

function Deed({ view, commitment }: { view: View; commitment: Commitment }) {
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
        {isLate(commitment, view.plan.today) && <span class="tag open">{view.labels.overdue}</span>}
      </div>
    </li>
  );
}

function Measures({
  view,
  indicators,
  gap,
}: {
  view: View;
  indicators: readonly Indicator[];
  gap: string | undefined;
}) {
  if (indicators.length === 0) return gap ? <span class="tag open">{gap}</span> : null;
  return (
    <div data-aside>
      <List view={view} entries={indicators}>
        {({ indicator, id, baseline, target, unit, node }) => (
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
        )}
      </List>
    </div>
  );
}
