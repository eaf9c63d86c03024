import type { AnyRule } from '../rule';
import fundingWithoutSource from './funding-without-source';
import knowledgeGap from './knowledge-gap';
import knowledgeUnprotected from './knowledge-unprotected';
import resourceNotSecured from './resource-not-secured';

export const resourcesRules: readonly AnyRule[] = [
  fundingWithoutSource,
  knowledgeGap,
  resourceNotSecured,
  knowledgeUnprotected,
];
