import type { Resource } from '../../plan/model';
import { Grid, PartnerName, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

const STATUSES = ['secured', 'promised', 'needed'] as const;

/** What the initiative lives on. */
export function Resources({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.resources.length === 0) return null;
  const sums = sumsOf(view, plan.resources);
  return (
    <Section view={view} id="resources" place={placeOf(plan, 'resources')}>
      <Grid
        view={view}
        class="resources"
        columns={[labels.resource, labels.kind, labels.giver, labels.amount, labels.status, labels.terms]}
        rows={plan.resources.map((resource) => ({
          heading: <Words view={view} text={resource.resource ?? resource.id} as="div" />,
          place: resource.node,
          cells: cellsOf(view, resource),
        }))}
      />
      {sums.length > 0 && (
        <p class="note">
          {sums.map((sum) => (
            <span>{sum}</span>
          ))}
        </p>
      )}
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

/** What the amounts add up to, for each state and currency. */
function sumsOf(view: View, resources: readonly Resource[]): readonly string[] {
  return STATUSES.flatMap((status) => {
    const sums = new Map<string, number>();
    for (const resource of resources) {
      if (resource.status?.value !== status || !resource.amount) continue;
      const currency = resource.currency?.value ?? '';
      sums.set(currency, (sums.get(currency) ?? 0) + resource.amount.value);
    }
    if (sums.size === 0 || sums.size > 5) return [];
    const amounts = [...sums].map(([currency, sum]) => view.money(sum, currency)).join(' + ');
    return [`${view.term(status, 'resourceStatus')}: ${amounts}`];
  });
}
