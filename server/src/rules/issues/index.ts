import type { AnyRule } from '../rule';
import issueWithoutOwner from './issue-without-owner';

export const issuesRules: readonly AnyRule[] = [issueWithoutOwner];
