/** Measures servers as editors use them: from the start to the first findings, from each edit to its findings, answers. */
import { generatePlan } from './plans';
import { type Contender, Server } from './server';
import { EDIT_KINDS, Typist } from './typing';

const URI = 'file:///bench/plan.partnership.yaml';

/** Times in milliseconds, one for each time that it was done. */
export type Samples = readonly number[];

export interface Session {
  readonly lines: number;
  /** From the edit sent to its findings received, by kind of edit. */
  readonly edits: ReadonlyMap<string, Samples>;
  /** Computing time for each edit, all threads, on average; in milliseconds. */
  readonly cpuForEdit: number;
  readonly completion: Samples;
  /** The same, for a letter that was typed just before: text and question are sent together. */
  readonly completionWhileTyping: Samples;
  readonly hover: Samples;
  /** From a letter typed to the preview's page with it, of a server that makes pages. */
  readonly page: Samples;
  readonly symbols: Samples;
  /** After all edits, in MiB. */
  readonly memory: number;
  readonly edited: number;
  /** How many findings the plan has. */
  readonly findings: number;
}

/**
 * The time from the start of the process to the first findings, in turn.
 * @returns samples in milliseconds, in the order of the contenders
 */
export async function measureStarts(
  contenders: readonly Contender[],
  lines: number,
  times: number,
): Promise<Samples[]> {
  const text = generatePlan(lines);
  const samples = contenders.map((): number[] => []);
  for (let i = 0; i < times; i++) {
    for (const [index, contender] of contenders.entries()) {
      const begun = performance.now();
      const server = await Server.start(contender);
      const { at } = await server.open(URI, text);
      samples[index]?.push(at - begun);
      await server.stop();
    }
  }
  return samples;
}

/**
 * Edits a plan in all servers, each edit in one after the other, and asks them for what editors ask.
 * @param rounds of ten edits each
 * @returns in the order of the contenders
 */
export async function measureSessions(
  contenders: readonly Contender[],
  lines: number,
  rounds: number,
  progress: (done: number) => void,
): Promise<Session[]> {
  const text = generatePlan(lines);
  const typist = new Typist(URI, text, lines);
  const seats: Seat[] = [];
  for (const contender of contenders) {
    const server = await Server.start(contender);
    const { count } = await server.open(URI, text);
    seats.push(new Seat(server, count));
  }
  for (let round = 0; round < rounds; round++) {
    for (const seat of seats) seat.startClock();
    for (const edit of typist.round()) {
      for (const seat of seats) await seat.edit(typist.version, edit);
    }
    for (const seat of seats) seat.stopClock();
    if (round % 5 === 0) {
      for (const seat of seats) await seat.ask(typist, round / 5);
      const { end } = typist.somewhere(/^ +sector: (?=\S)/gm);
      for (const next of [() => typist.type(end), () => typist.undo()]) {
        const edit = next();
        for (const seat of seats) await seat.completeWhileTyping(typist.version, edit);
      }
      const word = typist.somewhere(/^ +(?:what|issue|need|decision|stake): (?=\S)/gm);
      for (const next of [() => typist.type(word.end), () => typist.undo()]) {
        const edit = next();
        for (const seat of seats) await seat.showWhileTyping(typist.version, edit);
      }
    }
    progress((round + 1) / rounds);
  }
  const sessions = seats.map((seat) => seat.session(lines, rounds * 10));
  for (const { server } of seats) await server.stop();
  return sessions;
}

type Change = { readonly kind: string; readonly range: { readonly start: object }; readonly text: string };

/** One server at work, and what was measured of it. */
class Seat {
  private readonly edits = new Map<string, number[]>(EDIT_KINDS.map((kind) => [kind, []]));
  private readonly completion: number[] = [];
  private readonly completionWhileTyping: number[] = [];
  private readonly hover: number[] = [];
  private readonly page: number[] = [];
  private readonly symbols: number[] = [];
  private cpu = 0;

  constructor(
    readonly server: Server,
    private readonly count: number,
  ) {}

  async edit(version: number, { kind, range, text }: Change): Promise<void> {
    const findings = this.server.findings(URI, version);
    const sent = performance.now();
    this.server.change(URI, version, [{ range, text }]);
    const { at } = await findings;
    this.edits.get(kind)?.push(at - sent);
  }

  /** From here on, computing time is that of edits. */
  startClock(): void {
    this.cpu -= this.server.cpu;
  }

  stopClock(): void {
    this.cpu += this.server.cpu;
  }

  /** Completion of values, references and keys, in turn; a hover on each of them; the outline. */
  async ask(typist: Typist, turn: number): Promise<void> {
    const places = [/^ +sector: (?=\S)/gm, /^ +owner: (?=\S)/gm, /^ +(?=need:)/gm];
    const offset = typist.somewhere(places[turn % places.length] ?? /^/g).end;
    const at = { textDocument: { uri: URI }, position: typist.positionAt(offset) };
    this.completion.push(await this.time('textDocument/completion', at));
    this.hover.push(await this.time('textDocument/hover', { ...at, position: typist.positionAt(offset + 1) }));
    this.symbols.push(await this.time('textDocument/documentSymbol', { textDocument: { uri: URI } }));
  }

  async completeWhileTyping(version: number, { range, text }: Change): Promise<void> {
    const findings = this.server.findings(URI, version);
    this.server.change(URI, version, [{ range, text }]);
    const at = { textDocument: { uri: URI }, position: range.start };
    this.completionWhileTyping.push(await this.time('textDocument/completion', at));
    await findings;
  }

  /** Asks for the page that shows an edit, together with it, as the preview does. */
  async showWhileTyping(version: number, { range, text }: Change): Promise<void> {
    const findings = this.server.findings(URI, version);
    const sent = performance.now();
    this.server.change(URI, version, [{ range, text }]);
    const { page } = this.server.contender;
    if (page) this.page.push((await this.server.request(page, { uri: URI })).at - sent);
    await findings;
  }

  session(lines: number, edited: number): Session {
    const { edits, completion, completionWhileTyping, hover, page, symbols } = this;
    return {
      lines,
      edits,
      cpuForEdit: this.cpu / edited,
      completion,
      completionWhileTyping,
      hover,
      page,
      symbols,
      memory: this.server.memory,
      edited,
      findings: this.count,
    };
  }

  private async time(method: string, params: unknown): Promise<number> {
    const sent = performance.now();
    const { at } = await this.server.request(method, params);
    return at - sent;
  }
}

/** All edits of a session, whatever their kind. */
export function allEdits({ edits }: Session): Samples {
  return [...edits.values()].flat();
}
