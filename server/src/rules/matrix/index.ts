import type { AnyRule } from '../rule';

export const matrixRules: readonly AnyRule[] = [];
