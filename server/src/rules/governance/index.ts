import type { AnyRule } from '../rule';
import blendUnset from './blend-unset';
import noBackbone from './no-backbone';
import noDisputePath from './no-dispute-path';
import noExit from './no-exit';
import noFixedSetting from './no-fixed-setting';
import noTransparency from './no-transparency';
import reviewOverdue from './review-overdue';

export const governanceRules: readonly AnyRule[] = [
  noFixedSetting,
  noTransparency,
  noBackbone,
  noDisputePath,
  noExit,
  blendUnset,
  reviewOverdue,
];
