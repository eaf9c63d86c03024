import type { Commitment } from '../../plan/model';
import { Dated, Grid, Key, type PortionRow, Rail, Section, Words } from '../parts';
import { placeOf } from '../place';
import { isLate } from '../standing';
import { PHASE_KINDS, phaseShares } from '../sums';
import { type EntryView, portionKey, type View } from '../view';
import { type Involvement, InvolvementSign } from './signs';
import { Timeline } from './timeline';

/** More partners than that don't stand side by side on any page. */
const MOST_COLUMNS = 24;
const MOST_ROWS = 200;

const PARTS: readonly Involvement[] = ['who', 'with', 'informed'];

/** When what is done, and by whom. */
export function Implementation({ view }: { view: View }) {
  const { plan, labels } = view;
  const { implementation } = plan;
  if (!implementation || (implementation.phases.length === 0 && implementation.commitments.length === 0)) return null;
  return (
    <Section view={view} id="implementation" place={placeOf(plan, 'implementation')}>
      <Timeline view={view} />
      <PhaseShares view={view} />
      {implementation.commitments.length > 0 && (
        <>
          <h3>{labels.whoDoesWhat}</h3>
          <WhoDoesWhat view={view} commitments={implementation.commitments} />
        </>
      )}
    </Section>
  );
}

/** How much of the phases' days each kind takes: most of them should be implementing. */
function PhaseShares({ view }: { view: View }) {
  const { plan, labels } = view;
  const shareOf = phaseShares(plan);
  if (!shareOf) return null;
  const shares = PHASE_KINDS.map((kind) => ({ kind, share: shareOf[kind] })).filter(({ share }) => share > 0);
  const percent = (share: number) => view.percent(Math.round(100 * share));
  return (
    <figure class="phase-shares">
      <figcaption class="lead">{labels.implementationShare(percent(shareOf.implementing))}</figcaption>
      <Rail view={view} parts={shares.map(({ kind, share }) => ({ share, look: kind }))} />
      <ul class="key">
        {shares.map(({ kind, share }) => (
          <li>
            <Key look={kind}>
              {view.term(kind, 'phaseKind')} <bdi>{percent(share)}</bdi>
            </Key>
          </li>
        ))}
      </ul>
    </figure>
  );
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
        scrolls={labels.whoDoesWhat}
        columns={[labels.what, ...columns.map((id) => <bdi>{view.partner(id).name}</bdi>)]}
        rows={rows.map(
          (row, index): PortionRow => ({
            portion: { key: portionKey('task', row.id, index), inputs: [row, ...columns] },
            place: row.node,
            row: (own) => ({
              heading: <Task view={own} task={row} />,
              place: row.node,
              cells: columns.map((id) => {
                const part = partOf.get(row)?.get(id);
                return part ? (
                  <span class={`part ${part}`}>
                    <InvolvementSign part={part} />
                    <span class="unseen">{labels[part]}</span>
                  </span>
                ) : null;
              }),
            }),
          }),
        )}
      />
      <p class="note key" aria-hidden="true">
        {PARTS.map((part) => (
          <span>
            <InvolvementSign part={part} /> {labels[part]}
          </span>
        ))}
      </p>
      {hiddenRows + hiddenColumns > 0 && <p class="more">{labels.more(hiddenRows + hiddenColumns)}</p>}
    </>
  );
}

/** What each partner does in a commitment; the greater part, where there are two. */
function partsIn(commitment: Commitment): ReadonlyMap<string, Involvement> {
  const parts = new Map<string, Involvement>();
  for (const { value } of commitment.informed.slice(0, MOST_ROWS)) parts.set(value, 'informed');
  for (const { value } of commitment.with.slice(0, MOST_ROWS)) parts.set(value, 'with');
  if (commitment.who) parts.set(commitment.who.value, 'who');
  return parts;
}

function Task({ view, task }: { view: EntryView; task: Commitment }) {
  const { labels, today } = view;
  const { due, status, goal, issue, dependsOn } = task;
  return (
    <div id={view.domId('commitment', task.id)}>
      <Words view={view} text={task.what ?? task.id} as="div" />
      <div class="note">
        {status && <span {...view.at(status.node)}>{view.term(status.value, 'commitmentStatus')}</span>}
        {due && (
          <span {...view.at(due.node)}>
            <Dated view={view} say={labels.due} dates={[due]} />
          </span>
        )}
        {isLate(task, today) && <span class="tag open">{labels.overdue}</span>}
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
