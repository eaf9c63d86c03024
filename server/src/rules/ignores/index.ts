import type { AnyRule } from '../rule';
import ignoreWithoutReason from './ignore-without-reason';
import unusedIgnore from './unused-ignore';

export const ignoresRules: readonly AnyRule[] = [ignoreWithoutReason, unusedIgnore];
