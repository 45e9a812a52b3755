// Starts the parts of a server in order and stops them in the reverse order. A part whose start fails, or a stop that is asked for
// meanwhile, stops those that were started: a server is either whole or leaves nothing open.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Job } from './jobs/job.ts'

/** Thrown by a start that comes after a stop was asked for. */
export class StopAsked extends Error {}

interface OpenPart {
  readonly name: string
  readonly close: () => Promise<void> | void
}

/** The parts of one server that are open. */
export class Lifecycle {
  readonly #open: OpenPart[] = []
  #opening: Promise<unknown> = Promise.resolve()
  #stopped: Promise<void> | undefined

  /** Whether a stop was asked for: from then on nothing new is begun. */
  get isStopping(): boolean {
    return this.#stopped !== undefined
  }

  /**
   * Opens a part, to be closed by `stop`.
   * @throws StopAsked, and what `open` throws.
   */
  open<Part>(
    name: string,
    open: () => Promise<Part> | Part,
    close: (part: Part) => Promise<void> | void,
  ): Promise<Part> {
    return this.#step(name, async () => {
      const part = await open()
      this.#open.push({ name, close: () => close(part) })
      return part
    })
  }

  /** Starts a job, to be stopped by `stop`; also where its start fails, for it may have begun something. */
  start(job: Job): Promise<void> {
    return this.#step(job.name, async () => {
      this.#open.push({ name: job.name, close: () => job.stop() })
      await job.start()
    })
  }

  /**
   * Closes what is open, the last opened first. What fails to close does not hold up the others.
   * @returns the same promise at each call.
   * @throws AggregateError once all are closed, with what failed.
   */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop(): Promise<void> {
    // A part that is just being opened is open a moment later.
    await this.#opening
    const faults: Error[] = []
    for (const { name, close } of this.#open.splice(0).toReversed()) {
      try {
        await close()
      } catch (cause) {
        faults.push(new Error(`"${name}" could not be stopped`, { cause }))
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'Not everything could be stopped')
  }

  async #step<Part>(name: string, work: () => Promise<Part>): Promise<Part> {
    this.#assertStarting(name)
    const opening = work()
    this.#opening = opening.catch(() => {})
    const part = await opening
    // Storage answers without a turn of the event loop, and only between turns is a signal heard.
    await nextTurn()
    this.#assertStarting(name)
    return part
  }

  #assertStarting(name: string): void {
    if (this.isStopping) throw new StopAsked(`A stop was asked for before "${name}" was started`)
  }
}
