// A clock that does not follow a jump of the machine's clock at once. A wrong time, even for a minute, would close votes, end links
// and delete old data, which cannot be undone. Jumps are noticed by comparing with the monotonic clock, which nobody sets.
import { performance } from 'node:perf_hooks'
import type { Logger } from 'pino'
import { systemClock } from './clock.ts'
import type { Clock } from './clock.ts'

/** What the clocks may differ by: more than a leap second or the pace of a time service, less than any deadline. */
const maxJumpMs = 60_000
/** How long the machine's clock must stay where it jumped to before it is believed: after a sleep, or when a time service begins. */
const holdMs = 5 * 60_000

/** Where the clock reads time. Tests hand in their own. */
export interface ClockSources {
  /** Milliseconds since 1970, as the machine has them. */
  readonly wall: () => number
  /** Milliseconds since some moment, at an even pace. */
  readonly steady: () => number
}

/** The clock of this machine, without its jumps. */
export class SteadyClock implements Clock {
  readonly #sources: ClockSources
  readonly #log: Pick<Logger, 'warn'>
  /** What this clock is ahead of the machine's steady one. */
  #offset: number
  /** Since when, by the steady clock, the machine's clock is elsewhere, and where. */
  #jumped: { readonly offset: number; readonly since: number } | undefined

  constructor(log: Pick<Logger, 'warn'>, sources: ClockSources = { wall: Date.now, steady: () => performance.now() }) {
    this.#log = log
    this.#sources = sources
    this.#offset = sources.wall() - sources.steady()
  }

  now(): number {
    const steady = this.#sources.steady()
    this.#compare(this.#sources.wall() - steady, steady)
    return Math.round(steady + this.#offset)
  }

  after(ms: number, act: () => void): () => void {
    return systemClock.after(ms, act)
  }

  #compare(offset: number, steady: number): void {
    const jumpMs = offset - this.#offset
    if (Math.abs(jumpMs) <= maxJumpMs) {
      this.#offset = offset
      if (this.#jumped) this.#log.warn('The clock of this machine is back: deadlines and expiries go on')
      this.#jumped = undefined
      return
    }
    if (!this.#jumped || Math.abs(offset - this.#jumped.offset) > maxJumpMs) {
      this.#jumped = { offset, since: steady }
      this.#log.warn(
        { jumpMs: Math.round(jumpMs), holdMs },
        'The clock of this machine has jumped: deadlines and expiries wait. If it stays, its time is taken over',
      )
    } else if (steady - this.#jumped.since >= holdMs) {
      this.#offset = offset
      this.#jumped = undefined
      this.#log.warn({ jumpMs: Math.round(jumpMs) }, 'The new time of this machine is taken over')
    }
  }
}
