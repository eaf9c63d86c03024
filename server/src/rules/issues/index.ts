import type { AnyRule } from '../rule';
import issueWithoutNeed from './issue-without-need';
import issueWithoutOwner from './issue-without-owner';
import issueWithoutPractice from './issue-without-practice';
import noMechanism from './no-mechanism';
import noObjectionsConsidered from './no-objections-considered';
import objectionUnanswered from './objection-unanswered';
import practiceWithoutHow from './practice-without-how';

export const issuesRules: readonly AnyRule[] = [
  issueWithoutOwner,
  issueWithoutNeed,
  issueWithoutPractice,
  practiceWithoutHow,
  noMechanism,
  noObjectionsConsidered,
  objectionUnanswered,
];
