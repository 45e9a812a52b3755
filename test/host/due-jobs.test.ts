import { expect, test } from 'vitest'
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import type { DueJobsOptions } from '#server/host/jobs/due-jobs.ts'
import { gate, manualClock } from '#test/support/manual-clock.ts'

interface Item {
  readonly id: string
  dueAt: number
  claimed?: boolean
}

const unexpected = (fault: unknown) => {
  throw fault
}

/** A schedule in memory that hands out each item once, as a claim in a database does. */
function schedule(options: Partial<DueJobsOptions<Item>> = {}) {
  const clock = manualClock()
  const items: Item[] = []
  const done: { id: string; at: number }[] = []
  const looked: number[] = []
  const make = () =>
    new DueJobs<Item>({
      name: 'reminders',
      claim: ({ now, limit }) => {
        looked.push(now)
        const due = items.filter(({ dueAt, claimed }) => dueAt <= now && !claimed).slice(0, limit)
        for (const item of due) item.claimed = true
        return Promise.resolve(due)
      },
      work: ({ id }) => {
        done.push({ id, at: clock.now() })
        return Promise.resolve(true)
      },
      nextDue: (now) => {
        const later = items.filter(({ dueAt, claimed }) => dueAt > now && !claimed).map(({ dueAt }) => dueAt)
        return Promise.resolve(later.length > 0 ? Math.min(...later) : undefined)
      },
      retryMs: 5000,
      clock,
      reportError: unexpected,
      ...options,
    })
  const add = (id: string, inMs: number) => void items.push({ id, dueAt: clock.now() + inMs })
  return { clock, items, done, looked, add, make, jobs: make() }
}

test('what became due while no server ran is done at the start, however much it is', async () => {
  const { clock, done, add, jobs } = schedule()
  for (let count = 0; count < 11; count++) add(`old-${count}`, -1000)
  jobs.start()
  await clock.pass(0)
  expect(done).toHaveLength(11)
})

test('a job wakes at the due time, for the earliest first, and not before', async () => {
  const { clock, done, looked, add, jobs } = schedule()
  const began = clock.now()
  add('late', 20_000)
  add('early', 7000)
  jobs.start()
  await clock.pass(30_000)
  expect(done.map(({ id, at }) => [id, at - began])).toEqual([
    ['early', 7000],
    ['late', 20_000],
  ])
  // One look at the start, and two for each due time: one that finds work and one that finds no more.
  expect(new Set(looked).size).toBe(3)
})

test('a due time that is nearer than all others wakes the job for it', async () => {
  const { clock, done, add, jobs } = schedule()
  add('far', 50_000)
  jobs.start()
  await clock.pass(1000)
  add('near', 2000)
  jobs.expect(clock.now() + 2000)
  await clock.pass(2000)
  expect(done.map(({ id }) => id)).toEqual(['near'])
})

test('a due time far away is looked for at least once a minute, for the clock may be set forward', async () => {
  const { clock, looked, add, jobs } = schedule()
  add('far', 10 * 60_000)
  jobs.start()
  await clock.pass(3 * 60_000)
  expect(looked).toHaveLength(4)
})

test('what becomes due during a look is done right after it', async () => {
  const slow = gate()
  const done: string[] = []
  const work = async ({ id }: Item) => {
    if (id === 'first') await slow.opened
    done.push(id)
    return true
  }
  const { clock, add, jobs } = schedule({ work })
  add('first', 0)
  add('second', 1000)
  jobs.start()
  await clock.pass(3000)
  expect(done).toEqual([])
  slow.open()
  await clock.pass(0)
  expect(done).toEqual(['first', 'second'])
})

test('what is left undone, or fails, is stepped over and tried again later', async () => {
  const reported: unknown[] = []
  const tried: string[] = []
  const open = new Set(['refused', 'broken', 'fine'])
  const { clock, jobs } = schedule({
    // As a source that marks nothing: what is undone stays in front.
    claim: ({ limit, undone }) =>
      Promise.resolve([...open].slice(undone, undone + limit).map((id) => ({ id, dueAt: 0 }))),
    work: ({ id }) => {
      tried.push(id)
      if (id === 'broken' && tried.length < 4) throw new Error('database locked')
      if (id === 'refused' && tried.length < 4) return Promise.resolve(false)
      open.delete(id)
      return Promise.resolve(true)
    },
    nextDue: () => Promise.resolve(undefined),
    reportError: (fault) => reported.push(fault),
  })
  jobs.start()
  await clock.pass(4999)
  expect([...open]).toEqual(['refused', 'broken'])
  await clock.pass(1)
  expect([...open]).toEqual([])
  expect(reported).toHaveLength(1)
})

test('a schedule that cannot be read is read again later', async () => {
  const reported: unknown[] = []
  let reads = 0
  const { clock, jobs } = schedule({
    claim: () => {
      reads += 1
      return reads === 1 ? Promise.reject(new Error('no database')) : Promise.resolve([])
    },
    reportError: (fault) => reported.push(fault),
  })
  jobs.start()
  await clock.pass(5000)
  expect(reads).toBe(2)
  expect(reported).toHaveLength(1)
})

test('of two nodes that look at the same schedule, one does each item', async () => {
  const { clock, done, add, jobs, make } = schedule()
  for (let count = 0; count < 10; count++) add(`item-${count}`, 1000)
  const other = make()
  jobs.start()
  other.start()
  await clock.pass(2000)
  expect(done.map(({ id }) => id).toSorted()).toEqual(Array.from({ length: 10 }, (_, count) => `item-${count}`))
})

test('a due time before the start sets no timer: the start looks for everything', async () => {
  const { clock, done, add, jobs } = schedule()
  add('early', 1000)
  jobs.expect(clock.now() + 1000)
  await clock.pass(5000)
  expect({ done, timers: clock.timers }).toEqual({ done: [], timers: 0 })
  jobs.start()
  await clock.pass(0)
  expect(done).toHaveLength(1)
})

test('a stop waits for what is under way and begins nothing more', async () => {
  const slow = gate()
  const done: string[] = []
  const { clock, add, jobs } = schedule({
    work: async ({ id }) => {
      await slow.opened
      done.push(id)
      return true
    },
  })
  for (let count = 0; count < 9; count++) add(`item-${count}`, 0)
  jobs.start()
  await clock.pass(0)
  const stopped = jobs.stop()
  slow.open()
  await stopped
  jobs.expect(0)
  await jobs.look()
  await clock.pass(60_000)
  // Those of the first claim: four at a time.
  expect(done).toHaveLength(4)
  expect(clock.timers).toBe(0)
})
