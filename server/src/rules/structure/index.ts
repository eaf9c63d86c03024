import type { AnyRule } from '../rule';
import dateOrder from './date-order';
import dependencyCycle from './dependency-cycle';
import duplicateId from './duplicate-id';
import schema from './schema';
import sharesExceedWhole from './shares-exceed-whole';
import unknownPractice from './unknown-practice';
import unknownReference from './unknown-reference';
import yamlSyntax from './yaml-syntax';

export const structureRules: readonly AnyRule[] = [
  yamlSyntax,
  schema,
  unknownReference,
  duplicateId,
  dateOrder,
  dependencyCycle,
  sharesExceedWhole,
  unknownPractice,
];
