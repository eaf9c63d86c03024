/** What is said of a configuration where the words for plans don't fit: rules, severities, and the catalogs it names. */
import type { PlanDocument } from '../plan/document';
import { removeItem, replaceScalar } from '../plan/edit';
import type { ListNode, ScalarNode } from '../plan/tree';
import type { PlacedViolation } from '../plan/violations';
import { RULES } from '../rules/all';
import type { Bilingual, Fix, Report } from '../rules/rule';
import { inBoth, quoted } from '../rules/words';
import { nearest } from '../schema/nearest';
import { SETTINGS } from './schema';

/** A path as it stands in the list of catalogs. */
export interface CatalogPath {
  readonly text: string;
  readonly node: ScalarNode;
  readonly list: ListNode;
  readonly index: number;
}

/** A catalog that is named a second time. */
export function twice(document: PlanDocument, path: CatalogPath): Report {
  const { text, node } = path;
  return {
    at: node,
    fixes: removal(document, path, true),
    unnecessary: true,
    message: inBoth((l) =>
      l === 'he'
        ? `הקטלוג ${quoted(text, l)} כבר רשום למעלה, ונקרא פעם אחת. יש להסיר את השורה.`
        : `The catalog ${quoted(text, l)} is named above already, and read once. Remove this line.`,
    ),
  };
}

/** A path that leads away from the project. */
export function notRelative(document: PlanDocument, path: CatalogPath): Report {
  const { text, node } = path;
  return {
    at: node,
    fixes: removal(document, path, false),
    message: inBoth((l) =>
      l === 'he'
        ? `${quoted(text, l)}: יש לכתוב כאן נתיב של קובץ מקובץ זה, עם / בין תיקיות, למשל ./our-catalog.yaml.`
        : `${quoted(text, l)}: the path of a file from this file belongs here, with / between folders, such as ./our-catalog.yaml.`,
    ),
  };
}

/** One catalog more than are read. */
export function tooMany(document: PlanDocument, path: CatalogPath): Report {
  const { node } = path;
  return {
    at: node,
    fixes: removal(document, path, false),
    message: {
      en: 'Too many catalogs: from here on they are not read. Put entries together in fewer files.',
      he: 'יותר מדי קטלוגים: מכאן ואילך הם אינם נקראים. יש לרכז את הפריטים בפחות קבצים.',
    },
  };
}

/** A catalog in which something is wrong. */
export function malformed(path: CatalogPath, problem: Bilingual): Report {
  const { text, node } = path;
  return {
    at: node,
    message: inBoth((l) =>
      l === 'he' ? `בקטלוג ${quoted(text, l)}, ${problem.he}` : `In the catalog ${quoted(text, l)}, ${problem.en}`,
    ),
  };
}

/** A catalog that isn't there, or can't be read. */
export function missing(document: PlanDocument, path: CatalogPath, error: unknown): Report {
  const { text, node } = path;
  return {
    at: node,
    fixes: removal(document, path, false),
    message: inBoth((l) => {
      if (error instanceof Error) {
        return l === 'he'
          ? `אי אפשר לקרוא את הקטלוג ${quoted(text, l)}: כדאי לבדוק שזה קובץ ושיש הרשאה לקרוא אותו.`
          : `The catalog ${quoted(text, l)} can’t be read: see that it is a file, and that it may be read.`;
      }
      return l === 'he'
        ? `אין קטלוג ${quoted(text, l)}. הנתיב נמדד מקובץ זה: יש לתקן אותו, או ליצור את הקובץ.`
        : `There is no catalog ${quoted(text, l)}. Its path is from this file: mend it, or make the file.`;
    }),
  };
}

/** A line in the list of catalogs goes. */
function removal(document: PlanDocument, { text, list, index }: CatalogPath, safe: boolean): readonly Fix[] {
  return [
    {
      title: inBoth((l) => (l === 'he' ? `להסיר את ${quoted(text, l)}` : `Remove ${quoted(text, l)}`)),
      safe,
      edits: () => {
        const change = removeItem(document, list, index);
        return change && [change];
      },
    },
  ];
}

/** A rule that doesn't exist. */
export function unknownRule(id: string): Bilingual {
  const near = nearest(
    id,
    RULES.map((rule) => rule.id),
  );
  return inBoth((l) => {
    if (l === 'he') {
      const guess = near ? `אולי הכוונה ל־${quoted(near, l)}?` : 'את רשימת הכללים מציגה הפקודה partnership-plan rules.';
      return `אין כלל בשם ${quoted(id, l)}. ${guess}`;
    }
    const guess = near ? `Did you mean ${quoted(near, l)}?` : 'The command “partnership-plan rules” lists them.';
    return `There is no rule ${quoted(id, l)}. ${guess}`;
  });
}

/** What may be set for a rule. */
export function notASeverity(name: string): Bilingual {
  const words = SETTINGS.join(', ');
  return {
    en: `${name}: one of ${words} belongs here, or a map of severity and options.`,
    he: `${name}: יש לכתוב כאן אחד מאלה: ${words}, או מיפוי של חומרה ואפשרויות.`,
  };
}

/** Whoever writes `false` (or `no`, elsewhere) means `off`. */
export function offFix(document: PlanDocument, { at }: PlacedViolation): readonly Fix[] {
  if (at.kind !== 'scalar' || at.value !== false) return [];
  return [
    {
      title: { en: 'Change to “off”', he: 'לשנות ל־״off״' },
      safe: true,
      edits: () => [replaceScalar(document, at, 'off')],
    },
  ];
}

/** The number that is allowed and nearest to the one that isn't. */
export function nearestBound(document: PlanDocument, { at, violation }: PlacedViolation): readonly Fix[] {
  if (violation.kind !== 'range' || at.kind !== 'scalar' || typeof at.value !== 'number') return [];
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = violation;
  const bound = at.value < minimum ? minimum : at.value > maximum ? maximum : undefined;
  if (bound === undefined) return [];
  return [
    {
      title: { en: `Change to ${bound}`, he: `לשנות ל־${bound}` },
      safe: false,
      edits: () => [replaceScalar(document, at, bound)],
    },
  ];
}
