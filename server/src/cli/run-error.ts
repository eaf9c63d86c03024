/** Why a run can't go on; its message is one line that a person can act on. */
export class RunError extends Error {}
