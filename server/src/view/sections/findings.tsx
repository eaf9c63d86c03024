import type { Finding } from '../../check';
import type { Severity } from '../../rules/rule';
import type { Labels } from '../labels';
import { List, Section, titleOf } from '../parts';
import type { EntryView, View } from '../view';

const WORD: Readonly<Record<Severity, 'oneError' | 'oneWarning' | 'oneInfo'>> = {
  error: 'oneError',
  warning: 'oneWarning',
  info: 'oneInfo',
};

/** What the check found, by the section that it is about. */
export function Findings({ view }: { view: View }) {
  const { groups } = view;
  if (groups.length === 0) return null;
  return (
    <Section view={view} id="findings" place={undefined} aside>
      <div>
        {groups.map(({ section, findings }) => (
          <details class="group" id={`findings-${section}`} open>
            <summary>
              <h3>{titleOf(view, section)}</h3> <span class="count">{view.number(findings.length)}</span>
            </summary>
            <List view={view} entries={findings} class="findings">
              {(finding, index) => {
                const { rule, severity, message } = finding;
                const line = view.lineOf(finding);
                return view.portion(
                  { key: `found-${section}-${index}`, inputs: [rule, severity, message, line] },
                  finding,
                  (own) => <FindingEntry view={own} finding={finding} line={line} />,
                );
              }}
            </List>
          </details>
        ))}
      </div>
    </Section>
  );
}

function FindingEntry({ view, finding, line }: { view: EntryView; finding: Finding; line: number }) {
  const { labels } = view;
  return (
    <li {...view.at(finding)}>
      <span class={`severity ${finding.severity}`}>{wordFor(labels, finding.severity)}</span>
      <div class="words" dir={view.dir(finding.message)}>
        {finding.message}
      </div>
      <div class="note">
        <span>
          <bdi>{finding.rule}</bdi>
        </span>
        <span>{labels.line(line + 1)}</span>
      </div>
    </li>
  );
}

function wordFor(labels: Labels, severity: Severity): string {
  return labels[WORD[severity]];
}
