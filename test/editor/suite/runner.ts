// Mocha within an extension host. Imported before any test, so that the tests find `describe` and `it`.
import 'mocha';
import * as vscode from 'vscode';

/** Put in by the bundler: which tests to run (a regular expression; empty = all), and in which host. */
declare const TEST_GREP: string;
declare const TEST_HOST: 'desktop' | 'web';

/** In which extension host these tests run. */
export const host = TEST_HOST;

interface Tally {
  passed: number;
  failed: number;
  pending: number;
  failures: { title: string; message: string }[];
}

/** Prints as mocha's "spec" does; console lines are all that every host carries to the terminal. */
class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    let depth = 0;
    const print = (text: string) => console.log('  '.repeat(depth) + text);
    runner.on('suite', (suite) => {
      if (suite.title) print(suite.title);
      depth++;
    });
    runner.on('suite end', () => {
      depth--;
    });
    runner.on('pass', (test) => print(`✔ ${test.title}${test.speed === 'fast' ? '' : ` (${test.duration}ms)`}`));
    runner.on('pending', (test) => print(`- ${test.title}`));
    runner.on('fail', (test, error: unknown) => {
      print(`✘ ${test.title}`);
      console.log(describeError(error).replace(/^/gm, '  '.repeat(depth + 1)));
    });
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { expected, actual } = error as { expected?: unknown; actual?: unknown };
  const told = error.stack?.includes(error.message) ? error.stack : `${error.message}\n${error.stack ?? ''}`;
  if (expected === undefined && actual === undefined) return told;
  return `${told}\nexpected: ${JSON.stringify(expected)}\nactual:   ${JSON.stringify(actual)}`;
}

const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, slow: 1_000, reporter: ConsoleReporter });
if (TEST_GREP) mocha.grep(new RegExp(TEST_GREP));
mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);

/** Leaves the tally where the run that started VS Code looks for it: extension hosts share no other place with it. */
async function writeTally(tally: Tally): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) return;
  const file = vscode.Uri.joinPath(folder.uri, '.tally.json');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(tally)));
}

/**
 * What VS Code calls: runs all tests that were imported.
 * @throws {Error} when a test failed
 */
export async function run(): Promise<void> {
  const tally: Tally = { passed: 0, failed: 0, pending: 0, failures: [] };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', () => {
        tally.passed++;
      })
      .on('pending', () => {
        tally.pending++;
      })
      .on('fail', (test, error: unknown) => {
        tally.failed++;
        tally.failures.push({ title: test.fullTitle(), message: describeError(error) });
      });
  });
  await writeTally(tally);
  console.log(`${tally.passed} passing, ${tally.failed} failing, ${tally.pending} pending`);
  if (tally.failed > 0) throw new Error(`${tally.failed} tests failed.`);
}
