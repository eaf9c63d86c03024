/** Numbers, dates and spans of time as people write them. */
import type { Language } from '../schema/shape';

const UNITS = ['year', 'month', 'week', 'day'] as const;
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', he: 'he' };

export interface Formats {
  number(value: number): string;
  /** 0 to 100. */
  percent(value: number): string;
  /** An amount; without its currency where that is none of ISO 4217's form. */
  money(value: number, currency: string | undefined): string;
  /** A day counted from 1970-01-01. */
  date(day: number): string;
  /** A month, or a year alone; short. */
  month(day: number, withMonth: boolean): string;
  /** An ISO 8601 duration in whole units (`P6W`) in words; undefined for what is none. */
  duration(text: string): string | undefined;
}

/** The formats of a language. To make one is slow, so each is made when it is first asked for, and kept. */
export function formatsIn(language: Language): Formats {
  return FORMATS[language];
}

function create(locale: string): Formats {
  const once = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const day = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const dates = once(() => new Intl.DateTimeFormat(locale, day));
  const months = once(() => new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }));
  const years = once(() => new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }));
  const percents = once(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));
  const numbers = once(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'unit' }));
  const units = UNITS.map((unit) =>
    once(() => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })),
  );
  const currencies = new Map<string, Intl.NumberFormat>();
  return {
    number: (value) => numbers().format(value),
    percent: (value) => percents().format(value / 100),
    money(value, currency) {
      if (!currency || !/^[A-Z]{3}$/.test(currency)) return numbers().format(value);
      let format = currencies.get(currency);
      if (!format) {
        format = new Intl.NumberFormat(locale, {
          style: 'currency',
          currency,
          minimumFractionDigits: 0,
          maximumFractionDigits: 2,
        });
        if (currencies.size < MOST_CURRENCIES) currencies.set(currency, format);
      }
      return format.format(value);
    },
    date: (value) => dates().format(value * 86_400_000),
    month: (value, withMonth) => (withMonth ? months() : years()).format(value * 86_400_000),
    duration(text) {
      const match = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?$/.exec(text);
      if (!match) return undefined;
      const parts = units.flatMap((format, index) => {
        const count = Number(match[index + 1] ?? 0);
        return count === 0 ? [] : [format().format(count)];
      });
      return parts.length === 0 ? undefined : lists().format(parts);
    },
  };
}

/** Kept; a plan may name any three letters. */
const MOST_CURRENCIES = 50;

const FORMATS: Readonly<Record<Language, Formats>> = { en: create(LOCALES.en), he: create(LOCALES.he) };
