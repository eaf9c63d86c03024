import type { GlossaryTerm, Plan } from '../../plan/model';
import type { Place } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import type { Language } from '../../schema/shape';
import { addKeys, hint } from '../insert';
import { absentAt } from '../lack';
import { type Bilingual, rule } from '../rule';
import { inBoth, quoted } from '../words';

const LANGUAGES: readonly Language[] = ['he', 'en'];

const NAMES: Readonly<Record<Language, Bilingual>> = {
  he: { en: 'Hebrew', he: 'עברית' },
  en: { en: 'English', he: 'אנגלית' },
};

export default rule({
  id: 'translation-gap',
  category: 'language',
  severity: 'info',
  source: ['L121'],
  summary: { en: 'A term in one language only', he: 'מונח בשפה אחת בלבד' },
  when: {
    en: 'A glossary entry has only one of “he” and “en”, while another entry has both.',
    he: 'במונח של המילון (glossary) יש רק אחת מהשפות he ו־en, ובמונח אחר יש שתיהן.',
  },
  why: {
    en: '“Create a shared language”, says the workshop. A glossary that speaks two languages to some terms only leaves part of the partners outside the rest.',
    he: '״לייצר שפה משותפת״, כך בסיכום הסדנה. מילון שרק חלק ממונחיו מופיעים בשתי השפות משאיר חלק מהשותפים בחוץ.',
  },
  fix: {
    en: 'Adds the missing language, with a hint to be written over by the translation.',
    he: 'מוסיף את השפה החסרה, כרמז שכותבים את התרגום במקומו.',
  },
  examples: {
    fails: [
      'glossary:\n  - { term: Access, he: נגישות, en: Access }\n  - { term: ⟦Commons⟧, en: Commons }\n',
      'glossary:\n  - term: ⟦נגישות⟧\n    he: נגישות\n  - term: נחלת הכלל\n    he: נחלת הכלל\n    en: Commons\n',
      'glossary:\n  - { term: Access, he: נגישות, en: Access }\n  - term: Commons\n    en: Commons\n    ⟦he⟧:\n',
    ],
    passes: [
      'glossary:\n  - { term: Access, en: Access }\n  - { term: נחלת הכלל, he: נחלת הכלל }\n',
      'glossary:\n  - { term: Access, he: נגישות, en: Access }\n  - { term: Commons, meaning: What belongs to all }\n',
    ],
  },
  *check(plan) {
    const gaps = plan.glossary.map((term) => LANGUAGES.flatMap((language) => gapIn(term, language)));
    if (!plan.glossary.some((term) => LANGUAGES.every((language) => !isBlank(term[language]?.value)))) return;
    for (const [index, term] of plan.glossary.entries()) {
      const gap = gaps[index]?.length === 1 ? gaps[index][0] : undefined;
      if (!gap) continue;
      yield {
        at: gap.at,
        message: inBoth((l) => {
          const name = quoted(term.term?.value ?? term.he?.value ?? term.en?.value, l);
          const missing = NAMES[gap.language][l];
          return l === 'he'
            ? `למונח ${name} אין נוסח ב${missing}, ולמונחים אחרים יש נוסח בשתי השפות. כדאי להוסיף אותו, כדי שהשפה תהיה משותפת לכולם.`
            : `The term ${name} has no ${missing}, while other terms have both languages. Add it, so that the language is shared by all.`;
        }),
        fixes: [
          {
            title: { en: `Add the ${NAMES[gap.language].en}`, he: `להוסיף נוסח ב${NAMES[gap.language].he}` },
            safe: false,
            edits: () =>
              addKeys(plan, term.node, ['glossary', 0], { [gap.language]: translationOf(plan, term, gap.language) }),
          },
        ],
      };
    }
  },
});

function gapIn(term: GlossaryTerm, language: Language): readonly { readonly language: Language; readonly at: Place }[] {
  const at = absentAt(term, language);
  return at ? [{ language, at }] : [];
}

/** A hint at the words in the missing language. */
function translationOf(plan: Plan, term: GlossaryTerm, language: Language): string {
  const name = (term.term?.value ?? term.he?.value ?? term.en?.value ?? '').replace(/\s+/g, ' ').trim();
  return hint(plan, { en: `${name} in ${NAMES[language].en}`.trim(), he: `${name} ב${NAMES[language].he}`.trim() });
}
