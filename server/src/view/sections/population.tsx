import { Grid, PartnerNames, type PortionRow, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** Whom the initiative serves, and who speaks for them. */
export function Population({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.population.length === 0) return null;
  const hasNotes = plan.population.some((group) => group.note);
  return (
    <Section view={view} id="population" place={placeOf(plan, 'population')}>
      <Grid
        view={view}
        stacks
        columns={[labels.group, labels.representedBy, ...(hasNotes ? [labels.note] : [])]}
        rows={plan.population.map(
          (group, index): PortionRow => ({
            portion: { key: `group-${index}`, inputs: [group] },
            place: group.node,
            row: (own) => ({
              heading: <Words view={own} text={group.group} as="div" />,
              place: group.node,
              cells: [
                group.representedBy.length > 0 ? (
                  <PartnerNames view={own} references={group.representedBy} />
                ) : (
                  <span class="tag open">{labels.nobody}</span>
                ),
                ...(hasNotes ? [<Words view={own} text={group.note} as="div" />] : []),
              ],
            }),
          }),
        )}
      />
    </Section>
  );
}
