/** Pieces of sentences that many messages share. */
import type { Partner, Plan } from '../plan/model';
import { written } from '../plan/values';
import type { IdKind, Language } from '../schema/shape';
import type { Bilingual } from './rule';

/** Texts and names in a message are cut off behind so many UTF-16 units. */
const LONGEST = 60;
const LONGEST_NAME = 120;

/** A text of the plan in quotation marks, short enough for a message. */
export function quoted(text: string | undefined, language: Language): string {
  return inQuotationMarks(shortened(text ?? '', LONGEST), language);
}

/** A text on one line, cut off where it is longer. */
function shortened(text: string, longest: number): string {
  // No more of a long text is read than can be shown.
  const flat = text
    .trimStart()
    .slice(0, 10 * longest)
    .replace(/\s+/g, ' ')
    .trimEnd();
  if (flat.length <= longest) return flat;
  // Not in the midst of a pair of surrogates.
  const cut = flat.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}

/** A quotation within a text, behind letters that may be prefixes; the ״ of an acronym opens none. */
const WITHIN =
  /(?<![\p{L}\p{N}])([והשבלכמ]{0,3})["“״]((?:[^"“”״]|(?<=[א-ת])["״](?=[א-ת])){1,200})["”״](?![\p{L}\p{N}])/gu;

/** A text in quotation marks; quotations within it get single ones. */
export function inQuotationMarks(text: string, language: Language): string {
  const within = text.replace(WITHIN, language === 'he' ? '$1׳$2׳' : '$1‘$2’');
  return language === 'he' ? `״${within}״` : `“${within}”`;
}

/** Longer lists of names are cut off: a message is a sentence. */
const MOST_NAMES = 12;

/** Names joined as in a sentence: "A, B and C" / "א, ב ו־ג". */
export function listed(names: readonly string[], language: Language): string {
  if (names.length < 2) return names[0] ?? '';
  if (names.length > MOST_NAMES) {
    const shown = names.slice(0, MOST_NAMES - 2).join(', ');
    const more = names.length - (MOST_NAMES - 2);
    return language === 'en' ? `${shown} and ${more} more` : `${shown} ועוד ${more}`;
  }
  const last = names[names.length - 1] ?? '';
  const rest = names.slice(0, -1).join(', ');
  if (language === 'en') return `${rest} and ${last}`;
  return /^[\u05d0-\u05ea]/.test(last) ? `${rest} ו${last}` : `${rest} ו־${last}`;
}

/** What a partner is called: by its name, else its id, else "a partner". */
export function nameOf(partner: Partner | undefined, language: Language): string {
  const name = written(partner?.name)?.value ?? partner?.id?.value;
  return name === undefined ? (language === 'he' ? 'אחד השותפים' : 'a partner') : shortened(name, LONGEST_NAME);
}

/** What the partner with an id is called; the id itself where no such partner is declared. */
export function nameById(plan: Plan, id: string): string {
  return shortened(written(plan.partnerById(id)?.name)?.value ?? id, LONGEST_NAME);
}

/** A message made by one function for both languages, where only names differ: in each when it is asked for. */
export function inBoth(make: (language: Language) => string): Bilingual {
  return {
    get en() {
      return make('en');
    },
    get he() {
      return make('he');
    },
  };
}

const KINDS: Readonly<Record<IdKind, Bilingual>> = {
  partner: { en: 'partner', he: 'שותף' },
  goal: { en: 'goal', he: 'מטרה' },
  issue: { en: 'issue', he: 'סוגיה' },
  decision: { en: 'decision', he: 'החלטה' },
  phase: { en: 'phase', he: 'שלב' },
  commitment: { en: 'commitment', he: 'התחייבות' },
  indicator: { en: 'indicator', he: 'מדד' },
  resource: { en: 'resource', he: 'משאב' },
};

/** What a kind of thing is called. */
export function kindName(kind: IdKind): Bilingual {
  return KINDS[kind];
}
