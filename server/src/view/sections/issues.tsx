import type { Issue, Objection } from '../../plan/model';
import { EntryTitle, Field, Grid, Items, ItemsField, PartnerName, Phrase, Section, TextField, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';
import { PracticeList } from './practices';
import { QuestionList } from './questions';

/** Sheet 3: how each issue is advanced, and what those who object are answered. */
export function Issues({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.issues.length === 0) return null;
  const { shown, hidden } = view.take(plan.issues);
  return (
    <Section view={view} id="issues" place={placeOf(plan, 'issues')}>
      {shown.map((issue) => (
        <IssueSheet view={view} issue={issue} />
      ))}
      {hidden > 0 && <p class="more">{labels.more(hidden)}</p>}
    </Section>
  );
}

function IssueSheet({ view, issue }: { view: View; issue: Issue }) {
  const { labels } = view;
  const { mechanisms } = issue;
  return (
    <article class="sheet" id={view.domId('issue', issue.id)} {...view.at(issue.node)}>
      <EntryTitle view={view} text={issue.issue} id={issue.id} />
      {issue.owner && (
        <p class="meta">
          <span>
            {labels.owner}: <PartnerName view={view} reference={issue.owner} />
          </span>
        </p>
      )}
      <dl class="fields">
        <TextField view={view} label={labels.need} text={issue.need} />
        {issue.practices.length > 0 && (
          <Field label={labels.practices}>
            <PracticeList view={view} practices={issue.practices} />
          </Field>
        )}
        {mechanisms && (mechanisms.organization.length > 0 || mechanisms.initiative.length > 0) && (
          <Field label={labels.mechanisms}>
            {mechanisms.organization.length > 0 && <div class="sub">{labels.inOrganization}</div>}
            <Items view={view} items={mechanisms.organization} />
            {mechanisms.initiative.length > 0 && <div class="sub">{labels.inInitiative}</div>}
            <Items view={view} items={mechanisms.initiative} />
          </Field>
        )}
        <ItemsField view={view} label={labels.avoid} items={issue.avoid} />
        <ItemsField view={view} label={labels.insights} items={issue.insights} />
        {issue.questions.length > 0 && (
          <Field label={labels.questions}>
            <QuestionList view={view} questions={issue.questions} />
          </Field>
        )}
      </dl>
      {issue.objections.length > 0 && (
        <Grid
          view={view}
          class="objections"
          caption={labels.objections}
          columns={[labels.objection, labels.answer]}
          rows={issue.objections.map((objection) => ({
            heading: <ObjectionSide view={view} objection={objection} />,
            place: objection.node,
            cells: [<AnswerSide view={view} objection={objection} />],
          }))}
        />
      )}
    </article>
  );
}

function ObjectionSide({ view, objection }: { view: View; objection: Objection }) {
  return (
    <>
      <Words view={view} text={objection.objection} as="div" />
      {objection.from && (
        <div class="note">
          <Phrase view={view} text={nameOrText(view, objection)} />
        </div>
      )}
    </>
  );
}

/** Whoever objects may be a partner or anybody else. */
function nameOrText(view: View, { from }: Objection) {
  return from && { ...from, value: view.partner(from.value).name };
}

function AnswerSide({ view, objection }: { view: View; objection: Objection }) {
  const { labels } = view;
  return (
    <>
      {view.words(objection.response) === undefined ? (
        <div class="tag open">{labels.unanswered}</div>
      ) : (
        <Words view={view} text={objection.response} as="div" />
      )}
      {objection.owner && (
        <div class="note">
          {labels.owner}: <PartnerName view={view} reference={objection.owner} />
        </div>
      )}
    </>
  );
}
