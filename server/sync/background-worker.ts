// A worker thread that runs jobs one after another, and exists only while there are some.
import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { Worker, parentPort } from 'node:worker_threads'
import type { Transferable } from 'node:worker_threads'

/** After this time without a job the thread ends, and with it all that it keeps. */
const idleMs = 60_000
/** Far more than the largest documents need. A thread that exceeds it ends, and the server goes on. */
const maxHeapMb = 1024

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (fault: unknown) => void
}

/** A worker thread as the server sees it. */
export class WorkerThread<Job, Answer> {
  readonly #module: URL
  readonly #onEnded: () => void
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #lastId = 0
  #idle: NodeJS.Timeout | undefined

  /**
   * @param module which calls `serveJobs`.
   * @param onEnded called when the thread has ended and all that it kept is gone.
   */
  constructor(module: URL, onEnded: () => void) {
    this.#module = module
    this.#onEnded = onEnded
  }

  /** Runs a job after those before it. @throws where the thread fails. */
  run(job: Job): Promise<Answer> {
    const worker = this.#started()
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ id, job })
    })
  }

  /** Starts the thread ahead of the first job. */
  warm(): void {
    this.#started()
  }

  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    await this.#worker?.terminate()
  }

  #started(): Worker {
    this.#worker ??= this.#start()
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => void this.#endIfIdle(), idleMs).unref()
    return this.#worker
  }

  #start(): Worker {
    const worker = new Worker(this.#module, { resourceLimits: { maxOldGenerationSizeMb: maxHeapMb } })
    worker.unref()
    worker.on('message', ({ id, answer, fault }: { id: number; answer?: never; fault?: unknown }) => {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (answer === undefined) waiting?.reject(fault)
      else waiting?.resolve(answer)
    })
    worker.on('error', (fault) => this.#ended(worker, fault))
    worker.on('exit', () => this.#ended(worker, new Error('The worker thread has ended')))
    return worker
  }

  async #endIfIdle(): Promise<void> {
    const worker = this.#worker
    if (this.#waiting.size > 0) this.#started()
    else if (worker) {
      // Forgotten before it ends, so that a new job gets a new thread.
      this.#ended(worker, undefined)
      await worker.terminate()
    }
  }

  #ended(worker: Worker, fault: unknown): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(fault)
    this.#waiting.clear()
    this.#onEnded()
  }
}

/**
 * Runs the jobs that come to this thread.
 * @param transferred what of an answer moves to the server instead of being copied.
 * @param priority of the thread: on a busy machine the lowest gets next to nothing.
 */
export function serveJobs<Answer>(
  run: (job: never) => Answer | Promise<Answer>,
  transferred: (answer: Answer) => readonly Transferable[] = () => [],
  priority: number = constants.priority.PRIORITY_LOW,
): void {
  giveWay(priority)
  const serve = async ({ id, job }: { id: number; job: never }) => {
    try {
      const answer = await run(job)
      parentPort?.postMessage({ id, answer }, [...transferred(answer)])
    } catch (fault) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      parentPort?.postMessage({ id, fault })
    }
  }
  parentPort?.on('message', (message: { id: number; job: never }) => void serve(message))
}

/** Lets the main thread go first where both want the same core: everybody waits for that one, and few for this one. */
function giveWay(priority: number): void {
  try {
    // Such as `4711/task/4712`; a system that has no such file has no priority of a single thread either.
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    setPriority(thread, priority)
  } catch {
    // It works as well, only sooner than others would like.
  }
}
