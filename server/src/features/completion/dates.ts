import { resolve } from '../../plan/tree';
import { after, dateOf, dayOf } from '../../plan/values';
import type { Bilingual } from '../../rules/rule';
import type { Context } from './context';
import { type Fields, fieldsOf, type Path } from './spots';

export interface SuggestedDate {
  readonly date: string;
  readonly label: Bilingual;
}

/** The key that a date must not come before, or after. */
const NOT_BEFORE: Readonly<Record<string, string>> = { end: 'start', due: 'start', left: 'joined', next: 'last' };
const NOT_AFTER: Readonly<Record<string, readonly string[]>> = {
  start: ['end', 'due'],
  joined: ['left'],
  last: ['next'],
};

/** Dates that are likely at a place, the likeliest first; none that would turn the order of a place's dates around. */
export function suggestDates(
  site: { readonly path: Path; readonly scopes: readonly Fields[] },
  context: Context,
): readonly SuggestedDate[] {
  const today = dayOf(context.today);
  if (today === undefined) return [];
  const key = String(site.path.at(-1));
  const fields = site.scopes[0] ?? new Map<string, string>();
  const isLater = key in NOT_BEFORE || key === 'revisit';
  const found: { day: number | undefined; label: Bilingual }[] = [];
  const add = (day: number | undefined, en: string, he: string) => found.push({ day, label: { en, he } });
  const addToday = () => add(today, 'today', 'היום');
  const horizon = horizonOf(context);
  const addHorizon = () => {
    if (site.path[0] === 'horizon') return;
    if (isLater) {
      add(horizon.end, 'end of the horizon', 'סוף אופק הזמן');
      add(horizon.start, 'start of the horizon', 'תחילת אופק הזמן');
    } else {
      add(horizon.start, 'start of the horizon', 'תחילת אופק הזמן');
      add(horizon.end, 'end of the horizon', 'סוף אופק הזמן');
    }
  };
  const phases = phasesOf(context);
  const lastPhase = phases.reduce<number | undefined>(
    (last, { end }) => (last === undefined || end > last ? end : last),
    undefined,
  );
  if (site.path[1] === 'phases' && key === 'start' && lastPhase !== undefined) {
    add(lastPhase + 1, 'the day after the last phase', 'היום שאחרי השלב האחרון');
  }
  if (key === 'next') {
    const cadence = fields.get('cadence');
    const from = dayOf(fields.get('last')) ?? today;
    if (cadence) add(after(from, cadence), 'one cadence later', 'לפי התדירות');
  }
  const start = dayOf(fields.get('start')) ?? today;
  const base = isLater ? Math.max(start, today) : today;
  const isPast = key === 'last' || key === 'joined' || key === 'on';
  if (!isLater) {
    addToday();
    addHorizon();
  }
  if (!isPast) {
    const ends: [number, string, string][] = [
      [monthEnd(base, 0), 'end of the month', 'סוף החודש'],
      [monthEnd(base, 1), 'end of the next month', 'סוף החודש הבא'],
      [monthEnd(base, 3), 'in three months', 'בעוד שלושה חודשים'],
      [monthEnd(base, 6), 'in half a year', 'בעוד חצי שנה'],
      [monthEnd(base, 12), 'in a year', 'בעוד שנה'],
      [yearEnd(base), 'end of the year', 'סוף השנה'],
    ];
    // What is to last long ends late.
    const isLong = site.path[0] === 'horizon' || site.path[1] === 'phases' || key === 'left';
    for (const end of isLong ? [...ends.slice(2, 5).reverse(), ...ends.slice(5), ...ends.slice(0, 2)] : ends)
      add(...end);
  }
  if (isLater) {
    for (const phase of phases) {
      if (site.path[1] !== 'phases' && phase.end >= today) {
        const { name } = phase;
        add(phase.end, `end of the phase “${name}”`, `סוף השלב ״${name}״`);
      }
    }
    addHorizon();
    addToday();
  }
  const least = dayOf(fields.get(NOT_BEFORE[key] ?? ''));
  const mosts = (NOT_AFTER[key] ?? []).flatMap((other) => dayOf(fields.get(other)) ?? []);
  const most = mosts.length > 0 ? Math.min(...mosts) : undefined;
  const fitting = (day: number) => (least === undefined || day >= least) && (most === undefined || day <= most);
  // Where none of them fits the other date does.
  if (least !== undefined) add(least, 'the same day', 'אותו יום');
  if (most !== undefined) add(most, 'the same day', 'אותו יום');
  const seen = new Set<string>();
  return found.flatMap(({ day, label }) => {
    if (day === undefined || !fitting(day)) return [];
    const date = dateOf(day);
    if (!/^\d{4}-/.test(date) || seen.has(date)) return [];
    seen.add(date);
    return [{ date, label }];
  });
}

function horizonOf({ analysis }: Context): { readonly start: number | undefined; readonly end: number | undefined } {
  const horizon = analysis?.plan?.horizon;
  return { start: dayOf(horizon?.start?.value), end: dayOf(horizon?.end?.value) };
}

function phasesOf({ document }: Context): readonly { readonly name: string; readonly end: number }[] {
  const section = resolve(document.root?.pairs.find(({ key }) => key.value === 'implementation')?.value);
  const list =
    section?.kind === 'map' ? resolve(section.pairs.find(({ key }) => key.value === 'phases')?.value) : undefined;
  return (list?.kind === 'list' ? list.items : []).flatMap((item) => {
    const entry = resolve(item);
    if (entry?.kind !== 'map') return [];
    const fields = fieldsOf(entry);
    const end = dayOf(fields.get('end'));
    return end === undefined ? [] : [{ name: fields.get('phase') ?? fields.get('id') ?? '', end }];
  });
}

/** The last day of the month that lies some months after that of a day. */
function monthEnd(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0) / 86_400_000;
}

function yearEnd(day: number): number {
  return Date.UTC(new Date(day * 86_400_000).getUTCFullYear(), 11, 31) / 86_400_000;
}
