import { expect, test } from 'vitest'
import { SerialQueue } from '#server/host/jobs/serial-queue.ts'
import { gate } from '#test/support/manual-clock.ts'

test('work under one key is done one after another, in the order in which it was queued', async () => {
  const queue = new SerialQueue<string>()
  const first = gate()
  const order: string[] = []
  const one = queue.run('room', async () => {
    order.push('first begins')
    await first.opened
    order.push('first ends')
  })
  const two = queue.run('room', () => Promise.resolve(order.push('second')))
  await Promise.resolve()
  first.open()
  await Promise.all([one, two])
  expect(order).toEqual(['first begins', 'first ends', 'second'])
})

test('work under another key does not wait', async () => {
  const queue = new SerialQueue<string>()
  const slow = gate()
  const held = queue.run('busy', () => slow.opened)
  expect(await queue.run('quiet', () => Promise.resolve('done'))).toBe('done')
  slow.open()
  await held
})

test('a fault of queued work reaches its caller, and the next work runs all the same', async () => {
  const queue = new SerialQueue<string>()
  const failing = queue.run('room', () => Promise.reject(new Error('no database')))
  const next = queue.run('room', () => Promise.resolve('done'))
  await expect(failing).rejects.toThrow('no database')
  expect(await next).toBe('done')
})

test('a queue is idle once everything is done, also what was queued meanwhile', async () => {
  const queue = new SerialQueue<number>()
  const done: number[] = []
  void queue.run(1, async () => {
    await Promise.resolve()
    done.push(1)
    void queue.run(2, () => Promise.resolve(done.push(2)))
  })
  await queue.idle()
  expect(done).toEqual([1, 2])
})
