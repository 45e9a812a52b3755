import { expect, test } from 'vitest'
import { Derived } from '#client/sdk/derived.ts'
import { keepSame } from '#client/sdk/keep-same.ts'

test('a line that did not change stays the same object when another one does', () => {
  const before = { lines: [line('boots', 1), line('coat', 1)], totals: [{ currency: 'EUR', amountMinor: 5 }] }
  const after = keepSame(before, {
    lines: [line('boots', 2), line('coat', 1)],
    totals: [{ currency: 'EUR', amountMinor: 5 }],
  })
  expect(after.lines[0]).toEqual(line('boots', 2))
  expect(after.lines[1]).toBe(before.lines[1])
  expect(after.totals).toBe(before.totals)
})

test('lines stay the same objects when another is inserted before them', () => {
  const before = [line('boots', 1), line('coat', 1)]
  const after = keepSame(before, [line('hat', 1), line('boots', 1), line('coat', 1)])
  expect(after.slice(1)).toEqual(before)
  expect(after[1]).toBe(before[0])
  expect(after[2]).toBe(before[1])
})

test('an equal value is the same object', () => {
  const before = { lines: [line('boots', 1)], opinions: new Map([['boots', [{ memberId: 'ana', verdict: 'yes' }]]]) }
  expect(keepSame(before, structuredClone(before))).toBe(before)
})

test('a field, an entry or a key that is missing is a change', () => {
  expect(keepSame<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 })
  expect(keepSame([1, 2], [1])).toEqual([1])
  expect(
    keepSame(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      new Map([['a', 1]]),
    ),
  ).toEqual(new Map([['a', 1]]))
})

test('several changes call a listener once, and a view can be read before', async () => {
  let count = 0
  let told = 0
  const view = new Derived(() => ({ count }))
  view.subscribe(() => told++)
  for (count = 1; count < 10; count++) view.invalidate()
  expect(view.get()).toEqual({ count: 10 })
  await Promise.resolve()
  expect(told).toBe(1)
  view.invalidate()
  await Promise.resolve()
  expect(told).toBe(1)
})

function line(id: string, quantity: number) {
  return { id, quantity, wants: [{ memberId: 'ana', count: quantity }] }
}
