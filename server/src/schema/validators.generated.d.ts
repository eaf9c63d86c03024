import type { ValidateFunction } from 'ajv';

/** Compiled from the JSON schemas at build time. */
export const validatePlan: ValidateFunction;
export const validateCatalog: ValidateFunction;
export const validateConfiguration: ValidateFunction;
