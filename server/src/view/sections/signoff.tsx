import type { SignoffEntry } from '../../plan/model';
import { DateOf, Grid, type GridRow, PartnerName, Section, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** What each partner says of the plan; those who have yet to say stand here as well. */
export function Signoff({ view }: { view: View }) {
  const { plan, labels } = view;
  if (!plan.pairs.has('signoff')) return null;
  const active = new Set(plan.activePartners.map((partner) => partner.id?.value));
  const answered = new Set(plan.signoff.map((entry) => entry.partner?.value));
  const approving = new Set(
    plan.signoff.filter((entry) => entry.verdict?.value === 'approves').map((entry) => entry.partner?.value),
  );
  const approvals = [...approving].filter((id) => active.has(id)).length;
  const silent = plan.activePartners.flatMap(({ id }): readonly GridRow[] =>
    id && !answered.has(id.value)
      ? [
          {
            heading: <PartnerName view={view} reference={id} />,
            cells: [<span class="tag open">{labels.noVerdict}</span>, null, null],
          },
        ]
      : [],
  );
  return (
    <Section view={view} id="signoff" place={placeOf(plan, 'signoff')}>
      <p class="lead">{labels.signed(approvals, plan.activePartners.length)}</p>
      <Grid
        view={view}
        class="signoff"
        columns={[labels.partner, labels.verdict, labels.on, labels.note]}
        rows={[...plan.signoff.map((entry) => rowOf(view, entry)), ...silent]}
      />
    </Section>
  );
}

function rowOf(view: View, entry: SignoffEntry): GridRow {
  const { partner, verdict, on, note, node } = entry;
  return {
    heading: partner && <PartnerName view={view} reference={partner} />,
    place: node,
    cells: [
      verdict && (
        <span class={`tag verdict ${verdict.value}`} {...view.at(verdict.node)}>
          {view.term(verdict.value, 'verdict')}
        </span>
      ),
      on && <DateOf view={view} text={on} />,
      <Words view={view} text={note} as="div" />,
    ],
  };
}
