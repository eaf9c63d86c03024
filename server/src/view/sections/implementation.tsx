import type { Commitment } from '../../plan/model';
import { dayOf } from '../../plan/values';
import { Grid, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';
import { Timeline } from './timeline';

/** More partners than that don't stand side by side on any page. */
const MOST_COLUMNS = 24;
const MOST_ROWS = 200;

type Part = 'who' | 'with' | 'informed';
const PARTS: readonly Part[] = ['who', 'with', 'informed'];

/** When what is done, and by whom. */
export function Implementation({ view }: { view: View }) {
  const { plan, labels } = view;
  const { implementation } = plan;
  if (!implementation || (implementation.phases.length === 0 && implementation.commitments.length === 0)) return null;
  const share = implementationShare(view);
  return (
    <Section view={view} id="implementation" place={placeOf(plan, 'implementation')}>
      <Timeline view={view} />
      {share !== undefined && <p class="lead">{labels.implementationShare(view.percent(share))}</p>}
      {implementation.commitments.length > 0 && (
        <>
          <h3>{labels.whoDoesWhat}</h3>
          <WhoDoesWhat view={view} commitments={implementation.commitments} />
        </>
      )}
    </Section>
  );
}

/** The part of the days of all phases that those of implementing take, in percent; overlapping days count for each. */
function implementationShare({ plan }: View): number | undefined {
  let all = 0;
  let implementing = 0;
  for (const { kind, start, end } of plan.implementation?.phases ?? []) {
    const from = dayOf(start?.value);
    const to = dayOf(end?.value);
    if (from === undefined || to === undefined || to < from) continue;
    all += to - from + 1;
    if (kind?.value === 'implementing') implementing += to - from + 1;
  }
  return all === 0 ? undefined : Math.round((100 * implementing) / all);
}

function WhoDoesWhat({ view, commitments }: { view: View; commitments: readonly Commitment[] }) {
  const { labels, plan } = view;
  const { shown: rows, hidden: hiddenRows } = view.take(commitments, MOST_ROWS);
  const partOf = new Map(rows.map((row) => [row, partsIn(row)] as const));
  const involved = new Set([...partOf.values()].flatMap((parts) => [...parts.keys()]));
  const inOrder = [
    ...plan.partners.flatMap(({ id }) => (id && involved.delete(id.value) ? [id.value] : [])),
    ...involved,
  ];
  const { shown: columns, hidden: hiddenColumns } = view.take(inOrder, MOST_COLUMNS);
  return (
    <>
      <Grid
        view={view}
        class="tasks"
        columns={[labels.what, ...columns.map((id) => <bdi>{view.partner(id).name}</bdi>)]}
        rows={rows.map((row) => ({
          heading: <Task view={view} task={row} />,
          place: row.node,
          cells: columns.map((id) => {
            const part = partOf.get(row)?.get(id);
            return part ? (
              <span class={`part ${part}`}>
                <Sign part={part} />
                <span class="unseen">{labels[part]}</span>
              </span>
            ) : null;
          }),
        }))}
      />
      <p class="note key" aria-hidden="true">
        {PARTS.map((part) => (
          <span>
            <Sign part={part} /> {labels[part]}
          </span>
        ))}
      </p>
      {hiddenRows + hiddenColumns > 0 && <p class="more">{labels.more(hiddenRows + hiddenColumns)}</p>}
    </>
  );
}

/** A full dot, a ring, a point: told apart without colour. */
function Sign({ part }: { part: Part }) {
  return (
    <svg class={`sign ${part}`} viewBox="0 0 16 16" width={14} height={14} aria-hidden="true">
      <circle cx={8} cy={8} r={part === 'informed' ? 2.5 : 6} />
    </svg>
  );
}

/** What each partner does in a commitment; the greater part, where there are two. */
function partsIn(commitment: Commitment): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  for (const { value } of commitment.informed.slice(0, MOST_ROWS)) parts.set(value, 'informed');
  for (const { value } of commitment.with.slice(0, MOST_ROWS)) parts.set(value, 'with');
  if (commitment.who) parts.set(commitment.who.value, 'who');
  return parts;
}

function Task({ view, task }: { view: View; task: Commitment }) {
  const { labels, plan } = view;
  const { due, status, goal, issue, dependsOn } = task;
  const isOpen = status?.value !== 'done' && status?.value !== 'dropped';
  const dueOn = dayOf(due?.value);
  return (
    <div id={view.domId('commitment', task.id)}>
      <Words view={view} text={task.what ?? task.id} as="div" />
      <div class="note">
        {status && <span {...view.at(status.node)}>{view.term(status.value, 'commitmentStatus')}</span>}
        {due && <span {...view.at(due.node)}>{labels.due(view.date(due.value))}</span>}
        {isOpen && dueOn !== undefined && dueOn < plan.today && <span class="tag open">{labels.overdue}</span>}
      </div>
      {(goal || issue || dependsOn.length > 0) && (
        <div class="note">
          {goal && (
            <span {...view.at(goal.node)}>
              {labels.goal}: <bdi>{view.nameOf('goal', goal.value)}</bdi>
            </span>
          )}
          {issue && (
            <span {...view.at(issue.node)}>
              {labels.issue}: <bdi>{view.nameOf('issue', issue.value)}</bdi>
            </span>
          )}
          {dependsOn.length > 0 && (
            <span>
              {labels.dependsOn}:{' '}
              {view.take(dependsOn, 20).shown.map((other, index) => (
                <>
                  {index > 0 && ', '}
                  <bdi {...view.at(other.node)}>{view.nameOf('commitment', other.value)}</bdi>
                </>
              ))}
            </span>
          )}
        </div>
      )}
    </div>
  );
}
