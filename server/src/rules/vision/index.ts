import type { AnyRule } from '../rule';
import actionWithoutGoal from './action-without-goal';
import goalWithoutAction from './goal-without-action';
import missingSharedVision from './missing-shared-vision';
import visionNotShared from './vision-not-shared';

export const visionRules: readonly AnyRule[] = [
  missingSharedVision,
  visionNotShared,
  goalWithoutAction,
  actionWithoutGoal,
];
