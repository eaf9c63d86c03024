import type { AnyRule } from '../rule';

export const implementationRules: readonly AnyRule[] = [];
