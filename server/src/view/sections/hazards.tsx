import { Grid, type GridRow, Items, Section } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** Sheet 2: what may blow up, facing what may carry, for the organisations and for the initiative. */
export function Hazards({ view }: { view: View }) {
  const { plan, labels } = view;
  const { landmines, springboards } = plan;
  if (!landmines && !springboards) return null;
  const rowOf = (key: 'organization' | 'initiative'): GridRow => ({
    heading: labels[key],
    cells: [
      <Items view={view} items={landmines?.[key] ?? []} />,
      <Items view={view} items={springboards?.[key] ?? []} />,
    ],
  });
  return (
    <Section view={view} id="hazards" place={placeOf(plan, 'landmines', 'springboards')}>
      <Grid
        view={view}
        class="quad two"
        columns={['', labels.landmines, labels.springboards]}
        rows={[rowOf('organization'), rowOf('initiative')]}
      />
    </Section>
  );
}
