import type { AnyRule } from '../rule';

export const measurementRules: readonly AnyRule[] = [];
