import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import { comparable } from '../catalog';
import type { Analysis } from '../check';
import type { Span } from '../plan/document';
import type { Phase } from '../plan/model';
import { pairOf } from '../plan/tree';
import { dayOf } from '../plan/values';
import { kindName } from '../rules/words';
import type { Language } from '../schema/shape';
import { daysIn, durationOf } from './durations';
import { wordsOf } from './ids';
import { shorten, toRange } from './text';

/** How much of a name stands behind a reference; among others between brackets, less. */
const LONGEST = 32;
const LONGEST_IN_BRACKETS = 18;

/**
 * What the plan knows and its text doesn't show, in the plan's language: the name behind each reference, how long phases
 * take, how far off commitments are, and what the shares of power add up to. In document order.
 * @param range the part of the plan that is seen
 */
export function inlayHints(analysis: Analysis, uri: string, range: Range): InlayHint[] {
  const { document } = analysis;
  const seen: Span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const hints = [...names(analysis, uri, seen), ...shares(analysis), ...phases(analysis), ...dueDates(analysis)];
  return hints
    .filter(({ at }) => at >= seen.start && at <= seen.end)
    .sort((a, b) => a.at - b.at)
    .map(({ at, label, tooltip }) => ({
      position: document.positionAt(at),
      label: typeof label === 'string' ? label : [label],
      paddingLeft: true,
      ...(tooltip ? { tooltip } : {}),
      ...(typeof label === 'string' ? {} : { kind: InlayHintKind.Parameter }),
    }));
}

interface Hint {
  /** Offset behind which the hint stands. */
  readonly at: number;
  readonly label: string | { value: string; location: { uri: string; range: Range } };
  readonly tooltip?: string;
}

function* names({ document, names: known, language }: Analysis, uri: string, seen: Span): Generator<Hint> {
  for (const { kind, id, node } of known.mentions) {
    // What stands on lines of its own has no room behind it.
    if (node.style === 'literal' || node.style === 'folded') continue;
    const { start, end } = document.spanOf(node);
    if (end < seen.start || end > seen.end) continue;
    const declaration = known.find(kind, id);
    const label = declaration?.label?.trim();
    if (!declaration || !label) continue;
    const isSaid = declaration.entry.remember(`${kind} is named`, () => comparable(label) === comparable(id));
    if (isSaid) continue;
    const isInBrackets = /[[,]\s*$/.test(document.text.slice(Math.max(0, start - 80), start));
    const value = shorten(label, isInBrackets ? LONGEST_IN_BRACKETS : LONGEST);
    const location = { uri, range: toRange(document, wordsOf(document, declaration.node)) };
    const tooltip = `${kindName(kind)[language]}: ${shorten(label, 300)}`;
    yield { at: end, label: { value, location }, tooltip };
  }
}

function* shares({ document, plan, language }: Analysis): Generator<Hint> {
  const key = plan && pairOf(plan.node, 'partners')?.key;
  if (!plan || !key) return;
  const sums = (['budgetShare', 'decisionShare'] as const).flatMap((share) => {
    const given = plan.partners.flatMap(({ power }) => power?.[share]?.value ?? []);
    const sum = Math.round(given.reduce((all, one) => all + one, 0) * 10) / 10;
    return given.length > 0 && Number.isFinite(sum) ? [SHARES[share][language](sum)] : [];
  });
  if (sums.length === 0) return;
  const { end } = document.spanOf(key);
  const colon = document.text.indexOf(':', end);
  if (colon < 0) return;
  yield { at: colon + 1, label: sums.join(' · '), tooltip: SUM[language] };
}

const SHARES = {
  budgetShare: { en: (sum: number) => `${sum} % of the budget`, he: (sum: number) => `${sum}% מהתקציב` },
  decisionShare: { en: (sum: number) => `${sum} % of decisions`, he: (sum: number) => `${sum}% מההחלטות` },
};
const SUM: Readonly<Record<Language, string>> = {
  en: 'What the shares of all partners add up to',
  he: 'סכום החלקים של כל השותפים',
};

function* phases({ document, plan, language }: Analysis): Generator<Hint> {
  const all = plan?.implementation?.phases ?? [];
  const total = all.reduce((sum, phase) => sum + daysOf(phase), 0);
  for (const phase of all) {
    const days = daysOf(phase);
    if (days === 0 || !phase.end) continue;
    const exact = daysIn(days, language);
    const share = Math.round((days * 100) / total);
    const tooltip =
      language === 'he' ? `${exact}, ${share}% מימי כל השלבים` : `${exact}, ${share} % of the days of all phases`;
    yield { at: document.spanOf(phase.end.node).end, label: durationOf(days, language), tooltip };
  }
}

/** The days of a phase, first and last included; none where its dates aren't in order. */
function daysOf({ start, end }: Phase): number {
  const first = dayOf(start?.value);
  const last = dayOf(end?.value);
  return first !== undefined && last !== undefined && last >= first ? last - first + 1 : 0;
}

function* dueDates({ document, plan, language }: Analysis): Generator<Hint> {
  for (const { due, status } of plan?.implementation?.commitments ?? []) {
    const day = dayOf(due?.value);
    if (!plan || !due || day === undefined || status?.value === 'done' || status?.value === 'dropped') continue;
    yield { at: document.spanOf(due.node).end, label: fromToday(day - plan.today, language) };
  }
}

function fromToday(days: number, language: Language): string {
  if (days === 0) return language === 'he' ? 'היום' : 'today';
  const duration = durationOf(Math.abs(days), language);
  if (days > 0) return language === 'he' ? `בעוד ${duration}` : `in ${duration}`;
  return language === 'he' ? `באיחור של ${duration}` : `${duration} late`;
}
