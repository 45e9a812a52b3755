/** Why a server could not start, in one sentence for the operator: what is wrong and what to do. */
export class StartProblem extends Error {}
