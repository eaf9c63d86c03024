import type { PracticeUse, Text } from '../../plan/model';
import { dayOf, isBlank } from '../../plan/values';
import { ItemsField, List, PartnerName, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { EntryView, View } from '../view';

/** The practices of the initiative as a whole, and what it doesn't do. */
export function Conduct({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.practices.length === 0 && plan.avoid.length === 0) return null;
  return (
    <Section view={view} id="conduct" place={placeOf(plan, 'practices', 'avoid')}>
      <PracticeList view={view} practices={plan.practices} />
      <dl class="fields">
        <ItemsField view={view} label={labels.avoid} items={plan.avoid} />
      </dl>
    </Section>
  );
}

/** Practices by their words, each with how, by whom and when. */
export function PracticeList({ view, practices }: { view: EntryView; practices: readonly PracticeUse[] }) {
  const { labels } = view;
  return (
    <List view={view} entries={practices} class="practices">
      {({ practice, how, owner, when, section }) => (
        <li {...view.at(section?.node ?? practice?.node)}>
          <PracticeName view={view} practice={practice} />
          <Words view={view} text={how} as="div" />
          {(owner || when) && (
            <div class="note">
              {owner && (
                <span>
                  {labels.owner}: <PartnerName view={view} reference={owner} />
                </span>
              )}
              {when && (
                <span>
                  {labels.when}:{' '}
                  <bdi class={dayOf(when.value) === undefined ? undefined : 'date'} {...view.at(when.node)}>
                    {view.dateOrCadence(when.value)}
                  </bdi>
                </span>
              )}
            </div>
          )}
        </li>
      )}
    </List>
  );
}

function PracticeName({ view, practice }: { view: EntryView; practice: Text | undefined }) {
  if (!practice || isBlank(practice.value)) return <div class="blank">{view.labels.notYet}</div>;
  const words = view.practice(practice.value);
  return (
    <div class="words strong" dir={view.dir(words)} {...view.at(practice.node)}>
      {words}
    </div>
  );
}
