// When stores are open, as moments: through nights, holidays and both switches of summer time.
import { expect, test } from 'vitest'
import { openingHoursSchema } from '#shared/desk/hours.ts'
import { spansOf, stateAt } from '#server/hours/wall-clock.ts'

const hours = (said: object) => openingHoursSchema.parse(said)
const at = (text: string) => Date.parse(text)

/** From when to when it is open in UTC, in a time. */
function open(said: object, timeZone: string, [from, to]: readonly [string, string]): string[] {
  const short = (moment: number) => new Date(moment).toISOString().slice(0, 16)
  return spansOf(hours(said), timeZone, { from: at(from), to: at(to) }).map(
    (span) => `${short(span.from)} – ${short(span.to)}`,
  )
}

const morningAndEvening = {
  week: {
    fri: [
      { from: '09:00', to: '12:30' },
      { from: '14:00', to: '18:00' },
    ],
  },
}

test('a day may have several periods', () => {
  const friday = ['2026-06-05T00:00Z', '2026-06-06T00:00Z'] as const
  expect(open(morningAndEvening, 'Europe/Berlin', friday)).toEqual([
    '2026-06-05T07:00 – 2026-06-05T10:30',
    '2026-06-05T12:00 – 2026-06-05T16:00',
  ])
})

test('a period past midnight belongs to the day on which it begins', () => {
  const late = { week: { sat: [{ from: '20:00', to: '02:00' }] }, holidays: [{ date: '2026-06-07' }] }
  const sunday = ['2026-06-06T22:30Z', '2026-06-08T00:00Z'] as const
  expect(open(late, 'UTC', sunday)).toEqual(['2026-06-06T20:00 – 2026-06-07T02:00'])
})

test('an exception counts instead of its day of the week, and a holiday closes a day unless an exception says so', () => {
  const week = { fri: [{ from: '09:00', to: '17:00' }] }
  const holidays = [{ date: '12-25', name: 'Christmas' }, { date: '2027-01-01' }]
  const exceptions = [
    { date: '2026-12-18', periods: [{ from: '09:00', to: '22:00' }] },
    { date: '2027-01-01', periods: [{ from: '12:00', to: '14:00' }] },
    { date: '2027-01-08', periods: [] },
  ]
  expect(open({ week, holidays, exceptions }, 'UTC', ['2026-12-17T00:00Z', '2027-01-16T00:00Z'])).toEqual([
    '2026-12-18T09:00 – 2026-12-18T22:00',
    '2027-01-01T12:00 – 2027-01-01T14:00',
    '2027-01-15T09:00 – 2027-01-15T17:00',
  ])
})

const night = { week: { sat: [{ from: '22:00', to: '04:00' }] } }

test.each([
  // Berlin: 02:00 becomes 03:00 on 29 March, 03:00 becomes 02:00 on 25 October.
  ['loses an hour in Berlin’s spring', 'Europe/Berlin', '2026-03-28', '2026-03-28T21:00 – 2026-03-29T02:00'],
  ['has one more in Berlin’s autumn', 'Europe/Berlin', '2026-10-24', '2026-10-24T20:00 – 2026-10-25T03:00'],
  // Sydney: forward on 4 October, back on 5 April.
  ['loses an hour in Sydney’s October', 'Australia/Sydney', '2026-10-03', '2026-10-03T12:00 – 2026-10-03T17:00'],
  ['has one more in Sydney’s April', 'Australia/Sydney', '2026-04-04', '2026-04-04T11:00 – 2026-04-04T18:00'],
])('a night at which the clocks change %s', (_what, timeZone, day, span) => {
  expect(open(night, timeZone, [`${day}T06:00Z`, `${day}T23:59Z`])).toEqual([span])
})

test('a time that the switch leaves out is as much later, and of one that comes twice the first is meant', () => {
  const half = { week: { sun: [{ from: '02:30', to: '05:00' }] } }
  expect(open(half, 'Europe/Berlin', ['2026-03-29T00:00Z', '2026-03-29T12:00Z'])).toEqual([
    '2026-03-29T01:30 – 2026-03-29T03:00',
  ])
  expect(open(half, 'Europe/Berlin', ['2026-10-25T00:00Z', '2026-10-25T12:00Z'])).toEqual([
    '2026-10-25T00:30 – 2026-10-25T04:00',
  ])
})

test('midnight that the switch leaves out begins an hour later', () => {
  const early = { week: { sun: [{ from: '00:00', to: '03:00' }] } }
  expect(open(early, 'America/Santiago', ['2026-09-06T00:00Z', '2026-09-07T00:00Z'])).toEqual([
    '2026-09-06T04:00 – 2026-09-06T06:00',
  ])
})

test('a period that lies in the hour that is left out is none, and one that touches another goes on', () => {
  const inTheGap = { week: { sun: [{ from: '02:00', to: '03:00' }] } }
  expect(open(inTheGap, 'Europe/Berlin', ['2026-03-29T00:00Z', '2026-03-30T00:00Z'])).toEqual([])
  const allDay = { week: { sat: [{ from: '00:00', to: '24:00' }], sun: [{ from: '00:00', to: '12:00' }] } }
  expect(stateAt(hours(allDay), 'UTC', at('2026-06-06T10:00Z'))).toEqual({
    isOpen: true,
    changesAt: at('2026-06-07T12:00Z'),
  })
})

test('it opens with the first minute, and is closed with the last', () => {
  const week = { week: { fri: [{ from: '09:00', to: '17:00' }] } }
  const stateOf = (moment: string) => stateAt(hours(week), 'UTC', at(moment))
  expect(stateOf('2026-06-05T08:59:59.999Z')).toEqual({ isOpen: false, changesAt: at('2026-06-05T09:00Z') })
  expect(stateOf('2026-06-05T09:00Z')).toEqual({ isOpen: true, changesAt: at('2026-06-05T17:00Z') })
  expect(stateOf('2026-06-05T16:59:59.999Z').isOpen).toBe(true)
  expect(stateOf('2026-06-05T17:00Z')).toEqual({ isOpen: false, changesAt: at('2026-06-12T09:00Z') })
})

test('a store that opens once in a year is found, and one that never does is not', () => {
  const christmas = { exceptions: [{ date: '2027-05-25', periods: [{ from: '09:00', to: '17:00' }] }] }
  expect(stateAt(hours(christmas), 'UTC', at('2026-06-05T00:00Z')).changesAt).toBe(at('2027-05-25T09:00Z'))
  expect(stateAt(hours({}), 'UTC', at('2026-06-05T00:00Z'))).toEqual({ isOpen: false, changesAt: undefined })
})
