import type { AnyRule } from '../rule';

export const languageRules: readonly AnyRule[] = [];
