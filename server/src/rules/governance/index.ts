import type { AnyRule } from '../rule';
import noTransparency from './no-transparency';

export const governanceRules: readonly AnyRule[] = [noTransparency];
