import { Grid, Items, Section } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** Sheet 2: what each sector brings that no other does. */
export function SectorValues({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.sectorValue.length === 0) return null;
  return (
    <Section view={view} id="sector-value" place={placeOf(plan, 'sectorValue')}>
      <Grid
        view={view}
        class="quad"
        columns={[labels.sector, labels.practical, labels.values]}
        rows={plan.sectorValue.map(({ sector, practical, values, node }) => ({
          heading: sector && <span {...view.at(sector.node)}>{view.term(sector.value, 'sector')}</span>,
          place: node,
          cells: [<Items view={view} items={practical} />, <Items view={view} items={values} />],
        }))}
      />
    </Section>
  );
}
