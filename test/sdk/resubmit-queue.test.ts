// The queue of edits that are sent again one by one, after the server refused an update that they were part of.
import { expect, test } from 'vitest'
import { ResubmitQueue } from '#client/sdk/resubmit-queue.ts'
import type { UnsavedEdit } from '#client/sdk/unsaved.ts'
import { refusal } from '#shared/refusals.ts'

const onRecord = (key: string) => refusal('role-may-not', { root: 'wants', key })

test('one edit is on its way at a time, and the next follows once it is durable', () => {
  const queue = queueOf(want('boots', 1), want('coat', 2))
  const first = queue.next()
  expect(first?.key).toBe('boots')
  queue.sent(first as UnsavedEdit, 3)
  expect(queue.next()).toBeUndefined()
  expect(queue.settle(2)).toBe(false)
  expect(queue.settle(3)).toBe(true)
  expect(queue.next()?.key).toBe('coat')
  expect(queue.busy).toBe(false)
})

test('a newer edit replaces the waiting one of its record, and keeps the value that one was based on', () => {
  const queue = queueOf(want('boots', 1, 0), want('coat', 2))
  queue.add(want('boots', 5, 1))
  expect(queue.all()).toEqual([want('boots', 5, 0), want('coat', 2)])
})

test('the edit on its way is among those that are not saved', () => {
  const queue = queueOf(want('boots', 1), want('coat', 2))
  queue.sent(queue.next() as UnsavedEdit, 1)
  expect(queue.all().map(({ key }) => key)).toEqual(['boots', 'coat'])
  expect([...queue.waiting.keys()]).toEqual(['wants/coat'])
})

test('a refusal that names a record rejects the edit of it, and the others are sent again', () => {
  const { rejected, again } = new ResubmitQueue().sort([want('boots', 1), want('coat', 2)], onRecord('coat'), false)
  expect(rejected).toEqual([want('coat', 2)])
  expect(again).toEqual([want('boots', 1)])
})

test.each(['forged-author', 'dangling-update', 'update-too-large', 'too-large', 'malformed'] as const)(
  'after `%s`, which concerns the update as a whole, all of its edits are sent again one by one',
  (code) => {
    const unsaved = [want('boots', 1), want('coat', 2)]
    const why = refusal(code, { root: 'wants', key: 'coat' })
    expect(new ResubmitQueue().sort(unsaved, why, false)).toEqual({ rejected: [], again: unsaved })
  },
)

test('an edit that is refused alone is rejected, whatever the reason', () => {
  for (const why of [refusal('malformed'), refusal('update-too-large'), onRecord('boots')]) {
    const queue = queueOf(want('boots', 1), want('coat', 2))
    const sent = queue.next() as UnsavedEdit
    queue.sent(sent, 1)
    const { rejected, again } = queue.sort([sent], why, false)
    expect(rejected).toEqual([sent])
    expect(again).toEqual([want('coat', 2)])
  }
})

test('a waiting edit of the refused record is not rejected with the one on its way', () => {
  const queue = queueOf(want('boots', 1, 0))
  const sent = queue.next() as UnsavedEdit
  queue.sent(sent, 1)
  queue.add(want('boots', 5, 1))
  const { rejected, again } = queue.sort([sent], onRecord('boots'), false)
  expect(rejected).toEqual([sent])
  expect(again).toEqual([want('boots', 5, 0)])
})

test('after too many refusals everything is rejected', () => {
  const queue = queueOf(want('hat', 3))
  const { rejected, again } = queue.sort([want('boots', 1), want('coat', 2)], onRecord('coat'), true)
  expect(rejected.map(({ key }) => key)).toEqual(['boots', 'coat', 'hat'])
  expect(again).toEqual([])
})

test('a queue that starts again has nothing on its way', () => {
  const queue = queueOf(want('boots', 1))
  queue.sent(queue.next() as UnsavedEdit, 1)
  queue.restart([want('coat', 2)])
  expect(queue.next()?.key).toBe('coat')
})

function want(key: string, after: number, before?: number): UnsavedEdit {
  return { root: 'wants', key, before, after }
}

function queueOf(...edits: readonly UnsavedEdit[]): ResubmitQueue {
  const queue = new ResubmitQueue()
  for (const edit of edits) queue.add(edit)
  return queue
}
