/** How Node's engine works for a server that is to tell findings at once, and then runs for hours. */
import { setFlagsFromString } from 'node:v8';

/** Whether whoever started Node wants to do without a compiler: `--no-opt`, `--no_opt` or `--noopt`. */
const isUnwanted = (compiler: string) =>
  process.execArgv.some((flag) => /^--no[-_]?(.*)$/.exec(flag)?.[1] === compiler);

/** The compilers that make fast what runs often. Where there may be none, there is no WebAssembly either. */
const COMPILERS =
  typeof WebAssembly === 'undefined' ? [] : ['opt', 'maglev'].filter((compiler) => !isUnwanted(compiler));

/** At the start, they take more than they save: they run beside it, and it could use all processors itself. */
export function startWithoutCompilers(): void {
  for (const compiler of COMPILERS) setFlagsFromString(`--no-${compiler}`);
}

/** For what comes after the start. */
export function allowCompilers(): void {
  for (const compiler of COMPILERS) setFlagsFromString(`--${compiler}`);
}

/** An edit leaves much behind, but not for long: a nursery that grows with it saves hardly any time for all its memory. */
export function keepNursery(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  // What outlives an edit or two is left as well: it is looked for before it has doubled the memory.
  setFlagsFromString('--heap-growing-percent=60');
}
