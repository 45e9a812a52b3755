// Runs replays in a worker thread, which exists only while somebody looks at the past.
import { Worker } from 'node:worker_threads'
import type { ReplayJob } from './replay.ts'

/** After this time without a job the thread ends, and its documents with it. */
const idleMs = 60_000
/** Far more than the largest documents need. A thread that exceeds it ends, and the server goes on. */
const maxHeapMb = 1024

interface Waiting {
  readonly resolve: (answer: Uint8Array) => void
  readonly reject: (fault: unknown) => void
}

/** The worker thread as the server sees it. */
export class Replayer {
  readonly #onEnded: () => void
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #lastId = 0
  #idle: NodeJS.Timeout | undefined

  /** @param onEnded called when the thread has ended and its documents are gone. */
  constructor(onEnded: () => void) {
    this.#onEnded = onEnded
  }

  /** Runs a job after those before it. @throws where the thread fails. */
  run(job: ReplayJob): Promise<Uint8Array> {
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
    const worker = new Worker(new URL('./replay-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    })
    worker.unref()
    worker.on('message', ({ id, answer, fault }: { id: number; answer?: Uint8Array; fault?: unknown }) => {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (answer) waiting?.resolve(answer)
      else waiting?.reject(fault)
    })
    worker.on('error', (fault) => this.#ended(worker, fault))
    worker.on('exit', () => this.#ended(worker, new Error('The replay thread has ended')))
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
