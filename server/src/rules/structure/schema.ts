import type { PlanDocument } from '../../plan/document';
import { findViolations } from '../../plan/violations';
import { planFormat } from '../../schema/shape';
import { validatePlan } from '../../schema/validators.generated';
import { type Report, textRule } from '../rule';
import type { Around } from './missing-keys';
import { reportViolation } from './violation-words';

export default textRule({
  id: 'schema',
  category: 'structure',
  severity: 'error',
  source: ['the plan format'],
  summary: { en: 'Not of the plan format', he: 'חריגה מפורמט התוכנית' },
  when: {
    en: 'A key is not known, a required one is missing, or a value is of the wrong kind or not one of the allowed ones.',
    he: 'מפתח אינו מוכר, מפתח חובה חסר, או ערך אינו מהסוג הנכון או אינו אחד מהערכים המותרים.',
  },
  why: {
    en: 'Partners and programs read the plan by its keys. What stands under a misspelt key is lost to them.',
    he: 'השותפים והתוכנות קוראים את התוכנית לפי המפתחות שלה. מה שכתוב תחת מפתח שגוי אובד להם.',
  },
  fix: {
    en: 'Replaces a value or key by the nearest allowed one, removes an unknown key, adds the missing keys: with a hint where a text is to be written, and one fix for each answer where there is a choice.',
    he: 'מחליף ערך או מפתח בקרוב ביותר מהמותרים, מסיר מפתח לא מוכר, מוסיף את המפתחות החסרים: עם רמז היכן שנדרש טקסט, ועם תיקון לכל תשובה היכן שיש בחירה.',
  },
  examples: {
    fails: [
      'partnership: 1\ntitle: River Trail\nstage: ⟦implementating⟧\npartners: []\n',
      'partnership: 1\ntitle: River Trail\npartners:\n  - id: ⟦trust⟧\n    name: River Trust\n',
      'partnership: 1\ntitle: River Trail\npartners: []\n⟦visoin⟧:\n  statement: A trail for all\n',
    ],
    passes: [
      'partnership: 1\ntitle: River Trail\nstage: implementing\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
    ],
  },
  checkText: (document, { names }, plan) => reportSchema(document, plan && { plan, names }),
});

/**
 * What in a document is not of the plan format, each thing sought when it is asked for.
 * @param around what fixes for missing keys look at; without it there are none
 */
export function* reportSchema(document: PlanDocument, around?: Around): Iterable<Report> {
  if (!document.root) {
    // Broken text has been reported; a text without any key lacks them all.
    if (document.problems.length > 0) return;
    const first = document.text.search(/\S/);
    const start = Math.max(first, 0);
    const end = first < 0 ? start : start + (document.text.slice(start).split(/[\r\n]/, 1)[0] ?? '').trimEnd().length;
    yield {
      at: { start, end },
      message: {
        en: 'The plan is empty. It begins with “partnership: 1”, a title and the partners.',
        he: 'התוכנית ריקה. היא מתחילה ב־״partnership: 1״, בשם המהלך (title) ובשותפים (partners).',
      },
      fixes: [
        {
          title: { en: 'Begin a plan', he: 'להתחיל תוכנית' },
          safe: false,
          edits: () => {
            const at = document.text.length;
            const lead = document.text === '' || document.text.endsWith('\n') ? '' : '\n';
            return [
              {
                start: at,
                end: at,
                text: `${lead}partnership: 1\ntitle: <Name of the joint initiative>\npartners: []\n`,
              },
            ];
          },
        },
      ],
    };
    return;
  }
  for (const placed of findViolations(document, planFormat, validatePlan)) {
    yield reportViolation(document, planFormat, placed, around);
  }
}
