import type { AnyRule } from '../rule';
import noImplementation from './no-implementation';

export const implementationRules: readonly AnyRule[] = [noImplementation];
