/** The small parts that all sections are made of. */
import type { ComponentChildren } from 'preact';
import type { Text } from '../plan/decode';
import { mailAddress, webLinksIn } from '../plan/links';
import type { Item } from '../plan/model';
import type { Place } from '../plan/tree';
import { written } from '../plan/values';
import { ruleById } from '../rules/all';
import type { Language } from '../schema/shape';
import { lacksOf, type SectionId, TITLE_OF } from './groups';
import type { PortionOf } from './portions';
import type { EntryView, View } from './view';

interface Props {
  readonly view: EntryView;
}

/** A section of the page; `place` is where the plan has it. */
export function Section({
  view,
  id,
  place,
  aside = false,
  tellsLacks = true,
  children,
}: {
  view: View;
  id: SectionId;
  place: Place | undefined;
  /** True where the section sums up what the plan says elsewhere, so that scrolling there says nothing of the text. */
  aside?: boolean;
  /** False where the section shows by itself what is missing in it. */
  tellsLacks?: boolean;
  children?: ComponentChildren;
}) {
  const group = view.groups.find(({ section }) => section === id);
  const count = group?.findings.length ?? 0;
  const lacks = tellsLacks ? lacksOf(group) : [];
  return (
    <section
      id={`section-${id}`}
      class={`section section-${id}`}
      aria-labelledby={`title-${id}`}
      data-aside={aside || undefined}
    >
      <h2 id={`title-${id}`} {...view.at(place)}>
        {titleOf(view, id)}
        {count > 0 && (
          <>
            {' '}
            <a class="count" href={`#findings-${id}`}>
              {view.number(count)}
              <span class="unseen"> {view.labels.finding(count)}</span>
            </a>
          </>
        )}
      </h2>
      {children}
      {lacks.length > 0 && (
        <p class="lacks">
          {view.labels.stillMissing}: {lacks.map((rule) => summaryOf(rule, view.language)).join(' · ')}
        </p>
      )}
    </section>
  );
}

/** What a rule tells of, in a few words. */
function summaryOf(rule: string, language: Language): string {
  return ruleById(rule)?.summary[language] ?? rule;
}

/** What a section is called. */
export function titleOf({ labels }: EntryView, id: SectionId): string {
  const title = labels[TITLE_OF[id]];
  return typeof title === 'string' ? title : '';
}

/** A text of the plan as a block of its own; says so where it is still to be written. */
export function Words({
  view,
  text,
  as: Tag = 'p',
  class: name,
}: Props & { text: Text | undefined; as?: 'p' | 'div' | 'blockquote'; class?: string }) {
  if (!text) return null;
  const words = view.words(text);
  if (words === undefined) {
    return (
      <Tag class="blank" {...view.at(text.node)}>
        {view.labels.notYet}
      </Tag>
    );
  }
  return (
    <Tag class={name ? `words ${name}` : 'words'} dir={view.dir(words)} {...view.at(text.node)}>
      {linked(view, words, text)}
    </Tag>
  );
}

/** A text of the plan within a line of the page's own. */
export function Phrase({ view, text }: Props & { text: Text | undefined }) {
  const words = view.words(text);
  if (words === undefined) return <span class="blank">{view.labels.notYet}</span>;
  return (
    <bdi dir={view.dir(words)} {...view.at(text?.node)}>
      {linked(view, words, text)}
    </bdi>
  );
}

/** A mail address of the plan, which leads to a letter. */
export function MailAddress({ view, text }: Props & { text: Text }) {
  const words = view.words(text);
  const target = words && mailAddress(words);
  if (!target) return <Phrase view={view} text={text} />;
  return (
    <bdi {...view.at(text.node)}>
      <Link to={target}>{words}</Link>
    </bdi>
  );
}

/**
 * Words with their addresses of the web as links, as many as there is room for. Where they are cut, an address may be,
 * too.
 */
function linked(view: EntryView, words: string, of: Text | undefined): ComponentChildren {
  const links = words === of?.value ? webLinksIn(words) : [];
  if (links.length === 0) return words;
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, target } of view.take(links).shown) {
    parts.push(words.slice(at, start), <Link to={target}>{words.slice(start, end)}</Link>);
    at = end;
  }
  return [...parts, words.slice(at)];
}

/**
 * Leads out of the page; whoever shows the page opens it. It reads from left to right in any language, by its style: with
 * a `dir` of its own it wouldn't count for that of the text around.
 */
function Link({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <a class="address" href={to} rel="noreferrer">
      {children}
    </a>
  );
}

/** The heading of an entry: what it is called, else its id. */
export function EntryTitle({ view, text, id }: Props & { text: Text | undefined; id: Text | undefined }) {
  const words = view.words(text) ?? view.words(id);
  return (
    <h3 dir={view.dir(words ?? '')} {...view.at((text ?? id)?.node)}>
      {words ?? <span class="blank">{view.labels.notYet}</span>}
    </h3>
  );
}

/** A partner that is referred to, by name. */
export function PartnerName({ view, reference }: Props & { reference: Text }) {
  const { name, isKnown } = view.partner(reference.value);
  return (
    <bdi class={isKnown ? 'name' : 'name unknown'} dir={view.dir(name)} {...view.at(reference.node)}>
      {name}
    </bdi>
  );
}

/** Partners that are referred to, by name. */
export function PartnerNames({ view, references }: Props & { references: readonly Text[] }) {
  const { shown, hidden } = view.take(references);
  return (
    <>
      {shown.map((reference, index) => (
        <>
          {index > 0 && ', '}
          <PartnerName view={view} reference={reference} />
        </>
      ))}
      {hidden > 0 && <> {view.labels.more(hidden)}</>}
    </>
  );
}

/** A date of the plan. */
export function DateOf({ view, text }: Props & { text: Text }) {
  return (
    <bdi class="date" {...view.at(text.node)}>
      {view.date(text.value)}
    </bdi>
  );
}

/** A dash between two dates, with the space before it. */
const DASH = /^\s\S(?=\s)/;

/**
 * Words of the page with dates in them, none of which is broken between two lines, nor a single one from its word, nor
 * a first one from its dash.
 */
export function Dated({ view, say, dates }: Props & { say: (...dates: string[]) => string; dates: readonly Text[] }) {
  const written = dates.map(({ value }) => view.date(value));
  if (written.length === 1) return <span class="date">{say(...written)}</span>;
  const parts: ComponentChildren[] = [];
  let rest = say(...written);
  for (const date of written) {
    const at = rest.indexOf(date);
    if (at < 0 || date === '') continue;
    const behind = rest.slice(at + date.length);
    const dash = DASH.exec(behind)?.[0] ?? '';
    parts.push(rest.slice(0, at), <span class="date">{date + dash}</span>);
    rest = behind.slice(dash.length);
  }
  return (
    <>
      {parts}
      {rest}
    </>
  );
}

/** A stretch of time by its ends, of which one may be missing; nothing where both are. */
export function Stretch({
  view,
  start,
  end,
  until,
}: Props & { start: Text | undefined; end: Text | undefined; until: (date: string) => string }) {
  const { between, from } = view.labels;
  const [begins, ends] = [written(start), written(end)];
  if (begins && ends) return <Dated view={view} say={between} dates={[begins, ends]} />;
  if (begins) return <Dated view={view} say={from} dates={[begins]} />;
  return ends ? <Dated view={view} say={until} dates={[ends]} /> : null;
}

/** A label with what belongs to it; nothing at all where nothing does. Stands in a `<dl>`. */
export function Field({ label, children, wide }: { label: string; children: ComponentChildren; wide?: boolean }) {
  return (
    <div class={wide ? 'field wide' : 'field'}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A label with a text of the plan; nothing where the plan doesn't have it. */
export function TextField({ view, label, text }: Props & { label: string; text: Text | undefined }) {
  if (!text) return null;
  return (
    <Field label={label}>
      <Words view={view} text={text} as="div" />
    </Field>
  );
}

/** A label with a list of items; nothing where there are none. */
export function ItemsField({ view, label, items }: Props & { label: string; items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <Field label={label}>
      <Items view={view} items={items} />
    </Field>
  );
}

/** A label with partners; nothing where none are named. */
export function PartnersField({ view, label, references }: Props & { label: string; references: readonly Text[] }) {
  if (references.length === 0) return null;
  return (
    <Field label={label}>
      <PartnerNames view={view} references={references} />
    </Field>
  );
}

/** A list of items: each with its note, who takes care of it, and what is done about it. */
export function Items({ view, items }: Props & { items: readonly Item[] }) {
  const { labels } = view;
  return (
    <List view={view} entries={items}>
      {(item) => (
        <li {...view.at(item.node ?? item.text?.node)}>
          <Words view={view} text={item.text} as="div" />
          {item.note && <Words view={view} text={item.note} as="div" class="note" />}
          {item.response && (
            <div class="response">
              <span class="tag">{labels.response}</span>
              <Words view={view} text={item.response} as="div" />
            </div>
          )}
          {item.owner && (
            <div class="note">
              {labels.owner}: <PartnerName view={view} reference={item.owner} />
            </div>
          )}
        </li>
      )}
    </List>
  );
}

/** A list of as many entries as there is room for; each entry is an `<li>`. */
export function List<T>({
  view,
  entries,
  children,
  class: name,
}: Props & { entries: readonly T[]; children: (entry: T, index: number) => ComponentChildren; class?: string }) {
  if (entries.length === 0) return null;
  const { shown, hidden } = view.take(entries);
  return (
    <ul class={name}>
      {shown.map(children)}
      {hidden > 0 && <li class="more">{view.labels.more(hidden)}</li>}
    </ul>
  );
}

/** A bar that begins where reading begins, with its number at its end. `part` is of the longest bar, 0 to 1. */
export function Bar({ view, part, label, look }: Props & { part: number; label: string; look: string }) {
  const end = round(Math.min(1, Math.max(0, part)) * LONGEST_BAR);
  const isRtl = view.page === 'rtl';
  return (
    <>
      <span class="unseen">{label}</span>
      <svg class={`bar ${look}`} width="100%" height={18} aria-hidden="true">
        <rect x={isRtl ? `${100 - end}%` : 0} y={4} width={`${end}%`} height={10} />
        <text x={`${isRtl ? 100 - end : end}%`} dx={isRtl ? -6 : 6} y={13}>
          {label}
        </text>
      </svg>
    </>
  );
}

/** A part of a whole, 0 to 1, as it is drawn. */
export interface RailPart {
  readonly share: number;
  readonly look: string;
}

/** A whole with its parts, one after the other from where reading begins. What it shows stands in words beside it. */
export function Rail({ view, parts }: Props & { parts: readonly RailPart[] }) {
  let begun = 0;
  return (
    <svg class="rail" width="100%" height={8} aria-hidden="true">
      <rect class="whole" x={0} y={0} width="100%" height={8} />
      {parts.map(({ share, look }) => {
        const width = round(100 * Math.max(0, Math.min(1 - begun, share)));
        const x = round(100 * (view.page === 'rtl' ? 1 - begun : begun) - (view.page === 'rtl' ? width : 0));
        begun += width / 100;
        return width > 0 && <rect class={look} x={`${x}%`} y={0} width={`${width}%`} height={8} />;
      })}
    </svg>
  );
}

/** What a colour stands for: the colour, and the word for it. */
export function Key({ look, children }: { look: string; children: ComponentChildren }) {
  return (
    <span class="swatch">
      <svg class="rail" width={12} height={12} aria-hidden="true">
        <rect class={look} x={0.5} y={0.5} width={11} height={11} />
      </svg>{' '}
      {children}
    </span>
  );
}

/** In percent; the rest is for the number of the longest bar. */
const LONGEST_BAR = 68;

/** Two decimals: all that a picture needs. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Cells of a table below a heading for each column; each row begins with its own heading. */
export interface GridRow {
  readonly heading: ComponentChildren;
  readonly place?: Place | undefined;
  readonly cells: readonly ComponentChildren[];
}

/** A row that is a portion of the page. */
export interface PortionRow {
  readonly portion: PortionOf;
  readonly place: Place | undefined;
  /** What it is, of its inputs and of what it asks this view. */
  readonly row: (view: EntryView) => GridRow;
}

/** A table with headings on two sides, such as the matrix of the workshop. */
export function Grid({
  view,
  caption,
  columns,
  rows,
  foot,
  stacks = false,
  scrolls,
  class: name,
}: Props & {
  caption?: ComponentChildren;
  /** The first one stands above the headings of the rows; empty in the workshop's sheets. */
  columns: readonly ComponentChildren[];
  rows: readonly (GridRow | PortionRow)[];
  /** Sums: a row below all others. */
  foot?: GridRow | undefined;
  /** True where a narrow page shows each row as a card: a cell below the other, each with its column's name. */
  stacks?: boolean;
  /** What the table is called, where it may be wider than the page: then it can be reached by keyboard, and scrolled. */
  scrolls?: string;
  class?: string;
}) {
  const { shown, hidden } = view.take(rows);
  const names = stacks ? columns.map(labelOf) : [];
  return (
    <div class="scroller" {...(scrolls ? { role: 'region', tabIndex: 0, 'aria-label': scrolls } : {})}>
      <table class={stacks ? `${name ?? ''} stack`.trimStart() : name}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>{columns.map((column) => (column === '' ? <td /> : <th scope="col">{column}</th>))}</tr>
        </thead>
        <tbody>
          {shown.map((row) =>
            'portion' in row ? (
              <RowPortion view={view} names={names} of={row} />
            ) : (
              <Row view={view} names={names} row={row} />
            ),
          )}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row">{foot.heading}</th>
              {foot.cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {hidden > 0 && <p class="more">{view.labels.more(hidden)}</p>}
    </div>
  );
}

type Names = readonly (string | undefined)[];

/** A row of a table; where the columns have names, each cell has its own with it. */
function Row({ view, names, row }: Props & { names: Names; row: GridRow }) {
  return (
    <tr {...view.at(row.place)}>
      <th scope="row">{row.heading}</th>
      {row.cells.map((cell, index) => (
        <td data-label={names[index + 1]}>{cell}</td>
      ))}
    </tr>
  );
}

function RowPortion({ view, names, of }: Props & { names: Names; of: PortionRow }) {
  const { key, inputs } = of.portion;
  return view.portion({ key, ...(inputs && { inputs: [...inputs, ...names] }) }, of.place, (own) => (
    <Row view={own} names={names} row={of.row(own)} />
  ));
}

/** A column's name, where it is words alone. */
function labelOf(column: ComponentChildren): string | undefined {
  return typeof column === 'string' ? column : undefined;
}
