// The replica's process as the server has it, for tests that put the engine together themselves.
import { onTestFinished } from 'vitest'
import { Replica } from '#server/sync/replica.ts'

/** A replica, stopped after the test. It has no process before the first task. */
export function testReplica(): Replica {
  const replica = new Replica(new URL('../../server/replica-process.ts', import.meta.url))
  onTestFinished(() => replica.stop())
  return replica
}
