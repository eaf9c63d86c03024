/** What has changed between two versions of a plan, in words, in either language. */
import type { Catalog } from '../catalog';
import { LABEL_KEYS, type Names } from '../plan/names';
import { dayOf } from '../plan/values';
import { quoted } from '../rules/words';
import { enumOf, type Language, planFormat, type Shape, titleOf } from '../schema/shape';
import { type Change, identityKey, mapShape, type Scalar, type Step } from './compare';

/** What is needed to call things by their names. */
export interface Scene {
  readonly language: Language;
  readonly catalog: Catalog;
  readonly before: Names;
  readonly after: Names;
}

/** A change in one sentence, without a full stop. */
export function sentenceOf(change: Change, scene: Scene): string {
  const { language } = scene;
  const words = WORDS[language];
  const special = specialSentence(change, scene);
  if (special !== undefined) return special;
  const { kind, before, after, shape, path } = change;
  const last = path[path.length - 1];
  const isWholeEntry = isOfEntry(change) && last?.kind === 'entry';
  const where = crumbs(last?.kind === 'entry' ? path.slice(0, -1) : path, scene);
  const prefix = where === '' ? '' : `${where}: `;
  if (isWholeEntry) {
    const name = entryName(last, scene);
    const detail = details(kind === 'added' ? after : before, shape, change.section, scene);
    return `${prefix}${kind === 'added' ? words.added(name) : words.removed(name)}${detail}`;
  }
  const old = wordOf(before, shape, scene);
  const now = wordOf(after, shape, scene);
  if (kind === 'changed') {
    const later = daysBetween(before, after);
    return `${prefix}${words.changed(told(old, before, change, language), told(now, after, change, language))}${later === undefined ? '' : ` (${words.days(later)})`}`;
  }
  const isOfList = last?.kind === 'key' && planFormat.items(last.shape) !== undefined;
  if (isOfList) return `${prefix}${kind === 'added' ? words.added(now) : words.removed(old)}`;
  return `${prefix}${kind === 'added' ? words.set(now) : words.cleared(old)}`;
}

/** A word between others: in Hebrew, titles of several words are set off from the prefixes around them. */
function told(word: string, value: unknown, { shape }: Change, language: Language): string {
  const isTitle = language === 'he' && enumOf(planFormat, shape, language).some((one) => one.value === value);
  return isTitle ? `״${word}״` : word;
}

/** True for an entry of a list that has come or gone, as against something that has changed within one. */
export function isOfEntry({ kind, path }: Change): boolean {
  const last = path[path.length - 1];
  return kind !== 'changed' && (last?.kind === 'entry' || isList(last));
}

/** The title of a top-level key, as a heading. */
export function sectionTitle(section: string, language: Language): string {
  const shape = planFormat.property(planFormat.root, section);
  return capital(shape ? (titleIn(shape, language) ?? section) : section);
}

/** What partners do is told as such: they join, leave, and say what they think. */
function specialSentence({ kind, section, path, before, after }: Change, scene: Scene): string | undefined {
  const words = WORDS[scene.language];
  const [, entry, key] = path;
  if (entry?.kind !== 'entry') return undefined;
  const isWhole = path.length === 2 && kind !== 'changed';
  if (section === 'partners') {
    const name = entry.label ?? String(entry.id);
    const data = asMap(after ?? before);
    if (isWhole) {
      const detail = details(data, mapShapeOf(section), section, scene);
      return `${kind === 'added' ? words.joined(name) : words.gone(name)}${detail}`;
    }
    if (key?.kind === 'key' && key.key === 'left' && path.length === 3 && kind === 'added') {
      return words.left(name, wordOf(after, key.shape, scene));
    }
  }
  if (section === 'signoff') {
    const name = refName('partner', String(entry.id), scene);
    if (isWhole) {
      const data = asMap(after ?? before);
      const shape = planFormat.property(mapShapeOf(section), 'verdict') ?? {};
      const verdict = wordOf(data.verdict, shape, scene);
      const detail = details(data, mapShapeOf(section), section, scene);
      return kind === 'added' ? `${name}: ${verdict}${detail}` : words.unsigned(name, verdict);
    }
    if (key?.kind === 'key' && key.key === 'fingerprint') return words.signedAgain(name);
  }
  return undefined;
}

/** The keys that tell the most of a new or lost entry. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  partners: ['sector', 'role'],
  signoff: ['on', 'note'],
  decisions: ['by', 'on'],
  issues: ['owner'],
  implementation: ['who', 'kind', 'start', 'end', 'due', 'status'],
  measurement: ['target', 'unit', 'owner', 'due'],
  resources: ['kind', 'from', 'amount', 'currency', 'status'],
  glossary: ['he', 'en'],
  population: ['representedBy'],
};

function details(data: unknown, shape: Shape, section: string, scene: Scene): string {
  const map = asMap(data);
  const words = (TELLING[section] ?? []).flatMap((key) => {
    const property = planFormat.property(shape, key);
    const value = map[key];
    if (!property || value === undefined || value === null || value === '') return [];
    const entry = planFormat.items(property);
    if (!Array.isArray(value)) return [wordOf(value, property, scene)];
    return entry ? value.filter(isScalar).map((one) => wordOf(one, entry, scene)) : [];
  });
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}

/** The way to what has changed, below its section; of a value at the top level, its own title. */
function crumbs(path: readonly Step[], scene: Scene): string {
  const [first] = path;
  const below = path.length > 1 || isList(first) ? path.slice(1) : path;
  const shown = below.filter((step, index) => !isRenamed(step, below[index + 1]));
  return shown
    .map((step) =>
      step.kind === 'key' ? capital(titleIn(step.shape, scene.language) ?? step.key) : entryName(step, scene),
    )
    .join(' – ');
}

/** True for an entry whose own words have changed: both are told, so the entry needs no name besides. */
function isRenamed(step: Step, next: Step | undefined): boolean {
  if (step.kind !== 'entry' || next?.kind !== 'key') return false;
  const kind = planFormat.resolve(step.shape)['x-id'];
  return kind !== undefined && next.key === LABEL_KEYS[kind];
}

function isList(step: Step | undefined): boolean {
  return step?.kind === 'key' && planFormat.items(step.shape) !== undefined;
}

function entryName(step: Extract<Step, { kind: 'entry' }>, scene: Scene): string {
  if (step.label !== undefined) return quotedOrName(step, step.label, scene);
  return wordOf(step.id, step.shape, scene);
}

/** Partners are called by their names; goals, commitments and the like are quoted. */
function quotedOrName(step: Extract<Step, { kind: 'entry' }>, label: string, { language }: Scene): string {
  return planFormat.resolve(step.shape)['x-id'] === 'partner' ? label : quoted(label, language);
}

/** A value in words: names for references, titles for the format's own words, dates as people write them. */
function wordOf(value: unknown, shape: Shape, scene: Scene): string {
  const { language, catalog } = scene;
  const words = WORDS[language];
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 }).format(value);
  if (typeof value !== 'string') return structured(value, shape, scene);
  const branches = planFormat.branches(shape);
  const title = enumOf(planFormat, shape, language).find((one) => one.value === value)?.title;
  if (title !== undefined) return title;
  const id = branches.find((branch) => branch['x-id'])?.['x-id'];
  if (id) return value;
  const ref = branches.find((branch) => branch['x-ref'])?.['x-ref'];
  if (ref && (scene.after.find(ref, value) ?? scene.before.find(ref, value))) return refName(ref, value, scene);
  if (branches.some((branch) => branch['x-practice'])) {
    const practice = catalog.byId(value.trim());
    if (practice) return quoted(practice[language], language);
  }
  const day = branches.some((branch) => branch.format === 'date') ? dayOf(value) : undefined;
  if (day !== undefined) {
    const format = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' });
    return format.format(day * 86_400_000);
  }
  return isName(branches) ? value : quotedWhole(value, language);
}

/** Fixed forms (durations, currencies, fingerprints) stand without quotation marks. */
function isName(branches: readonly Shape[]): boolean {
  return branches.every(
    (branch) => branch.pattern !== undefined || branch.format !== undefined || branch.enum !== undefined,
  );
}

const LONGEST = 200;

function quotedWhole(text: string, language: Language): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const short = flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1).trimEnd()}…` : flat;
  return language === 'he' ? `״${short}״` : `“${short}”`;
}

function structured(value: unknown, shape: Shape, scene: Scene): string {
  if (Array.isArray(value)) {
    const entry = planFormat.items(shape) ?? {};
    return value.map((one) => wordOf(one, entry, scene)).join(', ');
  }
  const map = mapShape(shape);
  const key = map && identityKey(map);
  const data = asMap(value);
  const named = key === undefined ? undefined : data[key];
  if (map && key !== undefined && named !== undefined) {
    return wordOf(named, planFormat.property(map, key) ?? {}, scene);
  }
  const parts = Object.entries(data).map(([name, one]) => {
    const property = map && planFormat.property(map, name);
    return `${property ? (titleIn(property, scene.language) ?? name) : name}: ${wordOf(one, property ?? {}, scene)}`;
  });
  return parts.join(', ');
}

function refName(kind: Parameters<Names['find']>[0], id: string, { after, before, language }: Scene): string {
  const label = (after.find(kind, id) ?? before.find(kind, id))?.label ?? id;
  return kind === 'partner' ? label : quoted(label, language);
}

function titleIn(shape: Shape, language: Language): string | undefined {
  return titleOf(planFormat.resolve(shape), language);
}

function mapShapeOf(section: string): Shape {
  const list = planFormat.property(planFormat.root, section);
  const entry = list && planFormat.items(list);
  return (entry && mapShape(entry)) ?? {};
}

function daysBetween(before: unknown, after: unknown): number | undefined {
  const from = typeof before === 'string' ? dayOf(before) : undefined;
  const to = typeof after === 'string' ? dayOf(after) : undefined;
  return from === undefined || to === undefined ? undefined : to - from;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

interface Words {
  readonly locale: string;
  readonly yes: string;
  readonly no: string;
  added(what: string): string;
  removed(what: string): string;
  changed(before: string, after: string): string;
  set(what: string): string;
  cleared(what: string): string;
  joined(name: string): string;
  gone(name: string): string;
  left(name: string, date: string): string;
  signedAgain(name: string): string;
  unsigned(name: string, verdict: string): string;
  /** Days after; before, where negative. */
  days(count: number): string;
}

/** The Hebrew prefix ל or מ before a word: with a hyphen where no Hebrew letter follows. */
const prefixed = (letter: string, word: string) =>
  /^[\u05d0-\u05ea]/.test(word) ? `${letter}${word}` : `${letter}־${word}`;

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    locale: 'en-GB',
    yes: 'yes',
    no: 'no',
    added: (what) => `${what} was added`,
    removed: (what) => `${what} was taken out`,
    changed: (before, after) => `from ${before} to ${after}`,
    set: (what) => `now ${what}`,
    cleared: (what) => `taken out; it was ${what}`,
    joined: (name) => `${name} joins`,
    gone: (name) => `${name} is no longer among the partners`,
    left: (name, date) => `${name} leaves on ${date}`,
    signedAgain: (name) => `${name} has signed the plan anew`,
    unsigned: (name, verdict) => `${name} is no longer signed for (it was: ${verdict})`,
    days: (count) => `${Math.abs(count)} ${Math.abs(count) === 1 ? 'day' : 'days'} ${count > 0 ? 'later' : 'earlier'}`,
  },
  he: {
    locale: 'he',
    yes: 'כן',
    no: 'לא',
    added: (what) => `נוסף: ${what}`,
    removed: (what) => `הוסר: ${what}`,
    changed: (before, after) => `${prefixed('מ', before)} ${prefixed('ל', after)}`,
    set: (what) => `מעכשיו ${what}`,
    cleared: (what) => `הוסר; קודם היה ${what}`,
    joined: (name) => `${name}: הצטרפות לשותפות`,
    gone: (name) => `${name}: כבר לא בין השותפים`,
    left: (name, date) => `${name}: פרישה ב־${date}`,
    signedAgain: (name) => `${name}: התוכנית נחתמה מחדש`,
    unsigned: (name, verdict) => `${name}: החתימה הוסרה (קודם: ${verdict})`,
    days: (count) => {
      const days = Math.abs(count);
      const span = days === 1 ? 'יום אחד' : days === 2 ? 'יומיים' : `${days} ימים`;
      return `${count > 0 ? 'דחייה' : 'הקדמה'} של ${span}`;
    },
  },
};
