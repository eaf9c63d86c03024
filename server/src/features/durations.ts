import type { Language } from '../schema/shape';

type Unit = 'day' | 'week' | 'month' | 'year';

/** One, two and many of a unit; Hebrew has a form for two. */
const HEBREW: Readonly<Record<Unit, readonly [one: string, two: string, many: string]>> = {
  day: ['יום אחד', 'יומיים', 'ימים'],
  week: ['שבוע', 'שבועיים', 'שבועות'],
  month: ['חודש', 'חודשיים', 'חודשים'],
  year: ['שנה', 'שנתיים', 'שנים'],
};

/** A number of days as people say it: in days, weeks, months or years, rounded. */
export function durationOf(days: number, language: Language): string {
  if (days < 21) return say(days, 'day', language);
  if (days < 75) return say(Math.round(days / 7), 'week', language);
  const months = Math.round(days / 30.4375);
  if (months < 24) return say(months, 'month', language);
  return say(Math.round((days / 365.25) * 10) / 10, 'year', language);
}

/** A number of days, in days. */
export function daysIn(days: number, language: Language): string {
  return say(days, 'day', language);
}

function say(count: number, unit: Unit, language: Language): string {
  if (language === 'en') return `${count} ${unit}${count === 1 ? '' : 's'}`;
  const [one, two, many] = HEBREW[unit];
  return count === 1 ? one : count === 2 ? two : `${count} ${many}`;
}
