import type { AnyRule } from '../rule';

export const ignoresRules: readonly AnyRule[] = [];
