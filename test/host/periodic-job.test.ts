import { expect, test } from 'vitest'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import type { PeriodicJobOptions } from '#server/host/jobs/periodic-job.ts'
import { gate, manualClock } from '#test/support/manual-clock.ts'

const unexpected = (fault: unknown) => {
  throw fault
}

function job(options: Pick<PeriodicJobOptions, 'run'> & Partial<PeriodicJobOptions>) {
  const clock = manualClock()
  return { clock, job: new PeriodicJob({ name: 'sweep', everyMs: 1000, clock, reportError: unexpected, ...options }) }
}

test('a periodic job runs at the start and then every so often', async () => {
  const at: number[] = []
  const { clock, job: sweep } = job({ run: () => void at.push(clock.now()) })
  const began = clock.now()
  sweep.start()
  await clock.pass(3500)
  expect(at.map((one) => one - began)).toEqual([0, 1000, 2000, 3000])
})

test('a periodic job can leave out the run at the start', async () => {
  let runs = 0
  const { clock, job: sweep } = job({ runsAtStart: false, run: () => void (runs += 1) })
  sweep.start()
  await clock.pass(999)
  expect(runs).toBe(0)
  await clock.pass(1)
  expect(runs).toBe(1)
})

test('a slow run delays the next, and two never run at once', async () => {
  const slow = gate()
  let [running, most, runs] = [0, 0, 0]
  const { clock, job: sweep } = job({
    run: async () => {
      running += 1
      runs += 1
      most = Math.max(most, running)
      if (runs === 1) await slow.opened
      running -= 1
    },
  })
  sweep.start()
  await clock.pass(5000)
  const asked = sweep.run()
  await clock.pass(5000)
  expect(runs).toBe(1)
  slow.open()
  await asked
  expect({ runs, most }).toEqual({ runs: 2, most: 1 })
  await clock.pass(999)
  expect(runs).toBe(2)
  await clock.pass(1)
  expect(runs).toBe(3)
})

test('a run that fails is reported, and the next one comes in time', async () => {
  const reported: string[] = []
  let runs = 0
  const { clock, job: sweep } = job({
    run: () => {
      runs += 1
      if (runs === 1) throw new Error('disk full')
    },
    reportError: (fault, message) => reported.push(`${message}: ${String(fault)}`),
  })
  sweep.start()
  await clock.pass(1000)
  expect(runs).toBe(2)
  expect(reported).toEqual([expect.stringMatching(/sweep.*disk full/)])
})

test('a stop ends a long run early, waits for it, and lets no other begin', async () => {
  const piece = gate()
  let [pieces, isOver] = [0, false]
  const { clock, job: sweep } = job({
    run: async (signal) => {
      while (!signal.aborted) {
        pieces += 1
        await piece.opened
      }
      isOver = true
    },
  })
  sweep.start()
  await clock.pass(0)
  const stopped = sweep.stop()
  piece.open()
  await stopped
  expect({ pieces, isOver, timers: clock.timers }).toEqual({ pieces: 1, isOver: true, timers: 0 })
  await sweep.run()
  await clock.pass(10_000)
  expect(pieces).toBe(1)
})
