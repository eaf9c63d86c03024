import type { AnyRule } from '../rule';

export const resourcesRules: readonly AnyRule[] = [];
