import type { Partner } from '../../plan/model';
import { Bar, Grid, Key, List, Section } from '../parts';
import { placeOf } from '../place';
import { differenceOf, type EntryView, type View } from '../view';

/** Influence and interest go from 1 to 5 in the format. */
const SCALE = [1, 2, 3, 4, 5] as const;
/** A map with more partners than that shows nothing any more. */
const MOST_ON_MAP = 60;

/** A partner on the map: how much influence and interest it has, and its number there, from 1. */
interface Point {
  readonly partner: Partner;
  readonly influence: number;
  readonly interest: number;
  readonly number: number;
}

/** Who has how much influence, interest, money and say. */
export function Power({ view }: { view: View }) {
  const { plan, labels } = view;
  const points = plan.partners
    .flatMap((partner): readonly Omit<Point, 'number'>[] => {
      const { influence, interest } = partner.power ?? {};
      return influence && interest
        ? [{ partner, influence: step(influence.value), interest: step(interest.value) }]
        : [];
    })
    .map((point, index) => ({ ...point, number: index + 1 }));
  const shares = plan.partners.filter(({ power }) => power?.budgetShare || power?.decisionShare);
  if (points.length === 0 && shares.length === 0) return null;
  return (
    <Section view={view} id="power" place={placeOf(plan, 'partners')} aside>
      {view.portion({ key: 'power', inputs: plan.partners }, plan.partners[0]?.node, (own) => (
        <div class="pair">
          {points.length > 0 && (
            <figure class="map">
              <h3>{labels.influenceByInterest}</h3>
              <PowerMap view={own} points={points} />
            </figure>
          )}
          {shares.length > 0 && (
            <figure>
              <h3>{labels.shares}</h3>
              <Shares view={own} partners={shares} />
            </figure>
          )}
        </div>
      ))}
    </Section>
  );
}

function step(value: number): number {
  return Number.isFinite(value) ? Math.min(5, Math.max(1, Math.round(value))) : 1;
}

/**
 * The partners by interest, which grows from where reading begins, and influence, which grows upwards. Each stands in its
 * field by name; where the page is too narrow for that by number, with the names below.
 */
function PowerMap({ view, points }: { view: EntryView; points: readonly Point[] }) {
  const { labels } = view;
  const { shown, hidden } = view.take(points, MOST_ON_MAP);
  const fields = new Map<string, Point[]>();
  for (const point of shown) {
    const key = `${point.influence} ${point.interest}`;
    fields.set(key, [...(fields.get(key) ?? []), point]);
  }
  return (
    <>
      <table aria-label={labels.powerMap}>
        <tbody>
          {[...SCALE].reverse().map((influence) => (
            <tr>
              {influence === 5 && (
                <th class="axis" scope="rowgroup" rowspan={SCALE.length}>
                  {labels.influence}
                </th>
              )}
              <th class="step" scope="row">
                {influence}
              </th>
              {SCALE.map((interest) => (
                <td>
                  <Dots view={view} points={fields.get(`${influence} ${interest}`) ?? []} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colspan={2} />
            {SCALE.map((interest) => (
              <th class="step" scope="col">
                {interest}
              </th>
            ))}
          </tr>
          <tr>
            <td colspan={2} />
            <th class="axis" scope="colgroup" colspan={SCALE.length}>
              {labels.interest}
            </th>
          </tr>
        </tfoot>
      </table>
      <ol class="legend" aria-hidden="true">
        {shown.map(({ partner, number }) => (
          <li>
            <span class="dot">{number}</span> <bdi>{nameOf(view, partner)}</bdi>
          </li>
        ))}
      </ol>
      {hidden > 0 && <p class="more">{labels.more(hidden)}</p>}
    </>
  );
}

function Dots({ view, points }: { view: EntryView; points: readonly Point[] }) {
  return (
    <List view={view} entries={points} class="dots">
      {({ partner, number }) => (
        <li {...view.at(partner.power?.node)}>
          <span class="dot" aria-hidden="true">
            {number}
          </span>
          <bdi class="label" dir={view.dir(nameOf(view, partner))}>
            {nameOf(view, partner)}
          </bdi>
        </li>
      )}
    </List>
  );
}

/** Each partner's share of the budget and of the decisions on one scale: who decides more than they pay? */
function Shares({ view, partners }: { view: EntryView; partners: readonly Partner[] }) {
  const { labels } = view;
  const valuesOf = (key: 'budgetShare' | 'decisionShare') =>
    partners.flatMap(({ power }) => {
      const value = power?.[key]?.value;
      return value !== undefined && Number.isFinite(value) ? [value] : [];
    });
  const budget = valuesOf('budgetShare');
  const decisions = valuesOf('decisionShare');
  const most = [...budget, ...decisions].reduce((a, b) => Math.max(a, b), 1);
  const sum = (values: readonly number[]) => view.percent(values.reduce((a, b) => a + b, 0));
  return (
    <Grid
      view={view}
      class="shares"
      columns={[
        labels.partner,
        <>
          <Key look="budget">{labels.budgetShare}</Key> <Key look="decisions">{labels.decisionShare}</Key>
        </>,
        labels.difference,
      ]}
      rows={partners.map((partner) => {
        const { budgetShare, decisionShare } = partner.power ?? {};
        return {
          heading: <bdi>{nameOf(view, partner)}</bdi>,
          place: partner.power?.node,
          cells: [
            <>
              <Share view={view} share={budgetShare?.value} most={most} look="budget" label={labels.budgetShare} />
              <Share
                view={view}
                share={decisionShare?.value}
                most={most}
                look="decisions"
                label={labels.decisionShare}
              />
            </>,
            budgetShare && decisionShare && differenceOf(view, decisionShare.value - budgetShare.value),
          ],
        };
      })}
      foot={{
        heading: labels.sum,
        cells: [
          <>
            <Key look="budget">
              {labels.budgetShare} <bdi>{sum(budget)}</bdi>
            </Key>{' '}
            <Key look="decisions">
              {labels.decisionShare} <bdi>{sum(decisions)}</bdi>
            </Key>
          </>,
          null,
        ],
      }}
    />
  );
}

function Share({
  view,
  share,
  most,
  look,
  label,
}: {
  view: EntryView;
  share: number | undefined;
  most: number;
  look: string;
  label: string;
}) {
  if (share === undefined || !Number.isFinite(share)) return null;
  return (
    <div>
      <span class="unseen">{label} </span>
      <Bar view={view} part={share / most} label={view.percent(share)} look={look} />
    </div>
  );
}

function nameOf(view: EntryView, partner: Partner): string {
  return view.words(partner.name) ?? view.words(partner.id) ?? view.labels.notYet;
}
