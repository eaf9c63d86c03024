import { Grid, PartnerNames, Section, Words } from '../parts';
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
        rows={plan.population.map((group) => ({
          heading: <Words view={view} text={group.group} as="div" />,
          place: group.node,
          cells: [
            group.representedBy.length > 0 ? (
              <PartnerNames view={view} references={group.representedBy} />
            ) : (
              <span class="tag open">{labels.nobody}</span>
            ),
            ...(hasNotes ? [<Words view={view} text={group.note} as="div" />] : []),
          ],
        }))}
      />
    </Section>
  );
}
