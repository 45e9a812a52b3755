// Runs replays in a worker thread, which exists only while somebody looks at the past.
import { WorkerThread } from '#server/sync/worker-thread.ts'
import type { ReplayJob } from './replay.ts'

/** The worker thread as the server sees it. */
export class Replayer extends WorkerThread<ReplayJob, Uint8Array> {
  /** @param onEnded called when the thread has ended and its documents are gone. */
  constructor(onEnded: () => void) {
    super(new URL('./replay-thread.ts', import.meta.url), onEnded)
  }
}
