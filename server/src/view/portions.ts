/**
 * The page in portions: elements that are made, sent and shown anew by themselves, so that an edit costs what it changes
 * rather than what the plan has.
 *
 * Around each portion stands what holds it, with a stub in its place; lines within are counted from where the portion
 * begins in the text, so that one that merely moves stays what it is. What a portion is made of is kept with it: it
 * follows from its inputs and from the answers to what it asked about the rest of the plan. Where both are as they were,
 * it isn't made again.
 */
import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Piece } from '../plan/tree';
import { cleanMarkup } from './text';

/** What is told of a portion before it is made. */
export interface PortionOf {
  /** Its name on the page, of which there is one, and which it keeps: letters, digits and `-` alone. */
  readonly key: string;
  /** All that it follows from beside what it asks of the page; absent where that isn't known, so that it is made anew. */
  readonly inputs?: readonly unknown[];
}

/** A portion as it was made. */
export interface Portion {
  /** One element. The portions within it stand there as stubs. */
  readonly html: string;
  readonly inputs: readonly unknown[] | undefined;
  /** What it asked about the rest of the plan, with the answers. */
  readonly asked: readonly Asked[];
  /** The ids that it has taken for itself. */
  readonly ids: readonly string[];
  /** What it took of the page's bounds. */
  readonly spent: Budget;
}

interface Asked {
  readonly question: Question;
  readonly answer: unknown;
}

/** Something about the plan outside the portion that asks. */
export type Question = readonly [name: string, ...about: readonly unknown[]];

/** How much there is room for on the page. */
export interface Budget {
  entries: number;
  text: number;
}

/** What a portion stands on. */
export interface Ground {
  /** What is left for the whole page. */
  readonly budget: Budget;
  /** The ids that are taken. */
  readonly ids: Set<string>;
  /** What is the answer now; asking changes nothing. */
  answer(question: Question, begins: Beginning): unknown;
}

/** Where a portion begins in the text. */
export interface Beginning {
  readonly line: number;
  /** The piece that its place belongs to, within which lines stay where they are as long as it does. */
  readonly piece: Piece | undefined;
}

interface Making extends Beginning {
  readonly asked: Asked[];
  readonly ids: string[];
  readonly isKept: boolean;
}

const START: Beginning = { line: 0, piece: undefined };

/** Makes the portions of one page. */
export class Portions implements PortionsMade {
  readonly made = new Map<string, Portion>();
  readonly bases = new Map<string, number>();
  private making: Making = { ...START, asked: [], ids: [], isKept: false };

  /** @param known the portions of the page before */
  constructor(private readonly known: ReadonlyMap<string, Portion>) {}

  /** Where what is being made begins. */
  get beginning(): Beginning {
    return this.making;
  }

  /** Keeps what was asked, and the answer, with what is being made. */
  note(question: Question, answer: unknown): void {
    if (this.making.isKept) this.making.asked.push({ question, answer });
  }

  noteId(id: string): void {
    this.making.ids.push(id);
  }

  /**
   * Makes a portion, or takes it over.
   * @returns its stub; null where it has nothing to show; what it is itself within a portion that is kept as a whole
   */
  make(of: PortionOf, begins: Beginning, ground: Ground, render: () => VNode | null): VNode | null {
    const outer = this.making;
    if (outer.isKept) return render();
    const key = this.freeKey(of.key);
    let portion = this.kept(key, of.inputs, begins, ground);
    if (!portion) {
      const { entries, text } = ground.budget;
      const making: Making = { ...begins, asked: [], ids: [], isKept: of.inputs !== undefined };
      this.making = making;
      try {
        const node = render();
        if (!node) return null;
        const html = cleanMarkup(renderToString(node));
        const { asked, ids } = making;
        const spent = { entries: entries - ground.budget.entries, text: text - ground.budget.text };
        // Where the page is full, what is shown depends on what stands before.
        const isFull = ground.budget.entries <= 0 || ground.budget.text < 0;
        const before = this.known.get(key);
        if (of.inputs === undefined && before?.inputs === undefined && before?.html === html) portion = before;
        else portion = { html, asked, ids, spent, inputs: isFull ? undefined : of.inputs };
      } finally {
        this.making = outer;
      }
    }
    this.made.set(key, portion);
    this.bases.set(key, begins.line - outer.line);
    const marks: object = { 'data-portion': key, 'data-kept': true };
    return h(tagOf(portion.html), marks);
  }

  /** A key that nothing on the page has yet: a plan may say an id twice, and have another that looks like the second. */
  private freeKey(key: string): string {
    if (!this.made.has(key)) return key;
    let count = this.made.size;
    while (this.made.has(`${key}-${count}`)) count++;
    return `${key}-${count}`;
  }

  /** A portion of the page before, where it would be made just so again; what it took is taken. */
  private kept(
    key: string,
    inputs: readonly unknown[] | undefined,
    begins: Beginning,
    ground: Ground,
  ): Portion | undefined {
    const known = this.known.get(key);
    if (!inputs || !known?.inputs || known.inputs.length !== inputs.length) return undefined;
    const { budget, ids } = ground;
    if (!known.inputs.every((input, index) => input === inputs[index])) return undefined;
    if (budget.entries <= known.spent.entries || budget.text < known.spent.text) return undefined;
    if (!known.asked.every(({ question, answer }) => ground.answer(question, begins) === answer)) return undefined;
    budget.entries -= known.spent.entries;
    budget.text -= known.spent.text;
    for (const id of known.ids) ids.add(id);
    return known;
  }
}

function tagOf(html: string): string {
  return /^<([a-z0-9]+)/.exec(html)?.[1] ?? 'div';
}

/** The portions of a page, by their keys. */
export interface PortionsMade {
  readonly made: ReadonlyMap<string, Portion>;
  /** How many lines each begins behind what holds it. */
  readonly bases: ReadonlyMap<string, number>;
}

/** The place of a portion in what holds it. Texts of a plan hold no `<` and no `"` in it, so that none can look so. */
const STUB = /<([a-z0-9]+) data-portion="([^"]*)" data-kept(?:="[^"]*")?><\/\1>/g;

/**
 * Puts portions in the place of their stubs, with `data-portion` for the key and `data-base` for the lines.
 * @param since the portions of an earlier page: what is there already stays a stub
 */
export function filled(html: string, page: PortionsMade, since?: PortionsMade): string {
  return html.replace(STUB, (stub, tag: string, key: string) => {
    const portion = page.made.get(key);
    if (!portion || since?.made.has(key)) return stub;
    const marks = ` data-portion="${key}" data-base="${page.bases.get(key) ?? 0}"`;
    return `<${tag}${marks}${filled(portion.html.slice(tag.length + 1), page, since)}`;
  });
}

/** What makes one page of another. */
export interface Changes {
  /** Portions that are others now; in them, those that the page has already stand as stubs. */
  readonly changed: readonly { readonly portion: string; readonly html: string }[];
  /** Portions that begin elsewhere now, with their `data-base`. */
  readonly moved: readonly (readonly [portion: string, base: number])[];
}

/** What has changed from an earlier page to this one. */
export function changesBetween(since: PortionsMade, page: PortionsMade): Changes {
  const changed: { portion: string; html: string }[] = [];
  const moved: [string, number][] = [];
  for (const [portion, { html }] of page.made) {
    const before = since.made.get(portion);
    // What is new comes with what holds it.
    if (!before) continue;
    if (before.html !== html) changed.push({ portion, html: filled(html, page, since) });
    const base = page.bases.get(portion) ?? 0;
    if (since.bases.get(portion) !== base) moved.push([portion, base]);
  }
  return { changed, moved };
}
