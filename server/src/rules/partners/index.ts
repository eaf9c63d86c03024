import type { AnyRule } from '../rule';
import conflictUndeclared from './conflict-undeclared';
import conflictUnmanaged from './conflict-unmanaged';
import expectationsNotAligned from './expectations-not-aligned';
import noBoundaries from './no-boundaries';
import noChampion from './no-champion';
import noFlexibility from './no-flexibility';
import noPopulation from './no-population';
import populationUnrepresented from './population-unrepresented';
import powerConcentration from './power-concentration';
import powerUnmapped from './power-unmapped';
import singleSector from './single-sector';

export const partnersRules: readonly AnyRule[] = [
  expectationsNotAligned,
  noBoundaries,
  noFlexibility,
  noChampion,
  conflictUndeclared,
  conflictUnmanaged,
  powerConcentration,
  powerUnmapped,
  singleSector,
  noPopulation,
  populationUnrepresented,
];
