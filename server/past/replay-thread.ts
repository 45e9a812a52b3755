// The thread that replays; see `replayer.ts`.
import { parentPort } from 'node:worker_threads'
import { Replay } from './replay.ts'
import type { ReplayJob } from './replay.ts'

const replay = new Replay()
parentPort?.on('message', ({ id, job }: { id: number; job: ReplayJob }) => {
  try {
    parentPort?.postMessage({ id, answer: replay.run(job) })
  } catch (fault) {
    parentPort?.postMessage({ id, fault })
  }
})
