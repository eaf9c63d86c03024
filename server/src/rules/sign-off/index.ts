import type { AnyRule } from '../rule';

export const signOffRules: readonly AnyRule[] = [];
