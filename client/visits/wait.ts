/** Whole minutes of a wait, at least one: nobody is told seconds. */
export function minutesOf(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60))
}

/** After so long without anybody, leaving the question is what comes first. */
export const longWaitMs = 60_000
