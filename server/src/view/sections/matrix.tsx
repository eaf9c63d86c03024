import type { MatrixCell, MatrixRow } from '../../plan/model';
import { Grid, type GridRow, Items, PartnerName, PartnerNames, type PortionRow, Section } from '../parts';
import { placeOf } from '../place';
import { type EntryView, portionKey, type View } from '../view';

/** Sheet 1: each partner's opportunities and prices, then what all see in the initiative. */
export function Matrix({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.matrix.length === 0) return null;
  const { shown, hidden } = view.take(plan.matrix);
  const filled = new Set(plan.matrix.map((row) => row.partner?.value));
  const missing = plan.activePartners.flatMap((one) => (one.id && !filled.has(one.id.value) ? [one.id] : []));
  return (
    <Section view={view} id="matrix" place={placeOf(plan, 'matrix')} tellsLacks={false}>
      <p class="lead">{labels.matrixOf}</p>
      <div class="quads">
        {shown.map((row, index) =>
          view.portion({ key: portionKey('quad', row.partner, index), inputs: [row] }, row.node, (own) => (
            <Quad view={own} row={row} />
          )),
        )}
      </div>
      {hidden > 0 && <p class="more">{labels.more(hidden)}</p>}
      {missing.length > 0 && (
        <p class="lead">
          {labels.noRowYet}: <PartnerNames view={view} references={missing} />
        </p>
      )}
      {plan.matrix.length > 1 && <Comparison view={view} />}
    </Section>
  );
}

/** One partner's sheet: rows organisation and initiative, columns opportunity and price. */
function Quad({ view, row }: { view: EntryView; row: MatrixRow }) {
  const { labels } = view;
  const rowOf = (heading: string, cell: MatrixCell | undefined): GridRow => ({
    heading,
    place: cell?.node,
    cells: cellsOf(view, cell),
  });
  return (
    <Grid
      view={view}
      class="quad two"
      caption={row.partner ? <PartnerName view={view} reference={row.partner} /> : labels.partner}
      columns={['', labels.opportunity, labels.price]}
      rows={[rowOf(labels.organization, row.organization), rowOf(labels.initiative, row.initiative)]}
    />
  );
}

/** The initiative's row of all partners. */
function Comparison({ view }: { view: View }) {
  const { plan, labels } = view;
  return (
    <div data-aside>
      <h3>{labels.compared}</h3>
      <Grid
        view={view}
        stacks
        class="compare"
        caption={labels.comparedNote}
        columns={[labels.partner, labels.opportunity, labels.price]}
        rows={plan.matrix.map((row, index): PortionRow => {
          const place = row.initiative?.node ?? row.node;
          return {
            portion: { key: portionKey('compared', row.partner, index), inputs: [row] },
            place,
            row: (own) => ({
              heading: row.partner && <PartnerName view={own} reference={row.partner} />,
              place,
              cells: cellsOf(own, row.initiative),
            }),
          };
        })}
      />
    </div>
  );
}

function cellsOf(view: EntryView, cell: MatrixCell | undefined) {
  return [<Items view={view} items={cell?.opportunity ?? []} />, <Items view={view} items={cell?.price ?? []} />];
}
