import type { AnyRule } from '../rule';
import indicatorIncomplete from './indicator-incomplete';
import noEvaluation from './no-evaluation';
import noIndicators from './no-indicators';
import successUndefined from './success-undefined';

export const measurementRules: readonly AnyRule[] = [successUndefined, noIndicators, indicatorIncomplete, noEvaluation];
