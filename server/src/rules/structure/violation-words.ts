import type { PlanDocument } from '../../plan/document';
import { removePair, replaceScalar } from '../../plan/edit';
import { resolve } from '../../plan/tree';
import type { PlacedViolation } from '../../plan/violations';
import { nearest } from '../../schema/nearest';
import { enumOf, type Format, type Language, type Shape, titleOf, type ValueType } from '../../schema/shape';
import { type Bilingual, both, type Fix, oneOf, type Report } from '../rule';
import { inBoth, listed, quoted } from '../words';
import { type Around, missingFixes } from './missing-keys';

const TYPES: Readonly<Record<ValueType, Bilingual>> = {
  string: { en: 'a text', he: 'טקסט' },
  number: { en: 'a number', he: 'מספר' },
  integer: { en: 'a whole number', he: 'מספר שלם' },
  boolean: { en: 'true or false', he: 'true או false' },
  array: { en: 'a list (lines that begin with “- ”)', he: 'רשימה (שורות שמתחילות ב־״- ״)' },
  object: { en: 'keys with values', he: 'מפתחות וערכים' },
  null: { en: 'nothing', he: 'ערך ריק' },
};

/**
 * A violation of a schema as a report: what was expected, what is allowed, the nearest of it, and the fixes.
 * @param around the plan, where it is one: what is missing in other files isn't added
 */
export function reportViolation(
  document: PlanDocument,
  format: Format,
  placed: PlacedViolation,
  around?: Around,
): Report {
  const { violation, at } = placed;
  const value = valueText(placed);
  switch (violation.kind) {
    case 'unknown-key': {
      const near = nearest(violation.key, violation.allowed);
      const remove: Fix = {
        title: inBoth((l) =>
          l === 'he' ? `להסיר את ${quoted(violation.key, l)}` : `Remove ${quoted(violation.key, l)}`,
        ),
        safe: false,
        edits: () => (placed.map && placed.pair ? [removePair(document, placed.map, placed.pair)] : undefined),
      };
      const isTaken = near !== undefined && placed.map?.pairs.some((pair) => pair.key.value === near);
      const rename = near && !isTaken ? [renameKey(document, placed, near)] : [];
      // All keys of a plan are too many to be read beside the one that was meant.
      const allowed = near && violation.allowed.length > 12 ? '' : violation.allowed.join(', ');
      return {
        at,
        message: {
          en: `The key ${quoted(violation.key, 'en')} is not known here.${allowed && ` Allowed: ${allowed}.`}${near ? ` Did you mean ${quoted(near, 'en')}?` : ''} Keys of your own begin with x-.`,
          he: `המפתח ${quoted(violation.key, 'he')} אינו מוכר כאן.${allowed && ` מותר: ${allowed}.`}${near ? ` אולי הכוונה ל־${quoted(near, 'he')}?` : ''} מפתחות משלכם מתחילים ב־x-.`,
        },
        fixes: [...rename, remove],
      };
    }
    case 'missing-keys':
      return { at, message: missingMessage(format, placed), fixes: around ? () => missingFixes(placed, around) : [] };
    case 'type':
      return {
        at,
        message: inBoth((language) => {
          const types = [...new Set(violation.expected)].map((type) => TYPES[type][language]);
          const either = types.join(language === 'he' ? ' או ' : ' or ');
          const keys = violation.expected.includes('object') ? keysHint(format, violation.shape, language) : '';
          const name = subject(format, placed, language);
          const allowed = allowedHint(format, violation.shape, language, keys === '');
          if (isLoneDash(placed)) {
            return language === 'he'
              ? `${name}: אחרי המקף עוד לא נכתב דבר. יש לכתוב ${either}${keys}, או למחוק את המקף.${allowed}`
              : `${name}: nothing stands behind the dash yet. Write ${either}${keys}, or delete the dash.${allowed}`;
          }
          return language === 'he'
            ? `${name}: יש לכתוב כאן ${either}${keys}.${allowed}`
            : `${name}: ${either} belongs here${keys}.${allowed}`;
        }),
        fixes: typeFix(document, placed),
      };
    case 'not-allowed': {
      const choices = enumOf(format, violation.shape, 'en').map((choice) => choice.value);
      const near = nearest(value, choices);
      const isVersion = violation.path.join() === 'partnership';
      return {
        at,
        message: inBoth((language) => {
          const name = subject(format, placed, language);
          if (isVersion) return versionMessage(name, placed, choices, language);
          const guess =
            near && near !== value
              ? language === 'he'
                ? ` אולי הכוונה ל־${quoted(near, language)}?`
                : ` Did you mean ${quoted(near, language)}?`
              : '';
          const list = allowedHint(format, violation.shape, language);
          return language === 'he'
            ? `${name}: הערך ${quoted(value, language)} אינו מוכר.${list}${guess}`
            : `${name}: ${quoted(value, language)} is not known.${list}${guess}`;
        }),
        fixes: choiceFixes(document, placed, near, choices),
      };
    }
    case 'malformed-id': {
      const id = toId(value);
      return {
        at,
        message: {
          en: `The id ${quoted(value, 'en')} may hold only small Latin letters, digits and single hyphens, such as ${quoted(id || 'river-trust', 'en')}.`,
          he: `המזהה ${quoted(value, 'he')} יכול להכיל רק אותיות לטיניות קטנות, ספרות ומקפים בודדים, למשל ${quoted(id || 'river-trust', 'he')}.`,
        },
        fixes: id ? replaceFix(document, placed, id) : [],
      };
    }
    case 'malformed': {
      const choices = enumOf(format, violation.shape, 'en').map((choice) => choice.value);
      const near = nearest(value, choices);
      const dates = format.branches(violation.shape).some((branch) => branch.format === 'date');
      return {
        at,
        message: inBoth((language) => {
          const name = subject(format, placed, language);
          const guess = near
            ? language === 'he'
              ? ` אולי הכוונה ל־${quoted(near, language)}?`
              : ` Did you mean ${quoted(near, language)}?`
            : '';
          return language === 'he'
            ? `${name}: הערך ${quoted(value, language)} אינו מוכר. אפשר לכתוב: ${choices.join(', ')}, או משך כמו P6W (שישה שבועות)${dates ? ', או תאריך כמו 2027-03-31' : ''}.${guess}`
            : `${name}: ${quoted(value, language)} is not known. Allowed: ${choices.join(', ')}, or a duration such as P6W (six weeks)${dates ? ', or a date such as 2027-03-31' : ''}.${guess}`;
        }),
        fixes: near ? replaceFix(document, placed, near) : [],
      };
    }
    case 'date': {
      const date = toDate(value);
      return {
        at,
        message: {
          en: `${quoted(value, 'en')} is not a date of the calendar written as year-month-day, such as 2027-03-31.`,
          he: `${quoted(value, 'he')} אינו תאריך בלוח השנה בצורה שנה־חודש־יום, למשל 2027-03-31.`,
        },
        fixes: date ? replaceFix(document, placed, date) : [],
      };
    }
    case 'range': {
      const { minimum, maximum } = violation;
      return {
        at,
        message: inBoth((language) => {
          const name = subject(format, placed, language);
          if (maximum === undefined) {
            return language === 'he'
              ? `${name}: יש לכתוב כאן מספר שאינו קטן מ־${minimum}.`
              : `${name}: a number not below ${minimum}.`;
          }
          return language === 'he'
            ? `${name}: יש לכתוב כאן מספר מ־${minimum} עד ${maximum}.`
            : `${name}: a number from ${minimum} to ${maximum}.`;
        }),
      };
    }
  }
}

/** What the message speaks of: the key, or the entry of a list. */
function subject(format: Format, placed: PlacedViolation, language: Language): string {
  const { path } = placed.violation;
  const key = [...path].reverse().find((step) => typeof step === 'string');
  const isEntry = typeof path[path.length - 1] === 'number';
  if (key === undefined) return language === 'he' ? 'התוכנית' : 'The plan';
  if (isEntry) return language === 'he' ? `רשומה ב־${key}` : `An entry of ${key}`;
  const title = language === 'he' ? titleOf(format.at(path) ?? {}, 'he') : undefined;
  return title ? `${key} (${title})` : String(key);
}

function keysHint(format: Format, shape: Shape, language: Language): string {
  const keys = format.properties(shape).map(([key]) => key);
  if (keys.length === 0) return '';
  return language === 'he' ? ` (למשל ${keys.slice(0, 4).join(', ')})` : ` (such as ${keys.slice(0, 4).join(', ')})`;
}

/** The values that may stand at a place, where they are few, and what else may stand there. */
function allowedHint(format: Format, shape: Shape, language: Language, withKeys = true): string {
  const isHebrew = language === 'he';
  const branches = format.branches(shape);
  const choices = enumOf(format, shape, language).map((choice) => choice.value);
  const allowed = choices.length > 12 ? [] : choices;
  if (branches.some((branch) => branch.pattern?.startsWith('^P'))) {
    allowed.push(isHebrew ? 'משך כמו P6W (שישה שבועות)' : 'a duration such as P6W (six weeks)');
  }
  if (branches.some((branch) => branch.format === 'date')) {
    allowed.push(isHebrew ? 'תאריך כמו 2027-03-31' : 'a date such as 2027-03-31');
  }
  if (allowed.length === 0) return '';
  if (withKeys && branches.some((branch) => branch.type === 'object')) {
    allowed.push(`${TYPES.object[language]}${keysHint(format, shape, language)}`);
  }
  return isHebrew ? ` אפשר לכתוב: ${allowed.join(', ')}.` : ` Allowed: ${allowed.join(', ')}.`;
}

function versionMessage(
  name: string,
  placed: PlacedViolation,
  versions: readonly string[],
  language: Language,
): string {
  const known = versions.join(', ');
  const isEmpty = placed.at === placed.pair?.key || placed.at.kind !== 'scalar';
  const version = quoted(valueText(placed), language);
  if (language === 'he') {
    return `${name}: ${isEmpty ? 'חסר מספר גרסה.' : `הגרסה ${version} אינה מוכרת.`} הגרסאות המוכרות: ${known} (מספר, בלי מירכאות).`;
  }
  return `${name}: ${isEmpty ? 'the number of the version is missing.' : `the version ${version} is not known.`} Versions understood: ${known} (a number, without quotation marks).`;
}

/** True for an entry of a list that has only been begun. */
function isLoneDash({ at }: PlacedViolation): boolean {
  return at.kind === 'dash' && /^[ \t]*(?:#|\r?\n|$)/.test(at.piece.text.slice(at.end, at.end + 100));
}

function valueText({ at }: PlacedViolation): string {
  if (at.kind !== 'scalar') return '';
  return typeof at.value === 'string' ? at.value : at.piece.text.slice(at.start, at.end);
}

function missingMessage(format: Format, placed: PlacedViolation): Bilingual {
  const keys = placed.violation.kind === 'missing-keys' ? placed.violation.keys : [];
  const { path } = placed.violation;
  const shape = format.at(path);
  return inBoth((language) => {
    const named = keys.map((key) => {
      const title = language === 'he' && shape ? titleOf(format.property(shape, key) ?? {}, 'he') : undefined;
      return title ? `${key} (${title})` : key;
    });
    const what = subject(format, placed, language);
    return language === 'he'
      ? `${what}: ${named.length > 1 ? 'חסרים' : 'חסר'} ${listed(named, language)}.`
      : `${what} lacks ${listed(named, language)}.`;
  });
}

function renameKey(document: PlanDocument, placed: PlacedViolation, key: string): Fix {
  return {
    title: inBoth((language) =>
      language === 'he' ? `לשנות ל־${quoted(key, language)}` : `Change to ${quoted(key, language)}`,
    ),
    safe: true,
    edits: () => (placed.pair ? [replaceScalar(document, placed.pair.key, key)] : undefined),
  };
}

function replaceFix(
  document: PlanDocument,
  placed: PlacedViolation,
  data: string | number | boolean,
  safe = true,
): readonly Fix[] {
  const { at } = placed;
  if (at.kind !== 'scalar') return [];
  const shown = both(String(data));
  return [
    {
      title: inBoth((language) =>
        language === 'he' ? `לשנות ל־${quoted(shown.he, language)}` : `Change to ${quoted(shown.en, language)}`,
      ),
      safe,
      edits: () => [replaceScalar(document, at, data)],
    },
  ];
}

function choiceFixes(
  document: PlanDocument,
  placed: PlacedViolation,
  near: string | undefined,
  choices: readonly string[],
): readonly Fix[] {
  const number = choices.length === 1 && /^\d+$/.test(choices[0] ?? '') ? Number(choices[0]) : undefined;
  if (number !== undefined) return replaceFix(document, placed, number, false);
  if (near) return replaceFix(document, placed, near);
  return oneOf(choices.length > 8 ? [] : choices.flatMap((choice) => replaceFix(document, placed, choice, false)));
}

/** Where the right value is there and only its clothes are wrong: `"5"` for 5, `yes` for true, one entry for a list. */
function typeFix(document: PlanDocument, placed: PlacedViolation): readonly Fix[] {
  const { violation, at, pair } = placed;
  if (violation.kind !== 'type') return [];
  const { expected } = violation;
  if (at.kind !== 'scalar') return [];
  const { value } = at;
  if ((expected.includes('number') || expected.includes('integer')) && typeof value === 'string') {
    const number = Number(value.replace(/[,%\s₪$€]/g, ''));
    if (value.trim() !== '' && Number.isFinite(number)) return unquoteFix(document, placed, number);
  }
  if (expected.includes('boolean') && typeof value === 'string') {
    if (/^(yes|on|כן)$/i.test(value)) return unquoteFix(document, placed, true);
    if (/^(no|off|לא)$/i.test(value)) return unquoteFix(document, placed, false);
  }
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    const span = document.spanOf(at);
    const text = JSON.stringify(document.text.slice(span.start, span.end));
    return [
      {
        title: { en: 'Put it in quotation marks, as a text', he: 'להקיף במירכאות, כטקסט' },
        safe: true,
        edits: () => [{ ...span, text }],
      },
    ];
  }
  if (expected.includes('array') && pair && resolve(pair.value) === at && typeof value === 'string') {
    const span = document.spanOf(at);
    if (document.text.slice(span.start, span.end).includes('\n')) return [];
    return [
      {
        title: { en: 'Make it a list', he: 'להפוך לרשימה' },
        safe: true,
        edits: () => [
          {
            ...span,
            text: `[${/[,[\]{}]/.test(value) && at.style === 'plain' ? JSON.stringify(value) : document.text.slice(span.start, span.end)}]`,
          },
        ],
      },
    ];
  }
  return [];
}

function unquoteFix(document: PlanDocument, placed: PlacedViolation, data: number | boolean): readonly Fix[] {
  const span = document.spanOf(placed.at);
  return [
    {
      title: inBoth((language) => (language === 'he' ? `לכתוב ${data}` : `Write ${data}`)),
      safe: true,
      edits: () => [{ ...span, text: String(data) }],
    },
  ];
}

function toId(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Day and month the other way round, or other separators: what can only mean one date. */
function toDate(text: string): string | undefined {
  const ymd = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/.exec(text);
  const dmy = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  const [year, month, day] = ymd ? [ymd[1], ymd[2], ymd[3]] : dmy ? [dmy[3], dmy[2], dmy[1]] : [];
  if (!year || !month || !day) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : undefined;
}
