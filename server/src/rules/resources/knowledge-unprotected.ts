import type { Resource } from '../../plan/model';
import { addKeys, type Values, wording } from '../insert';
import { label } from '../label';
import { byPlace, lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';
import { inBoth, listed, quoted } from '../words';

type Part = 'terms' | 'credit';

const PARTS: Readonly<Record<Part, Bilingual>> = {
  terms: { en: 'on what terms it may be used', he: 'באילו תנאים משתמשים בו' },
  credit: { en: 'how whoever gives it is credited', he: 'איך ניתן קרדיט למי שנתן אותו' },
};

const WORDINGS: Readonly<Record<Part, Bilingual>> = {
  terms: {
    en: 'For use within this initiative; any other use by agreement in writing',
    he: 'לשימוש במסגרת המהלך בלבד; כל שימוש אחר בהסכמה בכתב',
  },
  credit: { en: 'Its source is named wherever it is used', he: 'המקור מצוין בכל שימוש' },
};

export default rule({
  id: 'knowledge-unprotected',
  category: 'resources',
  severity: 'warning',
  source: ['L18'],
  summary: { en: 'Exclusive, and shared without terms', he: 'ידע בלעדי בלי תנאים' },
  when: {
    en: 'A resource is exclusive (“exclusive: true”), and has no terms of use, or doesn’t say how its giver is credited.',
    he: 'משאב הוא בלעדי (exclusive: true), ואין לו תנאי שימוש (terms) או קרדיט לנותן (credit).',
  },
  why: {
    en: '“Reputation and ego: giving up exclusivity, sharing ‘exclusive’ knowledge” is a price that the workshop names. Who pays it should know what the others may do with the gift, and that the giver will be named.',
    he: '״מוניטין ואגו – ויתור על בלעדיות, שיתוף בידע ׳בלעדי׳״ הוא אחד המחירים שנמנו בסדנה. מי שמשלמים אותו צריכים לדעת מה מותר לעשות במה שנתנו, ושיזכרו ממי זה בא.',
  },
  fix: {
    en: 'Adds “terms”, “credit”, or both, in a usual wording to be confirmed or replaced.',
    he: 'מוסיף terms (תנאים), credit (קרדיט) או את שניהם בניסוח מקובל, לאישור או להחלפה.',
  },
  examples: {
    fails: [
      'resources:\n  - { id: ⟦method⟧, resource: The Trust’s survey method, kind: knowledge, from: trust, status: secured, exclusive: true }\n',
      'resources:\n  - id: ⟦method⟧\n    resource: שיטת הסקר של העמותה\n    kind: knowledge\n    exclusive: true\n    terms: שימוש חופשי לשותפים לאורך המהלך\n',
      'resources:\n  - id: method\n    resource: The Trust’s survey method\n    kind: knowledge\n    exclusive: true\n    ⟦terms⟧:\n    credit: ⟦...⟧\n',
    ],
    passes: [
      'resources:\n  - id: method\n    resource: The Trust’s survey method\n    kind: knowledge\n    exclusive: true\n    terms: Free for the partners, along the river\n    credit: The Trust’s name on every booklet\n',
    ],
  },
  *check(plan) {
    for (const resource of plan.resources) {
      if (resource.exclusive?.value !== true) continue;
      const lacks = byPlace<Part>([
        ['terms', lackAt(resource, 'terms')],
        ['credit', lackAt(resource, 'credit')],
      ]);
      for (const { at, what } of lacks) {
        yield {
          at,
          message: message(resource, what),
          fixes: [
            {
              title: inBoth((l) => {
                const keys = listed(
                  what.map((part) => quoted(part, l)),
                  l,
                );
                return l === 'he' ? `להוסיף ${keys}` : `Add ${keys}`;
              }),
              safe: false,
              edits: () => {
                const values: Values = Object.fromEntries(what.map((part) => [part, wording(plan, WORDINGS[part])]));
                return addKeys(plan, resource.node, ['resources', 0], values);
              },
            },
          ],
        };
      }
    }
  },
});

function message(resource: Resource, what: readonly Part[]): Bilingual {
  return inBoth((l) => {
    const name = label(resource.resource, resource.id, l);
    const parts = what.map((part) => PARTS[part][l]).join(l === 'he' ? ', ו' : ', or ');
    return l === 'he'
      ? `המשאב ${name} בלעדי, ולא רשום ${parts}. ויתור על בלעדיות הוא מחיר: כדאי לסכם על כך לפני שמשתפים.`
      : `${name} is exclusive, and the plan doesn’t say ${parts}. Giving up exclusivity is a price: agree on this before it is shared.`;
  });
}
