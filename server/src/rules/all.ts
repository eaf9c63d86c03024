import { conductRules } from './conduct';
import { governanceRules } from './governance';
import { ignoresRules } from './ignores';
import { implementationRules } from './implementation';
import { issuesRules } from './issues';
import { languageRules } from './language';
import { matrixRules } from './matrix';
import { measurementRules } from './measurement';
import { partnersRules } from './partners';
import { resourcesRules } from './resources';
import type { AnyRule } from './rule';
import { signOffRules } from './sign-off';
import { structureRules } from './structure';
import { visionRules } from './vision';

/** All rules, by category, in the order of their pages. A new rule is a new file and a line in its category's list. */
export const RULES: readonly AnyRule[] = [
  ...structureRules,
  ...visionRules,
  ...conductRules,
  ...partnersRules,
  ...matrixRules,
  ...issuesRules,
  ...governanceRules,
  ...implementationRules,
  ...measurementRules,
  ...resourcesRules,
  ...languageRules,
  ...signOffRules,
  ...ignoresRules,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with an id. */
export function ruleById(id: string): AnyRule | undefined {
  return BY_ID.get(id);
}
