/** What all sections of the page ask for: words, dates and names in its language, and the line of everything. */
import type { VNode } from 'preact';
import type { Analysis, Finding } from '../check';
import type { Text } from '../plan/decode';
import type { Span } from '../plan/document';
import type { Plan } from '../plan/model';
import type { Place } from '../plan/tree';
import { dayOf, isBlank } from '../plan/values';
import { enumOf, type IdKind, type Language, planFormat } from '../schema/shape';
import { type Direction, directionIn, dirOf } from './direction';
import { formatsIn } from './formats';
import { type FindingGroup, groupFindings } from './groups';
import { type Labels, labelsIn } from './labels';
import type { Beginning, PortionOf, Portions, Question } from './portions';

/** The attribute that ties an element to a place of the plan. */
export interface Mark {
  /** 0-based. */
  readonly 'data-line'?: number;
}

/** Entries to show of a list, and how many more there are. */
export interface Taken<T> {
  readonly shown: readonly T[];
  readonly hidden: number;
}

/** The format's lists of words, by the names of their definitions in its schema. */
export type Vocabulary =
  | 'sector'
  | 'role'
  | 'conflictOfInterest'
  | 'decisionRule'
  | 'phaseKind'
  | 'commitmentStatus'
  | 'resourceKind'
  | 'resourceStatus'
  | 'verdict'
  | 'cadence'
  | 'stage';

/** What an entry of a list may ask of the page: whatever it shows beside itself, the page knows of. */
export interface EntryView {
  readonly language: Language;
  /** The direction in which the page is read. */
  readonly page: Direction;
  readonly labels: Labels;
  /** The day on which the page is read, counted from 1970-01-01. */
  readonly today: number;
  /** True where a rule found something at a place or within it. */
  isFoundIn(rule: string, place: Place): boolean;
  /** Ties an element to where something stands in the text; to nothing where it doesn't stand there. */
  at(place: Place | Span | undefined): Mark;
  /** What the partner with an id is called, and whether there is one. */
  partner(id: string): { readonly name: string; readonly isKnown: boolean };
  /** What something declared under an id is called; the id itself where nothing is. */
  nameOf(kind: IdKind, id: string): string;
  /** The title of one of the format's own words; the word itself where it is none of them. */
  term(value: string, of: Vocabulary): string;
  /** A practice's words: the catalog's in the page's language, or its own. */
  practice(text: string): string;
  /** A date as people write it; the text itself where it is none. */
  date(text: string): string;
  /** How often; the text itself where it says nothing of the kind. */
  cadence(text: string): string;
  dateOrCadence(text: string): string;
  /** A month, or a year alone, of a day counted from 1970-01-01; short. */
  month(day: number, withMonth: boolean): string;
  number(value: number): string;
  percent(value: number): string;
  money(value: number, currency: string | undefined): string;
  /** The text of a place, cut where the page has become too long; undefined where nothing is written there. */
  words(text: Text | undefined): string | undefined;
  /** A text's direction on this page, as a value of `dir`. */
  dir(text: string): 'auto' | Direction;
  /** As many entries of a list as the page has room for. */
  take<T>(list: readonly T[], most?: number): Taken<T>;
  /** An element's id, made of a plan's id; undefined for one that can't be an id, or was had before. */
  domId(kind: string, id: Text | undefined): string | undefined;
  /**
   * A part of the page that changes by itself, where the page is made of such.
   * @param place where it begins in the text
   * @param render what it is: one element. Where inputs are told, it may use these and the view that it is given, and
   *   nothing else of the plan.
   */
  portion(of: PortionOf, place: Place | Span | undefined, render: (view: EntryView) => VNode | null): VNode | null;
}

export interface View extends EntryView {
  readonly plan: Plan;
  /** The line of the text in which something stands, 0-based. */
  lineOf(place: Place | Span): number;
  readonly findings: readonly Finding[];
  /** The findings by the section that they are about. */
  readonly groups: readonly FindingGroup[];
}

/** Nobody reads more; a list of that length is a mistake, or an attack. */
const LONGEST_LIST = 400;
/** Entries of all lists together, and UTF-16 units of all texts: aliases can make a small plan endless. */
const MOST_ENTRIES = 20_000;
const MOST_TEXT = 3_000_000;
const CUT = 200;

/** How much of a plan is shown. */
export interface ViewBounds {
  /** Entries of all lists together. */
  readonly mostEntries?: number | undefined;
}

/** An id of a plan that can be one of the page. */
const PLAIN_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_ID = 100;

/** A name for the portion of an entry: by its id, where that can be one, else by its place in the list. */
export function portionKey(kind: string, id: Text | undefined, index: number): string {
  return id && PLAIN_ID.test(id.value) && id.value.length <= LONGEST_ID ? `${kind}--${id.value}` : `${kind}-${index}`;
}

/**
 * The view of an analysed plan, in a language. It counts what it has given out, so make one for each page.
 * @param portions what makes the page's portions; without, the page is one whole
 */
export function createView(
  analysis: Analysis,
  plan: Plan,
  language: Language,
  { mostEntries = MOST_ENTRIES }: ViewBounds = {},
  portions?: Portions,
): View {
  const { document, names, configuration } = analysis;
  const labels = labelsIn(language);
  const page = directionIn(language);
  const formats = formatsIn(language);
  const budget = { entries: mostEntries, text: MOST_TEXT };
  const ids = new Set<string>();
  const titles = new Map<Vocabulary, ReadonlyMap<string, string>>();

  const byRule = new Map<string, readonly Finding[]>();
  const foundBy = (rule: string): readonly Finding[] => {
    const known = byRule.get(rule) ?? analysis.findings.filter((finding) => finding.rule === rule);
    byRule.set(rule, known);
    return known;
  };

  const cut = (text: string): string => {
    budget.text -= text.length;
    if (budget.text >= 0 || text.length <= CUT) return text;
    return `${text.slice(0, CUT)}…`;
  };

  const term = (value: string, of: Vocabulary): string => {
    let known = titles.get(of);
    if (!known) {
      const values = enumOf(planFormat, { $ref: `#/definitions/${of}` }, language);
      known = new Map(values.map((one) => [one.value, capital(one.title)]));
      titles.set(of, known);
    }
    return known.get(value) ?? cut(value);
  };
  const date = (text: string): string => {
    const day = dayOf(text);
    return day === undefined ? cut(text) : formats.date(day);
  };
  const cadence = (text: string): string => {
    const duration = formats.duration(text);
    return duration === undefined ? term(text, 'cadence') : labels.every(duration);
  };

  const lineOf = (place: Place | Span): number => {
    const { start } = 'kind' in place ? document.spanOf(place) : place;
    return document.positionAt(start).line;
  };

  const beginningAt = (place: Place | Span | undefined): Beginning => ({
    line: place ? lineOf(place) : 0,
    piece: place && 'kind' in place ? place.piece : undefined,
  });

  /** What a portion may ask about the rest of the plan. */
  const facts = {
    partner: (id: string) => {
      const found = plan.partnerById(id);
      return found && (found.name?.value ?? '');
    },
    name: (kind: IdKind, id: string) => names.find(kind, id)?.label,
    isFoundIn: (rule: string, place: Place) => {
      const { start, end } = document.spanOf(place);
      return foundBy(rule).some((finding) => finding.start >= start && finding.end <= end);
    },
    isFree: (id: string) => !ids.has(id),
  };
  const ask = <K extends keyof typeof facts>(
    name: K,
    ...about: Parameters<(typeof facts)[K]>
  ): ReturnType<(typeof facts)[K]> => {
    const answer = (facts[name] as (...given: unknown[]) => ReturnType<(typeof facts)[K]>)(...about);
    portions?.note([name, ...about], answer);
    return answer;
  };
  const ground = {
    budget,
    ids,
    answer: ([name, ...about]: Question, begins: Beginning) =>
      name === 'distance'
        ? lineOf(about[0] as Place | Span) - begins.line
        : (facts[name as keyof typeof facts] as (...given: unknown[]) => unknown)(...about),
  };

  const view: View = {
    plan,
    language,
    page,
    labels,
    today: plan.today,
    findings: analysis.findings,
    groups: groupFindings(analysis),
    lineOf,
    isFoundIn: (rule, place) => ask('isFoundIn', rule, place),
    at(place) {
      if (!place) return {};
      const line = lineOf(place);
      if (!portions) return { 'data-line': line };
      const { beginning } = portions;
      const distance = line - beginning.line;
      // Within a piece, nothing moves.
      if (!('kind' in place) || place.piece !== beginning.piece) portions.note(['distance', place], distance);
      return { 'data-line': distance };
    },
    partner(id) {
      const name = ask('partner', id);
      return { name: cut(isBlank(name) ? id : (name ?? id)), isKnown: name !== undefined };
    },
    nameOf(kind, id) {
      const label = ask('name', kind, id);
      return cut(isBlank(label) ? id : (label ?? id));
    },
    term,
    practice(text) {
      return configuration.catalog.byId(text.trim())?.[language] ?? cut(text);
    },
    date,
    cadence,
    dateOrCadence: (text) => (dayOf(text) === undefined ? cadence(text) : date(text)),
    month: formats.month,
    number: formats.number,
    percent: formats.percent,
    money: formats.money,
    words: (text) => (text === undefined || isBlank(text.value) ? undefined : cut(text.value)),
    dir: (text) => dirOf(text, page),
    take(list, most = LONGEST_LIST) {
      const shown = list.slice(0, Math.max(0, Math.min(most, budget.entries)));
      budget.entries -= shown.length;
      return { shown, hidden: list.length - shown.length };
    },
    domId(kind, id) {
      if (!id || !PLAIN_ID.test(id.value) || id.value.length > LONGEST_ID) return undefined;
      const made = `${kind}--${id.value}`;
      if (!ask('isFree', made)) return undefined;
      ids.add(made);
      portions?.noteId(made);
      return made;
    },
    portion: (of, place, render) =>
      portions ? portions.make(of, beginningAt(place), ground, () => render(view)) : render(view),
  };
  return view;
}

/** By how much a partner's share of the decisions exceeds its share of the budget, in percentage points, in words. */
export function differenceOf({ labels, number }: EntryView, points: number): string {
  if (points === 0) return labels.even;
  return (points > 0 ? labels.moreDecisions : labels.moreBudget)(number(Math.abs(points)));
}

/** A title as it stands by itself. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
