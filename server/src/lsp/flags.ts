/** How Node's engine is to work for a server that is asked for findings at once, and then runs for hours. */
import { setFlagsFromString } from 'node:v8';

/** Until the start is over. To be called before any large file is loaded. */
export function setForStart(): void {
  // What is read at the start stays, and an edit leaves much behind, but not for long. A nursery that grows with it would
  // take four times the memory, and save hardly any time.
  setFlagsFromString('--semi-space-growth-factor=1');
  // What runs once isn't worth optimising: threads would compete with the start for processors and memory.
  setFlagsFromString('--max-optimized-bytecode-size=0');
  // Of two optimising compilers, one is enough, and is all that Node 20 has.
  setFlagsFromString('--no-maglev');
}

/** From then on. */
export function setForLong(): void {
  // What the engine itself begins with.
  setFlagsFromString('--max-optimized-bytecode-size=61440');
}
