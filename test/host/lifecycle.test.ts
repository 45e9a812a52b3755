import { expect, test } from 'vitest'
import { Lifecycle, StopAsked } from '#server/host/lifecycle.ts'
import { gate } from '#test/support/manual-clock.ts'

/** Parts that write down what becomes of them. */
function recorded() {
  const log: string[] = []
  const job = (name: string, start: () => Promise<void> | void = () => {}) => ({
    name,
    start: () => {
      log.push(`start ${name}`)
      return start()
    },
    stop: () => void log.push(`stop ${name}`),
  })
  return { log, job, lifecycle: new Lifecycle() }
}

test('parts stop in the reverse order of their start', async () => {
  const { log, job, lifecycle } = recorded()
  const storage = await lifecycle.open(
    'storage',
    () => 'the storage',
    (part) => void log.push(`close ${part}`),
  )
  expect(storage).toBe('the storage')
  await lifecycle.start(job('rooms'))
  await lifecycle.start(job('listening'))
  await lifecycle.stop()
  expect(log).toEqual(['start rooms', 'start listening', 'stop listening', 'stop rooms', 'close the storage'])
})

test('after a start that failed, what was started is stopped, the one that failed too', async () => {
  const { log, job, lifecycle } = recorded()
  await lifecycle.start(job('rooms'))
  const failing = job('outbox', () => Promise.reject(new Error('no table')))
  await expect(lifecycle.start(failing)).rejects.toThrow('no table')
  await lifecycle.stop()
  expect(log).toEqual(['start rooms', 'start outbox', 'stop outbox', 'stop rooms'])
})

test('what could not be opened is not closed', async () => {
  const { log, lifecycle } = recorded()
  const open = () => Promise.reject(new Error('no folder'))
  await expect(lifecycle.open('storage', open, () => void log.push('closed'))).rejects.toThrow('no folder')
  await lifecycle.stop()
  expect(log).toEqual([])
})

test('a stop during a start lets the part under way finish, stops it, and starts no other', async () => {
  const { log, job, lifecycle } = recorded()
  const slow = gate()
  await lifecycle.start(job('rooms'))
  const starting = lifecycle.start(job('migration', () => slow.opened))
  const stopped = lifecycle.stop()
  expect(lifecycle.isStopping).toBe(true)
  slow.open()
  await expect(starting).rejects.toThrow(StopAsked)
  await expect(lifecycle.start(job('listening'))).rejects.toThrow(StopAsked)
  await stopped
  expect(log).toEqual(['start rooms', 'start migration', 'stop migration', 'stop rooms'])
})

test('a part that cannot be stopped does not keep the others from it, and is named', async () => {
  const { log, job, lifecycle } = recorded()
  await lifecycle.start(job('rooms'))
  const stop = () => Promise.reject(new Error('stuck'))
  await lifecycle.start({ name: 'outbox', start: () => {}, stop })
  const fault: unknown = await lifecycle.stop().catch((thrown: unknown) => thrown)
  expect(String((fault as AggregateError).errors[0])).toContain('"outbox"')
  expect(log).toEqual(['start rooms', 'stop rooms'])
})

test('a second stop is the first one', async () => {
  const { log, job, lifecycle } = recorded()
  await lifecycle.start(job('rooms'))
  await Promise.all([lifecycle.stop(), lifecycle.stop()])
  await lifecycle.stop()
  expect(log).toEqual(['start rooms', 'stop rooms'])
})
