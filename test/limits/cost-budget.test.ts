import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { BusyTime } from '#server/limits/busy-time.ts'
import { CostBudgets } from '#server/limits/cost-budget.ts'
import type { Payer } from '#server/limits/cost-budget.ts'

const limits = { memberMsPerSecond: 100, roomMsPerSecond: 200, memberBytesPerSecond: 0, addressMsPerSecond: 50 }

test('a member who took too much waits, on every connection, and others do not', () => {
  const budgets = new CostBudgets(limits)
  const ana = budgets.of({ memberId: 'ana', roomId: 'lake' })
  expect(ana.spend({ ms: 2_900 })).toBe(0)
  expect(ana.spend({ ms: 200 })).toBeGreaterThan(0)
  expect(budgets.of({ memberId: 'ana', roomId: 'lake' }).waitMs).toBeGreaterThan(0)
  expect(budgets.of({ memberId: 'ben', roomId: 'lake' }).waitMs).toBe(0)
  expect(ana.overdrawn).toBe(false)
  ana.spend({ ms: 3_100 })
  expect(ana.overdrawn).toBe(true)
})

test('the members of a room share what a room may take, and other rooms have theirs', () => {
  const budgets = new CostBudgets(limits)
  for (const memberId of ['ana', 'ben', 'cleo']) budgets.of({ memberId, roomId: 'lake' }).spend({ ms: 2_500 })
  expect(budgets.of({ memberId: 'dora', roomId: 'lake' }).waitMs).toBeGreaterThan(0)
  expect(budgets.of({ memberId: 'dora', roomId: 'sea' }).waitMs).toBe(0)
})

test('an address has a budget of its own, beside those of the members behind it', () => {
  const budgets = new CostBudgets(limits)
  expect(budgets.of({ address: '198.51.100.1' }).spend({ ms: 1_400 })).toBe(0)
  expect(budgets.of({ address: '198.51.100.1' }).spend({ ms: 200 })).toBeGreaterThan(0)
  expect(budgets.of({ address: '198.51.100.2' }).waitMs).toBe(0)
  expect(budgets.of({ memberId: 'ana', roomId: 'lake' }).waitMs).toBe(0)
})

test('bytes are counted beside time, and a limit of 0 is none', () => {
  const budgets = new CostBudgets({ ...limits, memberMsPerSecond: 0, roomMsPerSecond: 0, memberBytesPerSecond: 10 })
  const ana = budgets.of({ memberId: 'ana', roomId: 'lake' })
  expect(ana.spend({ ms: 1_000_000, bytes: 159 })).toBe(0)
  expect(ana.spend({ bytes: 100 })).toBeGreaterThan(0)
})

test('work is paid for by the member it is done for, also where it fails', async () => {
  const budgets = new CostBudgets({ ...limits, memberMsPerSecond: 1 })
  const [ana, ben] = ['ana', 'ben'].map((memberId) => ({ memberId, roomId: 'lake' })) as [Payer, Payer]
  const failing = budgets.charge(ana, async () => {
    for (const until = performance.now() + 60; performance.now() < until;);
    throw new Error('half-way')
  })
  await expect(failing).rejects.toThrow('half-way')
  expect(budgets.of(ana).waitMs).toBeGreaterThan(0)
  expect(budgets.of(ben).waitMs).toBe(0)
})

test('a call is charged for the time the thread worked, and not for what it waited', async () => {
  const busy = new BusyTime()
  const waits = busy.begin()
  await wait(200)
  const waited = waits()
  const works = busy.begin()
  for (const until = performance.now() + 60; performance.now() < until;);
  const worked = works()
  expect(worked).toBeGreaterThan(50)
  expect(waited).toBeLessThan(200)
})

test('calls that are under way together share what the thread does', () => {
  const busy = new BusyTime()
  const [one, other] = [busy.begin(), busy.begin()]
  for (const until = performance.now() + 60; performance.now() < until;);
  const [first, second] = [one(), other()]
  expect(first + second).toBeGreaterThan(50)
  expect(first).toBeLessThan(0.75 * (first + second))
})
