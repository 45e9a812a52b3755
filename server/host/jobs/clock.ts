// Time as jobs see it. Tests hand in a clock of their own and move it.

/** Tells the time and wakes. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once, after a number of milliseconds. @returns the function that cancels it. */
  after(ms: number, act: () => void): () => void
}

/** The clock of this machine. A timer of it does not keep the process alive. */
export const systemClock: Clock = {
  // Looked up at each call, for tests replace `Date`.
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms).unref()
    return () => clearTimeout(timer)
  },
}

/** Writes a fault to the log. */
export type ReportError = (fault: unknown, message: string) => void
