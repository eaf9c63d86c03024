/**
 * Reads a JSON schema of ours as a description of what may stand where: for validation messages, completion, hovers and
 * the index of ids. The annotations (`x-…`) are explained in the schemas' own header and in CONTRIBUTING.
 */
import planSchema from '../../../schemas/partnership-plan.schema.json';

export type Language = 'en' | 'he';

/** The kinds of thing that a plan declares by id and refers to. */
export type IdKind = 'partner' | 'goal' | 'issue' | 'decision' | 'phase' | 'commitment' | 'indicator' | 'resource';

export const ID_KINDS: readonly IdKind[] = [
  'partner',
  'goal',
  'issue',
  'decision',
  'phase',
  'commitment',
  'indicator',
  'resource',
];

interface HebrewTexts {
  readonly title?: string;
  readonly description?: string;
  readonly enumDescriptions?: readonly string[];
  readonly enumTitles?: readonly string[];
}

/** A JSON schema (draft-07, the part of it that our schemas use) with our annotations. */
export interface Shape {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: boolean | Shape;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly definitions?: Readonly<Record<string, Shape>>;
  readonly enumDescriptions?: readonly string[];
  readonly 'x-enumTitles'?: readonly string[];
  readonly 'x-he'?: HebrewTexts;
  readonly 'x-source'?: readonly string[];
  readonly 'x-id'?: IdKind;
  readonly 'x-ref'?: IdKind;
  readonly 'x-ref-or-text'?: boolean;
  readonly 'x-practice'?: boolean;
}

/** What a value can be, as far as a shape's branches tell it apart. */
export type ValueType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

/** A schema with the means to walk it. */
export interface Format {
  readonly root: Shape;
  /** The shape behind `$ref`; what stands beside the `$ref` wins over what it refers to. */
  resolve(shape: Shape): Shape;
  /** The alternatives of a shape, resolved; one where it has no `anyOf`. */
  branches(shape: Shape): readonly Shape[];
  /** The shape of a key's value in a map of this shape; undefined for unknown keys and user keys (`x-…`). */
  property(shape: Shape, key: string): Shape | undefined;
  /** The keys that a map of this shape may have, with their shapes. */
  properties(shape: Shape): readonly (readonly [string, Shape])[];
  required(shape: Shape): readonly string[];
  /** The shape of a list's entries; undefined where no list may stand. */
  items(shape: Shape): Shape | undefined;
  /** The shape at a path of keys; a number stands for any entry of a list. */
  at(path: readonly (string | number)[]): Shape | undefined;
}

export interface EnumValue {
  readonly value: string;
  readonly title: string;
  readonly description: string | undefined;
}

/** A format made from a schema; what is worked out is kept, since schemas never change. */
export function createFormat(root: Shape): Format {
  const resolved = new WeakMap<Shape, Shape>();
  const alternatives = new WeakMap<Shape, readonly Shape[]>();
  const entries = new WeakMap<Shape, readonly (readonly [string, Shape])[]>();
  const format: Format = {
    root,
    resolve(shape) {
      if (!shape.$ref) return shape;
      let known = resolved.get(shape);
      if (!known) {
        const name = shape.$ref.replace('#/definitions/', '');
        const target = root.definitions?.[name];
        if (!target) throw new Error(`The schema refers to ${shape.$ref}, which it does not define`);
        const { $ref: _, ...own } = shape;
        const behind = format.resolve(target);
        const hebrew = { ...behind['x-he'], ...own['x-he'] };
        known = { ...behind, ...own, ...(Object.keys(hebrew).length > 0 ? { 'x-he': hebrew } : {}) };
        resolved.set(shape, known);
      }
      return known;
    },
    branches(shape) {
      let known = alternatives.get(shape);
      if (!known) {
        const whole = format.resolve(shape);
        known = whole.anyOf
          ? whole.anyOf.flatMap((branch) => {
              // Branches that only narrow a type stated beside the anyOf.
              const typed = whole.type && !branch.type && !branch.$ref ? { ...branch, type: whole.type } : branch;
              return format.branches(typed);
            })
          : [whole];
        alternatives.set(shape, known);
      }
      return known;
    },
    property(shape, key) {
      for (const branch of format.branches(shape)) {
        const found = branch.properties && Object.hasOwn(branch.properties, key) ? branch.properties[key] : undefined;
        if (found) return found;
        if (typeof branch.additionalProperties === 'object') return branch.additionalProperties;
      }
      return undefined;
    },
    properties(shape) {
      let known = entries.get(shape);
      if (!known) {
        known = format.branches(shape).flatMap((branch) => Object.entries(branch.properties ?? {}));
        entries.set(shape, known);
      }
      return known;
    },
    required(shape) {
      return format.branches(shape).find((branch) => branch.properties)?.required ?? [];
    },
    items(shape) {
      return format.branches(shape).find((branch) => branch.items)?.items;
    },
    at(path) {
      let shape: Shape | undefined = root;
      for (const step of path) {
        if (!shape) return undefined;
        shape = typeof step === 'number' ? format.items(shape) : format.property(shape, step);
      }
      return shape;
    },
  };
  return format;
}

/** The types that a value of this shape may have. */
export function typesOf(format: Format, shape: Shape): readonly ValueType[] {
  const types = format.branches(shape).flatMap((branch): readonly ValueType[] => {
    if (branch.type) return (typeof branch.type === 'string' ? [branch.type] : branch.type) as readonly ValueType[];
    if (branch.const !== undefined) return [typeof branch.const as ValueType];
    if (branch.enum) return [...new Set(branch.enum.map((value) => typeof value as ValueType))];
    return [];
  });
  return [...new Set(types)];
}

/** The words that may stand for a value, with what they mean. */
export function enumOf(format: Format, shape: Shape, language: Language): readonly EnumValue[] {
  return format.branches(shape).flatMap((branch) => {
    const values = branch.enum ?? (branch.const === undefined ? [] : [branch.const]);
    return values.map((value, index) => ({
      value: String(value),
      title: (language === 'he' ? branch['x-he']?.enumTitles : branch['x-enumTitles'])?.[index] ?? String(value),
      description: (language === 'he' ? branch['x-he']?.enumDescriptions : branch.enumDescriptions)?.[index],
    }));
  });
}

export function titleOf(shape: Shape, language: Language): string | undefined {
  return language === 'he' ? (shape['x-he']?.title ?? shape.title) : shape.title;
}

export function descriptionOf(shape: Shape, language: Language): string | undefined {
  return language === 'he' ? (shape['x-he']?.description ?? shape.description) : shape.description;
}

export const planFormat: Format = createFormat(planSchema as unknown as Shape);
