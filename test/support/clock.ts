import { onTestFinished, vi } from 'vitest'
import { systemClock } from '#server/host/jobs/clock.ts'
import type { Clock } from '#server/host/jobs/clock.ts'

interface Timer {
  /** By the dates that a test moves, milliseconds since 1970. */
  readonly at: number
  readonly run: () => void
}

const timers = new Set<Timer>()

/** The clock of servers in this process. Its timers run by real time, and once a test has moved the date past them and wakes them. */
export const serverClock: Clock = {
  now: systemClock.now,
  after: (ms, act) => {
    const run = () => {
      cancel()
      act()
    }
    const timer = { at: Date.now() + ms, run }
    timers.add(timer)
    const cancelReal = systemClock.after(ms, run)
    const cancel = () => {
      timers.delete(timer)
      cancelReal()
    }
    return cancel
  },
}

/** A clock that a test moves. */
export interface MovableClock {
  readonly advance: (ms: number) => void
  /** Runs what servers have set for a time that has come by now, instead of after as long in real time. */
  readonly wake: () => void
}

/** Only dates stand still; timers run. Call it before the server is started. */
export function movableClock(): MovableClock {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  return {
    advance: (ms) => void vi.setSystemTime(Date.now() + ms),
    wake: () => {
      for (const { at, run } of [...timers]) if (at <= Date.now()) run()
    },
  }
}
