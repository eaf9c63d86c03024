import type { Issue } from '../../plan/model';
import { type Place, pairOf } from '../../plan/tree';
import { beginList, entriesLackAt } from '../entries';
import { addKeys, wording } from '../insert';
import { lackAt } from '../lack';
import { oneOf, rule } from '../rule';
import { inBoth, quoted } from '../words';
import { issueName } from './issue-name';

const MOST_CHOICES = 8;

export default rule({
  id: 'no-mechanism',
  category: 'issues',
  severity: { early: 'info', late: 'warning' },
  source: ['L125'],
  summary: { en: 'No mechanism carries the issue', he: 'סוגיה בלי מנגנון' },
  when: {
    en: 'An issue has no mechanisms, neither of an organisation nor of the initiative.',
    he: 'לסוגיה אין אף מנגנון תחת mechanisms, לא בארגון ולא במהלך.',
  },
  why: {
    en: 'The worksheet on advancing an issue asks for “existing mechanisms / structured platforms, in the organisation and in the joint initiative”. What has no fixed place to happen in happens when somebody finds the time.',
    he: 'גיליון 3, על קידום סוגיה, שואל על ״מנגנונים קיימים/פלטפורמות מובנות״ בארגון ובמהלך המשותף. מה שאין לו מסגרת קבועה קורה רק כשמתפנה זמן.',
  },
  fix: {
    en: 'Inserts one of the workshop’s mechanisms for the initiative.',
    he: 'מוסיף מנגנון מהסדנה ברמת המהלך.',
  },
  examples: {
    fails: [
      'issues:\n  - id: ⟦access⟧\n    issue: Access to the river for wheelchairs\n',
      'stage: agreed\nissues:\n  - id: access\n    issue: נגישות לנחל\n    ⟦mechanisms⟧:\n      organization:\n',
    ],
    passes: [
      'issues:\n  - id: access\n    issue: Access to the river for wheelchairs\n    mechanisms:\n      organization: [The council’s access panel]\n',
    ],
  },
  *check(plan, { catalog }) {
    const known = catalog.entriesFor('issues.mechanisms.initiative').slice(0, MOST_CHOICES);
    const choices =
      known.length > 0 ? known : [{ en: 'A forum that looks after the issue', he: 'פורום שמלווה את הסוגיה' }];
    for (const issue of plan.issues) {
      const lack = lackOf(issue);
      if (!lack) continue;
      yield {
        at: lack.at,
        message: inBoth((l) =>
          l === 'he'
            ? `${issueName(issue, l)}: לא צוין מנגנון שמקדם אותה, לא בארגון ולא במהלך. בלי מסגרת קבועה גם כוונות טובות מתקדמות רק כשמתפנה זמן. כדאי לאתר מנגנונים ופלטפורמות קיימים, ולרשום אותם תחת mechanisms.`
            : `The plan names no mechanism that carries ${issueName(issue, l)}, neither in an organisation nor in the initiative. Without a fixed place to happen in, good intentions wait until somebody finds the time. Look for existing mechanisms and platforms, and write them under “mechanisms”.`,
        ),
        fixes: oneOf(
          choices.map((entry) => ({
            title: inBoth((l) =>
              l === 'he' ? `להוסיף מנגנון: ${quoted(entry.he, l)}` : `Insert the mechanism ${quoted(entry.en, l)}`,
            ),
            safe: false,
            edits: () => {
              const text = wording(plan, entry);
              const { mechanisms } = issue;
              return mechanisms && mechanisms.node.pairs.length > 0
                ? beginList(plan, mechanisms.node, ['issues', 0, 'mechanisms'], lack.level, text)
                : addKeys(plan, issue.node, ['issues', 0], { mechanisms: { initiative: [text] } });
            },
          })),
        ),
      };
    }
  },
});

type Level = 'organization' | 'initiative';

/** Where it is shown that both lists of mechanisms say nothing: a placeholder in one, else the key above both. */
function lackOf(issue: Issue): { readonly at: Place; readonly level: Level } | undefined {
  const { mechanisms } = issue;
  if (!mechanisms) {
    const at = lackAt(issue, 'mechanisms', 'initiative');
    return at && { at, level: 'initiative' };
  }
  const organization = entriesLackAt(mechanisms, 'organization');
  const initiative = entriesLackAt(mechanisms, 'initiative');
  if (!organization || !initiative) return undefined;
  const isPlaceholder = (at: Place, level: Level) => {
    const pair = pairOf(mechanisms.node, level);
    return pair !== undefined && at !== pair.key && at.kind === 'scalar';
  };
  if (isPlaceholder(initiative, 'initiative')) return { at: initiative, level: 'initiative' };
  if (isPlaceholder(organization, 'organization')) return { at: organization, level: 'organization' };
  return { at: mechanisms.anchor, level: 'initiative' };
}
