import { expect, test } from 'vitest'
import { beforeQuiet, minuteOfDay, nextTime, quietUntil } from '#server/notifications/local-time.ts'

const berlin = 'Europe/Berlin'
const night = { from: 22 * 60, to: 8 * 60 }
const at = (text: string) => Date.parse(text)

test('quiet hours are those of the receiver', () => {
  expect(quietUntil(at('2026-06-03T20:30:00Z'), berlin, night)).toBe(at('2026-06-04T06:00:00Z'))
  expect(quietUntil(at('2026-06-03T20:30:00Z'), 'UTC', night)).toBeUndefined()
  expect(quietUntil(at('2026-06-03T20:30:00Z'), 'Asia/Kolkata', night)).toBe(at('2026-06-04T02:30:00Z'))
  expect(quietUntil(at('2026-06-03T20:30:00Z'), berlin, undefined)).toBeUndefined()
})

test('they begin with their first minute and end before their last', () => {
  expect(quietUntil(at('2026-06-03T19:59:59Z'), berlin, night)).toBeUndefined()
  expect(quietUntil(at('2026-06-03T20:00:00Z'), berlin, night)).toBe(at('2026-06-04T06:00:00Z'))
  expect(quietUntil(at('2026-06-04T05:59:59Z'), berlin, night)).toBe(at('2026-06-04T06:00:00Z'))
  expect(quietUntil(at('2026-06-04T06:00:00Z'), berlin, night)).toBeUndefined()
})

test('a night in which the clock is set forward or back ends at the same hour', () => {
  expect(quietUntil(at('2026-03-28T21:30:00Z'), berlin, night)).toBe(at('2026-03-29T06:00:00Z'))
  expect(quietUntil(at('2026-10-24T20:30:00Z'), berlin, night)).toBe(at('2026-10-25T07:00:00Z'))
})

test('quiet hours may lie within one day', () => {
  const siesta = { from: 13 * 60, to: 16 * 60 }
  expect(quietUntil(at('2026-06-03T12:30:00Z'), berlin, siesta)).toBe(at('2026-06-03T14:00:00Z'))
  expect(quietUntil(at('2026-06-03T10:30:00Z'), berlin, siesta)).toBeUndefined()
})

test('what must not wait comes just before it is quiet', () => {
  expect(beforeQuiet(at('2026-06-04T01:30:00Z'), berlin, night)).toBe(at('2026-06-03T19:59:00Z'))
  expect(beforeQuiet(at('2026-06-04T11:30:00Z'), berlin, night)).toBe(at('2026-06-04T11:30:00Z'))
})

test('a time of day comes next today or tomorrow, never now', () => {
  expect(nextTime(at('2026-06-03T15:00:00Z'), berlin, 18 * 60)).toBe(at('2026-06-03T16:00:00Z'))
  expect(nextTime(at('2026-06-03T16:00:00Z'), berlin, 18 * 60)).toBe(at('2026-06-04T16:00:00Z'))
  expect(minuteOfDay(at('2026-06-03T22:05:00Z'), berlin)).toBe(5)
})
