import type { Issue, Objection } from '../../plan/model';
import { EntryTitle, Field, Grid, Items, ItemsField, PartnerName, Phrase, Section, TextField, Words } from '../parts';
import { placeOf } from '../place';
import { type EntryView, portionKey, type View } from '../view';
import { PracticeList } from './practices';
import { QuestionList } from './questions';

/** Sheet 3: how each issue is advanced, and what those who object are answered. */
export function Issues({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.issues.length === 0) return null;
  const { shown, hidden } = view.take(plan.issues);
  return (
    <Section view={view} id="issues" place={placeOf(plan, 'issues')}>
      {shown.map((issue, index) =>
        view.portion({ key: portionKey('sheet', issue.id, index), inputs: [issue] }, issue.node, (own) => (
          <IssueSheet view={own} issue={issue} />
        )),
      )}
      {hidden > 0 && <p class="more">{labels.more(hidden)}</p>}
    </Section>
  );
}

/** The sheet's boxes: practices, mechanisms, what not to do, objections, and what came up in the discussion. */
function IssueSheet({ view, issue }: { view: EntryView; issue: Issue }) {
  const { labels } = view;
  const { mechanisms, practices, objections, insights, questions } = issue;
  const lacks = (rule: string) => view.isFoundIn(rule, issue.node);
  const hasMechanisms = mechanisms && (mechanisms.organization.length > 0 || mechanisms.initiative.length > 0);
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
      {issue.need && (
        <dl class="fields">
          <TextField view={view} label={labels.need} text={issue.need} />
        </dl>
      )}
      <dl class="boxes">
        {(practices.length > 0 || lacks('issue-without-practice')) && (
          <Field label={labels.practices}>
            {practices.length > 0 ? <PracticeList view={view} practices={practices} /> : <NotYet view={view} />}
          </Field>
        )}
        {(hasMechanisms || lacks('no-mechanism')) && (
          <Field label={labels.mechanisms}>
            {!hasMechanisms && <NotYet view={view} />}
            {mechanisms && mechanisms.organization.length > 0 && <div class="sub">{labels.inOrganization}</div>}
            <Items view={view} items={mechanisms?.organization ?? []} />
            {mechanisms && mechanisms.initiative.length > 0 && <div class="sub">{labels.inInitiative}</div>}
            <Items view={view} items={mechanisms?.initiative ?? []} />
          </Field>
        )}
        <ItemsField view={view} label={labels.avoid} items={issue.avoid} />
        {(objections.length > 0 || lacks('no-objections-considered')) && (
          <Field label={labels.objections} wide>
            {objections.length > 0 ? <Objections view={view} objections={objections} /> : <NotYet view={view} />}
          </Field>
        )}
        {(insights.length > 0 || questions.length > 0) && (
          <Field label={labels.discussion}>
            <Items view={view} items={insights} />
            <QuestionList view={view} questions={questions} />
          </Field>
        )}
      </dl>
    </article>
  );
}

function NotYet({ view }: { view: EntryView }) {
  return <div class="blank">{view.labels.notYet}</div>;
}

function Objections({ view, objections }: { view: EntryView; objections: readonly Objection[] }) {
  const { labels } = view;
  return (
    <Grid
      view={view}
      class="objections"
      columns={[labels.objection, labels.answer]}
      rows={objections.map((objection) => ({
        heading: <ObjectionSide view={view} objection={objection} />,
        place: objection.node,
        cells: [<AnswerSide view={view} objection={objection} />],
      }))}
    />
  );
}

function ObjectionSide({ view, objection }: { view: EntryView; objection: Objection }) {
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
function nameOrText(view: EntryView, { from }: Objection) {
  return from && { ...from, value: view.partner(from.value).name };
}

function AnswerSide({ view, objection }: { view: EntryView; objection: Objection }) {
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
