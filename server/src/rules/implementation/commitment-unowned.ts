import type { Commitment } from '../../plan/model';
import { addKeys, candidates, type DueFrom, dueDate, type Values } from '../insert';
import { label } from '../label';
import { byPlace, lackAt } from '../lack';
import { type Bilingual, type Fix, oneOf, rule } from '../rule';
import { inBoth, nameOf } from '../words';

const DUE_FROM: Readonly<Record<DueFrom, Bilingual>> = {
  horizon: { en: 'the end of the horizon', he: 'סוף אופק הזמן' },
  phases: { en: 'the end of the phases', he: 'סוף השלבים' },
  start: { en: 'three months from its start', he: 'שלושה חודשים מתחילתה' },
  today: { en: 'in three months', he: 'בעוד שלושה חודשים' },
};

export default rule({
  id: 'commitment-unowned',
  category: 'implementation',
  severity: { early: 'warning', late: 'error' },
  source: ['L13', 'L119'],
  summary: { en: 'A commitment without an owner or a date', he: 'התחייבות בלי אחריות או בלי מועד' },
  when: {
    en: 'A commitment doesn’t say who carries it out (“who”), or by when (“due”).',
    he: 'בהתחייבות לא רשום מי אחראים לביצוע (who), או עד מתי (due).',
  },
  why: {
    en: '“The difficulty is implementing the solution”, says the workshop, and “take responsibility for the issue”. What nobody has taken on, or what may wait for ever, is not carried out.',
    he: '״הקושי, הוא יישום הפתרון״, כך בסיכום הסדנה, ולצידו העצה ״לקחת אחריות על הסוגיה״. מה שאיש לא לקח על עצמו, או שאין לו מועד, אינו מיושם.',
  },
  fix: {
    en: 'Adds “who” with a partner of your choice; “due” with the end of the horizon or of the phases, or a date in three months; or both.',
    he: 'מוסיף who עם שותף לפי בחירה; due עם סוף אופק הזמן, סוף השלבים, או תאריך בעוד שלושה חודשים; או את שניהם.',
  },
  examples: {
    fails: [
      'implementation:\n  commitments:\n    - id: ⟦survey⟧\n      what: Survey the banks\n    - id: paving\n      what: Pave the trail\n      who: county\n      ⟦due⟧:\n',
      'partners:\n  - { id: amuta, name: עמותת הנחל, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\nimplementation:\n  commitments:\n    - id: ⟦survey⟧\n      what: סקר הגדות\n      due: 2027-09-30\n',
    ],
    passes: [
      'implementation:\n  commitments:\n    - { id: survey, what: Survey the banks, who: trust, due: 2027-09-30 }\n',
    ],
  },
  *check(plan) {
    for (const commitment of plan.implementation?.commitments ?? []) {
      const lacks = byPlace([
        ['who', lackAt(commitment, 'who')],
        ['due', lackAt(commitment, 'due')],
      ]);
      for (const { at, what } of lacks) {
        const noOwner = what.includes('who');
        const noDate = what.includes('due');
        yield {
          at,
          message: message(commitment, noOwner, noDate),
          fixes: () => fixes(commitment, noOwner, noDate),
        };
      }
    }

    function fixes(commitment: Commitment, noOwner: boolean, noDate: boolean): readonly Fix[] {
      const { date, from } = dueDate(plan, commitment.start?.value);
      const add = (title: Bilingual, values: Values): Fix => ({
        title,
        safe: false,
        edits: () => addKeys(plan, commitment.node, ['implementation', 'commitments', 0], values),
      });
      const helpers = commitment.with.map((one) => one.value);
      const partners = noOwner ? candidates(plan, helpers) : [];
      const whos = partners.map((partner) =>
        add(
          inBoth((l) => (l === 'he' ? `לרשום באחריות ${nameOf(partner, l)}` : `Give it to ${nameOf(partner, l)}`)),
          { who: partner.id.value },
        ),
      );
      if (!noDate) return oneOf(whos);
      const due = add(
        { en: `Make it due on ${date} (${DUE_FROM[from].en})`, he: `לקבוע מועד יעד: ${date} (${DUE_FROM[from].he})` },
        { due: date },
      );
      const boths = partners.map((partner) =>
        add(
          inBoth((l) =>
            l === 'he'
              ? `לרשום באחריות ${nameOf(partner, l)}, עד ${date}`
              : `Give it to ${nameOf(partner, l)}, due on ${date}`,
          ),
          { who: partner.id.value, due: date },
        ),
      );
      return oneOf([...boths, ...whos, due]);
    }
  },
});

function message(commitment: Commitment, noOwner: boolean, noDate: boolean): Bilingual {
  const en = label(commitment.what, commitment.id, 'en');
  const he = label(commitment.what, commitment.id, 'he');
  if (noOwner && noDate) {
    return {
      en: `The commitment ${en} says neither who carries it out nor by when. What nobody has taken on is not carried out: add “who” and “due”.`,
      he: `בהתחייבות ${he} לא רשום מי אחראים לה ועד מתי. מה שאיש לא לקח עליו אחריות אינו מיושם: כדאי להוסיף who ו־due.`,
    };
  }
  if (noOwner) {
    return {
      en: `The commitment ${en} doesn’t say who carries it out. What nobody has taken on is not carried out: add “who”.`,
      he: `בהתחייבות ${he} לא רשום מי אחראים לה. מה שאיש לא לקח עליו אחריות אינו מיושם: כדאי להוסיף who.`,
    };
  }
  return {
    en: `The commitment ${en} doesn’t say by when. What may wait for ever is not carried out: add “due”.`,
    he: `בהתחייבות ${he} לא רשום עד מתי. מה שאין לו מועד אינו מיושם: כדאי להוסיף due.`,
  };
}
