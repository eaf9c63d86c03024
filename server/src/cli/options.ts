/** Options that several commands share, and how their values are read. */
import { InvalidArgumentError, Option } from 'commander';
import { dayOf } from '../plan/values';
import { SEVERITIES } from '../report';

/** `--language he|en`. */
export function languageOption(description: string): Option {
  return new Option('--language <code>', description).choices(['he', 'en']);
}

/** `--today DATE`. */
export function todayOption(description = 'the day it is, for a run that can be repeated (YYYY-MM-DD)'): Option {
  return new Option('--today <date>', description).argParser((value) => {
    if (dayOf(value) === undefined) throw new InvalidArgumentError('It must be a date such as 2027-03-31.');
    return value;
  });
}

/** `--min-severity info|warning|error`. */
export function minSeverityOption(): Option {
  return new Option('--min-severity <severity>', 'leave out what is milder, also of the counts').choices(SEVERITIES);
}

/** A whole number from 0. */
export function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number, 0 or more.');
  return Number(value);
}

/** A part of the whole: the `index`-th, from 1, of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `2/5`. */
export function parseShard(value: string): Shard {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(value);
  const index = Number(match?.[1]);
  const count = Number(match?.[2]);
  if (!match || index < 1 || index > count) {
    throw new InvalidArgumentError('It must be a part and the number of parts, such as 1/4 or 4/4.');
  }
  return { index, count };
}

/** The entries of a list that belong to a part; all parts together are the list, and no two share an entry. */
export function shardOf<T>(list: readonly T[], { index, count }: Shard): readonly T[] {
  return list.filter((_, at) => at % count === index - 1);
}
