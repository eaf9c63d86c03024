import type { SignoffEntry } from '../../plan/model';
import { pairOf } from '../../plan/tree';
import { DateOf, Grid, type GridRow, PartnerName, type PortionRow, Rail, Section, Words } from '../parts';
import { placeOf } from '../place';
import { approvalsOf, type SignedVersion, signedVersionOf, VERSION_LABEL } from '../standing';
import { type EntryView, portionKey, type View } from '../view';

/** What each partner says of the plan, and whether that is the plan which still stands here. */
export function Signoff({ view }: { view: View }) {
  const { plan, labels } = view;
  if (!pairOf(plan.node, 'signoff')) return null;
  const hasVersions = plan.signoff.some((entry) => signedVersionOf(plan, entry) !== 'unknown');
  const answered = new Set(plan.signoff.map((entry) => entry.partner?.value));
  const { all, approving, ofEarlier } = approvalsOf(plan);
  const silent = plan.activePartners.flatMap(({ id }): readonly GridRow[] =>
    id && !answered.has(id.value)
      ? [
          {
            heading: <PartnerName view={view} reference={id} />,
            cells: [<span class="tag open">{labels.noVerdict}</span>, null, ...(hasVersions ? [null] : []), null],
          },
        ]
      : [],
  );
  return (
    <Section view={view} id="signoff" place={placeOf(plan, 'signoff')} tellsLacks={false}>
      <p class="lead">
        {labels.signed(approving, all)}
        {ofEarlier > 0 && ` ${labels.signedBefore(ofEarlier)}`}
      </p>
      {all > 0 && (
        <Rail
          view={view}
          parts={[
            { share: (approving - ofEarlier) / all, look: 'done' },
            { share: ofEarlier / all, look: 'active' },
          ]}
        />
      )}
      <Grid
        view={view}
        stacks
        class="signoff"
        columns={[labels.partner, labels.verdict, labels.on, ...(hasVersions ? [labels.version] : []), labels.note]}
        rows={[
          ...plan.signoff.map((entry, index): PortionRow => {
            const version = signedVersionOf(plan, entry);
            return {
              portion: { key: portionKey('signed', entry.partner, index), inputs: [entry, version] },
              place: entry.node,
              row: (own) => rowOf(own, entry, hasVersions ? version : undefined),
            };
          }),
          ...silent,
        ]}
      />
    </Section>
  );
}

/** @param version undefined where no entry of the plan tells which one it is about */
function rowOf(view: EntryView, entry: SignoffEntry, version: SignedVersion | undefined): GridRow {
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
      ...(version ? [<Version view={view} entry={entry} version={version} />] : []),
      <Words view={view} text={note} as="div" />,
    ],
  };
}

const LOOKS: Readonly<Record<SignedVersion, string>> = { same: 'tag good', changed: 'tag open', unknown: 'note' };

function Version({ view, entry, version }: { view: EntryView; entry: SignoffEntry; version: SignedVersion }) {
  return (
    <span class={LOOKS[version]} {...view.at(entry.fingerprint?.node)}>
      {view.labels[VERSION_LABEL[version]]}
    </span>
  );
}
