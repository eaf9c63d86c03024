import { fillUnder } from '../entries';
import { byPlace, lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';
import { inBoth, listed, nameOf } from '../words';

const KEYS = ['influence', 'interest'] as const;
type Key = (typeof KEYS)[number];

const MEASURES: Readonly<Record<Key, Bilingual>> = {
  influence: { en: 'how much influence it has', he: 'מידת ההשפעה' },
  interest: { en: 'how strong its interest is', he: 'מידת העניין' },
};

/** The middle of the scale, for the partners to move. */
const MIDDLE = 3;

export default rule({
  id: 'power-unmapped',
  category: 'partners',
  severity: 'info',
  source: ['L140'],
  summary: { en: 'Power relations are not mapped', he: 'יחסי הכוח לא מופו' },
  when: {
    en: 'An active partner lacks “influence” or “interest” under “power”.',
    he: 'לשותף פעיל חסר influence (השפעה) או interest (עניין) תחת power.',
  },
  why: {
    en: '“How are power relations overcome?”, asks the workshop. The first step is to see them: who can move the initiative, and who cares most.',
    he: '״איך מתגברים על יחסי הכוח״, שואלים בסיכום הסדנה. הצעד הראשון הוא לראות אותם: מי יכול להזיז את המהלך, ולמי הוא חשוב במיוחד.',
  },
  fix: {
    en: 'Inserts what lacks with the middle of the scale, 3, to be adjusted.',
    he: 'מוסיף את מה שחסר בערך 3, אמצע הסולם, שאותו משנים לפי העניין.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: ⟦trust⟧, name: River Trust, sector: civil-society }\n',
      'partners:\n  - id: iriya\n    name: העירייה\n    sector: local-government\n    ⟦power⟧:\n      influence: 5\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society, power: { influence: 2, interest: 5 } }\n',
    ],
  },
  *check(plan) {
    for (const partner of plan.activePartners) {
      for (const { at, what } of byPlace(KEYS.map((key) => [key, lackAt(partner, 'power', key)] as const))) {
        const keys = what.join(', ');
        yield {
          at,
          message: inBoth((l) => {
            const name = nameOf(partner, l);
            const lacking = listed(
              what.map((key) => MEASURES[key][l]),
              l,
            );
            return l === 'he'
              ? `${name}: לא ${what.length > 1 ? 'צוינו' : 'צוינה'} ${lacking}. על יחסי כוח שלא ממפים קשה להתגבר. כדאי להוסיף תחת power דירוג מ־1 עד 5: ${keys}.`
              : `${name}: the plan doesn’t say ${lacking}. Power relations that nobody maps are hard to overcome. Add a number from 1 to 5 under “power”: ${keys}.`;
          }),
          fixes: [
            {
              title: inBoth((l) =>
                l === 'he' ? `להוסיף ${keys}: ${nameOf(partner, l)}` : `Insert ${keys} of ${nameOf(partner, l)}`,
              ),
              safe: false,
              edits: () =>
                fillUnder(
                  plan,
                  partner.node,
                  ['partners', 0],
                  'power',
                  Object.fromEntries(what.map((key) => [key, MIDDLE])),
                ),
            },
          ],
        };
      }
    }
  },
});
