// Closes decisions when their moment comes, whether or not anybody is there, and those whose moment passed while no server ran.
// The table is the schedule; in memory there is only the next time to look at it.
import type { DecisionRows, DueDecision } from './decision-rows.ts'

/** How many decisions are closed at a time: each may bring a room into memory. */
const atATime = 4
/** The longest wait: timers count no further than 2³¹ ms, and the clock may be set forward meanwhile. */
const maxWaitMs = 60_000
/** When to try again what could not be closed. */
const retryMs = 5_000

/** What it needs. */
export interface DueParts {
  readonly rows: DecisionRows
  /** Closes one. @returns false where it has to be tried again. */
  readonly close: (due: DueDecision) => Promise<boolean>
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

/** See above. */
export class DueDecisions {
  readonly #parts: DueParts
  #timer: NodeJS.Timeout | undefined
  /** When it looks next, milliseconds since 1970. */
  #next = Infinity
  #working: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(parts: DueParts) {
    this.#parts = parts
  }

  /** Looks at once, and whenever a moment comes from then on. */
  start(): void {
    this.expect(0)
  }

  /** A decision has this deadline. */
  expect(deadline: number): void {
    if (this.#stopped || deadline >= this.#next) return
    this.#next = deadline
    clearTimeout(this.#timer)
    const waitMs = Math.min(Math.max(deadline - this.#parts.now(), 0), maxWaitMs)
    this.#timer = setTimeout(() => {
      // From here on a new deadline sets a timer of its own.
      this.#next = Infinity
      this.#working = this.#working.then(() => this.#look())
    }, waitMs)
  }

  /** Stops; what is under way is finished. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working
  }

  async #look(): Promise<void> {
    const now = this.#parts.now()
    try {
      const left = await this.#closeAll(now)
      if (left > 0) this.expect(now + retryMs)
      const next = await this.#parts.rows.nextDeadline(now)
      if (next !== undefined) this.expect(next)
    } catch (fault) {
      this.#parts.reportError(fault, 'The decisions that are due could not be read')
      this.expect(now + retryMs)
    }
  }

  /** Closes what is due. @returns how many could not be closed: they stay in front, and are stepped over. */
  async #closeAll(now: number): Promise<number> {
    let left = 0
    while (!this.#stopped) {
      const due = await this.#parts.rows.due(now, atATime, left)
      if (due.length === 0) break
      const closed = await Promise.all(due.map((one) => this.#close(one)))
      left += closed.filter((isClosed) => !isClosed).length
    }
    return left
  }

  async #close(due: DueDecision): Promise<boolean> {
    try {
      return await this.#parts.close(due)
    } catch (fault) {
      this.#parts.reportError(fault, 'A decision could not be closed')
      return false
    }
  }
}
