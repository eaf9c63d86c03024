import type { Partner } from '../../plan/model';
import { Grid, Section } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** The scale of influence and interest in the format. */
const MOST = 5;
/** A map with more dots than that shows nothing any more. */
const MOST_ON_MAP = 60;

interface Point {
  readonly partner: Partner;
  readonly influence: number;
  readonly interest: number;
}

/** Who has how much influence, interest, money and say: a map and bars. */
export function Power({ view }: { view: View }) {
  const { plan, labels } = view;
  const points = plan.partners.flatMap((partner): readonly Point[] => {
    const { influence, interest } = partner.power ?? {};
    return influence && interest ? [{ partner, influence: influence.value, interest: interest.value }] : [];
  });
  const shares = plan.partners.filter(({ power }) => power?.budgetShare || power?.decisionShare);
  if (points.length === 0 && shares.length === 0) return null;
  return (
    <Section view={view} id="power" place={placeOf(plan, 'partners')} aside>
      <div class="pair">
        {points.length > 0 && (
          <figure>
            <h3>{labels.influenceByInterest}</h3>
            <PowerMap view={view} points={points} />
          </figure>
        )}
        {shares.length > 0 && (
          <figure>
            <h3>{labels.shares}</h3>
            <Shares view={view} partners={shares} />
          </figure>
        )}
      </div>
    </Section>
  );
}

const SCALE = [1, 2, 3, 4, 5];
const SIZE = 320;
const MARGIN = 36;
const RADIUS = 11;

function PowerMap({ view, points }: { view: View; points: readonly Point[] }) {
  const { labels } = view;
  const { shown, hidden } = view.take(points, MOST_ON_MAP);
  const isRtl = view.language === 'he';
  const scale = (value: number) => (Math.min(MOST, Math.max(1, value)) - 0.5) / MOST;
  const side = SIZE - MARGIN;
  // The origin lies where reading begins: at the right in Hebrew.
  const x = (share: number) => (isRtl ? side * (1 - share) : MARGIN + side * share);
  const y = (share: number) => side * (1 - share);
  const placed = spread(shown);
  return (
    <>
      <svg class="map" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={labels.powerMap}>
        <rect class="field" x={isRtl ? 0 : MARGIN} y={0} width={side} height={side} />
        <path class="grid" d={`M${x(0.5)} 0V${side}M${isRtl ? 0 : MARGIN} ${y(0.5)}H${isRtl ? side : SIZE}`} />
        <text class="axis" x={x(0.5)} y={SIZE - 6} text-anchor="middle">
          {labels.interest}
        </text>
        <text
          class="axis"
          text-anchor="middle"
          transform={`translate(${isRtl ? SIZE - 10 : 14} ${y(0.5)}) rotate(-90)`}
        >
          {labels.influence}
        </text>
        {SCALE.map((value) => (
          <>
            <text class="axis" x={x(scale(value))} y={SIZE - 22} text-anchor="middle">
              {value}
            </text>
            <text class="axis" x={isRtl ? side + 8 : MARGIN - 8} y={y(scale(value)) + 4} text-anchor="middle">
              {value}
            </text>
          </>
        ))}
        {placed.map(({ point, dx, dy, number }) => (
          <g {...view.at(point.partner.power?.node)}>
            <circle class="dot" cx={x(scale(point.interest)) + dx} cy={y(scale(point.influence)) + dy} r={RADIUS} />
            <text
              class="digit"
              x={x(scale(point.interest)) + dx}
              y={y(scale(point.influence)) + dy + 4}
              text-anchor="middle"
            >
              {number}
            </text>
          </g>
        ))}
      </svg>
      <ol class="legend">
        {placed.map(({ point, number }) => (
          <li {...view.at(point.partner.power?.node)}>
            <span class="number">{number}</span>
            <span>
              <bdi>{nameOf(view, point.partner)}</bdi>
              <span class="note">
                <span>
                  {labels.influence} {view.number(point.influence)}
                </span>
                <span>
                  {labels.interest} {view.number(point.interest)}
                </span>
              </span>
            </span>
          </li>
        ))}
        {hidden > 0 && <li class="more">{labels.more(hidden)}</li>}
      </ol>
    </>
  );
}

interface Placed {
  readonly point: Point;
  readonly number: number;
  readonly dx: number;
  readonly dy: number;
}

/** Sets dots that would cover each other side by side. */
function spread(points: readonly Point[]): readonly Placed[] {
  const cells = new Map<string, number>();
  const keyOf = (point: Point) => `${point.influence} ${point.interest}`;
  const sizes = new Map<string, number>();
  for (const point of points) sizes.set(keyOf(point), (sizes.get(keyOf(point)) ?? 0) + 1);
  return points.map((point, index) => {
    const key = keyOf(point);
    const size = sizes.get(key) ?? 1;
    const at = cells.get(key) ?? 0;
    cells.set(key, at + 1);
    const columns = Math.min(size, 2);
    const rows = Math.ceil(size / columns);
    const step = 2 * RADIUS + 2;
    return {
      point,
      number: index + 1,
      dx: ((at % columns) - (columns - 1) / 2) * step,
      dy: (Math.floor(at / columns) - (rows - 1) / 2) * step,
    };
  });
}

function Shares({ view, partners }: { view: View; partners: readonly Partner[] }) {
  const { labels } = view;
  return (
    <Grid
      view={view}
      class="shares"
      columns={[labels.partner, labels.budgetShare, labels.decisionShare]}
      rows={partners.map((partner) => ({
        heading: <bdi>{nameOf(view, partner)}</bdi>,
        place: partner.power?.node,
        cells: [
          <Share view={view} share={partner.power?.budgetShare?.value} />,
          <Share view={view} share={partner.power?.decisionShare?.value} />,
        ],
      }))}
    />
  );
}

function Share({ view, share }: { view: View; share: number | undefined }) {
  if (share === undefined) return <span class="blank">–</span>;
  const width = Math.min(100, Math.max(0, share));
  return (
    <>
      {view.percent(share)}
      <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect class="rail" x={0} y={0} width={100} height={6} />
        <rect class="fill" x={view.language === 'he' ? 100 - width : 0} y={0} width={width} height={6} />
      </svg>
    </>
  );
}

function nameOf(view: View, partner: Partner): string {
  return view.words(partner.name) ?? view.words(partner.id) ?? view.labels.notYet;
}
