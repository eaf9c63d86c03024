/**
 * The bench. What it measures and how to read it: see README.md beside it.
 *
 *   npm run bench -- [starts] [edits] [preview] [check] [sizes] [activation] [options]      (without any: all)
 *     --lines N,N…   lengths of the plans that are edited (250,1000,5000,25000)
 *     --quick        a tenth of the repetitions: tells the magnitude only
 *     --alone        without yaml-language-server
 *     --node PATH    the Node that runs all servers (default: the one that yaml-language-server needs)
 *     --json FILE    writes the rows as data as well
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureActivation } from './activation';
import { measureChecking, type Usage } from './checking';
import { contenders } from './contenders';
import { allEdits, measureSessions, measureStarts, type Samples, type Session } from './editing';
import { figureOf, median } from './numbers';
import { measurePreview } from './previewing';
import { bundleSizes, vsixSize } from './sizes';
import { machine, type Row, tableOf } from './table';
import { EDIT_KINDS } from './typing';

/** How many rounds of ten edits a plan of a length gets. */
const ROUNDS = new Map([
  [1000, 100],
  [5000, 100],
  [25_000, 10],
]);

/** Our marks, by the length of the plan; times in milliseconds, memory in MiB. */
const TARGETS = {
  edit: new Map([
    [1000, 8],
    [5000, 16],
    [25_000, 50],
  ]),
  cpu: new Map([[5000, 8]]),
  completion: new Map([[5000, 5]]),
  preview: new Map([[5000, 100]]),
  start: new Map([[250, 300]]),
  memory: new Map([[5000, 130]]),
  checkRatio: 1.3,
  activation: 50,
};

const PARTS = ['starts', 'edits', 'preview', 'check', 'sizes', 'activation'] as const;

async function main(): Promise<number> {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      lines: { type: 'string', default: '250,1000,5000,25000' },
      quick: { type: 'boolean', default: false },
      alone: { type: 'boolean', default: false },
      node: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const unknown = positionals.filter((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}.`);
    return 2;
  }
  const times = (count: number) => (options.quick ? Math.max(2, Math.round(count / 10)) : count);
  const lengths = options.lines.split(',').map(Number);
  const racers = await contenders({ alone: options.alone, node: options.node });
  const node = racers[0]?.node ?? process.execPath;
  const rows: Row[] = [];
  const parts: Readonly<Record<(typeof PARTS)[number], () => Promise<void>>> = {
    async starts() {
      for (const lines of lengths.filter((length) => length <= 5000)) {
        note(`starts, ${lines} lines`);
        const samples = await measureStarts(racers, lines, times(20));
        rows.push(timed('start of the process to findings', lines, samples, of('median', TARGETS.start, lines)));
      }
    },
    async edits() {
      for (const lines of lengths) {
        const tell = (done: number) => note(`edits, ${lines} lines`, done);
        tell(0);
        const sessions = await measureSessions(racers, lines, times(ROUNDS.get(lines) ?? 20), tell);
        rows.push(...rowsOf(lines, sessions));
      }
    },
    async preview() {
      const [ours] = racers;
      if (!ours) return;
      for (const lines of lengths.filter((length) => length <= 5000)) {
        note(`preview, ${lines} lines`);
        const { whole, browser } = await measurePreview(ours, lines, times(20));
        rows.push(timed('edit to the preview that shows it', lines, [whole], of('p95', TARGETS.preview, lines)));
        rows.push(timed('– the browser’s part', lines, [browser]));
      }
    },
    async check() {
      note('check');
      const { files, check, bare, quarter } = await measureChecking(node, times(1000), 5);
      const whole = `\`check\` of ${files.toLocaleString('en')} plans, beside parseDocument alone`;
      const row = (what: string, unit: string, key: keyof Usage): Row => ({
        what: `${whole}: ${what}`,
        lines: 250,
        unit,
        ours: median(check.map((usage) => usage[key])),
        other: median(bare.map((usage) => usage[key])),
      });
      const time = row('time', 'ms', 'time');
      const most = TARGETS.checkRatio * (time.other?.median ?? 0);
      rows.push({ ...time, target: { of: 'median', most } });
      rows.push(row('computing', 'ms', 'cpu'));
      rows.push(row('memory', 'MiB', 'memory'));
      const memory = median(quarter.map((usage) => usage.memory));
      rows.push({ what: `\`check\` of ${Math.ceil(files / 4)} plans: memory`, lines: 250, unit: 'MiB', ours: memory });
    },
    async sizes() {
      note('sizes');
      const kib = (bytes: number) => ({ median: bytes / 1024 });
      for (const { name, size, compressed } of bundleSizes()) {
        rows.push({ what: `dist/${name}, gzipped ${Math.round(compressed / 1024)} KiB`, unit: 'KiB', ours: kib(size) });
      }
      rows.push({ what: 'the extension, packaged', unit: 'KiB', ours: kib(await vsixSize()) });
    },
    async activation() {
      note('activation');
      const samples = await measureActivation(5);
      const target = { of: 'median', most: TARGETS.activation } as const;
      rows.push({ what: 'activation, as VS Code tells it', unit: 'ms', ours: figureOf(samples), target });
    },
  };
  let status = 0;
  for (const part of PARTS) {
    if (positionals.length > 0 && !positionals.includes(part)) continue;
    // What was measured in an hour isn't lost for the part that can't be.
    await parts[part]().catch((error: unknown) => {
      console.error(`${part}: ${error instanceof Error ? error.message : error}`);
      status = 2;
    });
  }
  note('');
  console.log(`${machine(node)}\n\n${tableOf(rows, racers[1]?.name)}`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, undefined, 2)}\n`);
  return status;
}

function rowsOf(lines: number, sessions: readonly Session[]): readonly Row[] {
  const times = (what: string, from: (session: Session) => Samples, target?: Row['target']) =>
    timed(what, lines, sessions.map(from), target);
  const single = (what: string, unit: string, from: (session: Session) => number, target?: Row['target']): Row => {
    const [ours = 0, other] = sessions.map(from);
    return {
      what,
      lines,
      unit,
      ours: { median: ours },
      other: other === undefined ? undefined : { median: other },
      target,
    };
  };
  return [
    times('edit to findings', allEdits, of('p95', TARGETS.edit, lines)),
    ...EDIT_KINDS.map((kind) => times(`– ${kind}`, (session) => session.edits.get(kind) ?? [])),
    single('computing for an edit (mean)', 'ms', (session) => session.cpuForEdit, of('median', TARGETS.cpu, lines)),
    times('completion', (session) => session.completion, of('median', TARGETS.completion, lines)),
    times('completion behind a letter just typed', (session) => session.completionWhileTyping),
    times('hover', (session) => session.hover),
    times('page of the preview, with an edit', (session) => session.page),
    times('outline', (session) => session.symbols),
    single(
      `memory after ${sessions[0]?.edited.toLocaleString('en')} edits`,
      'MiB',
      (session) => session.memory,
      of('median', TARGETS.memory, lines),
    ),
    single('findings', '', (session) => session.findings),
  ];
}

function timed(what: string, lines: number, samples: readonly Samples[], target?: Row['target']): Row {
  const [ours = [], other] = samples;
  return { what, lines, unit: 'ms', ours: figureOf(ours), other: other?.length ? figureOf(other) : undefined, target };
}

function of(figure: 'median' | 'p95', marks: ReadonlyMap<number, number>, lines: number): Row['target'] {
  const most = marks.get(lines);
  return most === undefined ? undefined : { of: figure, most };
}

/** Tells on a terminal what is being done. */
function note(text: string, done?: number): void {
  if (!process.stderr.isTTY) return;
  const share = done === undefined ? '' : ` ${Math.round(done * 100)} %`;
  process.stderr.write(`\r\x1b[K${text && `measuring: ${text}${share}`}`);
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
