import type { GlossaryTerm } from '../../plan/model';
import { Grid, type PortionRow, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** The shared language: what the partners' words mean. */
export function Glossary({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.glossary.length === 0) return null;
  const all: readonly { readonly key: 'he' | 'en' | 'meaning'; readonly label: string }[] = [
    { key: 'he', label: labels.inHebrew },
    { key: 'en', label: labels.inEnglish },
    { key: 'meaning', label: labels.meaning },
  ];
  const columns = all.filter(({ key }) => plan.glossary.some((term) => term[key]));
  return (
    <Section view={view} id="glossary" place={placeOf(plan, 'glossary')}>
      <Grid
        view={view}
        stacks
        columns={[labels.term, ...columns.map(({ label }) => label)]}
        rows={plan.glossary.map(
          (term: GlossaryTerm, index): PortionRow => ({
            portion: { key: `term-${index}`, inputs: [term] },
            place: term.node,
            row: (own) => ({
              heading: <Words view={own} text={term.term} as="div" />,
              place: term.node,
              cells: columns.map(({ key }) => <Words view={own} text={term[key]} as="div" />),
            }),
          }),
        )}
      />
    </Section>
  );
}
