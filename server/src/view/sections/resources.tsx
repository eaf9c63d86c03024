import type { Resource } from '../../plan/model';
import { Grid, Key, PartnerName, Phrase, type PortionRow, Rail, Section, Words } from '../parts';
import { placeOf } from '../place';
import { type Amounts, MONEY_STATES, type MoneySum, moneyOf } from '../sums';
import { type EntryView, portionKey, type View } from '../view';

/** What the initiative lives on. */
export function Resources({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.resources.length === 0) return null;
  return (
    <Section view={view} id="resources" place={placeOf(plan, 'resources')}>
      <Grid
        view={view}
        stacks
        class="resources"
        columns={[labels.resource, labels.kind, labels.giver, labels.amount, labels.status, labels.terms]}
        rows={plan.resources.map(
          (resource, index): PortionRow => ({
            portion: { key: portionKey('resource', resource.id, index), inputs: [resource] },
            place: resource.node,
            row: (own) => ({
              heading: <Words view={own} text={resource.resource ?? resource.id} as="div" />,
              place: resource.node,
              cells: cellsOf(own, resource),
            }),
          }),
        )}
      />
      {view.portion({ key: 'money', inputs: plan.resources }, plan.resources[0]?.node, (own) =>
        Money({ view: own, sums: moneyOf(plan) }),
      )}
    </Section>
  );
}

function cellsOf(view: EntryView, resource: Resource) {
  const { kind, from, amount, currency, status, exclusive, terms, credit } = resource;
  return [
    kind && view.term(kind.value, 'resourceKind'),
    from && <Giver view={view} from={from} />,
    amount && (
      <bdi class="amount" {...view.at(amount.node)}>
        {view.money(amount.value, currency?.value)}
      </bdi>
    ),
    status && (
      <span class={status.value === 'secured' ? 'tag good' : 'tag open'} {...view.at(status.node)}>
        {view.term(status.value, 'resourceStatus')}
      </span>
    ),
    <>
      {exclusive?.value === true && (
        <div class="tag" {...view.at(exclusive.node)}>
          {view.labels.exclusive}
        </div>
      )}
      <Words view={view} text={terms} as="div" />
      {credit && (
        <div class="note">
          {view.labels.credit}: <Phrase view={view} text={credit} />
        </div>
      )}
    </>,
  ];
}

/** Whoever gives may be a partner or anybody else. */
function Giver({ view, from }: { view: EntryView; from: NonNullable<Resource['from']> }) {
  const { name, isKnown } = view.partner(from.value);
  return isKnown ? <PartnerName view={view} reference={from} /> : <bdi {...view.at(from.node)}>{name}</bdi>;
}

/** More currencies, or sources of one, don't make a picture. */
const MOST_CURRENCIES = 5;
const MOST_SOURCES = 40;

/** The money by who gives it and how sure it is, for each currency. */
function Money({ view, sums: all }: { view: EntryView; sums: readonly MoneySum[] }) {
  const sums = view.take(all, MOST_CURRENCIES).shown;
  if (sums.length === 0) return null;
  return (
    <div data-aside>
      <h3>{view.labels.money}</h3>
      {sums.map((sum) => (
        <MoneyIn view={view} sum={sum} />
      ))}
    </div>
  );
}

function MoneyIn({ view, sum }: { view: EntryView; sum: MoneySum }) {
  const { labels } = view;
  const { currency, all } = sum;
  const sources = view.take(sum.sources, MOST_SOURCES).shown;
  const most = sources.reduce((largest, { amounts }) => Math.max(largest, wholeOf(amounts)), 0);
  const shown = MONEY_STATES.filter((state) => all[state] > 0);
  const amount = (value: number) => value > 0 && <bdi class="amount">{view.money(value, currency)}</bdi>;
  return (
    <Grid
      view={view}
      class={shown.length > 1 ? 'money many' : 'money'}
      columns={[
        labels.giver,
        <span class="unseen">{labels.money}</span>,
        ...shown.map((status) => <Key look={status}>{view.term(status, 'resourceStatus')}</Key>),
      ]}
      rows={sources.map(({ from, amounts }) => ({
        heading: from ? <Giver view={view} from={from} /> : <span class="tag open">{labels.noGiver}</span>,
        cells: [
          <Rail view={view} parts={shown.map((status) => ({ share: amounts[status] / most, look: status }))} />,
          ...shown.map((status) => amount(amounts[status])),
        ],
      }))}
      foot={{
        heading: labels.sum,
        cells: [null, ...shown.map((status) => amount(sources.reduce((sum, { amounts }) => sum + amounts[status], 0)))],
      }}
    />
  );
}

function wholeOf(amounts: Amounts): number {
  return MONEY_STATES.reduce((sum, state) => sum + amounts[state], 0);
}
