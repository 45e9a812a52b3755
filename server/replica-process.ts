// The worker process of large documents; see `sync/replica.ts`. Each task stands here once.
import { catchUpTask } from './catchup/catch-up-task.ts'
import { roomCountsTask } from './catchup/room-counts-task.ts'
import { summaryTask } from './summary/summary-task.ts'
import { glanceTask } from './sync/glance.ts'
import { ReplicaRunner } from './sync/replica-documents.ts'
import type { ReplicaJob } from './sync/replica-task.ts'
import { encodedState, missingState, wholeState } from './sync/state-tasks.ts'
import { serveProcessJobs } from './sync/worker-process.ts'

const replica = new ReplicaRunner([
  wholeState,
  encodedState,
  missingState,
  glanceTask,
  summaryTask,
  catchUpTask,
  roomCountsTask,
])
serveProcessJobs((job: ReplicaJob) => replica.run(job))
