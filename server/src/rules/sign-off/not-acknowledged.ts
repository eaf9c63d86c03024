import { addEntry, replaceValue } from '../../plan/edit';
import { fingerprintOf } from '../../plan/fingerprint';
import { isPresent, pairOf, resolve } from '../../plan/tree';
import { dateOf, isBlank } from '../../plan/values';
import { rule } from '../rule';
import { inBoth, nameOf } from '../words';

export default rule({
  id: 'not-acknowledged',
  category: 'sign-off',
  severity: 'warning',
  source: ['L139'],
  summary: { en: 'A partner hasn’t said what it thinks of the plan', he: 'שותף שטרם אמר את דברו על התוכנית' },
  when: {
    en: 'From the stage “agreed” on, an active partner has no entry under “signoff”.',
    he: 'משלב agreed (הושגה הסכמה) ואילך, לשותף פעיל אין רשומה תחת signoff (אישור השותפים).',
  },
  why: {
    en: '“Do all those involved understand that this is a partnership?”, asks the workshop. An agreement that a partner hasn’t acknowledged is an agreement of the others.',
    he: '״האם כל הגורמים המעורבים מבינים שזו שותפות?״, כך נשאל בסדנה. הסכמה ששותף לא אישר היא הסכמה של האחרים.',
  },
  fix: {
    en: 'Adds the partner’s approval of the plan as it stands, with today’s date and the plan’s fingerprint.',
    he: 'מוסיף את אישור השותף לתוכנית כפי שהיא, עם התאריך של היום וטביעת האצבע של התוכנית.',
  },
  examples: {
    fails: [
      'stage: agreed\npartners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
      'stage: implementing\npartners:\n  - { id: amuta, name: עמותת הנהר, sector: civil-society }\n  - { id: ⟦iriya⟧, name: העירייה, sector: local-government }\nsignoff:\n  - { partner: amuta, verdict: approves, on: 2027-02-01 }\n',
    ],
    passes: [
      'stage: aligning\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
      'stage: agreed\npartners:\n  - { id: iriya, name: העירייה, sector: local-government }\n  - { id: press, name: העיתון, sector: business, role: observer }\nsignoff:\n  - { partner: iriya, verdict: abstains }\n',
    ],
  },
  *check(plan) {
    if (!plan.isFrom('agreed')) return;
    const pair = pairOf(plan.node, 'signoff');
    const list = resolve(pair?.value);
    const isPlaceholder = list?.kind === 'scalar' && isBlank(String(list.value));
    if (isPresent(pair?.value) && list?.kind !== 'list' && !isPlaceholder) return;
    const heard = new Set(plan.signoff.map((entry) => entry.partner?.value));
    // A partner's id alone is an entry just begun.
    for (const item of list?.kind === 'list' ? list.items : []) {
      const node = resolve(item);
      if (node?.kind === 'scalar') heard.add(String(node.value));
    }
    for (const partner of plan.activePartners) {
      const id = partner.id?.value;
      if (!partner.id || id === undefined || isBlank(id) || heard.has(id)) continue;
      heard.add(id);
      yield {
        at: partner.id.node,
        message: inBoth((l) => {
          const name = nameOf(partner, l);
          return l === 'he'
            ? `${name}: טרם נרשם אישור לתוכנית, אף שלפי השלב כבר הושגה הסכמה. כדאי לוודא שכל המעורבים מבינים שזו שותפות, ולרשום תחת signoff מה דעת השותף.`
            : `${name} hasn’t acknowledged the plan, though its stage says that it is agreed. Make sure that all those involved understand this is a partnership, and write the partner’s verdict under “signoff”.`;
        }),
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he' ? `לרשום אישור של ${nameOf(partner, l)}` : `Add that ${nameOf(partner, l)} approves`,
            ),
            safe: false,
            edits: () => {
              const fingerprint = fingerprintOf(plan.node);
              const entry = { partner: id, verdict: 'approves', on: dateOf(plan.today), fingerprint };
              const change =
                pair && isPlaceholder
                  ? replaceValue(plan.document, pair, [entry])
                  : addEntry(plan.document, 'signoff', entry);
              return change && [change];
            },
          },
        ],
      };
    }
  },
});
