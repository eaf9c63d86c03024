import path from 'node:path';
import { URI } from 'vscode-uri';
import { type CheckOptions, check } from '../check';
import { isConfiguration } from '../configuration/load';
import { mend, mendConfiguration } from '../mend';
import { type FileReport, type ReportOptions, reportOf } from '../report';
import type { Language } from '../schema/shape';
import { Configurations } from './configurations';
import { type Input, readInput, readStandardInput } from './input';
import type { Said } from './language';
import { writeWhole } from './write';

/** What is to be done with each file; plain data, so that other threads can be told. */
export interface Job extends ReportOptions {
  readonly cwd: string;
  readonly config: string | undefined;
  readonly language: Language | undefined;
  readonly today: string | undefined;
  readonly fix: boolean;
}

/** Does a job, one file after the other. */
export class Checker {
  private readonly configurations: Configurations;

  constructor(private readonly job: Job) {
    this.configurations = new Configurations(job.config, job.language);
  }

  /** What is amiss in the configurations that decided, short of an error. */
  get notes(): readonly Said[] {
    return this.configurations.notes;
  }

  /**
   * Checks a plan, or a configuration, and mends it where the job says so.
   * @param file from the working directory; `-` for standard input
   * @throws RunError
   */
  async check(file: string): Promise<FileReport> {
    const { cwd, fix, language, today } = this.job;
    const full = path.resolve(cwd, file);
    const { text, mark, isWhole } = file === '-' ? await readStandardInput() : readInput(full);
    const uri = URI.file(full).toString();
    if (isConfiguration(uri)) return this.checkConfiguration(file, full, uri, { text, mark, isWhole });
    const options: CheckOptions = {
      configuration: await this.configurations.of(file === '-' ? path.join(cwd, 'stdin') : full),
      today,
      file,
      forceLanguage: language,
    };
    if (!fix || !isWhole) return reportOf(file, check(text, options), this.job);
    const { analysis, count } = mend(text, options);
    if (count > 0) await writeWhole(full, mark + analysis.document.text);
    return reportOf(file, analysis, this.job, count);
  }

  private async checkConfiguration(file: string, full: string, uri: string, input: Input): Promise<FileReport> {
    const checked = await this.configurations.check(uri, input.text);
    if (!this.job.fix || !input.isWhole) return reportOf(file, checked, this.job);
    const { analysis, count } = await mendConfiguration(checked, (text) => this.configurations.check(uri, text));
    if (count > 0) await writeWhole(full, input.mark + analysis.document.text);
    return reportOf(file, analysis, this.job, count);
  }
}
