import { type Change, replaceScalar } from '../../plan/edit';
import { fingerprintOf, isFingerprint } from '../../plan/fingerprint';
import { dateOf, isBlank, written } from '../../plan/values';
import { addKeys } from '../insert';
import { rule } from '../rule';
import { inBoth, nameById } from '../words';

export default rule({
  id: 'signed-then-changed',
  category: 'sign-off',
  severity: 'warning',
  source: ['L139', 'L133'],
  summary: { en: 'The plan was changed after a partner signed it', he: 'התוכנית השתנתה אחרי ששותף חתם עליה' },
  when: {
    en: 'The fingerprint in an entry of “signoff” isn’t that of the plan as it stands. Comments and layout don’t count, nor does the sign-off itself.',
    he: 'טביעת האצבע (fingerprint) ברשומה תחת signoff אינה תואמת לתוכנית כפי שהיא עכשיו. הערות ושינויי עימוד אינם נחשבים, וגם לא האישורים עצמם.',
  },
  why: {
    en: 'Who signed has agreed to what the plan said then. To change it afterwards and keep the signature is one of the “unilateral moves” that the workshop warns of.',
    he: 'מי שחתמו הסכימו למה שהיה כתוב אז. שינוי לאחר מכן, כשהחתימה נשארת, הוא אחד מאותם ״מהלכים חד־צדדיים״ שסיכום הסדנה מזהיר מפניהם.',
  },
  fix: {
    en: 'Signs again: writes the plan’s present fingerprint and today’s date into the entry.',
    he: 'חתימה מחדש: כותב ברשומה את טביעת האצבע הנוכחית של התוכנית ואת התאריך של היום.',
  },
  examples: {
    fails: [
      'title: River Trail\nsignoff:\n  - { partner: trust, verdict: approves, on: 2027-01-10, fingerprint: ⟦sha256:0123456789abcdef0123456789abcdef⟧ }\n',
      'title: שביל הנחל\nstage: agreed\nsignoff:\n  - partner: iriya\n    verdict: approves\n    fingerprint: ⟦"sha256:0123456789abcdef0123456789abcdef"⟧\n',
    ],
    passes: ['title: River Trail\nsignoff:\n  - { partner: trust, verdict: approves, on: 2027-01-10 }\n'],
  },
  *check(plan) {
    for (const entry of plan.signoff) {
      const { fingerprint, partner, on } = entry;
      if (!fingerprint || isBlank(fingerprint.value)) continue;
      const present = fingerprintOf(plan.node);
      if (isFingerprint(fingerprint.value, present)) continue;
      yield {
        at: fingerprint.node,
        message: inBoth((l) => {
          const when = written(on)?.value;
          if (l === 'he') {
            const who = partner ? `${nameById(plan, partner.value)}: ` : '';
            return `${who}התוכנית השתנתה אחרי החתימה${when ? ` (${when})` : ''}. מי שחתמו אישרו את מה שהיה כתוב אז. כדאי להראות להם את השינויים ולבקש שיחתמו מחדש.`;
          }
          const who = partner ? nameById(plan, partner.value) : 'A partner';
          return `The plan was changed after ${who} signed it${when ? ` on ${when}` : ''}; the signature stands for what it said then. Show them what was changed, and ask them to sign again.`;
        }),
        fixes: [
          {
            title: { en: 'Sign again', he: 'לחתום מחדש' },
            safe: false,
            edits: () => {
              const dated = addKeys(plan, entry.node, ['signoff', 0], { on: dateOf(plan.today) });
              if (!dated) return undefined;
              const changes: Change[] = [...dated, replaceScalar(plan.document, fingerprint.node, present)];
              return changes;
            },
          },
        ],
      };
    }
  },
});
