// Runs replays in a worker process, which exists only while somebody looks at the past.
import { BackgroundWorker } from '#server/sync/background-worker.ts'
import { startProcess } from '#server/sync/worker-process.ts'
import type { Showing } from './moments.ts'
import type { ReplayAnswer, ReplayJob, Stating } from './replay-jobs.ts'
import type { Scrubbing } from './scrub-job.ts'

/** The worker process as the server sees it. */
export class Replayer {
  readonly #worker: BackgroundWorker<ReplayJob, ReplayAnswer>

  /** @param onEnded called when the process has ended and its documents are gone. */
  constructor(onEnded: () => void) {
    this.#worker = new BackgroundWorker(startProcess(new URL('./replay-process.ts', import.meta.url)), onEnded)
  }

  /** Starts the process ahead of the first job. */
  warm(): void {
    this.#worker.warm()
  }

  /** A room at a moment. @param job called when it is sent: again where `onEnded` was called meanwhile. */
  show(job: () => Showing): Promise<ReplayAnswer> {
    return this.#worker.run(job)
  }

  /** Bytes of one document, as the job says. */
  async run(job: Stating | Scrubbing): Promise<Uint8Array> {
    const { bytes } = await this.#worker.run(() => job)
    if (!bytes) throw new Error('The replay of a document gave nothing')
    return bytes
  }

  stop(): Promise<void> {
    return this.#worker.stop()
  }
}
