import { addEntry, addSection } from '../../plan/edit';
import type { Plan } from '../../plan/model';
import { sourceText } from '../../plan/source';
import { findInTexts, type PlanText } from '../../plan/texts';
import type { ScalarNode } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import { hint } from '../insert';
import { lackAt } from '../lack';
import { rule } from '../rule';
import { inBoth, quoted } from '../words';
import { type Acronym, acronymShapes, acronymsIn, MAYBE_ACRONYM, withoutPrefixes } from './acronyms';

/** The texts that define a term; what stands there needs no definition. */
const DEFINING = new Set(['glossary.term', 'glossary.he', 'glossary.en']);
/** Money is called by these in any text. */
const CURRENCIES = ['ILS', 'NIS', 'USD', 'EUR', 'GBP'];
/** A reading that only two prefixed forms share is taken for the acronym from this many letters on. */
const LONG_ENOUGH = 3;

interface Use extends Acronym {
  readonly node: ScalarNode;
}

export default rule({
  id: 'term-undefined',
  category: 'language',
  severity: 'info',
  source: ['L121'],
  summary: { en: 'An acronym that nobody explains', he: 'ראשי תיבות בלי הסבר' },
  when: {
    en: 'An acronym (two to six Latin capitals, or Hebrew letters with ״ before the last) stands in a text, and is no term of the glossary. Each is reported once, where it first stands. Roman numerals, Hebrew dates, currencies, everyday words and texts wholly in capitals don’t count.',
    he: 'בטקסט מופיעים ראשי תיבות (שתיים עד שש אותיות לטיניות גדולות, או אותיות עבריות עם ״ לפני האחרונה) שאינם מונח במילון (glossary). כל אחד מדווח פעם אחת, במקום הראשון שבו הוא מופיע. ספרות רומיות, תאריכים עבריים, מטבעות, מילים שגורות וטקסט שכולו אותיות גדולות אינם נספרים.',
  },
  why: {
    en: '“Create a shared language”, says the workshop. Each sector has acronyms of its own, and whoever doesn’t know them seldom asks.',
    he: '״לייצר שפה משותפת״, כך בסיכום הסדנה. לכל מגזר ראשי תיבות משלו, ומי שאינם מכירים אותם לא תמיד שואלים.',
  },
  fix: {
    en: 'Adds the acronym to the glossary, for the partners to write its meaning.',
    he: 'מוסיף את ראשי התיבות למילון, כדי שהשותפים ירשמו את משמעותם.',
  },
  examples: {
    fails: [
      'title: River Trail\nsummary: Three towns and an ⟦NGO⟧ restore the banks. The NGO leads.\n',
      'title: שביל הנחל\nsummary: המתנ״סים וה⟦מנכ״ל⟧ מובילים\nvision:\n  statement: כל מנכ״ל ביישובים מכיר את השביל\n',
    ],
    passes: [
      'title: River Trail\nsummary: An NGO restores the banks in phase II, for 5000 EUR. OK?\nglossary:\n  - { term: NGO, meaning: An organisation that no government runs }\n',
      'title: שביל הנחל\nsummary: המנכ״ל אישר בט״ו בשבט תשפ״ז את ״שביל הנחל״\nglossary:\n  - { term: מנכ״ל, meaning: מנהל כללי }\n',
    ],
  },
  *check(plan, { document }) {
    const known = definedIn(plan);
    const uses = undefinedUses(plan, known);
    const bases = basesOf(uses);
    const told = new Set<string>();
    for (const use of uses) {
      const form = bases.get(use.form) ?? use.form;
      if (told.has(form)) continue;
      told.add(form);
      const source = sourceText(use.node);
      const base = document.spanOf(use.node).start - use.node.start;
      const start = use.start + (use.form.length - form.length);
      yield {
        at: { start: base + source.at(start), end: base + source.at(use.end) },
        message: {
          en: `The glossary doesn’t explain the acronym ${quoted(form, 'en')}. Partners of other sectors may read it differently, or not at all: add it to the glossary, as a part of the shared language.`,
          he: `ראשי התיבות ${quoted(form, 'he')} אינם מוסברים במילון. שותפים ממגזרים אחרים עלולים להבין אותם אחרת, או לא להבין: כדאי להוסיף אותם למילון, כחלק מהשפה המשותפת.`,
        },
        fixes: [
          {
            title: inBoth((l) =>
              l === 'he' ? `להוסיף את ${quoted(form, l)} למילון` : `Add ${quoted(form, l)} to the glossary`,
            ),
            safe: false,
            edits: () => {
              const term = source.text.slice(start, use.end);
              const meaning = hint(plan, {
                en: `What ${term} stands for, and what the partners mean by it`,
                he: `מה פירוש ${term}, ולמה השותפים מתכוונים`,
              });
              const isEmpty = lackAt(plan, 'glossary') !== undefined;
              const change =
                addEntry(document, 'glossary', { term, meaning }) ??
                (isEmpty ? addSection(document, 'glossary', [{ term, meaning }]) : undefined);
              return change && [change];
            },
          },
        ],
      };
    }
  },
});

/** The acronyms that the glossary has, as terms or within them, and the currencies that the plan counts in. */
function definedIn(plan: Plan): ReadonlySet<string> {
  const known = new Set<string>(CURRENCIES);
  for (const { term, he, en } of plan.glossary) {
    for (const text of [term, he, en]) {
      if (!text) continue;
      for (const { form } of acronymShapes(text.value)) {
        known.add(form);
        for (const reading of withoutPrefixes(form)) if (reading.length > LONG_ENOUGH) known.add(reading);
      }
      const whole = text.value.replaceAll('.', '').trim();
      if (/^[a-z]{2,6}$/i.test(whole)) known.add(whole.toUpperCase());
    }
  }
  for (const { currency } of plan.resources) if (currency) known.add(currency.value);
  return known;
}

/** Where acronyms stand that are not known, in document order. */
function undefinedUses(plan: Plan, known: ReadonlySet<string>): readonly Use[] {
  const uses: Use[] = [];
  for (const { node, found } of findInTexts(plan.node, 'acronyms', acronymsOf)) {
    for (const one of found) {
      if (known.has(one.form) || withoutPrefixes(one.form).some((reading) => known.has(reading))) continue;
      uses.push({ ...one, node });
    }
  }
  return uses;
}

/** The acronyms of a text, each where it first stands. */
function acronymsOf({ node, value, path }: PlanText): readonly Acronym[] | undefined {
  if (!MAYBE_ACRONYM.test(value) || DEFINING.has(path) || isBlank(value)) return undefined;
  const first = new Map<string, Acronym>();
  for (const one of acronymsIn(sourceText(node).text)) if (!first.has(one.form)) first.set(one.form, one);
  return first.size > 0 ? [...first.values()] : undefined;
}

/**
 * For forms with prefixes, the acronym itself. A letter may belong to it or stand before it (מ in מנכ״ל), so a reading
 * counts only where the plan shows it: it stands somewhere as it is, or behind different prefixes.
 */
function basesOf(uses: readonly Use[]): ReadonlyMap<string, string> {
  const forms = new Set(uses.map(({ form }) => form));
  const shared = new Map<string, number>();
  const shown = new Set<string>();
  for (const form of forms) {
    for (const reading of withoutPrefixes(form)) {
      shared.set(reading, (shared.get(reading) ?? 0) + 1);
      if (forms.has(reading)) shown.add(reading);
    }
  }
  const bases = new Map<string, string>();
  for (const form of [...forms].sort((a, b) => a.length - b.length)) {
    const base = withoutPrefixes(form).find(
      (reading) =>
        forms.has(reading) || (!shown.has(form) && (shared.get(reading) ?? 0) > 1 && reading.length > LONG_ENOUGH),
    );
    if (base) bases.set(form, bases.get(base) ?? base);
  }
  return bases;
}
