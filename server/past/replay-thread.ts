// The worker thread of replays; see `replayer.ts`.
import { serveJobs } from '#server/sync/worker-thread.ts'
import { Replay } from './replay.ts'
import type { ReplayJob } from './replay.ts'

const replay = new Replay()
serveJobs(
  (job: ReplayJob) => replay.run(job),
  ({ buffer }) => [buffer as ArrayBuffer],
)
