import type { AnyRule } from '../rule';
import noBoundaries from './no-boundaries';

export const partnersRules: readonly AnyRule[] = [noBoundaries];
