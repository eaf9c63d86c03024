import type { AnyRule } from '../rule';

export const issuesRules: readonly AnyRule[] = [];
