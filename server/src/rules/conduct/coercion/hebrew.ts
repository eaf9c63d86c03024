import { clauseAfter, clauseBefore, MOST_WORDS, type Stretch, wordsOf } from './text';

/** How a form is used, which decides where its denial stands and what may be written before it. */
type Use = 'finite' | 'participle' | 'adjective' | 'infinitive' | 'noun';

interface Form {
  readonly use: Use;
  /** For forms that mean something else as well: what must follow in the clause, or must not. */
  readonly when?: (after: string, before: string) => boolean;
}

const ON = '(?:על|עלי(?:י|ך|ו|ה|נו|כם|כן|הם|הן))';
const THEM = '(?:את|אות(?:י|ך|ו|ה|נו|ם|ן)|אתכם|אתכן)';
const END = '(?![א-ת])';

const follows = (pattern: string) => {
  const expression = new RegExp(`^[\\s־]+${pattern}${END}`);
  return (after: string) => expression.test(after);
};
const followsSoon = (pattern: string) => {
  const expression = new RegExp(`^(?:[\\s־]+[^\\s,]+){0,4}?[\\s־]+${pattern}${END}`);
  return (after: string) => expression.test(after);
};
const not = (test: (after: string) => boolean) => (after: string) => !test(after);

const limbs = not(follows('(?:ה?ידיים|ה?רגליים|ידי[א-ת]*|רגלי[א-ת]*|ה?מאזניים|ה?מנעול|ה?דלת|תמרים)'));
const kneesOrRules = not(
  follows(
    `(?:${THEM}\\s+)?ה?(?:ברכיי?ם|ברך|ברכי[א-ת]*|גב[א-ת]?|ראש[א-ת]?|ברזל|מתכת|צינור(?:ות)?|פח|כללים|חוק(?:ים)?|אמת|ענפים|ענף|מרפקים|קו|קווים)`,
  ),
);
const thanks = not(follows('ה?טובה'));
const object = follows(`(?:${THEM}|ל[א-ת]+)`);
/** The hif'il of כ־ת־ב is written like “the spelling” and “the writing”. */
const dictatedTo = follows(
  '(?:את|לנו|להם|להן|לו|לי|לך|לכם|לכן|לכולם|לכולנו|לשותפים|לשותפות|לארגונים|לתושבים|תנאים|לוח|מדיניות)',
);
const isSpelling = /(?<![א-ת])(?:שגיאות|שגיאת|כללי|תיקון|בדיקת|חוקי|את|של|על)[\s־]+$/;
const spelled = follows('(?:ה?מלא|ה?חסר|ה?נכון|ה?עברי|של)');
const letters = follows(`(?:${THEM}\\s+)?ה?(?:מכתב|מכתבים|שיר|טקסט|פרוטוקול|סיכום|כתובת|מילים|הודעה)`);
const NATURE =
  '(?:ו|ש|כש)?ה(?:מציאות|נסיבות|עונה|עונות|תנאים|אקלים|היגיון|הגיון|חוק|צורך|צרכים|זמן|שטח)|מזג\\s+האוויר|השכל\\s+הישר';
const natureDoes = new RegExp(`(?<![א-ת])(?:${NATURE})[\\s־]+$`);
const natureFollows = follows(`(?:${NATURE})`);
const people = (after: string, before: string) => !natureDoes.test(before) && !natureFollows(after) && !letters(after);
const byHand = follows(`(?:ידיי?ם|ידי[א-ת]+|זרוע(?:ות)?|${THEM}|ל(?:נו|הם|הן|ו|ה|י|ך|כם|כן|שותפים|ארגונים))`);

const forms = new Map<string, Form>();

function add(use: Use, words: string, when?: Form['when']): void {
  for (const word of words.split(/\s+/)) forms.set(word, when ? { use, when } : { use });
}

// כפה
add(
  'finite',
  'כפתה כפיתי כפינו כפיתם כפיתן יכפה תכפה תכפי תכפו יכפו תכפינה ייכפה תיכפה ייכפו תיכפו נכפתה נכפו נכפיתי נכפינו',
);
add('participle', 'כופה כופים כופות כופין');
add('adjective', 'נכפית נכפים נכפות');
add('finite', 'נכפה');
add('adjective', 'כפוי כפויה כפויים כפויות', thanks);
add('finite', 'כפה כפו', followsSoon(`(?:${ON}|${THEM})`));
add('finite', 'אכפה', follows(ON));
add('finite', 'כפית', follows(`עלי(?:י|ו|ה|נו|כם|הם|הן)`));
add('infinitive', 'לכפות', limbs);
add('infinitive', 'לכפותו לכפותה לכפותם לכפותן לכפותנו להיכפות');
add('noun', 'כפייה כפיה כפיית');

// הכריח
add('finite', 'הכריח הכריחה הכריחו הכרחתי הכרחת הכרחנו הכרחתם הכרחתן הכריחם הכריחנו הכריחונו הכריחוהו הכריחום');
add('finite', 'אכריח תכריח יכריח נכריח תכריחי תכריחו יכריחו יכריחם יכריחנו תכריחנו');
add('finite', 'הוכרח הוכרחה הוכרחו הוכרחתי הוכרחת הוכרחנו הוכרחתם יוכרח תוכרח יוכרחו תוכרחו אוכרח נוכרח');
add('participle', 'מכריח מכריחה מכריחים מכריחות');
add('infinitive', 'להכריח להכריחו להכריחה להכריחם להכריחן להכריחנו להכריחכם להכריחך להכריחני');

// אילץ
add('finite', 'אילץ אילצה אילצו אילצתי אילצת אילצנו אילצתם אילצתן אלץ אלצה אלצו אלצתי אלצנו אלצתם אאלץ');
add('finite', 'אולץ אולצה אולצו אולצתי אולצת אולצנו אולצתם יאולץ תאולץ יאולצו תאולצו');
// Written like these, another stem means “will have to”: it takes no object.
add('finite', 'יאלץ תאלץ נאלץ יאלצו תאלצו', follows(THEM));
add('participle', 'מאלץ מאלצת מאלצים מאלצות');
add('adjective', 'מאולץ מאולצת מאולצים מאולצות', (_, before) => !/(?:חיוך|צחוק)[\s־]+$/.test(before));
add('infinitive', 'לאלץ לאלצו לאלצה לאלצם לאלצן לאלצנו לאלצכם לאלצך');

// כופף
add('finite', 'כופף כופפה כופפו כופפתי כופפת כופפנו כופפתם אכופף תכופף יכופף נכופף תכופפי תכופפו יכופפו', kneesOrRules);
add('participle', 'מכופף מכופפת מכופפים מכופפות', (after) => byHand(after) && kneesOrRules(after));
add('infinitive', 'לכופף לכופפו לכופפה לכופפם לכופפן', kneesOrRules);
add('noun', 'כיפוף כיפופי', follows('ה?(?:ידיי?ם|זרועות)'));

// הכתיב
add('finite', 'הכתיבו הכתבתי הכתבתם אכתיב תכתיבי תכתיבו יכתיב יכתיבו נכתיב', people);
add('finite', 'הוכתב הוכתבה הוכתבו יוכתב תוכתב יוכתבו');
add('finite', 'הכתיב', (after, before) => people(after, before) && !isSpelling.test(before) && !spelled(after));
add('finite', 'הכתיבה', (after, before) => dictatedTo(after) && people(after, before));
add('finite', 'הכתבנו הכתבת', object);
add('participle', 'מכתיב מכתיבה מכתיבים מכתיבות', people);
add('adjective', 'מוכתב מוכתבת מוכתבים מוכתבות');
add('infinitive', 'להכתיב', people);
add('noun', 'תכתיב תכתיבים תכתיבי');

/** What may be written before a form. */
const PREFIX: Readonly<Record<Use, RegExp>> = {
  finite: /^ו?(?:ש|כש|לכש|מש|בש)?$/,
  participle: /^ו?(?:ש|כש|לכש|מש|בש)?ה?$/,
  adjective: /^[ושהבלכמ]{0,4}$/,
  infinitive: /^[ושכמבה]{0,3}$/,
  noun: /^[ושהבלכמ]{0,4}$/,
};

const PHRASES: readonly RegExp[] = [
  /(?<![א-ת])(?:ו|ש|כש|מש|וש)?אין\s+ל[א-ת]+(?:\s+(?!ו?יש(?![א-ת])|אלא)[א-ת]+){0,2}?\s+ברירה(?![א-ת])/g,
  /(?<![א-ת])(?:ו|ש|כש|מש|וש)?אין\s+(?:כל\s+|שום\s+|עוד\s+)?ברירה(?:\s+אחרת)?\s+אלא(?![א-ת])/g,
  /(?<![א-ת])(?:ו|ש|כש|וש)?לא\s+(?:תהיה|תהא|יהיה|הייתה|היתה|נותרה|נותר|נשארה|תיוותר|תישאר|נותיר|נשאיר|השאיר[א-ת]*|השארנו|הותיר[א-ת]*|הותרנו)\s+ל[א-ת]+(?:\s+(?!אלא)[א-ת]+){0,2}?\s+ברירה(?![א-ת])/g,
];

const MAYBE = /כפ|כיפ|כופ|כרח|כריח|אלצ|אלץ|אילצ|אילץ|אולצ|אולץ|כתיב|כתב|ברירה/;
const WORD = /[א-ת]+/g;

const BOUNDARY =
  /[.;:!?…](?=\s|$)|\n\s*\n|\n\s*[-*•]|[—–]|\s-\s|(?<![א-ת])(?:אלא|אבל|אך|ואולם|אולם|ו?לכן|כי|משום|אז|כיוון|מכיוון|ואז)(?![א-ת])/g;

const DENIAL =
  /^(?:ו|ש|וש|כש|וכש|לכש|ה)?(?:לא|אין|בלי|ללא|מבלי|בלא|אסור|אסורה|אינו|אינה|אינם|אינן|איני|אינני|איננו|איננה|אינכם|לבל|בל)$/;
const IMPERATIVE_DENIAL = /^ו?אל$/;
/** Deny a noun or an infinitive that follows soon. */
const REFUSAL =
  /^[ושהבלכמ]{0,2}(?:במקום|מקום|נגד|כנגד|להימנע|נמנע|נמנעת|נמנעים|נמנעות|נימנע|הימנעות|יימנע|יימנעו|חופש|חופשי|חופשייה|נטול|נטולת|נטולי|היעדר|העדר|מניעת|מניעה|למנוע|מונע|מונעת|מונעים|התנגדות|מתנגד|מתנגדת|מתנגדים|נתנגד|שולל|שוללת|שוללים|שלילת|מסרב|מסרבים|סירוב|דחיית|דוחים|חלילה|הפסקת|להפסיק|נפסיק|איסור)$/;
/** Between a denial and a finite verb that it denies. */
const LIGHT =
  /^ש?(?:עוד|יותר|כלל|לעולם|אנחנו|אנו|הם|הן|הוא|היא|אני|אתם|מי|אף|אחד|איש|שום|שותף|ארגון|גוף|צד|החזק|החזקים|המוביל|כאן|אצלנו|דבר|משהו|מישהו)$/;
/** “we won’t want that …”: what is denied is what follows. */
const UNWANTED =
  /^(?:נרצה|רוצה|רוצים|נאפשר|מאפשרים|ניתן|נסכים|נקבל|מקבלים|ייתכן|יתכן|מתכוונים|נתכוון|נסבול|הגיוני|ראוי|נכון|סביר|מקובל|מעוניינים)$/;
/** After these something new is asked for, unless they are denied themselves. */
const MODAL =
  /^(?:ו|ש)?(?:יש|צריך|צריכה|צריכים|נצטרך|יצטרכו|חייב|חייבת|חייבים|חובה|אפשר|מותר|נוכל|יוכלו|ניתן|נפעל|כדאי|ראוי|מוכרחים|עלינו|נאלץ|נחליט|החלטנו|נבחר)$/;

/** The words of a text that speak of force, in Hebrew; the text has no vowel points. */
export function findHebrew(text: string): readonly Stretch[] {
  if (!MAYBE.test(text)) return [];
  const found: Stretch[] = [];
  let count = 0;
  for (const match of text.matchAll(WORD)) {
    const known = formOf(match[0]);
    if (!known || isPartOfAcronym(text, match.index, match[0].length)) continue;
    if (count++ >= MOST_WORDS) break;
    const end = match.index + match[0].length;
    const before = clauseBefore(text, match.index, BOUNDARY);
    const after = clauseAfter(text, end, BOUNDARY);
    for (const { form, isRelative } of known) {
      if (form.when && !form.when(after, before)) continue;
      if (!isDenied(form.use, isRelative, before, after)) found.push({ start: match.index, end });
      break;
    }
  }
  for (const phrase of PHRASES) {
    for (const match of text.matchAll(phrase)) {
      if (count++ >= MOST_WORDS) break;
      const before = clauseBefore(text, match.index, BOUNDARY);
      // A comma ends what is denied: these phrases are clauses by themselves.
      if (!isDenied('infinitive', false, before.slice(before.lastIndexOf(',') + 1), '')) {
        found.push({ start: match.index, end: match.index + match[0].length });
      }
    }
  }
  return found;
}

interface Reading {
  readonly form: Form;
  /** With ש before it: “who …”, “that …”. */
  readonly isRelative: boolean;
}

/** The readings of a word, with none, one, two, … of its first letters taken for prefixes. */
function formOf(word: string): readonly Reading[] | undefined {
  let readings: Reading[] | undefined;
  for (let n = 0; n <= Math.min(4, word.length - 3); n++) {
    if (n > 0 && !'ושהבלכמ'.includes(word.charAt(n - 1))) break;
    const form = forms.get(word.slice(n));
    const prefix = word.slice(0, n);
    if (form && PREFIX[form.use].test(prefix)) {
      readings ??= [];
      readings.push({ form, isRelative: prefix.includes('ש') });
    }
  }
  return readings;
}

function isPartOfAcronym(text: string, start: number, length: number): boolean {
  return (
    /[א-ת]["״'׳]$/.test(text.slice(Math.max(0, start - 2), start)) || /^["״'׳][א-ת]/.test(text.slice(start + length))
  );
}

function isDenied(use: Use, isRelative: boolean, before: string, after: string): boolean {
  const isVerb = use === 'finite' || use === 'participle';
  const words = wordsOf(lastPart(before, use));
  const far = use === 'infinitive' ? 6 : 5;
  for (let back = 1; back <= Math.min(far, words.length); back++) {
    const at = words.length - back;
    const word = words[at] ?? '';
    const between = words.slice(at + 1);
    if (IMPERATIVE_DENIAL.test(word) && between.length === 0 && isVerb) return true;
    if (REFUSAL.test(word) && !isVerb && between.length <= 3) return true;
    if (!DENIAL.test(word) || between[0] === 'רק') continue;
    const first = between[0] ?? '';
    if (between.every((one) => LIGHT.test(one)) || UNWANTED.test(first)) return true;
    if (isVerb) {
      // “there is no partner who dictates”
      if (isRelative && /אין$/.test(word)) return true;
      continue;
    }
    if (!between.slice(1).some((one) => MODAL.test(one))) return true;
  }
  return (
    !isVerb && /^(?:[\s־]+[^\s,]+){0,3}?[\s־]+(?:לא|אינה|אינו|אינם|אינן|אין|אסור|אסורה|פסול|פסולה)(?![א-ת])/.test(after)
  );
}

/** A clause goes on beyond its commas only in a list of nouns or infinitives. */
function lastPart(before: string, use: Use): string {
  const parts = before.split(',');
  const own = parts[parts.length - 1] ?? '';
  if (use === 'finite' || use === 'participle' || parts.length === 1) return own;
  const first = parts[0] ?? '';
  if (/(?<![א-ת])(?:ו|ש)?(?:אם|כאשר|מכיוון|כש[א-ת]+|אחרי|לאחר|מאחר)(?![א-ת])/.test(first)) return own;
  const isList = parts.slice(1).every((part) => {
    const word = wordsOf(part)[0] ?? '';
    if (word === '' || word === 'או') return true;
    if (use === 'infinitive') return /^ו?ל/.test(word);
    return wordsOf(part).length <= 3 && !MODAL.test(word) && !/^(?:אנחנו|אנו|הם|הן|הוא|היא|אני|אתם)$/.test(word);
  });
  return isList ? before : own;
}
