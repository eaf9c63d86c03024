import { addItems } from '../../plan/edit';
import { type Decision, type Plan, placeOf } from '../../plan/model';
import { type Node, pairOf, resolve } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import { candidates } from '../insert';
import { type Fix, rule } from '../rule';
import { inBoth, listed, nameById, quoted } from '../words';

export default rule({
  id: 'unilateral-move',
  category: 'conduct',
  severity: 'warning',
  source: ['L133'],
  summary: { en: 'One partner decides alone', he: 'שותף אחד מחליט לבדו' },
  when: {
    en: 'In a plan of two or more active partners, a decision is made by one partner (or by nobody named), nobody else was consulted, and it affects another partner or doesn’t say whom it affects.',
    he: 'בתוכנית של שני שותפים פעילים או יותר, החלטה מתקבלת בידי שותף אחד (או שלא צוין בידי מי), בלי התייעצות עם אחרים, והיא משפיעה על שותף נוסף (או שלא צוין על מי).',
  },
  why: {
    en: '“Do not make unilateral moves”, says the workshop. Whoever learns of a decision after it was made has not taken part in it, and will not carry it out.',
    he: '״לא לעשות מהלכים חד־צדדיים״, כך בסיכום הסדנה. מי ששמעו על החלטה לאחר מעשה לא היו שותפים לה, וקשה לצפות שיישמו אותה.',
  },
  fix: {
    en: 'Adds the affected partners under “consulted”.',
    he: 'מוסיף את השותפים המושפעים תחת consulted (התייעצות).',
  },
  examples: {
    fails: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\ndecisions:\n  - id: close-wing\n    decision: Close the east wing\n    by: ⟦[trust]⟧\n    affects: [county]\n',
      'partners:\n  - { id: amuta, name: עמותת הנהר, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\ndecisions:\n  - id: ⟦close-wing⟧\n    decision: סגירת האגף המזרחי\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\ndecisions:\n  - id: close-wing\n    decision: Close the east wing\n    by: [trust]\n    consulted: [county]\n    affects: [county]\n',
    ],
  },
  *check(plan) {
    if (plan.activePartners.length < 2) return;
    for (const decision of plan.decisions) {
      // What is written in another form than a list names somebody all the same; the schema rule asks for the list.
      if (LISTS.some((key) => isUnreadable(pairOf(decision.node, key)?.value))) continue;
      const by = named(decision.by);
      if (by.length > 1) continue;
      const alone = by[0];
      if (named(decision.consulted).some((id) => id !== alone)) continue;
      const affected = named(decision.affects);
      const others = affected.filter((id) => id !== alone);
      if (others.length === 0 && (affected.length > 0 || isEmptyList(pairOf(decision.node, 'affects')?.value)))
        continue;
      const what = decision.decision?.value ?? decision.id?.value;
      yield {
        at: placeOf(decision, 'by'),
        message: inBoth((l) => {
          const whom = listed(
            others.map((id) => nameById(plan, id)),
            l,
          );
          if (l === 'he') {
            const who = alone
              ? `ההחלטה ${quoted(what, l)} מתקבלת בידי ${nameById(plan, alone)} בלבד`
              : `לא צוין בידי מי מתקבלת ההחלטה ${quoted(what, l)}`;
            const effect = whom
              ? `היא משפיעה על ${whom}, ולא צוינה התייעצות`
              : 'לא צוין על מי היא משפיעה ועם מי התייעצו';
            return `${who}. ${effect}. מהלך חד־צדדי פוגע בשותפות: כדאי להתייעץ עם מי שמושפעים ממנו, ולרשום זאת תחת consulted.`;
          }
          const who = alone
            ? `${nameById(plan, alone)} decides alone on ${quoted(what, l)}`
            : `Nobody is named who decides on ${quoted(what, l)}`;
          const effect = whom
            ? `${whom} ${others.length > 1 ? 'are' : 'is'} affected and ${others.length > 1 ? 'were' : 'was'} not consulted`
            : 'it doesn’t say whom it affects or who was consulted';
          return `${who}; ${effect}. Unilateral moves undo a partnership: consult those affected, and write it under “consulted”.`;
        }),
        fixes: consult(plan, decision, alone, others),
      };
    }

    function consult(
      thePlan: Plan,
      decision: Decision,
      decider: string | undefined,
      affected: readonly string[],
    ): readonly Fix[] {
      const known = candidates(thePlan).map((partner) => partner.id.value);
      const whom = (affected.length > 0 ? affected.filter((id) => thePlan.partnerById(id)) : known).filter(
        (id) => id !== decider,
      );
      if (whom.length === 0) return [];
      return [
        {
          title: inBoth((l) => {
            const names = listed(
              whom.map((id) => nameById(thePlan, id)),
              l,
            );
            return l === 'he'
              ? `לרשום התייעצות עם ${names}`
              : `Add that ${names} ${whom.length > 1 ? 'were' : 'was'} consulted`;
          }),
          safe: false,
          edits: () => addItems(plan.document, decision.node, 'consulted', whom, ORDER),
        },
      ];
    }
  },
});

const LISTS = ['by', 'consulted', 'affects'] as const;
const ORDER = ['id', 'decision', 'by', 'consulted', 'affects', 'on', 'because'];

/** The partners that a list names, each once; blanks name nobody. */
function named(list: Decision['by']): readonly string[] {
  return [...new Set(list.map((reference) => reference.value).filter((id) => !isBlank(id)))];
}

/** True for `[]`: whom the decision affects was thought of, and it is nobody. */
function isEmptyList(value: Node | undefined): boolean {
  const node = resolve(value);
  return node?.kind === 'list' && node.items.length === 0;
}

function isUnreadable(value: Node | undefined): boolean {
  const node = resolve(value);
  if (!node || node.kind === 'list') return false;
  return node.kind === 'map' || (node.value !== null && !isBlank(String(node.value)));
}
