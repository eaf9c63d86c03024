/** Options that several commands share, and how their values are read. */
import { createHash } from 'node:crypto';
import { InvalidArgumentError, Option } from 'commander';
import { dayOf } from '../plan/values';
import { SEVERITIES } from '../report';
import type { Language } from '../schema/shape';
import type { Said } from './language';

/** `--language he|en`. */
export function languageOption(description: string): Option {
  return new Option('--language <code>', description).choices(['he', 'en']);
}

const NOT_A_DATE: Said = {
  en: 'It must be a date such as 2027-03-31.',
  he: 'יש לכתוב תאריך, למשל 2027-03-31.',
};
const TODAY: Said = {
  en: 'the day it is, for a run that can be repeated (YYYY-MM-DD)',
  he: 'התאריך של היום, לריצה שאפשר לחזור עליה (YYYY-MM-DD)',
};

const NO_FILE: Said = {
  en: 'It must name a file.',
  he: 'יש לכתוב שם של קובץ.',
};

/** An option that names a file, such as `--output <file>`. */
export function fileOption(flags: string, description: string, language: Language): Option {
  return new Option(flags, description).argParser((value) => {
    if (value === '') throw new InvalidArgumentError(NO_FILE[language]);
    return value;
  });
}

/** `--today DATE`. */
export function todayOption(language: Language, description: Said = TODAY): Option {
  return new Option('--today <date>', description[language]).argParser((value) => {
    if (dayOf(value) === undefined) throw new InvalidArgumentError(NOT_A_DATE[language]);
    return value;
  });
}

const MIN_SEVERITY: Said = {
  en: 'leave out what is milder, also of the counts',
  he: 'להשמיט את מה שקל יותר, גם מהספירה',
};

/** `--min-severity info|warning|error`. */
export function minSeverityOption(language: Language): Option {
  return new Option('--min-severity <severity>', MIN_SEVERITY[language]).choices(SEVERITIES);
}

const NOT_A_COUNT: Said = {
  en: 'It must be a whole number, 0 or more.',
  he: 'יש לכתוב מספר שלם, 0 ומעלה.',
};

/** A whole number from 0. */
export function countParser(language: Language): (value: string) => number {
  return (value) => {
    if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError(NOT_A_COUNT[language]);
    return Number(value);
  };
}

/** A part of the whole: the `index`-th, from 1, of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

const NOT_A_SHARD: Said = {
  en: 'It must be a part and the number of parts, such as 1/4 or 4/4.',
  he: 'יש לכתוב מספר של חלק ומספר החלקים, למשל 1/4 או 4/4.',
};

/** `2/5`. */
export function shardParser(language: Language): (value: string) => Shard {
  return (value) => {
    const match = /^(\d{1,6})\/(\d{1,6})$/.exec(value);
    const index = Number(match?.[1]);
    const count = Number(match?.[2]);
    if (!match || index < 1 || index > count) throw new InvalidArgumentError(NOT_A_SHARD[language]);
    return { index, count };
  };
}

/**
 * The files that belong to a part; all parts together are the whole, and no two share a file. It depends on the path
 * alone, so that a file stays in its part when others come and go: code scanning keeps its findings by part.
 */
export function shardOf(files: readonly string[], { index, count }: Shard): readonly string[] {
  return files.filter((file) => createHash('sha256').update(file).digest().readUInt32BE() % count === index - 1);
}
