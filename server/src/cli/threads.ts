/** Spreads a job over threads, where there are so many files that it pays. */
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { FileReport } from '../report';
import { Checker, type Job } from './job';
import type { Said } from './language';
import { RunError } from './run-error';

/** A thread takes about as long to begin as this many files take to be checked. */
const FILES_FOR_A_THREAD = 40;
/** Files handed over at a time: enough to keep the talking small, few enough for all to end together. */
const BATCH = 8;

/** In MiB. What is made of a plan lives until the next one comes: where there is room for it, none of it is copied. */
const MEMORY = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 4096 } as const;

type Answer = Outcome | { readonly error: Said; readonly isRunError: boolean };

/** What comes of a job. */
export interface Outcome {
  /** In the order of the files. */
  readonly reports: readonly FileReport[];
  /** What is amiss in the configurations that decided: each line once. */
  readonly notes: readonly Said[];
}

/** How many threads a number of files is worth; 0 where this one does it all by itself. */
export function threadsFor(files: number, processors: number): number {
  const threads = Math.min(processors, Math.floor(files / FILES_FOR_A_THREAD));
  return threads < 2 ? 0 : threads;
}

/**
 * Checks files.
 * @param done is told how many files are done, each time
 * @throws RunError for the first file that can't be done
 */
export async function checkFiles(files: readonly string[], job: Job, done: (count: number) => void): Promise<Outcome> {
  const threads = threadsFor(files.length, availableParallelism());
  if (threads > 0 && isMainThread) return inThreads(files, job, threads, done);
  const checker = new Checker(job);
  const reports: FileReport[] = [];
  for (const file of files) {
    reports.push(await checker.check(file));
    done(reports.length);
    // Between files, so that the terminal is drawn and signals are heard.
    if (reports.length % BATCH === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { reports, notes: checker.notes };
}

async function inThreads(
  files: readonly string[],
  job: Job,
  count: number,
  done: (count: number) => void,
): Promise<Outcome> {
  const reports: FileReport[] = [];
  const notes = new Map<string, Said>();
  let next = 0;
  let finished = 0;
  let failure: { readonly at: number; readonly error: Error } | undefined;
  const fail = (at: number, error: Error) => {
    if (!failure || at < failure.at) failure = { at, error };
  };
  const work = async (): Promise<void> => {
    const worker = new Worker(__filename, { workerData: { job }, resourceLimits: MEMORY });
    try {
      while (next < files.length && !failure) {
        const at = next;
        const batch = files.slice(at, at + BATCH);
        next += batch.length;
        const answer = await ask(worker, batch);
        if ('error' in answer)
          return fail(at, answer.isRunError ? new RunError(answer.error) : new Error(answer.error.en));
        for (const [index, report] of answer.reports.entries()) reports[at + index] = report;
        for (const note of answer.notes) notes.set(note.en, note);
        finished += batch.length;
        done(finished);
      }
    } catch (error) {
      fail(files.length, error instanceof Error ? error : new Error(String(error)));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: count }, work));
  if (failure) throw failure.error;
  return { reports, notes: [...notes.keys()].sort().flatMap((key) => notes.get(key) ?? []) };
}

function ask(worker: Worker, batch: readonly string[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: Answer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`a thread ended by itself (${code})`)));
    const settle = (end: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(batch);
  });
}

/** What a thread does: it waits for files, and answers with their reports. */
export function serveThread(): void {
  const port = parentPort;
  if (!port) return;
  const { job } = workerData as { readonly job: Job };
  const checker = new Checker(job);
  port.on('message', async (batch: readonly string[]) => {
    let answer: Answer;
    try {
      const reports: FileReport[] = [];
      for (const file of batch) reports.push(await checker.check(file));
      answer = { reports, notes: checker.notes };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const isRunError = error instanceof RunError;
      answer = { error: isRunError ? error.said : { en: message, he: message }, isRunError };
    }
    port.postMessage(answer);
  });
}
