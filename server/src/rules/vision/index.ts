import type { AnyRule } from '../rule';

export const visionRules: readonly AnyRule[] = [];
