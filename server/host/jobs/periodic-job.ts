// Work that is done every so often, never twice at once.
import type { Clock, ReportError } from './clock.ts'
import type { Job } from './job.ts'

/** Settings and parts of a periodic job. */
export interface PeriodicJobOptions {
  readonly name: string
  /** From the end of a run to the beginning of the next, milliseconds. A slow run delays the next instead of piling up. */
  readonly everyMs: number
  /** Whether the first run comes with the start; it is not waited for. Otherwise it comes `everyMs` later. */
  readonly runsAtStart?: boolean
  /** Does the work; long work ends early once the signal is aborted. A fault is reported, and the next run tries again. */
  readonly run: (signal: AbortSignal) => Promise<void> | void
  readonly clock: Clock
  readonly reportError: ReportError
}

/** A job that runs every so often. */
export class PeriodicJob implements Job {
  readonly name: string
  readonly #options: PeriodicJobOptions
  readonly #stopping = new AbortController()
  #cancel = () => {}
  #running: Promise<void> = Promise.resolve()

  constructor(options: PeriodicJobOptions) {
    this.name = options.name
    this.#options = options
  }

  start(): void {
    if (this.#options.runsAtStart ?? true) void this.run()
    else this.#wait()
  }

  /** Runs now, or after the run under way; resolves once that is done. */
  run(): Promise<void> {
    this.#cancel()
    this.#running = this.#running.then(() => this.#run())
    return this.#running
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#cancel()
    await this.#running
  }

  #wait(): void {
    this.#cancel()
    if (this.#stopping.signal.aborted) return
    this.#cancel = this.#options.clock.after(this.#options.everyMs, () => void this.run())
  }

  async #run(): Promise<void> {
    const { name, run, reportError } = this.#options
    const { signal } = this.#stopping
    if (signal.aborted) return
    try {
      await run(signal)
    } catch (fault) {
      reportError(fault, `The job "${name}" failed and is tried again`)
    }
    this.#wait()
  }
}
