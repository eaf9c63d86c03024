import { Presets, SingleBar } from 'cli-progress';
import { coloursFor } from './terminal';

/** What takes less time, in milliseconds, needs no bar. */
const PATIENCE = 1000;

/** A bar on standard error, drawn only on a terminal and only for what takes long. */
export class Progress {
  private readonly begun = Date.now();
  private bar: SingleBar | undefined;

  constructor(
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream = process.stderr,
  ) {}

  update(done: number): void {
    if (!this.stream.isTTY || process.env.TERM === 'dumb') return;
    if (!this.bar && Date.now() - this.begun >= PATIENCE && done < this.total) {
      const { dim } = coloursFor(this.stream);
      const format = `{bar} ${dim('{value}/{total}')}`;
      this.bar = new SingleBar({ format, stream: this.stream, clearOnComplete: true, hideCursor: true }, Presets.rect);
      this.bar.start(this.total, done);
    }
    this.bar?.update(done);
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}
