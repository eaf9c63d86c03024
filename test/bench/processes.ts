/** What the system tells of a process, without asking the process itself. */
import { readFileSync } from 'node:fs';

/** A tick of the kernel's accounts, in milliseconds: the same on every Linux that Node runs on. */
const TICK = 10;

/**
 * The time that all threads of a process have computed so far.
 * @returns milliseconds, in steps of 10; undefined where the system has no /proc
 */
export function cpuOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`);
  // The name, in parentheses, may hold spaces.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** The memory that a process holds at present (resident set), in MiB; undefined where the system has no /proc. */
export function memoryOf(pid: number): number | undefined {
  const match = /^VmRSS:\s*(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? '');
  return match ? Number(match[1]) / 1024 : undefined;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
