import type { AnyRule } from '../rule';
import successUndefined from './success-undefined';

export const measurementRules: readonly AnyRule[] = [successUndefined];
