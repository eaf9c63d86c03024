import type { Decision } from '../../plan/model';
import { DateOf, EntryTitle, Field, PartnerNames, PartnersField, Section, TextField } from '../parts';
import { placeOf } from '../place';
import { type EntryView, portionKey, type View } from '../view';

/** What was decided, by whom and why. */
export function Decisions({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.decisions.length === 0) return null;
  const { shown, hidden } = view.take(plan.decisions);
  return (
    <Section view={view} id="decisions" place={placeOf(plan, 'decisions')}>
      <div class="cards">
        {shown.map((decision, index) =>
          view.portion({ key: portionKey('decided', decision.id, index), inputs: [decision] }, decision.node, (own) => (
            <DecisionCard view={own} decision={decision} />
          )),
        )}
      </div>
      {hidden > 0 && <p class="more">{labels.more(hidden)}</p>}
    </Section>
  );
}

function DecisionCard({ view, decision }: { view: EntryView; decision: Decision }) {
  const { labels } = view;
  const heard = new Set([...decision.by, ...decision.consulted].map(({ value }) => value));
  // The rule knows who had to be asked; the page, whom it means.
  const unheard = view.isFoundIn('unilateral-move', decision.node)
    ? decision.affects.filter(({ value }) => !heard.has(value))
    : [];
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
        {unheard.length > 0 && (
          <Field label={labels.notConsulted}>
            <span class="unheard">
              <PartnerNames view={view} references={unheard} />
            </span>
          </Field>
        )}
        <TextField view={view} label={labels.because} text={decision.because} />
      </dl>
    </article>
  );
}
