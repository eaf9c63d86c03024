import type { Question } from '../../plan/model';
import { Items, List, PartnerName, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { EntryView, View } from '../view';

/** What came up in the discussion. */
export function Discussion({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.questions.length === 0 && plan.insights.length === 0) return null;
  const [first] = plan.insights;
  return (
    <Section view={view} id="discussion" place={placeOf(plan, 'questions', 'insights')}>
      {plan.questions.length > 0 && <h3 {...view.at(placeOf(plan, 'questions'))}>{labels.questions}</h3>}
      <QuestionList view={view} questions={plan.questions} />
      {plan.insights.length > 0 && <h3 {...view.at(placeOf(plan, 'insights'))}>{labels.insights}</h3>}
      {view.portion({ key: 'insights', inputs: plan.insights }, first?.node ?? first?.text?.node, (own) =>
        plan.insights.length > 0 ? Items({ view: own, items: plan.insights }) : null,
      )}
    </Section>
  );
}

/** Questions, each with its answer and whoever raised it. */
export function QuestionList({ view, questions }: { view: EntryView; questions: readonly Question[] }) {
  const { labels } = view;
  return (
    <List view={view} entries={questions} class="questions">
      {({ question, answer, raisedBy }) => (
        <li {...view.at(question?.node)}>
          <Words view={view} text={question} as="div" class="strong" />
          <Words view={view} text={answer} as="div" />
          {raisedBy && (
            <div class="note">
              {labels.raisedBy}: <PartnerName view={view} reference={raisedBy} />
            </div>
          )}
        </li>
      )}
    </List>
  );
}
