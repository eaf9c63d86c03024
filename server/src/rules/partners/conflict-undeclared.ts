import type { Partner, Plan } from '../../plan/model';
import { pairOf, resolve } from '../../plan/tree';
import { fillUnder } from '../entries';
import { addKeys, hint, wording } from '../insert';
import { absentAt, lackAt } from '../lack';
import { type Fix, rule } from '../rule';
import { inBoth, nameOf } from '../words';
import { HANDLING } from './conflict-unmanaged';

export default rule({
  id: 'conflict-undeclared',
  category: 'partners',
  severity: { early: 'info', late: 'warning' },
  source: ['L93'],
  summary: { en: 'Nothing said of a conflict of interest', he: 'לא צוין אם יש ניגוד אינטרסים' },
  when: {
    en: 'An active partner says nothing under “conflictOfInterest”. The word “none” is an answer.',
    he: 'לשותף פעיל אין דבר תחת conflictOfInterest (ניגוד אינטרסים). גם none (אין) הוא תשובה.',
  },
  why: {
    en: '“Conflict of interest on entering the initiative” is one of the workshop’s landmines. Asked of everyone on entering, the question offends nobody; answered by a discovery later on, it costs the trust of all.',
    he: '״ניגוד אינטרסים בכניסה למהלך״ הוא אחד המוקשים בסיכום הסדנה. כששואלים את כולם בכניסה, השאלה אינה פוגעת באיש; כשהתשובה מתגלה בדיעבד, האמון נפגע.',
  },
  fix: {
    en: 'Inserts “none”, for the partner to confirm; or a hint to be written over by the interest, and a usual way of handling it.',
    he: 'מוסיף none (אין), לאישור השותף; או רמז שכותבים במקומו את האינטרס, ודרך טיפול מקובלת.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
      'stage: agreed\npartners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    ⟦conflictOfInterest⟧:\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society, conflictOfInterest: none }\n',
      'partners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    conflictOfInterest:\n      interest: העירייה מפעילה מגרש חניה סמוך לשביל\n      handling: בהחלטות על חניה מצביעים שאר השותפים\n',
    ],
  },
  *check(plan) {
    for (const partner of plan.activePartners) {
      const at = absentAt(partner, 'conflictOfInterest', 'interest');
      if (!at) continue;
      yield {
        at,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          return l === 'he'
            ? `${name}: לא צוין אם יש ניגוד אינטרסים. בכניסה למהלך זו שאלה רגילה; כשהדבר מתגלה בדיעבד, זה מוקש שפוגע באמון. יש לרשום תחת conflictOfInterest את המילה none, או את האינטרס (interest) ואיך מטפלים בו (handling).`
            : `The plan doesn’t say whether ${name} has a conflict of interest. On entering, the question is routine; found out later, it is a landmine. Write “none” under “conflictOfInterest”, or the interest and how it is handled.`;
        }),
        fixes: isMap(partner) ? [declare(plan, partner)] : [none(plan, partner), declare(plan, partner)],
      };
    }
  },
});

/** True where a declaration has been begun, which the word `none` would wipe out. */
function isMap(partner: Partner): boolean {
  return resolve(pairOf(partner.node, 'conflictOfInterest')?.value)?.kind === 'map';
}

function none(plan: Plan, partner: Partner): Fix {
  return {
    title: inBoth((l) =>
      l === 'he'
        ? `לרשום שאין ניגוד אינטרסים: ${nameOf(partner, l)}`
        : `Write that ${nameOf(partner, l)} has no conflict of interest`,
    ),
    safe: false,
    edits: () => addKeys(plan, partner.node, ['partners', 0], { conflictOfInterest: 'none' }),
  };
}

function declare(plan: Plan, partner: Partner): Fix {
  return {
    title: inBoth((l) =>
      l === 'he' ? `לרשום אינטרס: ${nameOf(partner, l)}` : `Insert an interest of ${nameOf(partner, l)}`,
    ),
    safe: false,
    edits: () => {
      const interest = hint(plan, {
        en: 'What the organisation stands to gain or lose apart from the common goal',
        he: 'מה הארגון ירוויח או יפסיד מעבר למטרה המשותפת',
      });
      const isHandled = isMap(partner) && !lackAt(partner, 'conflictOfInterest', 'handling');
      const values = isHandled ? { interest } : { interest, handling: wording(plan, HANDLING) };
      return fillUnder(plan, partner.node, ['partners', 0], 'conflictOfInterest', values);
    },
  };
}
