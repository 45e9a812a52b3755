// A worker beside the main thread, a thread or a process: it runs jobs one after another, and exists only while there are some.

/** After this time without a job the worker ends, and with it all that it keeps. */
const idleMs = 60_000
/** How long a job waits for a worker that runs only when nobody else wants the processor. Many times what the largest job takes. */
const usualPatienceMs = 1_500
/** Far more than the largest documents need. A worker that exceeds it ends, and the server goes on. */
export const maxHeapMb = 1024

/** What a worker answers to a job. */
export type Reply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly fault: unknown }

/** A worker that has been started. */
export interface StartedWorker {
  /** Whether it runs only when nobody else wants the processor, so that it may have to wait for ever. */
  readonly isLast: boolean
  post(message: { readonly id: number; readonly job: unknown }): void
  end(): Promise<unknown>
}

/** What a worker tells. */
export interface WorkerListener {
  replied(reply: Reply): void
  /** It has ended, whether it was told to or not. */
  ended(fault: unknown): void
}

/** Starts a worker. @param mayBeLast whether it may be one that runs only when nobody else wants the processor. */
export type StartWorker = (listener: WorkerListener, mayBeLast: boolean) => StartedWorker

interface WaitingJob {
  readonly job: () => unknown
  readonly resolve: (answer: never) => void
  readonly reject: (fault: unknown) => void
  readonly patience: NodeJS.Timeout
}

/** The worker as the server sees it. */
export class BackgroundWorker<Job, Answer> {
  readonly #start: StartWorker
  readonly #onEnded: () => void
  readonly #patienceMs: number
  readonly #waiting = new Map<number, WaitingJob>()
  #worker: StartedWorker | undefined
  #hasReplied = false
  #lastId = 0
  #idle: NodeJS.Timeout | undefined

  /**
   * @param start see `startThread` and `startProcess`.
   * @param onEnded called when the worker has ended and all that it kept is gone.
   * @param patienceMs how long a job waits for a worker that everybody else goes before.
   */
  constructor(start: StartWorker, onEnded: () => void, patienceMs = usualPatienceMs) {
    this.#start = start
    this.#onEnded = onEnded
    this.#patienceMs = patienceMs
  }

  /**
   * Runs a job after those before it.
   * @param job called when it is sent: again where the worker had to be replaced, after `onEnded`.
   * @throws where the worker fails.
   */
  run(job: () => Job): Promise<Answer> {
    const worker = this.#started()
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      worker.post({ id, job: job() })
      const patience = setTimeout(() => this.#replaceStarved(id), this.#patienceMs).unref()
      this.#waiting.set(id, { job, resolve, reject, patience })
    })
  }

  /** Starts the worker ahead of the first job. */
  warm(): void {
    this.#started()
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    await this.#endOne(new Error('The worker was stopped'))
  }

  #started(): StartedWorker {
    this.#worker ??= this.#startOne(true)
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => void this.#endIfIdle(), idleMs).unref()
    return this.#worker
  }

  #startOne(mayBeLast: boolean): StartedWorker {
    const listener: WorkerListener = {
      replied: (reply) => this.#replied(worker, reply),
      ended: (fault) => this.#ended(worker, fault),
    }
    const worker = this.#start(listener, mayBeLast)
    this.#hasReplied = false
    return worker
  }

  #replied(worker: StartedWorker, reply: Reply): void {
    if (this.#worker !== worker) return
    this.#hasReplied = true
    const waiting = this.#taken(reply.id)
    if ('fault' in reply) waiting?.reject(reply.fault)
    else waiting?.resolve(reply.answer as never)
  }

  #taken(id: number): WaitingJob | undefined {
    const waiting = this.#waiting.get(id)
    clearTimeout(waiting?.patience)
    this.#waiting.delete(id)
    return waiting
  }

  async #endIfIdle(): Promise<void> {
    if (this.#waiting.size > 0) this.#started()
    else await this.#endOne(undefined)
  }

  async #endOne(why: unknown): Promise<void> {
    const worker = this.#worker
    // Forgotten before it ends, so that a new job gets a new worker.
    this.#forget(why)
    await worker?.end()
  }

  #ended(worker: StartedWorker, fault: unknown): void {
    if (this.#worker !== worker) return
    // Where the system does not let a process be the last, it ends at once.
    if (worker.isLast && !this.#hasReplied && this.#waiting.size > 0) this.#replace()
    else this.#forget(fault)
  }

  #forget(fault: unknown): void {
    this.#worker = undefined
    for (const id of this.#waiting.keys()) this.#taken(id)?.reject(fault)
    this.#onEnded()
  }

  /** Others take the whole processor: a worker that gets its share of it takes over. */
  #replaceStarved(id: number): void {
    if (!this.#waiting.has(id) || !this.#worker?.isLast) return
    const starved = this.#worker
    this.#replace()
    void starved.end()
  }

  #replace(): void {
    const worker = this.#startOne(false)
    this.#worker = worker
    this.#onEnded()
    for (const [id, { job }] of this.#waiting) worker.post({ id, job: job() })
  }
}
