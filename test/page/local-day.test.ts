// Days as the page means them, in Berlin, where summer time began on 29 March and ended on 25 October 2026.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { deadlineOf } from '#client/decisions/deadlines.ts'
import {
  addDays,
  dateText,
  daysBetween,
  endOfDay,
  momentText,
  nextQuarter,
  startOfDay,
} from '#client/rooms/local-day.ts'
import { dueOf } from '#client/talk/due.ts'

beforeAll(() => void vi.stubEnv('TZ', 'Europe/Berlin'))
afterAll(() => void vi.unstubAllEnvs())

const at = (local: string) => new Date(local).getTime()

test.each([
  ['2026-10-25T00:30', '2026-10-26T20:00'],
  ['2026-10-24T23:30', '2026-10-25T20:00'],
  ['2026-03-28T23:30', '2026-03-29T20:00'],
  ['2026-03-29T00:30', '2026-03-30T20:00'],
  ['2026-12-31T23:59', '2027-01-01T20:00'],
])('“Tomorrow”, said at %s, is the evening of the next day', (now, evening) => {
  expect(momentText(dueOf('tomorrow', at(now), '') ?? 0)).toBe(evening)
  expect(momentText(deadlineOf('tomorrow', '', at(now)) ?? 0)).toBe(evening)
})

test('“Next week” is the same day of the week', () => {
  expect(momentText(dueOf('week', at('2026-10-25T00:30'), '') ?? 0)).toBe('2026-11-01T20:00')
  expect(momentText(dueOf('week', at('2026-03-28T23:30'), '') ?? 0)).toBe('2026-04-04T20:00')
})

test('a day ends at the next midnight, however many hours it has', () => {
  for (const [day, hours] of [
    ['2026-03-29', 23],
    ['2026-06-03', 24],
    ['2026-10-25', 25],
  ] as const) {
    const start = startOfDay(at(`${day}T12:00`))
    expect(dateText(start)).toBe(day)
    expect((endOfDay(start) - start) / 3_600_000).toBe(hours)
    expect(daysBetween(start, endOfDay(start) - 1)).toBe(0)
    expect(daysBetween(start, endOfDay(start))).toBe(1)
  }
})

test('two days later it is the same time by the clock on the wall', () => {
  expect(momentText(addDays(at('2026-10-24T09:15'), 2))).toBe('2026-10-26T09:15')
})

test.each([
  ['2026-10-24T09:15:00.000', '2026-10-24T09:15'],
  ['2026-10-24T09:15:00.001', '2026-10-24T09:30'],
  ['2026-10-24T09:29:59.999', '2026-10-24T09:30'],
  ['2026-10-24T23:46', '2026-10-25T00:00'],
  ['2026-03-29T01:50', '2026-03-29T03:00'],
])('another time, proposed for %s, is on a quarter of an hour: %s', (now, proposed) => {
  expect(momentText(nextQuarter(at(now)))).toBe(proposed)
})

test('just after midnight a date is that of the reader, not of Greenwich', () => {
  expect(dateText(at('2026-06-03T00:30'))).toBe('2026-06-03')
})
