import type { AnyRule } from '../rule';
import commitmentOverdue from './commitment-overdue';
import commitmentUnowned from './commitment-unowned';
import implementationUnderweighted from './implementation-underweighted';
import noImplementation from './no-implementation';

export const implementationRules: readonly AnyRule[] = [
  noImplementation,
  implementationUnderweighted,
  commitmentUnowned,
  commitmentOverdue,
];
