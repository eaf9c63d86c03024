import type { AnyRule } from '../rule';
import changesAsked from './changes-asked';
import notAcknowledged from './not-acknowledged';
import signedThenChanged from './signed-then-changed';

export const signOffRules: readonly AnyRule[] = [notAcknowledged, changesAsked, signedThenChanged];
