// Large work is done beside the server by a process that everybody else goes before.
import { expect, onTestFinished, test } from 'vitest'
import { BackgroundWorker } from '#server/sync/background-worker.ts'
import type { StartWorker } from '#server/sync/background-worker.ts'
import { startProcess } from '#server/sync/worker-process.ts'
import type { EchoAnswer, EchoJob } from '../support/echo-process.ts'

const echo = startProcess(new URL('../support/echo-process.ts', import.meta.url))
/** One that is never replaced, however little time this machine has. */
const withItsShare: StartWorker = (listener) => echo(listener, false)
/** Everybody else takes the processor for ever. */
const starved: StartWorker = () => ({ isLast: true, post: () => {}, end: () => Promise.resolve() })
/** The system does not let a process be the last: what should start it ends at once. */
const notAllowed: StartWorker = ({ ended }) => {
  setImmediate(() => ended(new Error('Not permitted')))
  return { isLast: true, post: () => {}, end: () => Promise.resolve() }
}

function started(start: StartWorker, patienceMs?: number) {
  const ends: string[] = []
  const worker = new BackgroundWorker<EchoJob, EchoAnswer>(start, () => ends.push('ended'), patienceMs)
  onTestFinished(() => worker.stop())
  return { worker, ends }
}

test('jobs that a starved process does not get to are done by one that gets its share', async () => {
  const { worker, ends } = started((listener, mayBeLast) => (mayBeLast ? starved : echo)(listener, mayBeLast), 1)
  const sent: string[] = []
  const ask = (name: string) =>
    worker.run(() => {
      sent.push(name)
      return 'who'
    })
  expect(await Promise.all([ask('first'), ask('second')])).toEqual([expect.any(Number), expect.any(Number)])
  expect(sent).toEqual(['first', 'second', 'first', 'second'])
  expect(ends).toEqual(['ended'])
})

test('where no process may be the last, another one is started', async () => {
  const { worker } = started((listener, mayBeLast) => (mayBeLast ? notAllowed : echo)(listener, mayBeLast))
  expect(await worker.run(() => 'who')).toEqual(expect.any(Number))
})

test('a process that ends fails what it was asked, and the next job gets another', async () => {
  const { worker, ends } = started(withItsShare)
  const first = await worker.run(() => 'who')
  await expect(worker.run(() => 'end')).rejects.toThrow('The worker process has ended')
  expect(ends).toEqual(['ended'])
  expect(await worker.run(() => 'who')).not.toBe(first)
})

test('a job that fails keeps its error, and the process goes on', async () => {
  const { worker } = started(withItsShare)
  const pid = await worker.run(() => 'who')
  await expect(worker.run(() => 'fail')).rejects.toThrow('It was asked to fail')
  expect(await worker.run(() => 'who')).toBe(pid)
})

test('a worker process is given no variables of the server, and none of it is left when the server stops', async () => {
  const { worker } = started(withItsShare)
  const pid = await worker.run(() => 'who')
  expect(await worker.run(() => 'variables')).not.toContain('PATH')
  await worker.stop()
  expect(() => process.kill(pid as number, 0)).toThrow('ESRCH')
})
