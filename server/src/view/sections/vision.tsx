import { Field, PartnersField, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';
import { Goals } from './goals';

/** The shared vision with its goals. */
export function Vision({ view }: { view: View }) {
  const { plan, labels } = view;
  const { vision } = plan;
  if (!vision) return null;
  return (
    <Section view={view} id="vision" place={placeOf(plan, 'vision')}>
      <Words view={view} text={vision.statement} as="blockquote" class="statement" />
      <Goals view={view} />
      <dl class="fields">
        <PartnersField view={view} label={labels.sharedBy} references={vision.sharedBy} />
        {vision.revisit && (
          <Field label={labels.revisit}>
            <span {...view.at(vision.revisit.node)}>{view.cadence(vision.revisit.value)}</span>
          </Field>
        )}
      </dl>
    </Section>
  );
}
