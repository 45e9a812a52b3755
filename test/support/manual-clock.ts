// A clock whose timers run when the test lets time pass: nothing sleeps.
import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '#server/host/jobs/clock.ts'

export interface ManualClock extends Clock {
  /** Lets time pass, timer by timer; after each, what it began goes on as far as it can without time. */
  pass(ms: number): Promise<void>
  /** How many timers wait. */
  readonly timers: number
}

/** A clock that stands still until the test moves it. */
export function manualClock(startsAt = 1_000_000): ManualClock {
  let now = startsAt
  const timers = new Set<{ readonly at: number; readonly act: () => void }>()
  return {
    now: () => now,
    after: (ms, act) => {
      const timer = { at: now + ms, act }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass: async (ms) => {
      const until = now + ms
      for (;;) {
        await turn()
        const next = [...timers].toSorted((a, b) => a.at - b.at)[0]
        if (!next || next.at > until) break
        now = Math.max(now, next.at)
        timers.delete(next)
        next.act()
      }
      now = until
    },
    get timers() {
      return timers.size
    },
  }
}

/** A promise that the test settles. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}
