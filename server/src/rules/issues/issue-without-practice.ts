import { beginList, entriesLackAt } from '../entries';
import { oneOf, rule } from '../rule';
import { inBoth, quoted } from '../words';
import { issueName } from './issue-name';

/** More choices than this are no help; the workshop has as many tips for advancing an issue. */
const MOST_CHOICES = 8;

export default rule({
  id: 'issue-without-practice',
  category: 'issues',
  severity: 'info',
  source: ['L114'],
  summary: { en: 'No practices for an issue', he: 'סוגיה בלי פרקטיקות' },
  when: { en: 'An issue lists no practices.', he: 'לסוגיה אין אף פרקטיקה תחת practices.' },
  why: {
    en: 'How is an issue advanced in a joint initiative? The workshop answers with “tips, advice and recommendations”. An issue without any says what matters, and not what anybody will do differently.',
    he: 'כיצד לקדם סוגיה במהלך משותף? בסיכום הסדנה התשובה היא ״טיפים עצות והמלצות״. סוגיה בלי פרקטיקות אומרת מה חשוב, ולא מה ייעשה אחרת.',
  },
  fix: {
    en: 'Adds one of the workshop’s practices, of your choice; the tips for advancing an issue come first.',
    he: 'מוסיף פרקטיקה מהסדנה לפי בחירה; הטיפים לקידום סוגיה מוצעים ראשונים.',
  },
  examples: {
    fails: [
      'issues:\n  - id: ⟦access⟧\n    issue: Access to the river for wheelchairs\n',
      'issues:\n  - { id: access, issue: נגישות לנחל, practices: ⟦[]⟧ }\n',
    ],
    passes: [
      'issues:\n  - id: access\n    issue: Access to the river for wheelchairs\n    practices:\n      - { practice: listen-anew, how: A walk with wheelchair users each spring }\n',
    ],
  },
  *check(plan, { catalog }) {
    const known = catalog.practices().filter((entry) => entry.places.includes('issues.practices'));
    const tips = known.filter((entry) => entry.kind === 'tip');
    const choices = [...tips, ...known.filter((entry) => entry.kind !== 'tip')].slice(0, MOST_CHOICES);
    for (const issue of plan.issues) {
      const at = entriesLackAt(issue, 'practices', 'practice');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) =>
          l === 'he'
            ? `${issueName(issue, l)}: לא צוינו פרקטיקות. התוכנית אומרת מה חשוב, ולא מה ייעשה כדי לקדם אותו. כדאי לבחור פרקטיקה מהסדנה או לתאר פרקטיקה אחרת, תחת practices.`
            : `No practices are listed for ${issueName(issue, l)}. The plan says what matters, and not what will be done to advance it. Choose one of the workshop’s practices or describe your own, under “practices”.`,
        ),
        fixes: oneOf(
          choices.map((entry) => ({
            title: inBoth((l) =>
              l === 'he' ? `להוסיף פרקטיקה: ${quoted(entry.he, l)}` : `Add the practice ${quoted(entry.en, l)}`,
            ),
            safe: false,
            edits: () => beginList(plan, issue.node, ['issues', 0], 'practices', entry.id, 'practice'),
          })),
        ),
      };
    }
  },
});
