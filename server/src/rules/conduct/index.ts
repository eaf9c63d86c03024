import type { AnyRule } from '../rule';
import armTwisting from './arm-twisting';
import notAPartnership from './not-a-partnership';
import onePartnerDecides from './one-partner-decides';
import poorFit from './poor-fit';
import unilateralMove from './unilateral-move';

export const conductRules: readonly AnyRule[] = [
  notAPartnership,
  unilateralMove,
  onePartnerDecides,
  armTwisting,
  poorFit,
];
