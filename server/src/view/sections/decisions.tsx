import type { Decision } from '../../plan/model';
import { DateOf, EntryTitle, Field, PartnersField, Section, TextField } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** What was decided, by whom and why. */
export function Decisions({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.decisions.length === 0) return null;
  const { shown, hidden } = view.take(plan.decisions);
  return (
    <Section view={view} id="decisions" place={placeOf(plan, 'decisions')}>
      <div class="cards">
        {shown.map((decision) => (
          <DecisionCard view={view} decision={decision} />
        ))}
      </div>
      {hidden > 0 && <p class="more">{labels.more(hidden)}</p>}
    </Section>
  );
}

function DecisionCard({ view, decision }: { view: View; decision: Decision }) {
  const { labels } = view;
  return (
    <article class="card" id={view.domId('decision', decision.id)} {...view.at(decision.node)}>
      <EntryTitle view={view} text={decision.decision} id={decision.id} />
      <dl class="fields">
        {decision.on && (
          <Field label={labels.on}>
            <DateOf view={view} text={decision.on} />
          </Field>
        )}
        <PartnersField view={view} label={labels.by} references={decision.by} />
        <PartnersField view={view} label={labels.consulted} references={decision.consulted} />
        <PartnersField view={view} label={labels.affects} references={decision.affects} />
        <TextField view={view} label={labels.because} text={decision.because} />
      </dl>
    </article>
  );
}
