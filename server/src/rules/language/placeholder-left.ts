import { findInTexts, type PlanText } from '../../plan/texts';
import type { Place } from '../../plan/tree';
import { isPlaceholder } from '../../plan/values';
import { conductRules } from '../conduct';
import { governanceRules } from '../governance';
import { issuesRules } from '../issues';
import { measurementRules } from '../measurement';
import { partnersRules } from '../partners';
import { resourcesRules } from '../resources';
import { type AnyRule, type Bilingual, rule } from '../rule';
import { visionRules } from '../vision';
import { quoted } from '../words';

const OTHERS: ReadonlyMap<string, AnyRule> = new Map(
  [
    ...visionRules,
    ...conductRules,
    ...partnersRules,
    ...issuesRules,
    ...governanceRules,
    ...measurementRules,
    ...resourcesRules,
  ].map((one) => [one.id, one]),
);

/**
 * The rules that ask for what is blank, and so may already say of a placeholder that something lacks there, by the place
 * of the text. Under which conditions they do, they are asked themselves.
 */
export const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  'vision.statement': ['missing-shared-vision'],
  'partners.stake': ['poor-fit'],
  'partners.conflictOfInterest.handling': ['conflict-unmanaged'],
  'issues.need': ['issue-without-need'],
  'issues.practices.how': ['practice-without-how'],
  'issues.objections.response': ['objection-unanswered'],
  'practices.how': ['practice-without-how'],
  'governance.transparency': ['no-transparency'],
  'governance.disputes': ['no-dispute-path'],
  'measurement.success': ['success-undefined'],
  'resources.terms': ['knowledge-unprotected'],
  'resources.credit': ['knowledge-unprotected'],
};

export default rule({
  id: 'placeholder-left',
  category: 'language',
  severity: { early: 'info', late: 'warning' },
  source: ['L41', 'L121'],
  summary: { en: 'A text is still to be written', he: 'טקסט שממתין להשלמה' },
  when: {
    en: 'A text is a placeholder (TODO, TBD, …, <…>, ?, xxx, להשלים, לשלים), and no other rule says so already.',
    he: 'במקום טקסט יש ממלא מקום (TODO, TBD, …, <…>, ?, xxx, להשלים, לשלים), ושום כלל אחר אינו מתריע על כך.',
  },
  why: {
    en: '“Create a shared language” and “align expectations”, says the workshop. Into a gap each partner reads its own words, and all of them sign.',
    he: '״לייצר שפה משותפת״ ו״תיאום ציפיות״, כך בסיכום הסדנה. לתוך רווח ריק כל שותף קורא את המילים שלו, וכולם חותמים.',
  },
  examples: {
    fails: [
      'title: ⟦TBD⟧\nissues:\n  - { id: access, issue: ⟦"<the issue>"⟧ }\n',
      'title: שביל הנחל\nstage: agreed\navoid:\n  - לא לעשות מהלכים חד צדדיים\n  - ⟦להשלים⟧\n',
    ],
    passes: [
      'title: River Trail\nvision:\n  statement: TODO\n',
      'title: שביל הנחל\nsummary: מה עוד להשלים? את הקטע שליד הגשר\n',
    ],
  },
  *check(plan, context) {
    const isClosed = plan.currentStage === 'closed';
    const asked = new Map<string, ReadonlySet<Place>>();
    for (const text of findInTexts(plan.node, 'placeholders', ({ value }) => isPlaceholder(value) || undefined)) {
      if (isSaid(text)) continue;
      yield { at: text.node, message: messageFor(text.value) };
    }

    function isSaid({ path, node }: PlanText): boolean {
      const ids = Object.hasOwn(SAID_BY, path) ? SAID_BY[path] : undefined;
      return ids?.some((id) => placesOf(id).has(node)) ?? false;
    }

    function placesOf(id: string): ReadonlySet<Place> {
      let places = asked.get(id);
      if (!places) {
        const other = OTHERS.get(id);
        // Of a closed plan most of the others say nothing.
        const speaks = !isClosed || other?.category === 'language';
        const reports = speaks && other && 'check' in other ? [...other.check(plan, { ...context, options: {} })] : [];
        places = new Set(reports.flatMap(({ at }) => ('kind' in at ? [at] : [])));
        asked.set(id, places);
      }
      return places;
    }
  },
});

/** A hint in angle brackets tells itself what is to be written. */
function messageFor(text: string): Bilingual {
  const hint = /^<(.*\p{L}.*)>/su.exec(text.trim())?.[1];
  if (hint !== undefined) {
    return {
      en: `Still to be written: ${quoted(hint, 'en')}. Each partner will read its own words into the gap: write yours in place of the hint, or take it out.`,
      he: `נותר לכתוב: ${quoted(hint, 'he')}. לתוך רווח ריק כל שותף קורא את המילים שלו: כדאי לכתוב את הדברים במקום הרמז, או להסיר אותו.`,
    };
  }
  return {
    en: `${quoted(text, 'en')} stands where a text is still to be written. Each partner will read its own words into the gap: write it, or take it out.`,
    he: `${quoted(text, 'he')} עומד במקום טקסט שעוד לא נכתב. לתוך רווח ריק כל שותף קורא את המילים שלו: כדאי לכתוב את הדברים במקומו, או להסיר אותו.`,
  };
}
