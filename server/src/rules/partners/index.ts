import type { AnyRule } from '../rule';

export const partnersRules: readonly AnyRule[] = [];
