import type { Resource, Text } from '../../plan/model';
import { Grid, Key, PartnerName, Rail, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

const STATUSES = ['secured', 'promised', 'needed'] as const;

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
        rows={plan.resources.map((resource) => ({
          heading: <Words view={view} text={resource.resource ?? resource.id} as="div" />,
          place: resource.node,
          cells: cellsOf(view, resource),
        }))}
      />
      <Money view={view} />
    </Section>
  );
}

function cellsOf(view: View, resource: Resource) {
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
          {view.labels.credit}: <Words view={view} text={credit} as="div" />
        </div>
      )}
    </>,
  ];
}

/** Whoever gives may be a partner or anybody else. */
function Giver({ view, from }: { view: View; from: NonNullable<Resource['from']> }) {
  const { name, isKnown } = view.partner(from.value);
  return isKnown ? <PartnerName view={view} reference={from} /> : <bdi {...view.at(from.node)}>{name}</bdi>;
}

/** More currencies, or sources of one, don't make a picture. */
const MOST_CURRENCIES = 5;
const MOST_SOURCES = 40;

type Amounts = Record<(typeof STATUSES)[number], number>;

interface Source {
  readonly from: Text | undefined;
  readonly amounts: Amounts;
}

/** The money by who gives it and how sure it is, for each currency. What has no state yet counts as needed. */
function Money({ view }: { view: View }) {
  const { plan, labels } = view;
  const currencies = new Map<string, Map<string, Source>>();
  for (const { kind, amount, currency, from, status } of plan.resources) {
    if (!amount || !Number.isFinite(amount.value) || amount.value <= 0 || (kind && kind.value !== 'money')) continue;
    const sources = currencies.get(currency?.value ?? '') ?? new Map<string, Source>();
    currencies.set(currency?.value ?? '', sources);
    const source = sources.get(from?.value ?? '') ?? { from, amounts: { secured: 0, promised: 0, needed: 0 } };
    sources.set(from?.value ?? '', source);
    source.amounts[status?.value ?? 'needed'] += amount.value;
  }
  if (currencies.size === 0) return null;
  return (
    <div data-aside>
      <h3>{labels.money}</h3>
      {view.take([...currencies], MOST_CURRENCIES).shown.map(([currency, sources]) => (
        <MoneyIn view={view} currency={currency} sources={view.take([...sources.values()], MOST_SOURCES).shown} />
      ))}
    </div>
  );
}

function MoneyIn({ view, currency, sources }: { view: View; currency: string; sources: readonly Source[] }) {
  const { labels } = view;
  const most = sources.reduce((largest, { amounts }) => Math.max(largest, sumOf(amounts)), 0);
  const shown = STATUSES.filter((status) => sources.some(({ amounts }) => amounts[status] > 0));
  const amount = (value: number) => value > 0 && <bdi class="amount">{view.money(value, currency)}</bdi>;
  return (
    <Grid
      view={view}
      class="money"
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

function sumOf(amounts: Amounts): number {
  return STATUSES.reduce((sum, status) => sum + amounts[status], 0);
}
