/** Measures `check` over a folder of plans, against the bare cost of parsing the same files. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { generatePlan } from './plans';

const CLI = path.join(__dirname, '../../dist/cli.js');
const USAGE = path.join(__dirname, 'report-usage.cjs');
const LINES = 250;

/** What a program used: times in milliseconds, memory in MiB at its highest. */
export interface Usage {
  readonly time: number;
  readonly cpu: number;
  readonly memory: number;
}

export interface Checking {
  readonly files: number;
  readonly check: readonly Usage[];
  readonly bare: readonly Usage[];
  /** `check` over a quarter of the files. */
  readonly quarter: readonly Usage[];
}

/** Checks and parses a number of plans, in turn, a number of times. */
export async function measureChecking(node: string, files: number, times: number): Promise<Checking> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'partnership-plan-bench-'));
  try {
    const all = path.join(scratch, 'all');
    const quarter = path.join(scratch, 'quarter');
    for (const folder of [all, quarter]) mkdirSync(folder);
    for (let i = 0; i < files; i++) {
      const text = generatePlan(LINES, i + 1);
      writeFileSync(path.join(all, `${i}.partnership.yaml`), text);
      if (i % 4 === 0) writeFileSync(path.join(quarter, `${i}.partnership.yaml`), text);
    }
    const bare = path.join(scratch, 'bare.cjs');
    await build({
      entryPoints: [path.join(__dirname, 'bare.mjs')],
      outfile: bare,
      bundle: true,
      minify: true,
      platform: 'node',
      mainFields: ['module', 'main'],
    });
    const runs = { check: [] as Usage[], bare: [] as Usage[], quarter: [] as Usage[] };
    const check = (folder: string) =>
      run(node, scratch, [CLI, 'check', '--format', 'json', '--output', 'found.json', folder]);
    for (let i = 0; i < times; i++) {
      runs.bare.push(await run(node, scratch, [bare, all]));
      runs.check.push(await check(all));
      runs.quarter.push(await check(quarter));
    }
    return { files, ...runs };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function run(node: string, cwd: string, args: readonly string[]): Promise<Usage> {
  const usage = path.join(cwd, 'usage.json');
  const begun = performance.now();
  const child = spawn(node, ['--require', USAGE, ...args], {
    cwd,
    env: { ...process.env, BENCH_USAGE: usage },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const status = await new Promise<number | null>((resolve, reject) => child.on('exit', resolve).on('error', reject));
  const time = performance.now() - begun;
  // 1 = findings that are errors, as generated plans have them.
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}`);
  return { time, ...(JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; memory: number }) };
}
