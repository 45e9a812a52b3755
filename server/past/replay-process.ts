// The worker thread of replays; see `replayer.ts`.
import { serveJobs } from '#server/sync/worker-thread.ts'
import { runReplay } from './replay-jobs.ts'

serveJobs(runReplay, ({ bytes }) => (bytes ? [bytes.buffer as ArrayBuffer] : []))
