import type { ComponentChildren } from 'preact';
import type { Commitment, Phase } from '../../plan/model';
import type { Place } from '../../plan/tree';
import { dateOf, dayOf } from '../../plan/values';
import { PartnerName, Stretch, Words } from '../parts';
import { isLate } from '../standing';
import { type EntryView, portionKey, type View } from '../view';

const MOST_ROWS = 200;
const MOST_TICKS = 8;

/** Days, counted from 1970-01-01, and where they lie on the page. */
interface Axis {
  readonly first: number;
  readonly last: number;
  readonly isRtl: boolean;
  readonly ticks: readonly { readonly day: number; readonly label: string }[];
}

/** Phases and commitments over time, with the day on which the page is read. */
export function Timeline({ view }: { view: View }) {
  const { plan, labels } = view;
  const { phases, commitments } = view.plan.implementation ?? { phases: [], commitments: [] };
  const shownPhases = view.take(phases.filter(hasDates), MOST_ROWS).shown;
  const shownCommitments = view.take(commitments.filter(hasDates), MOST_ROWS).shown;
  const axis = axisOf(view, [...shownPhases, ...shownCommitments]);
  if (!axis) return null;
  // The rest of the axis follows from these.
  const extent = [axis.first, axis.last];
  return (
    <figure
      class="timeline"
      aria-label={labels.timelineOf(view.date(dateOf(axis.first)), view.date(dateOf(axis.last)))}
    >
      <div class="track axis" aria-hidden="true">
        <div />
        <Lane axis={axis} today={undefined}>
          {axis.ticks.map(({ day, label }) => (
            <text x={`${leftOf(axis, day)}%`} y={12} text-anchor="middle">
              {label}
            </text>
          ))}
          {isWithin(axis, plan.today) && <Today view={view} axis={axis} />}
        </Lane>
      </div>
      {isWithin(axis, plan.today) && (
        <figcaption class="unseen">
          {labels.today}, {view.date(dateOf(plan.today))}
        </figcaption>
      )}
      {shownPhases.length > 0 && <h3>{labels.phases}</h3>}
      {shownPhases.map((phase, index) =>
        view.portion({ key: portionKey('phase', phase.id, index), inputs: [phase, ...extent] }, phase.node, (own) => (
          <PhaseTrack view={own} axis={axis} phase={phase} />
        )),
      )}
      {shownCommitments.length > 0 && <h3>{labels.commitments}</h3>}
      {shownCommitments.map((commitment, index) =>
        view.portion(
          { key: portionKey('track', commitment.id, index), inputs: [commitment, ...extent] },
          commitment.node,
          (own) => <CommitmentTrack view={own} axis={axis} commitment={commitment} />,
        ),
      )}
    </figure>
  );
}

function PhaseTrack({ view, axis, phase }: { view: EntryView; axis: Axis; phase: Phase }) {
  const { phase: name, id, kind, start, end, node } = phase;
  const bar = { from: dayOf(start?.value), to: dayOf(end?.value), look: `phase ${kind?.value ?? ''}` };
  return (
    <Track view={view} axis={axis} place={node} bar={bar}>
      <Words view={view} text={name ?? id} as="div" />
      <div class="note">
        {kind && <span>{view.term(kind.value, 'phaseKind')}</span>}
        <span>
          <Stretch view={view} start={start} end={end} until={view.labels.due} />
        </span>
      </div>
    </Track>
  );
}

function CommitmentTrack({ view, axis, commitment }: { view: EntryView; axis: Axis; commitment: Commitment }) {
  const { what, id, who, status, start, due, node } = commitment;
  const bar = { from: dayOf(start?.value), to: dayOf(due?.value), look: `commitment ${status?.value ?? 'planned'}` };
  return (
    <Track view={view} axis={axis} place={node} bar={bar}>
      <Words view={view} text={what ?? id} as="div" />
      <div class="note">
        {who && (
          <span>
            <PartnerName view={view} reference={who} />
          </span>
        )}
        {status && <span>{view.term(status.value, 'commitmentStatus')}</span>}
        {isLate(commitment, view.today) && <span class="tag open">{view.labels.overdue}</span>}
        <span>
          <Stretch view={view} start={start} end={due} until={view.labels.due} />
        </span>
      </div>
    </Track>
  );
}

/** The day on which the page is read, named at its line. */
function Today({ view, axis }: { view: View; axis: Axis }) {
  const left = leftOf(axis, view.plan.today);
  // What would be cut at one end of the axis stands on the other side of the line.
  const side = left < 20 ? 'left' : left > 80 ? 'right' : 'middle';
  const anchor = { left: axis.isRtl ? 'end' : 'start', right: axis.isRtl ? 'start' : 'end', middle: 'middle' } as const;
  return (
    <text class="today" x={`${left}%`} y={30} text-anchor={anchor[side]}>
      {view.labels.today}, {view.date(dateOf(view.plan.today))}
    </text>
  );
}

interface Bar {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly look: string;
}

function Track({
  view,
  axis,
  place,
  bar,
  children,
}: {
  view: EntryView;
  axis: Axis;
  place: Place;
  bar: Bar;
  children: ComponentChildren;
}) {
  const { from, to, look } = bar;
  return (
    <div class="track" {...view.at(place)}>
      <div>{children}</div>
      <Lane axis={axis} today={view.today}>
        {from !== undefined && to !== undefined && to >= from ? (
          <rect class={look} {...extentOf(axis, from, to)} y="50%" height={12} rx={3} transform="translate(0 -6)" />
        ) : (
          <circle class={look} cx={`${leftOf(axis, to ?? from ?? axis.first)}%`} cy="50%" r={6} />
        )}
      </Lane>
    </div>
  );
}

/** The strip in which a bar stands; the labels beside it say the same in words. */
function Lane({ axis, today, children }: { axis: Axis; today: number | undefined; children: ComponentChildren }) {
  const now = today !== undefined && isWithin(axis, today) ? `${leftOf(axis, today)}%` : undefined;
  return (
    <div class="lane">
      <svg width="100%" height="100%" aria-hidden="true">
        {axis.ticks.map(({ day }) => (
          <line class="grid" x1={`${leftOf(axis, day)}%`} x2={`${leftOf(axis, day)}%`} y1={0} y2="100%" />
        ))}
        {children}
        {now && <line class="today" x1={now} x2={now} y1={0} y2="100%" />}
      </svg>
    </div>
  );
}

function hasDates(entry: Phase | Commitment): boolean {
  return daysOf(entry).length > 0;
}

function daysOf(entry: Phase | Commitment): readonly number[] {
  const dates = 'due' in entry ? [entry.start, entry.due] : [entry.start, entry.end];
  return dates.flatMap((date) => dayOf(date?.value) ?? []);
}

function axisOf(view: View, entries: readonly (Phase | Commitment)[]): Axis | undefined {
  const { horizon } = view.plan;
  const days = entries.flatMap(daysOf);
  if (days.length === 0) return undefined;
  for (const date of [horizon?.start, horizon?.end]) {
    const day = dayOf(date?.value);
    if (day !== undefined) days.push(day);
  }
  const first = days.reduce((a, b) => Math.min(a, b));
  const last = Math.max(
    days.reduce((a, b) => Math.max(a, b)),
    first + 1,
  );
  return { first, last, isRtl: view.page === 'rtl', ticks: ticksOf(view, first, last) };
}

/** Beginnings of years; of quarters, where there are few years. */
function ticksOf(view: View, first: number, last: number): Axis['ticks'] {
  const from = new Date(first * 86_400_000);
  const months = Math.ceil((last - first) / 30.44);
  const step = [3, 6, 12].find((one) => months / one <= MOST_TICKS) ?? 12 * Math.ceil(months / 12 / MOST_TICKS);
  const ticks: { day: number; label: string }[] = [];
  const start = from.getUTCFullYear() * 12;
  for (let month = start; ticks.length <= 2 * MOST_TICKS; month += step) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    const day = date.getTime() / 86_400_000;
    if (day > last) break;
    // Not so near to an end that the label would be cut.
    const share = (day - first) / (last - first);
    if (share >= 0.02 && share <= 0.98) ticks.push({ day, label: view.month(day, step < 12) });
  }
  return ticks;
}

function isWithin(axis: Axis, day: number): boolean {
  return day >= axis.first && day <= axis.last;
}

/** Where a day lies, in percent of the width from the left. */
function leftOf(axis: Axis, day: number): number {
  const share = Math.min(1, Math.max(0, (day - axis.first) / (axis.last - axis.first)));
  return round(100 * (axis.isRtl ? 1 - share : share));
}

function extentOf(axis: Axis, from: number, to: number): { x: string; width: string } {
  const a = leftOf(axis, from);
  const b = leftOf(axis, to);
  return { x: `${Math.min(a, b)}%`, width: `${Math.max(0.6, round(Math.abs(b - a)))}%` };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
