import { DateOf, Field, Section } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** When the partners listen anew and change the plan. */
export function Review({ view }: { view: View }) {
  const { plan, labels } = view;
  const { review } = plan;
  if (!review) return null;
  return (
    <Section view={view} id="review" place={placeOf(plan, 'review')}>
      <dl class="fields">
        {review.cadence && (
          <Field label={labels.cadence}>
            <span {...view.at(review.cadence.node)}>{view.cadence(review.cadence.value)}</span>
          </Field>
        )}
        {review.last && (
          <Field label={labels.lastReview}>
            <DateOf view={view} text={review.last} />
          </Field>
        )}
        {review.next && (
          <Field label={labels.nextReview}>
            <DateOf view={view} text={review.next} />
          </Field>
        )}
      </dl>
    </Section>
  );
}
