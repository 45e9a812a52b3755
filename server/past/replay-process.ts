// The worker process of replays; see `replayer.ts`.
import { serveProcessJobs } from '#server/sync/worker-process.ts'
import { runReplay } from './replay-jobs.ts'

serveProcessJobs(runReplay)
