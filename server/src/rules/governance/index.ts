import type { AnyRule } from '../rule';

export const governanceRules: readonly AnyRule[] = [];
