/** How the name of a plan's file ends. */
export const PLAN_NAME = /\.partnership\.ya?ml$/;
