// A worker process for tests: it answers which process it is and what it was given, or ends.
import { serveProcessJobs } from '#server/sync/worker-process.ts'

export type EchoJob = 'who' | 'variables' | 'end' | 'fail'
export type EchoAnswer = number | readonly string[]

serveProcessJobs((job: EchoJob): EchoAnswer => {
  if (job === 'who') return process.pid
  if (job === 'variables') return Object.keys(process.env)
  if (job === 'end') process.exit()
  throw new Error('It was asked to fail')
})
