import { WORDINGS } from '../../plan/wordings';
import { fillAt } from '../entries';
import { type Values, wording } from '../insert';
import { absentAt, byPlace, lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';
import { inBoth, quoted } from '../words';

const KEYS = ['forum', 'cadence'] as const;

export default rule({
  id: 'no-fixed-setting',
  category: 'governance',
  severity: { early: 'info', late: 'warning' },
  source: ['L127'],
  summary: { en: 'No fixed setting', he: 'אין מסגרת קבועה (setting)' },
  when: {
    en: 'Under governance, the setting lacks a forum or a cadence.',
    he: 'תחת governance, במפתח setting (מסגרת קבועה), חסר forum (פורום) או cadence (תדירות).',
  },
  why: {
    en: '“A fixed and structured setting for the process” is the first of the mechanisms that the workshop names. A partnership that meets when it happens to suit everybody soon doesn’t meet.',
    he: 'הראשון במנגנונים שבסיכום הסדנה הוא ״Setting קבוע ומובנה לתהליך״. שותפות שנפגשת רק כשמסתדר לכולם מפסיקה מהר להיפגש.',
  },
  fix: {
    en: 'Inserts what lacks: a forum of all partners and a monthly cadence, to be confirmed or replaced.',
    he: 'מוסיף את מה שחסר: פורום של כל השותפים ותדירות חודשית, לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\n',
      'title: שביל הנחל\nstage: agreed\ngovernance:\n  ⟦setting⟧:\n    forum: שולחן הנחל\n',
    ],
    passes: ['title: River Trail\ngovernance:\n  setting: { forum: River table, cadence: monthly }\n'],
  },
  *check(plan) {
    // A forum may be named by any text, a placeholder too; a cadence is one of the format’s words.
    const lackOf = { forum: absentAt, cadence: lackAt };
    const setting = plan.governance?.setting;
    const lacks = byPlace(KEYS.map((key) => [key, lackOf[key](plan, 'governance', 'setting', key)] as const));
    for (const { at, what } of lacks) {
      yield {
        at,
        message: inBoth((l) => {
          const forum = setting?.forum ? quoted(setting.forum.value, l) : undefined;
          return what.length > 1 ? NOTHING[l] : what[0] === 'forum' ? NO_FORUM[l] : noCadence(forum)[l];
        }),
        fixes: [
          {
            title: TITLES[what.length > 1 ? 'both' : (what[0] ?? 'both')],
            safe: false,
            edits: () => {
              const values: Values = {
                forum: wording(plan, WORDINGS.forum),
                cadence: 'monthly',
              };
              const lacking = Object.fromEntries(Object.entries(values).filter(([key]) => what.some((k) => k === key)));
              return fillAt(plan, ['governance', 'setting'], lacking);
            },
          },
        ],
      };
    }
  },
});

const TITLES: Readonly<Record<(typeof KEYS)[number] | 'both', Bilingual>> = {
  forum: { en: 'Insert a forum', he: 'להוסיף פורום' },
  cadence: { en: 'Insert a monthly cadence', he: 'להוסיף תדירות חודשית' },
  both: { en: 'Insert a forum that meets monthly', he: 'להוסיף פורום שנפגש פעם בחודש' },
};

const NOTHING: Bilingual = {
  en: 'The plan doesn’t say where the partners meet, and how often. A process without a fixed and structured setting happens only when it suits everybody. Agree on a forum and its cadence, and write them under governance as “setting”.',
  he: 'לא צוין היכן השותפים נפגשים ובאיזו תדירות. תהליך בלי מסגרת קבועה ומובנית (setting) מתקיים רק כשמסתדר לכולם. כדאי להסכים על פורום ועל תדירות, ולרשום אותם תחת governance, במפתח setting (forum ו־cadence).',
};

const NO_FORUM: Bilingual = {
  en: 'The setting has no forum: the plan doesn’t say where the partners meet and decide. Without a fixed place, matters are settled wherever two of them happen to talk. Name it under setting as “forum”.',
  he: 'במסגרת הקבועה (setting) חסר פורום: לא צוין היכן השותפים נפגשים ומחליטים. בלי מקום קבוע, עניינים נסגרים בשיחות צד. כדאי לתת לפורום שם ולרשום אותו תחת setting, במפתח forum.',
};

function noCadence(forum: string | undefined): Bilingual {
  return {
    en: `The plan doesn’t say how often ${forum ? `the forum ${forum} meets` : 'the partners meet'}. A setting is fixed once the date needn’t be found anew each time. Set “cadence” under setting.`,
    he: `לא צוין באיזו תדירות ${forum ? `נפגש הפורום ${forum}` : 'נפגשים השותפים'}. מסגרת היא קבועה כשאין צורך לחפש מועד בכל פעם מחדש. כדאי להוסיף cadence תחת setting.`,
  };
}
