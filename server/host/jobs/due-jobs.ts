// Work with a due time each, such as a deadline or a message to be sent. The database is the schedule; in memory there is only the
// next time to look at it. So nothing is lost with the process, and what became due while no server ran is done at the next start.
import type { Clock, ReportError } from './clock.ts'
import type { Job } from './job.ts'

/** The longest wait. Timers count no further than 2³¹ ms, and the clock may be set forward meanwhile. */
const maxWaitMs = 60_000
/** How many are worked on at a time: each may bring a room into memory. */
const atATime = 4

/** What a claim is asked for. */
export interface ClaimRequest {
  readonly now: number
  /** The most it may answer. */
  readonly limit: number
  /** How many were left undone since the look began. A source that does not mark what it hands out steps over them. */
  readonly undone: number
}

/** Settings and parts of due jobs. */
export interface DueJobsOptions<Item> {
  readonly name: string
  /**
   * Takes some of what is due, the earliest first. Several nodes may ask at the same time: whatever must be done once only has to
   * be claimed in the database, by a statement that lets one of them win.
   */
  readonly claim: (request: ClaimRequest) => Promise<readonly Item[]>
  /** Does one of them. @returns false where it is left undone, to be tried again `retryMs` later. */
  readonly work: (item: Item) => Promise<boolean>
  /** When the next one is due, of those that were not due at that moment; undefined where none waits. */
  readonly nextDue: (now: number) => Promise<number | undefined>
  /** Done before each look, such as filling the schedule. A fault ends the look, which is tried again. */
  readonly prepare?: () => Promise<void>
  /** When what failed is tried again. */
  readonly retryMs: number
  readonly clock: Clock
  readonly reportError: ReportError
}

/** A job that wakes for the next due time. */
export class DueJobs<Item> implements Job {
  readonly name: string
  readonly #options: DueJobsOptions<Item>
  #cancel = () => {}
  /** When it looks next, milliseconds since 1970. */
  #next = Infinity
  #looking: Promise<void> = Promise.resolve()
  #state: 'new' | 'started' | 'stopped' = 'new'

  constructor(options: DueJobsOptions<Item>) {
    this.name = options.name
    this.#options = options
  }

  /** Looks at once, and whenever something is due from then on. */
  start(): void {
    if (this.#state === 'new') this.#state = 'started'
    this.expect(0)
  }

  /** Something is due at this time; the job wakes for it unless it wakes earlier anyway. The start looks for everything. */
  expect(dueAt: number): void {
    if (this.#state !== 'started' || dueAt >= this.#next) return
    this.#next = dueAt
    this.#cancel()
    const waitMs = Math.min(Math.max(dueAt - this.#options.clock.now(), 0), maxWaitMs)
    this.#cancel = this.#options.clock.after(waitMs, () => void this.look())
  }

  /** Does what is due now, after the look under way; resolves once that is done. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look())
    return this.#looking
  }

  async stop(): Promise<void> {
    this.#state = 'stopped'
    this.#cancel()
    await this.#looking
  }

  async #look(): Promise<void> {
    if (this.#state === 'stopped') return
    this.#cancel()
    // From here on a new due time sets a timer of its own.
    this.#next = Infinity
    const { prepare, nextDue, retryMs, clock, reportError, name } = this.#options
    try {
      await prepare?.()
      // The same moment for both: what becomes due meanwhile is the next look's.
      const now = clock.now()
      const undone = await this.#workThrough(now)
      if (undone > 0) this.expect(now + retryMs)
      const next = await nextDue(now)
      if (next !== undefined) this.expect(next)
    } catch (fault) {
      reportError(fault, `What is due of "${name}" could not be read`)
      this.expect(clock.now() + retryMs)
    }
  }

  /** @returns how many were left undone. */
  async #workThrough(now: number): Promise<number> {
    let undone = 0
    while (this.#state !== 'stopped') {
      const claimed = await this.#options.claim({ now, limit: atATime, undone })
      if (claimed.length === 0) break
      const done = await Promise.all(claimed.map((item) => this.#work(item)))
      undone += done.filter((isDone) => !isDone).length
    }
    return undone
  }

  async #work(item: Item): Promise<boolean> {
    try {
      return await this.#options.work(item)
    } catch (fault) {
      this.#options.reportError(fault, `One of "${this.name}" failed and is tried again`)
      return false
    }
  }
}
