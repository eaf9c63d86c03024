/** Finds acronyms in a text, and knows what only looks like one. */

/** An acronym as it stands in a text. */
export interface Acronym {
  /** As written, with ״ for every kind of gershayim; a Hebrew one with its prefixes. */
  readonly form: string;
  /** Offsets within the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Neither acronyms nor terms: everyday words, marks of the hour and the era, words that are written large for emphasis. */
const ORDINARY_LATIN = new Set(
  (
    'OK AM PM AD BC CE BCE TODO TBD TBC XXX ' +
    'NO NOT AND OR ALL ANY ONLY MUST NEVER ALWAYS EVERY BOTH VERY NONE EACH DO BE IS ARE WE OUR YOU YOUR THE'
  ).split(' '),
);

/** Everyday words, units and formulas, which every reader of Hebrew knows. */
const ORDINARY_HEBREW = new Set(
  (
    'ע״י ע״פ עפ״י ע״מ ע״ש א״כ אח״כ בד״כ ג״כ כ״כ כנ״ל הנ״ל וכיו״ב כיו״ב נ״ב סה״כ עכ״פ ' +
    'ס״מ מ״מ מ״ר מ״ק ק״מ ק״ג קמ״ר קמ״ש ש״ח ' +
    'ד״ר דו״ח בי״ס ביה״ס בע״מ ת״ד ת״ז חו״ל לפנה״צ אחה״צ לפנה״ס ב״ה בס״ד ז״ל ע״ה'
  ).split(' '),
);

/** True of every text that has an acronym, and of few others. */
export const MAYBE_ACRONYM = /[A-Z]{2}|[א-ת]["״”“][א-ת]/;
const LATIN = /(?<![\p{Script=Latin}\p{N}_&]|\p{L}['’])[A-Z]{2,6}(?=s?(?![\p{Script=Latin}\p{N}_&]))/gu;
const HEBREW = /(?<![א-ת\p{M}\p{N}])([א-ת]{1,9})["״”“]([א-ת])(?![א-ת\p{M}\p{N}])/gu;
const ADDRESS = /@|:\/\/|[A-Za-z0-9]\.[A-Za-z0-9]/;
/** Three words in a row are emphasis or a heading. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}+(?:[ \t]+\p{Lu}+(?!\p{L})){2,}/gu;
/** Phases and centuries; larger numerals are written in digits, and CD or DC are hardly numerals. */
const ROMAN = /^X{0,3}(?:IX|IV|V?I{0,3})$/;
/** Hebrew years of the sixth and seventh century: תרנ״ז, תשפ״ז, תש״ף, התש״ח. */
const YEAR = /^[ובהלמשכ]{0,2}ת[רש](?:[יכלמנסעפצ]?[א-ט]|[יכלמנסעפצךםןףץ])$/;
/** Days of the month and school years: י״א to ל״ט. */
const SMALL_NUMBER = /^(?:[יכל][א-ט]|ט[וז])$/;
const PREFIXED_NUMBER = /^[ובהלמשכ]{1,3}(?:[יכל][א-ט]|ט[וז])$/;
const MONTH =
  /^[\s־]+[בל]?(?:תשרי|מרחשוון|מרחשון|חשוון|חשון|כסלו|כסליו|טבת|שבט|אדר|ניסן|אייר|סיוון|סיון|תמוז|אב|אלול|עומר)(?![א-ת])/;

/** Everything in a text that has the shape of an acronym, in its order, whether it is one or not. */
export function acronymShapes(text: string): readonly Acronym[] {
  if (!MAYBE_ACRONYM.test(text)) return [];
  const found: Acronym[] = [];
  for (const match of text.matchAll(LATIN)) {
    found.push({ form: match[0], start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(HEBREW)) {
    const end = match.index + match[0].length;
    // A prefix before a quotation of one letter: ה״א״.
    const closed = /["״”“]/.test(text.charAt(end)) && match[1]?.length === 1;
    if (closed && !/["״”“]/.test(text.charAt(match.index - 1))) continue;
    found.push({ form: `${match[1]}״${match[2]}`, start: match.index, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The acronyms of a text in their order. */
export function acronymsIn(text: string): readonly Acronym[] {
  if (!MAYBE_ACRONYM.test(text)) return [];
  const isHeading = isInCapitals(text);
  const cleaned = withoutNoise(text);
  return acronymShapes(cleaned).filter((one) => {
    if (/^[A-Z]/.test(one.form)) return !isHeading && !ORDINARY_LATIN.has(one.form) && !ROMAN.test(one.form);
    return !isNumber(one, cleaned) && !isOrdinary(one.form);
  });
}

/** An acronym without one, two, … letters that may be prefixes (ו ה ש ב ל כ מ): all the readings it may have. */
export function withoutPrefixes(form: string): readonly string[] {
  const last = form.indexOf('״') - 1;
  const readings: string[] = [];
  for (let n = 0; n < Math.min(last, 4) && 'והשבלכמ'.includes(form.charAt(n)); n++) readings.push(form.slice(n + 1));
  return readings;
}

/** A text of capitals only is a heading, except for one word short enough to be an acronym by itself. */
function isInCapitals(text: string): boolean {
  if (/[\p{Ll}\p{Lo}]/u.test(text)) return false;
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length > 1 || (words[0]?.length ?? 0) > 4;
}

/** The text with addresses and passages in capitals blanked out; every character keeps its place. */
function withoutNoise(text: string): string {
  const blank = (part: string) => ' '.repeat(part.length);
  return text.replace(/\S+/g, (word) => (ADDRESS.test(word) ? blank(word) : word)).replace(CAPITALS, blank);
}

function isNumber({ form, end }: Acronym, text: string): boolean {
  const letters = form.replace('״', '');
  if (YEAR.test(letters) || SMALL_NUMBER.test(letters)) return true;
  return PREFIXED_NUMBER.test(letters) && MONTH.test(text.slice(end, end + 20));
}

function isOrdinary(form: string): boolean {
  return ORDINARY_HEBREW.has(form) || withoutPrefixes(form).some((reading) => ORDINARY_HEBREW.has(reading));
}
