import type { AnyRule } from '../rule';
import unilateralMove from './unilateral-move';

export const conductRules: readonly AnyRule[] = [unilateralMove];
