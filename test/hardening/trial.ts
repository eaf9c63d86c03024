import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Thoroughness } from './withstand';

/** Memory for one text and all that is made of it, in MiB. */
const MEMORY = 500;
/** After so long nobody believes any more that an answer will come; in milliseconds. */
const PATIENCE = 120_000;

/** Puts texts on trial in a process of its own: what hangs or eats all memory is a fault like any other. */
export class Trial {
  private child: ChildProcess | undefined;

  /** What goes wrong with a text, in words. */
  async faultsOf(text: string, how: Thoroughness = {}): Promise<readonly string[]> {
    const child = this.child ?? this.start();
    const faults = new Promise<readonly string[]>((resolve) => {
      const settle = (found: readonly string[]) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(found);
      };
      const fault = (what: string) => {
        this.child = undefined;
        child.kill('SIGKILL');
        settle([what]);
      };
      const timer = setTimeout(() => fault('hangs'), PATIENCE);
      child.once('message', (message) => settle(message as readonly string[]));
      child.once('error', (error) => fault(`can’t be tried: ${error.message}`));
      child.once('exit', (code, signal) => fault(`ends its process with ${code ?? signal}`));
    });
    child.send({ text, how });
    return faults;
  }

  end(): void {
    this.child?.removeAllListeners().kill();
    this.child = undefined;
  }

  private start(): ChildProcess {
    this.child = fork(path.join(__dirname, 'withstand.process.ts'), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${MEMORY}`],
      serialization: 'advanced',
    });
    return this.child;
  }
}
