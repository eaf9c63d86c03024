/**
 * Holds data against a schema and tells what is wrong in terms that a message can be made of: no text of the
 * validation library leaves this file.
 */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { type Format, type Shape, typesOf, type ValueType } from './shape';

export type Path = readonly (string | number)[];

/** One way in which data breaks its schema; `path` leads to the value, or to the map that has or lacks a key. */
export type Violation =
  | { readonly kind: 'unknown-key'; readonly path: Path; readonly key: string; readonly allowed: readonly string[] }
  | { readonly kind: 'missing-keys'; readonly path: Path; readonly keys: readonly string[] }
  | { readonly kind: 'type'; readonly path: Path; readonly expected: readonly ValueType[]; readonly shape: Shape }
  | { readonly kind: 'not-allowed'; readonly path: Path; readonly shape: Shape }
  | { readonly kind: 'malformed-id'; readonly path: Path }
  | { readonly kind: 'malformed'; readonly path: Path; readonly shape: Shape }
  | { readonly kind: 'date'; readonly path: Path }
  | {
      readonly kind: 'range';
      readonly path: Path;
      readonly minimum: number | undefined;
      readonly maximum: number | undefined;
    };

/**
 * Every violation of a schema in `data`; missing keys of one map come together.
 * @param least how many steps their paths have at the least: what lies nearer to the root isn't wanted
 */
export function validate(
  format: Format,
  validator: ValidateFunction,
  data: unknown,
  least: number,
): readonly Violation[] {
  if (validator(data)) return [];
  const byPlace = new Map<string, ErrorObject[]>();
  for (const error of validator.errors ?? []) {
    if (stepsOf(error.instancePath) < least) continue;
    const list = byPlace.get(error.instancePath);
    if (list) list.push(error);
    else byPlace.set(error.instancePath, [error]);
  }
  return [...byPlace].flatMap(([pointer, errors]) => explain(format, data, toPath(pointer, data), errors));
}

/**
 * Which values of one map or list break the schema, by their keys or places; undefined where it may be any of them.
 * @param depth how many steps lead to the map or list; all that it stands in is there for its sake
 */
export function faultySteps(
  validator: ValidateFunction,
  data: unknown,
  depth: number,
): ReadonlySet<string> | undefined {
  const faulty = new Set<string>();
  if (validator(data)) return faulty;
  for (const { instancePath, keyword, params } of validator.errors ?? []) {
    const steps = stepsOf(instancePath);
    if (steps > depth) faulty.add(unescaped(instancePath.split('/', depth + 2)[depth + 1] ?? ''));
    else if (steps < depth || keyword === 'required') continue;
    else if (keyword === 'additionalProperties') faulty.add(String(params.additionalProperty));
    else return undefined;
  }
  return faulty;
}

function explain(format: Format, data: unknown, path: Path, errors: readonly ErrorObject[]): readonly Violation[] {
  const shape = format.at(path);
  if (!shape) return [];
  const value = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)?.[step], data);
  const actual = typeOf(value);
  const expected = typesOf(format, shape);
  const fitting = expected.includes(actual) || (actual === 'integer' && expected.includes('number'));
  // The branch of a union is chosen by the value's type, so what other branches say of it is left out.
  if (!fitting) {
    if (expected.includes('integer') && actual === 'number') return [{ kind: 'range', path, ...bounds(format, shape) }];
    const choices = format.branches(shape).some((branch) => branch.const !== undefined);
    return [choices ? { kind: 'not-allowed', path, shape } : { kind: 'type', path, expected, shape }];
  }
  if (actual === 'object') return explainMap(format, shape, path, errors);
  const keywords = new Set(errors.map((error) => error.keyword));
  if (keywords.has('enum') || keywords.has('const')) return [{ kind: 'not-allowed', path, shape }];
  if (keywords.has('anyOf')) return [{ kind: 'malformed', path, shape }];
  if (keywords.has('format')) return [{ kind: 'date', path }];
  if (keywords.has('pattern')) {
    return [format.resolve(shape)['x-id'] ? { kind: 'malformed-id', path } : { kind: 'malformed', path, shape }];
  }
  if (keywords.has('minimum') || keywords.has('maximum')) return [{ kind: 'range', path, ...bounds(format, shape) }];
  return [{ kind: 'malformed', path, shape }];
}

function explainMap(format: Format, shape: Shape, path: Path, errors: readonly ErrorObject[]): readonly Violation[] {
  const violations: Violation[] = [];
  const missing = errors.flatMap((error) =>
    error.keyword === 'required' ? [String(error.params.missingProperty)] : [],
  );
  if (missing.length > 0) violations.push({ kind: 'missing-keys', path, keys: missing });
  const allowed = format.properties(shape).map(([key]) => key);
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    violations.push({ kind: 'unknown-key', path, key: String(error.params.additionalProperty), allowed });
  }
  return violations;
}

function bounds(format: Format, shape: Shape): { minimum: number | undefined; maximum: number | undefined } {
  const branch = format.branches(shape).find((one) => one.minimum !== undefined || one.maximum !== undefined);
  return { minimum: branch?.minimum, maximum: branch?.maximum };
}

function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as ValueType;
}

/** How many steps a JSON pointer has. */
function stepsOf(pointer: string): number {
  let steps = 0;
  for (let at = pointer.indexOf('/'); at >= 0; at = pointer.indexOf('/', at + 1)) steps++;
  return steps;
}

/** A step of a JSON pointer as it is written in the data. */
function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A JSON pointer as a path; what points into a list becomes a number. */
function toPath(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let at = data;
  for (const part of pointer.split('/').slice(1)) {
    const key = unescaped(part);
    const step = Array.isArray(at) ? Number(key) : key;
    path.push(step);
    at = (at as Record<string | number, unknown>)?.[step];
  }
  return path;
}
