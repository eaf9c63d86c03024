import { DateOf, Field, Items, PartnerName, Section, TextField, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** More partners than that don't sit at one table on a page. */
const MOST_AT_TABLE = 24;

/** How the partnership is run: the way in, the table at which it is decided, the way out; below, what holds throughout. */
export function Governance({ view }: { view: View }) {
  const { plan, labels } = view;
  const { governance } = plan;
  if (!governance) return null;
  const { entry, exit, transparency, credit, disputes } = governance;
  return (
    <Section view={view} id="governance" place={placeOf(plan, 'governance')}>
      <dl class="run">
        {entry && (
          <div class="field way-in">
            <dt>{labels.entry}</dt>
            <dd>
              <Words view={view} text={entry} as="div" />
            </dd>
          </div>
        )}
        <div class="field table">
          <dt>{labels.atTheTable}</dt>
          <dd>
            <TableOf view={view} />
          </dd>
        </div>
        {exit && (
          <div class="field way-out">
            <dt>{labels.exit}</dt>
            <dd>
              <Words view={view} text={exit.process} as="div" />
              {exit.triggers.length > 0 && <div class="sub">{labels.triggers}</div>}
              <Items view={view} items={exit.triggers} />
            </dd>
          </div>
        )}
      </dl>
      <dl class="fields">
        <TextField view={view} label={labels.transparency} text={transparency} />
        <TextField view={view} label={labels.credit} text={credit} />
        <TextField view={view} label={labels.disputes} text={disputes} />
      </dl>
    </Section>
  );
}

/** Who decides, how, where and how often. */
function TableOf({ view }: { view: View }) {
  const { plan, labels } = view;
  const { decisionRule, backbone, setting } = plan.governance ?? {};
  const { shown, hidden } = view.take(plan.activePartners, MOST_AT_TABLE);
  return (
    <>
      {decisionRule && (
        <div class="rule" {...view.at(decisionRule.node)}>
          {view.term(decisionRule.value, 'decisionRule')}
        </div>
      )}
      <ul class="seats">
        {shown.map(({ id, name }) => {
          const isBackbone = id !== undefined && id.value === backbone?.value;
          const text = id && name ? { ...name, value: id.value } : (name ?? id);
          return (
            text && (
              <li class={isBackbone ? 'backbone' : undefined}>
                <PartnerName view={view} reference={isBackbone ? backbone : text} />
                {isBackbone && <span class="tag">{labels.backbone}</span>}
              </li>
            )
          );
        })}
        {hidden > 0 && <li class="more">{labels.more(hidden)}</li>}
      </ul>
      {setting && (
        <dl class="fields">
          <TextField view={view} label={labels.setting} text={setting.forum} />
          {setting.cadence && (
            <Field label={labels.cadence}>
              <span {...view.at(setting.cadence.node)}>{view.cadence(setting.cadence.value)}</span>
            </Field>
          )}
          {setting.next && (
            <Field label={labels.nextMeeting}>
              <DateOf view={view} text={setting.next} />
            </Field>
          )}
          <TextField view={view} label={labels.facilitator} text={setting.facilitator} />
        </dl>
      )}
      {backbone && !plan.activePartners.some(({ id }) => id?.value === backbone.value) && (
        <div class="note">
          {labels.backbone}: <PartnerName view={view} reference={backbone} />
        </div>
      )}
    </>
  );
}
