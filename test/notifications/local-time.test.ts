import { expect, test } from 'vitest'
import {
  beforeQuiet,
  localDay,
  minuteOfDay,
  minutesOf,
  nextTime,
  quietUntil,
} from '#server/notifications/local-time.ts'

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

/** The day on which summer time begins, and the minute at which a digest is wanted. */
const summerBegins = [
  ['America/Chicago', '18:00', '2026-03-08'],
  ['America/New_York', '19:30', '2026-03-08'],
  ['America/Denver', '17:00', '2026-03-08'],
  ['Europe/London', '00:30', '2026-03-29'],
  ['Australia/Sydney', '10:00', '2026-10-04'],
  // The hour after midnight is left out.
  ['Africa/Cairo', '00:30', '2026-04-24'],
  ['America/Santiago', '00:00', '2026-09-06'],
] as const

test.each(summerBegins)(
  'around the day on which summer time begins in %s, %s comes once on every day',
  (zone, time, day) => {
    const first = Temporal.PlainDate.from(day).subtract({ days: 3 })
    const days = Array.from({ length: 6 }, (_, index) => first.add({ days: index }))
    let after = first.toZonedDateTime(zone).epochMilliseconds - 1
    const dues = days.map(() => (after = nextTime(after, zone, minutesOf(time))))
    expect(dues.map((due) => localDay(due, zone))).toEqual(days.map(String))
    for (const due of dues) if (localDay(due, zone) !== day) expect(minuteOfDay(due, zone)).toBe(minutesOf(time))
  },
)

test('a time that comes twice comes next once on that day', () => {
  const half = minutesOf('02:30')
  const [once, again] = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')]
  expect([once, again].map((moment) => minuteOfDay(moment, berlin))).toEqual([half, half])
  expect(nextTime(at('2026-10-24T22:30:00Z'), berlin, half)).toBe(once)
  expect(nextTime(once, berlin, half)).toBe(at('2026-10-26T01:30:00Z'))
})

test('quiet hours that end at a time which comes twice end for good at the second', () => {
  const late = { from: 22 * 60, to: minutesOf('02:30') }
  expect(quietUntil(at('2026-10-25T01:15:00Z'), berlin, late)).toBe(at('2026-10-25T01:30:00Z'))
})

test('near midnight of the days on which the clock changes, the next midnight is the next', () => {
  expect(nextTime(at('2026-03-28T22:59:00Z'), berlin, 0)).toBe(at('2026-03-28T23:00:00Z'))
  expect(nextTime(at('2026-03-28T23:00:00Z'), berlin, 0)).toBe(at('2026-03-29T22:00:00Z'))
  expect(nextTime(at('2026-10-24T22:00:00Z'), berlin, 0)).toBe(at('2026-10-25T23:00:00Z'))
})

test('what must not wait comes just before it is quiet, also in a night in which the clock changes', () => {
  expect(beforeQuiet(at('2026-03-29T04:00:00Z'), berlin, night)).toBe(at('2026-03-28T20:59:00Z'))
  expect(beforeQuiet(at('2026-10-25T05:00:00Z'), berlin, night)).toBe(at('2026-10-24T19:59:00Z'))
})
