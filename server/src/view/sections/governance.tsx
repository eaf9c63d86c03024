import { DateOf, Field, Items, PartnerName, Section, TextField, Words } from '../parts';
import { placeOf } from '../place';
import type { View } from '../view';

/** How the partnership is run. */
export function Governance({ view }: { view: View }) {
  const { plan, labels } = view;
  const { governance } = plan;
  if (!governance) return null;
  const { decisionRule, backbone, setting, exit } = governance;
  return (
    <Section view={view} id="governance" place={placeOf(plan, 'governance')}>
      <dl class="fields">
        {decisionRule && (
          <Field label={labels.decisionRule}>
            <span {...view.at(decisionRule.node)}>{view.term(decisionRule.value, 'decisionRule')}</span>
          </Field>
        )}
        {backbone && (
          <Field label={labels.backbone}>
            <PartnerName view={view} reference={backbone} />
          </Field>
        )}
        {setting && (
          <Field label={labels.setting}>
            <Words view={view} text={setting.forum} as="div" />
            {setting.cadence && <div {...view.at(setting.cadence.node)}>{view.cadence(setting.cadence.value)}</div>}
            {setting.next && (
              <div class="note">
                {labels.nextMeeting}: <DateOf view={view} text={setting.next} />
              </div>
            )}
          </Field>
        )}
        <TextField view={view} label={labels.facilitator} text={setting?.facilitator} />
        <TextField view={view} label={labels.transparency} text={governance.transparency} />
        <TextField view={view} label={labels.credit} text={governance.credit} />
        <TextField view={view} label={labels.disputes} text={governance.disputes} />
        <TextField view={view} label={labels.entry} text={governance.entry} />
        {exit && (
          <Field label={labels.exit}>
            <Words view={view} text={exit.process} as="div" />
            {exit.triggers.length > 0 && <div class="sub">{labels.triggers}</div>}
            <Items view={view} items={exit.triggers} />
          </Field>
        )}
      </dl>
    </Section>
  );
}
