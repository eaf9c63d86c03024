// Assertions that run in every extension host; Node's own are not to be had in a web worker.

class AssertionError extends Error {
  override name = 'AssertionError';
  constructor(
    message: string,
    readonly expected?: unknown,
    readonly actual?: unknown,
  ) {
    super(message);
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && same(Reflect.get(a, key), Reflect.get(b, key)));
}

/** @throws {Error} if the value is falsy */
export function ok(value: unknown, message = 'not as it should be'): asserts value {
  if (!value) throw new AssertionError(message);
}

/** @throws {Error} always */
function fail(message: string): never {
  throw new AssertionError(message);
}

/** @throws {Error} unless both are the same value */
export function equal<T>(actual: T, expected: T, message = 'not the expected value'): void {
  if (!Object.is(actual, expected)) throw new AssertionError(message, expected, actual);
}

/** @throws {Error} unless both have the same structure of the same values */
export function deepEqual<T>(actual: T, expected: T, message = 'not the expected value'): void {
  if (!same(actual, expected)) throw new AssertionError(message, expected, actual);
}

/** @throws {Error} unless the text matches */
export function match(text: string, pattern: RegExp, message = `no match for ${pattern}`): void {
  if (!pattern.test(text)) throw new AssertionError(message, String(pattern), text);
}

/** @throws {Error} unless the list (or text) holds the value; an empty one never passes for it */
export function includes<T>(list: readonly T[], value: T, message = 'it lacks the expected value'): void {
  if (!list.includes(value)) throw new AssertionError(message, value, list);
}

/** @throws {Error} unless the promise is rejected with a message that matches */
export async function rejects(promise: Thenable<unknown>, pattern: RegExp): Promise<void> {
  try {
    await promise;
  } catch (error) {
    match(error instanceof Error ? error.message : String(error), pattern);
    return;
  }
  fail('it was not rejected');
}
