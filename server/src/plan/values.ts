/** What texts, dates and cadences of a plan mean: each thing decided in one place. */

const PLACEHOLDER = /^(?:todo|tbd|\.{3,}|…|<[^<>]*>|\?+|x{3,}|להשלים|לשלים)[.:!]?$/i;

/** True for a text that stands where one is still to be written. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim());
}

/** True for a text that is absent, empty, white space, or a placeholder. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '' || isPlaceholder(text);
}

/** A text of a plan that says something; undefined for one that is blank. */
export function written<T extends { readonly value: string }>(text: T | undefined): T | undefined {
  return isBlank(text?.value) ? undefined : text;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day, as the number of days since 1970-01-01; undefined for what is no date of the calendar (`YYYY-MM-DD`). */
export function dayOf(date: string | undefined): number | undefined {
  const match = date === undefined ? null : DATE.exec(date);
  if (!match) return undefined;
  const [month, day] = [Number(match[2]), Number(match[3])];
  const at = new Date(0);
  at.setUTCFullYear(Number(match[1]), month - 1, day);
  // The 31st of a shorter month would be a day of the next one.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getTime() / 86_400_000 : undefined;
}

/** The date (`YYYY-MM-DD`) of a day counted from 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

const CADENCES: Readonly<Record<string, { readonly months?: number; readonly days?: number }>> = {
  weekly: { days: 7 },
  biweekly: { days: 14 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  semiannually: { months: 6 },
  annually: { months: 12 },
};

const DURATION = /^P(?:([\d.,]+)Y)?(?:([\d.,]+)M)?(?:([\d.,]+)W)?(?:([\d.,]+)D)?(?:T.*)?$/;

/** The day that lies one cadence after another day; undefined where the cadence says nothing. */
export function after(day: number, cadence: string): number | undefined {
  const number = (text: string | undefined) => Number((text ?? '0').replace(',', '.'));
  const known = Object.hasOwn(CADENCES, cadence) ? CADENCES[cadence] : undefined;
  let months = known?.months ?? 0;
  let days = known?.days ?? 0;
  if (!known) {
    const match = DURATION.exec(cadence);
    if (!match) return undefined;
    months = number(match[1]) * 12 + number(match[2]);
    days = number(match[3]) * 7 + number(match[4]);
  }
  if (months === 0 && days === 0) return undefined;
  const date = new Date(day * 86_400_000);
  const wholeMonths = Math.trunc(months);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + wholeMonths, 1));
  // The 31st and one month is the last of the next month, not a day in the month after it.
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), last));
  const result = target.getTime() / 86_400_000 + Math.round(days + (months - wholeMonths) * 30);
  return Number.isFinite(result) ? result : undefined;
}

/** The language that most letters of a text belong to; undefined where it has none of either script. */
export function languageOf(text: string): 'en' | 'he' | undefined {
  let hebrew = 0;
  let latin = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x5d0 && code <= 0x5ea) hebrew++;
    // Small letters, and with this bit the large ones.
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++;
  }
  if (hebrew === 0 && latin === 0) return undefined;
  return hebrew >= latin ? 'he' : 'en';
}
