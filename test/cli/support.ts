import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The built command. */
export const COMMAND = path.join(__dirname, '../../dist/cli.js');
export const EXAMPLES = path.join(__dirname, '../../examples');
/** The day on which the examples are read. */
export const TODAY = '2027-03-01';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** The user to run as; only the superuser may choose. */
  readonly uid?: number;
}

/** Runs the built command in a process of its own. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return runProgram(process.execPath, [COMMAND, ...args], options);
}

/** Runs a program, and gathers what it says. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, input, env, uid }: RunOptions = {},
): Promise<Outcome> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const child = spawn(program, args, {
    cwd,
    env: { ...inherited, LC_ALL: 'C', ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => out.push(data));
  child.stderr.on('data', (data: Buffer) => err.push(data));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** A folder of a test's own. */
export class Scratch {
  readonly root = mkdtempSync(path.join(tmpdir(), 'partnership-plan-cli-'));

  /** Writes files by their paths, and the folders that they need. */
  write(files: Readonly<Record<string, string | Buffer>>): this {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(this.path(name)), { recursive: true });
      writeFileSync(this.path(name), text);
    }
    return this;
  }

  path(name: string): string {
    return path.join(this.root, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  list(folder = '.'): readonly string[] {
    return readdirSync(this.path(folder)).sort();
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    return run(args, { cwd: this.root, ...options });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** A plan with two partners and nothing in it that is an error. */
export const SOUND = `partnership: 1
title: River Trail
language: en
partners:
  - id: trust
    name: River Trust
    sector: civil-society
  - id: council
    name: City Council
    sector: local-government
`;

/** A plan with one error, and a few warnings and remarks. */
export const WRONG = `${SOUND}blend: stew
`;
