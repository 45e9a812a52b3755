// Runs replays in a worker thread, which exists only while somebody looks at the past.
import { WorkerThread } from '#server/sync/worker-thread.ts'
import type { Showing } from './moments.ts'
import type { ReplayAnswer, ReplayJob, Stating } from './replay-jobs.ts'
import type { Scrubbing } from './scrub-job.ts'

/** The worker thread as the server sees it. */
export class Replayer {
  readonly #thread: WorkerThread<ReplayJob, ReplayAnswer>

  /** @param onEnded called when the thread has ended and its documents are gone. */
  constructor(onEnded: () => void) {
    this.#thread = new WorkerThread(new URL('./replay-thread.ts', import.meta.url), onEnded)
  }

  /** Starts the thread ahead of the first job. */
  warm(): void {
    this.#thread.warm()
  }

  /** A room at a moment. */
  show(job: Showing): Promise<ReplayAnswer> {
    return this.#thread.run(job)
  }

  /** Bytes of one document, as the job says. */
  async run(job: Stating | Scrubbing): Promise<Uint8Array> {
    const { bytes } = await this.#thread.run(job)
    if (!bytes) throw new Error('The replay of a document gave nothing')
    return bytes
  }

  stop(): Promise<void> {
    return this.#thread.stop()
  }
}
