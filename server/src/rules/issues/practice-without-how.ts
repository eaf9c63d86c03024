import { type Change, layoutOf, writeBlock, writeFlow } from '../../plan/edit';
import type { Plan, PracticeUse, Section, Text } from '../../plan/model';
import { type ListNode, type Place, pairOf, resolve } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import { WORDINGS } from '../../plan/wordings';
import { addKeys, wording } from '../insert';
import { lackAt } from '../lack';
import { type Fix, rule } from '../rule';
import { inBoth, quoted } from '../words';

/** A list of practices in the plan. */
interface Practices {
  readonly uses: readonly PracticeUse[];
  readonly list: ListNode;
  readonly path: readonly (string | number)[];
}

export default rule({
  id: 'practice-without-how',
  category: 'issues',
  severity: 'info',
  source: ['L114'],
  summary: { en: 'A practice without its “how”', he: 'פרקטיקה בלי ״איך״' },
  when: {
    en: 'A practice, of an issue or of the initiative as a whole, is given by its id or text alone, or its “how” is empty or a placeholder.',
    he: 'פרקטיקה, של סוגיה או של המהלך כולו, רשומה כמזהה או כטקסט בלבד, או שה״איך״ שלה (how) ריק או ממתין להשלמה.',
  },
  why: {
    en: 'The workshop’s “tips, advice and recommendations” are short. They help those who have agreed what each of them means here: who does what, and when.',
    he: 'ה״טיפים עצות והמלצות״ בסיכום הסדנה קצרים. הם מועילים כשהוסכם מה כל אחד מהם אומר כאן: מי עושה מה, ומתי.',
  },
  fix: {
    en: 'Inserts “how” with a usual way of doing it, to be confirmed or replaced.',
    he: 'מוסיף how עם דרך יישום מקובלת, לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'practices:\n  - ⟦transparency⟧\n  - practice: ⟦shared-language⟧\n    when: monthly\n',
      'issues:\n  - id: access\n    issue: נגישות לנחל\n    practices: [⟦סיור משותף לאורך הנחל⟧, { practice: listen-anew, how: ⟦להשלים⟧ }]\n',
    ],
    passes: [
      'practices:\n  - { practice: transparency, how: One open folder for minutes and money }\n',
      'issues:\n  - id: access\n    issue: נגישות לנחל\n    practices:\n      - practice: listen-anew\n        how: מפגש תושבים בכל אביב\n',
    ],
  },
  *check(plan, { catalog }) {
    for (const { uses, list, path } of allPractices(plan)) {
      for (const { at, practice, section } of withoutHow(list, uses)) {
        const entry = catalog.byId(practice.value);
        const index = list.items.indexOf(practice.node);
        yield {
          at,
          message: inBoth((l) => {
            const what = quoted(entry?.[l] ?? practice.value, l);
            return l === 'he'
              ? `לא צוין איך מיישמים כאן את ${what}. עצה נעשית פרקטיקה כשידוע מי עושה מה ומתי. כדאי להוסיף how, ואם אפשר, גם אחריות (owner).`
              : `The plan doesn’t say how ${what} is put into practice here. Advice becomes a practice once it’s known who does what, and when. Add “how” and, if you can, an owner.`;
          }),
          fixes: section
            ? [addHow(() => addKeys(plan, section.node, [...path, 0], { how: wording(plan, WORDINGS.how) }))]
            : index >= 0 && !isAnchored(list, index)
              ? [addHow(() => expand(plan, list, index, practice.value))]
              : [],
        };
      }
    }
  },
});

/** The lists of practices of the initiative and of its issues, each once. */
function* allPractices(plan: Plan): Generator<Practices> {
  const seen = new Set<ListNode>();
  const sections = [
    { section: plan, path: ['practices'] },
    ...plan.issues.map((issue) => ({ section: issue, path: ['issues', 0, 'practices'] })),
  ];
  for (const { section, path } of sections) {
    const list = resolve(pairOf(section.node, 'practices')?.value);
    if (list?.kind !== 'list' || seen.has(list)) continue;
    seen.add(list);
    yield { uses: section.practices, list, path };
  }
}

interface Lacking {
  readonly at: Place;
  readonly practice: Text;
  readonly section: Section | undefined;
}

/** The practices of a list that lack their “how”; sought once for as long as nothing in the list changes. */
function withoutHow(list: ListNode, uses: readonly PracticeUse[]): readonly Lacking[] {
  return list.remember(withoutHow, () =>
    uses.flatMap(({ practice, section }): readonly Lacking[] => {
      if (!practice || isBlank(practice.value)) return [];
      if (!section) return [{ at: practice.node, practice, section }];
      const lack = lackAt(section, 'how');
      if (!lack) return [];
      return [{ at: pairOf(section.node, 'how') ? lack : practice.node, practice, section }];
    }),
  );
}

function addHow(edits: () => readonly Change[] | undefined): Fix {
  return { title: { en: 'Insert how it is done', he: 'להוסיף איך מיישמים' }, safe: false, edits };
}

/** True for a text that other places of the plan repeat: as a map, it would no longer be what they mean. */
function isAnchored(list: ListNode, index: number): boolean {
  const item = list.items[index];
  if (!item) return true;
  const { piece, start } = item;
  return /&[^\s,[\]{}]+\s+$/.test(piece.text.slice(Math.max(0, start - 100), start));
}

/** Makes a map of a practice that is a text alone. */
function expand(plan: Plan, list: ListNode, index: number, text: string): readonly Change[] | undefined {
  const { document } = plan;
  const item = list.items[index];
  if (!item) return undefined;
  const how = wording(plan, WORDINGS.how);
  const span = document.spanOf(item);
  const source = document.text.slice(span.start, span.end);
  if (list.flow) return [{ ...span, text: writeFlow({ practice: text, how }) }];
  const layout = layoutOf(document);
  const { line, character } = document.positionAt(span.start);
  if (source.includes('\n')) {
    const tail = source.endsWith('\n') ? layout.lineEnd : '';
    return [{ ...span, text: writeBlock({ practice: text.trimEnd(), how }, layout, character) + tail }];
  }
  // The text itself stays, with its quotes and the comment behind it.
  const end = document.lines.end(line);
  const added = layout.lineEnd + ' '.repeat(character) + writeBlock({ how }, layout, character);
  return [
    { start: span.start, end: span.start, text: 'practice: ' },
    { start: end, end, text: added },
  ];
}
