import { pairOf, resolve } from '../../plan/tree';
import { WORDINGS } from '../../plan/wordings';
import { beginList, entriesLackAt, fillAt } from '../entries';
import { addKeys, wording } from '../insert';
import { absentAt, byPlace, lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';

const KEYS = ['triggers', 'process'] as const;
type Key = (typeof KEYS)[number];

export default rule({
  id: 'no-exit',
  category: 'governance',
  severity: { early: 'info', late: 'warning' },
  source: ['ISO 44001'],
  summary: { en: 'No agreed way out', he: 'אין דרך יציאה מוסכמת' },
  when: {
    en: 'Under governance, the exit lacks triggers or a process.',
    he: 'תחת governance, במפתח exit (יציאה), חסרים triggers (באילו נסיבות) או process (איך יוצאים).',
  },
  why: {
    en: 'ISO 44001, the standard for collaborative business relationships, asks for an exit strategy from the beginning. Whoever knows how to leave with dignity finds it easier to stay, and those who remain know what happens to their work.',
    he: 'התקן ליחסי שיתוף פעולה בין ארגונים, ISO 44001, דורש אסטרטגיית יציאה כבר מההתחלה. כשידוע איך אפשר לצאת בכבוד קל יותר להישאר, ומי שנשארים יודעים מה יקרה לעבודה המשותפת.',
  },
  fix: {
    en: 'Inserts what lacks (a first trigger, a usual process), to be confirmed or replaced.',
    he: 'מוסיף את מה שחסר (נסיבות ראשונות ליציאה, תהליך מקובל), לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\n',
      'title: שביל הנחל\nstage: agreed\ngovernance:\n  ⟦exit⟧:\n    triggers: [המימון של שותף הסתיים]\n',
    ],
    passes: [
      'title: River Trail\ngovernance:\n  exit:\n    triggers: [Funding of a partner ends]\n    process: Three months’ notice, and a handover\n',
    ],
  },
  *check(plan) {
    const exit = plan.governance?.exit;
    // In a map, entries that are maps with a blank text count as blank too.
    const triggers = exit ? entriesLackAt(exit, 'triggers') : lackAt(plan, 'governance', 'exit', 'triggers');
    const process = absentAt(plan, 'governance', 'exit', 'process');
    const lacks = byPlace<Key>([
      ['triggers', triggers],
      ['process', process],
    ]);
    for (const { at, what } of lacks) {
      const kind = what.length > 1 ? 'both' : (what[0] ?? 'both');
      yield {
        at,
        message: MESSAGES[kind],
        fixes: [{ title: TITLES[kind], safe: false, edits: () => edits(what) }],
      };
    }

    function edits(what: readonly Key[]) {
      const trigger = wording(plan, WORDINGS.trigger);
      const steps = wording(plan, WORDINGS.process);
      const governance = resolve(pairOf(plan.node, 'governance')?.value);
      const map = governance?.kind === 'map' ? resolve(pairOf(governance, 'exit')?.value) : undefined;
      const path = ['governance', 'exit'];
      if (map?.kind !== 'map' || map.pairs.length === 0) {
        return fillAt(plan, path, { triggers: [trigger], process: steps });
      }
      if (what.length > 1) return addKeys(plan, map, path, { triggers: [trigger], process: steps });
      return what[0] === 'triggers'
        ? beginList(plan, map, path, 'triggers', trigger)
        : addKeys(plan, map, path, { process: steps });
    }
  },
});

const TITLES: Readonly<Record<Key | 'both', Bilingual>> = {
  triggers: { en: 'Insert when a partner leaves', he: 'להוסיף נסיבות ליציאה' },
  process: { en: 'Insert how a partner leaves', he: 'להוסיף תהליך יציאה' },
  both: { en: 'Insert when and how a partner leaves', he: 'להוסיף נסיבות ותהליך ליציאה' },
};

const MESSAGES: Readonly<Record<Key | 'both', Bilingual>> = {
  triggers: {
    en: 'The plan says how a partner leaves, and not what would lead to it. Where that is open, a wish to leave comes as a surprise or a threat. Agree on what may end a partner’s part, and list it under exit as “triggers”.',
    he: 'צוין איך שותף יוצא, אבל לא באילו נסיבות. כשהנסיבות לא הוסכמו, רצון לצאת מתקבל כהפתעה או כאיום. כדאי להסכים על הנסיבות ולרשום אותן תחת exit, במפתח triggers.',
  },
  process: {
    en: 'The plan doesn’t say how a partner leaves. Without notice and handover, what it carried falls to the others overnight. Agree on the steps, and write them under exit as “process”.',
    he: 'לא צוין איך שותף יוצא מהשותפות. בלי הודעה מראש והעברה מסודרת, כל מה שהיה באחריותו נופל על האחרים בן לילה. כדאי להסכים על הצעדים ולרשום אותם תחת exit, במפתח process.',
  },
  both: {
    en: 'The plan doesn’t say when and how a partner may leave. A way out that was agreed at the beginning makes it easier to come in, and spares the others when it is used. Write it under governance as “exit”, with triggers and a process.',
    he: 'לא צוין מתי ואיך שותף יכול לצאת. דרך יציאה שהוסכמה מראש מקלה על הכניסה, ומגינה על מי שנשארים. כדאי לרשום אותה תחת governance, במפתח exit, עם triggers (באילו נסיבות) ו־process (איך).',
  },
};
