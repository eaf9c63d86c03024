import { STAGES } from '../../plan/model';
import { pairOf } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import type { Severity } from '../../rules/rule';
import { DateOf, Field, PartnerName, Phrase, Rail, Stretch, titleOf, Words } from '../parts';
import { approvalsOf, type Coming, comingOf, elapsedOf, progressOf } from '../standing';
import type { View } from '../view';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
/** More names than that are no summary. */
const MOST_NAMES = 12;
const MOST_COMING = 3;
const MOST_NEEDS = 3;

/** The plan on one screen: what it is, what for, who is in it, where it stands, and what needs attention. */
export function Header({ view }: { view: View }) {
  const { plan, labels } = view;
  const { title, summary, blend } = plan;
  const titleWords = view.words(title);
  const coming = comingOf(plan, MOST_COMING);
  return (
    <header class="head">
      <h1
        dir={view.dir(titleWords ?? '')}
        class={titleWords === undefined ? 'blank' : undefined}
        {...view.at(title?.node)}
      >
        {titleWords ?? labels.untitled}
      </h1>
      <ol class="stages" aria-label={labels.stage} {...view.at(plan.stage?.node)}>
        {STAGES.map((stage) => {
          const isNow = stage === plan.currentStage;
          return (
            <li class={isNow ? 'now' : undefined} aria-current={isNow ? 'step' : undefined}>
              {view.term(stage, 'stage')}
            </li>
          );
        })}
      </ol>
      <Words view={view} text={summary} class="summary" />
      <dl class="glance" data-aside>
        <Why view={view} />
        {plan.activePartners.length > 0 && (
          <Field label={labels.together}>
            <Together view={view} />
            {blend && (
              <div class="note" {...view.at(blend.node)}>
                {labels[blend.value]}
              </div>
            )}
          </Field>
        )}
        <Field label={labels.standing}>
          <Standing view={view} />
        </Field>
        {coming.length > 0 && (
          <Field label={labels.upcoming}>
            <ul class="coming">
              {coming.map((one) => (
                <Upcoming view={view} coming={one} />
              ))}
            </ul>
          </Field>
        )}
        <Field label={labels.attention}>
          <Attention view={view} />
        </Field>
      </dl>
    </header>
  );
}

/** The needs that the issues answer; the vision, which the page begins with, where none is written. */
function Why({ view }: { view: View }) {
  const { plan, labels } = view;
  const needs = plan.issues.flatMap(({ need }) => (need && view.words(need) !== undefined ? [need] : []));
  const reasons = needs.length > 0 ? needs : plan.vision?.statement ? [plan.vision.statement] : [];
  if (reasons.length === 0) return null;
  const { shown, hidden } = view.take(reasons, MOST_NEEDS);
  return (
    <Field label={labels.why}>
      {shown.map((reason) => (
        <Words view={view} text={reason} />
      ))}
      {hidden > 0 && <div class="more">{labels.more(hidden)}</div>}
    </Field>
  );
}

function Together({ view }: { view: View }) {
  const { plan, labels } = view;
  const partners = plan.activePartners;
  const sectors = new Set(partners.flatMap(({ sector }) => sector?.value ?? []));
  const names = partners.flatMap(({ id, name }) => {
    const text = id && name ? { ...name, value: id.value } : (name ?? id);
    return text ? [text] : [];
  });
  const { shown, hidden } = view.take(names, MOST_NAMES);
  return (
    <>
      {sectors.size > 0 && <div class="strong">{labels.partnersOf(partners.length, sectors.size)}</div>}
      <div>
        {shown.map((name, index) => (
          <>
            {index > 0 && ' · '}
            <PartnerName view={view} reference={name} />
          </>
        ))}
        {hidden > 0 && <span class="more"> {labels.more(hidden)}</span>}
      </div>
    </>
  );
}

/** The time that has passed, what is done of what was promised, and who approves. */
function Standing({ view }: { view: View }) {
  const { plan, labels } = view;
  const { horizon } = plan;
  const elapsed = elapsedOf(plan);
  const progress = progressOf(plan);
  const approvals = approvalsOf(plan);
  const hasSpan = !isBlank(horizon?.start?.value) || !isBlank(horizon?.end?.value);
  const hasMore = hasSpan || progress.all > 0 || pairOf(plan.node, 'signoff') !== undefined;
  return (
    <ul class="standing">
      {!hasMore && <li>{view.term(plan.currentStage, 'stage')}</li>}
      {horizon && hasSpan && (
        <li {...view.at(horizon.node)}>
          <Stretch view={view} start={horizon.start} end={horizon.end} until={labels.until} />
          {elapsed !== undefined && (
            <>
              <Rail view={view} parts={[{ share: elapsed, look: 'time' }]} />
              <div class="note">{labels.elapsed(view.percent(Math.round(100 * elapsed)))}</div>
            </>
          )}
        </li>
      )}
      {progress.all > 0 && (
        <li>
          {labels.progress(progress.done, progress.all)}
          <Rail
            view={view}
            parts={[
              { share: progress.done / progress.all, look: 'done' },
              { share: progress.active / progress.all, look: 'active' },
            ]}
          />
          <div class="note">
            {progress.active > 0 && <span>{labels.underWay(progress.active)}</span>}
            {progress.late > 0 && <span class="tag open">{labels.late(progress.late)}</span>}
          </div>
        </li>
      )}
      {pairOf(plan.node, 'signoff') && (
        <li>
          {labels.signed(approvals.approving, approvals.all)}
          {approvals.ofEarlier > 0 && <div class="tag open">{labels.signedBefore(approvals.ofEarlier)}</div>}
        </li>
      )}
    </ul>
  );
}

function Upcoming({ view, coming }: { view: View; coming: Coming }) {
  const { labels } = view;
  const { kind, what, date } = coming;
  const name = kind === 'meeting' ? labels.nextMeeting : kind === 'review' ? labels.review : undefined;
  return (
    <li>
      <DateOf view={view} text={date} />
      <div>
        {name}
        {name && what && ': '}
        {what && <Phrase view={view} text={what} />}
      </div>
    </li>
  );
}

/** What the check found: how much of each kind, and where. */
function Attention({ view }: { view: View }) {
  const { labels, findings, groups } = view;
  if (findings.length === 0) return <span>{labels.nothingFound}</span>;
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);
  return (
    <>
      <a class="counts" href="#section-findings">
        {counts.map(({ severity, count }) => (
          <span class={`severity ${severity}`}>
            {view.number(count)} {labels[severity](count)}
          </span>
        ))}
      </a>
      <ul class="where">
        {groups.map(({ section, findings: found }) => (
          <li>
            <a href={`#findings-${section}`}>
              {titleOf(view, section)} <span class="number">{view.number(found.length)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
