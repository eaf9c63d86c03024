import type { Expectation, Partner } from '../../plan/model';
import { Dated, EntryTitle, Field, ItemsField, List, MailAddress, Phrase, Section, TextField, Words } from '../parts';
import { placeOf } from '../place';
import { membershipOf } from '../standing';
import { type EntryView, portionKey, type View } from '../view';

/** The partners, a card for each. */
export function Partners({ view }: { view: View }) {
  const { plan, labels } = view;
  if (plan.partners.length === 0) return null;
  const { shown, hidden } = view.take(plan.partners);
  return (
    <Section view={view} id="partners" place={placeOf(plan, 'partners')}>
      <div class="cards">
        {shown.map((partner, index) =>
          view.portion({ key: portionKey('card', partner.id, index), inputs: [partner] }, partner.node, (own) => (
            <PartnerCard view={own} partner={partner} />
          )),
        )}
      </div>
      {hidden > 0 && <p class="more">{labels.more(hidden)}</p>}
    </Section>
  );
}

function PartnerCard({ view, partner }: { view: EntryView; partner: Partner }) {
  const { labels, today } = view;
  const { name, id, sector, role, stake, fits, champion } = partner;
  const membership = membershipOf(partner, today);
  return (
    <article
      class={membership?.as === 'left' ? 'card gone' : 'card'}
      id={view.domId('partner', id)}
      {...view.at(partner.node)}
    >
      <EntryTitle view={view} text={name} id={id} />
      <p class="meta">
        {sector && <span {...view.at(sector.node)}>{view.term(sector.value, 'sector')}</span>}
        {role && role.value !== 'member' && <span {...view.at(role.node)}>{view.term(role.value, 'role')}</span>}
        {membership && (
          <span {...view.at(membership.date.node)}>
            <Dated view={view} say={labels[membership.as]} dates={[membership.date]} />
          </span>
        )}
        {fits && <span {...view.at(fits.node)}>{fits.value ? labels.fits : labels.fitsNot}</span>}
      </p>
      <Words view={view} text={stake} class="stake" />
      <dl class="fields">
        <ItemsField view={view} label={labels.brings} items={partner.brings} />
        <Expectations view={view} expects={partner.expects} />
        <ItemsField view={view} label={labels.boundaries} items={partner.boundaries} />
        <ItemsField view={view} label={labels.flexibleOn} items={partner.flexibleOn} />
        <Conflict view={view} partner={partner} />
        {champion && (
          <Field label={labels.champion}>
            <Phrase view={view} text={champion.name} />
            {champion.role && (
              <>
                {', '}
                <Phrase view={view} text={champion.role} />
              </>
            )}
            {champion.email && (
              <div class="note">
                <MailAddress view={view} text={champion.email} />
              </div>
            )}
          </Field>
        )}
      </dl>
    </article>
  );
}

function Expectations({ view, expects }: { view: EntryView; expects: readonly Expectation[] }) {
  const { labels } = view;
  if (expects.length === 0) return null;
  return (
    <Field label={labels.expects}>
      <List view={view} entries={expects}>
        {({ expectation, aligned }) => (
          <li {...view.at(expectation?.node)}>
            <Words view={view} text={expectation} as="div" />
            {aligned && (
              <span class={aligned.value ? 'tag good' : 'tag open'} {...view.at(aligned.node)}>
                {aligned.value ? labels.aligned : labels.notAligned}
              </span>
            )}
          </li>
        )}
      </List>
    </Field>
  );
}

function Conflict({ view, partner }: { view: EntryView; partner: Partner }) {
  const { labels } = view;
  const conflict = partner.conflictOfInterest;
  if (!conflict) return null;
  if (conflict.none) {
    return (
      <Field label={labels.conflictOfInterest}>
        <span {...view.at(conflict.none.node)}>
          <bdi>{view.term(conflict.none.value, 'conflictOfInterest')}</bdi>
        </span>
      </Field>
    );
  }
  return (
    <>
      <TextField view={view} label={labels.conflictOfInterest} text={conflict.interest} />
      <TextField view={view} label={labels.handling} text={conflict.handling} />
    </>
  );
}
