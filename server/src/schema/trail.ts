import type { Format, Shape } from './shape';
import { typesOf, type ValueType } from './shape';
import type { Path } from './validate';

/**
 * A place in a format, as its keys lead to it. Each place is there once, so that what is found in a part of a plan can be
 * kept under the place that it stands in.
 */
export class Trail {
  private readonly known = new Map<string, Trail | undefined>();
  private entry: Trail | null | undefined;
  private kinds: readonly ValueType[] | undefined;
  private readonly keys = new Map<string, object>();
  /** Its keys joined by dots, without list positions: `issues.objections.response`. */
  readonly name: string;

  /** @param path from the format's root; 0 stands for any entry of a list */
  private constructor(
    readonly format: Format,
    readonly shape: Shape,
    readonly path: Path,
  ) {
    this.name = path.filter((step) => typeof step === 'string').join('.');
  }

  /** The beginning of a format. */
  static of(format: Format): Trail {
    let root = roots.get(format);
    if (!root) {
      root = new Trail(format, format.root, []);
      roots.set(format, root);
    }
    return root;
  }

  /** The place of a key's value; undefined for unknown keys and user keys. */
  property(key: string): Trail | undefined {
    if (!this.known.has(key)) {
      const shape = this.format.property(this.shape, key);
      if (!shape) return undefined;
      this.known.set(key, new Trail(this.format, shape, [...this.path, key]));
    }
    return this.known.get(key);
  }

  /** The place of a list's entries; undefined where no list may stand. */
  get items(): Trail | undefined {
    if (this.entry === undefined) {
      const shape = this.format.items(this.shape);
      this.entry = shape ? new Trail(this.format, shape, [...this.path, 0]) : null;
    }
    return this.entry ?? undefined;
  }

  /** The types that a value may have here. */
  get types(): readonly ValueType[] {
    this.kinds ??= typesOf(this.format, this.shape);
    return this.kinds;
  }

  /** Under what something of this name is kept for this place. */
  key(name: string): object {
    let key = this.keys.get(name);
    if (!key) {
      key = { name };
      this.keys.set(name, key);
    }
    return key;
  }
}

const roots = new WeakMap<Format, Trail>();
