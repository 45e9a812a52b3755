// The worker thread of replays; see `replayer.ts`.
import { parentPort } from 'node:worker_threads'
import { Replay } from './replay.ts'
import type { ReplayJob } from './replay.ts'

const replay = new Replay()
parentPort?.on('message', ({ id, job }: { id: number; job: ReplayJob }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ id, ...answerTo(job) })
})

function answerTo(job: ReplayJob): { answer: Uint8Array } | { fault: unknown } {
  try {
    return { answer: replay.run(job) }
  } catch (fault) {
    return { fault }
  }
}
