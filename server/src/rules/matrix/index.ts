import type { AnyRule } from '../rule';
import initiativeRowMissing from './initiative-row-missing';
import matrixMissing from './matrix-missing';
import opportunityWithoutPrice from './opportunity-without-price';
import priceWithoutOpportunity from './price-without-opportunity';

export { matrixRowFor } from './row';

export const matrixRules: readonly AnyRule[] = [
  matrixMissing,
  priceWithoutOpportunity,
  opportunityWithoutPrice,
  initiativeRowMissing,
];
