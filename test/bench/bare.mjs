// What checking is held against: the yaml library's parseDocument over the same files, on as many threads, and nothing
// else. Bundled before it is run, as the command is.
//
//   node bare.js FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { parseDocument } from 'yaml';

if (isMainThread) {
  const folder = process.argv[2];
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const threads = availableParallelism();
  for (let i = 0; i < threads; i++) {
    new Worker(process.argv[1], { workerData: files.filter((_, index) => index % threads === i) });
  }
} else {
  for (const file of workerData) parseDocument(readFileSync(file, 'utf8'));
}
