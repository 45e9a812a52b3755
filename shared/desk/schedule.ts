// Periods by day of the week and by date, in wall-clock time: what is on a date, and what overlaps.

/** The days of a week, as they are named here. */
export const weekDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** See `weekDays`. */
export type WeekDay = (typeof weekDays)[number]

/** From when to when, in wall-clock time. */
export interface Period {
  readonly from: string
  readonly to: string
}

const dayMinutes = 24 * 60

/** A calendar of periods: what is said of a date counts in place of its day of the week. */
export interface Schedule<One extends Period = Period> {
  readonly week: Readonly<Partial<Record<WeekDay, readonly One[]>>>
  readonly exceptions: readonly { readonly date: string; readonly periods: readonly One[] }[]
  readonly holidays: readonly { readonly date: string }[]
}

interface MinuteSpan {
  readonly start: number
  readonly end: number
}

/** Minutes of the day of a wall-clock time. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether a period ends on the next day. */
export function isPastMidnight(period: Period): boolean {
  return minutesOf(period.to) <= minutesOf(period.from)
}

/** How many minutes a period has. */
export function lengthOf(period: Period): number {
  return minutesOf(period.to) - minutesOf(period.from) + (isPastMidnight(period) ? dayMinutes : 0)
}

/** A break, counted from the start of its shift. */
export function spanWithin(shift: Period, { from: start, to: end }: Period): MinuteSpan {
  const since = (time: string) => (minutesOf(time) - minutesOf(shift.from) + 2 * dayMinutes) % dayMinutes
  return { start: since(start), end: since(start) + lengthOf({ from: start, to: end }) }
}

/** Whether two spans have a minute in common. */
export function overlaps(one: MinuteSpan, other: MinuteSpan): boolean {
  return one.start < other.end && other.start < one.end
}

/** What does not fit in a schedule, and where. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** Periods that overlap: of one day, and those that reach into the next. */
export function overlapsIn({ week, exceptions }: Schedule): readonly Problem[] {
  const ofWeek = weekDays.flatMap((day, index) => {
    const before = weekDays.at(index - 1) ?? 'sun'
    return overlapsOf(week[day] ?? [], week[before] ?? [], ['week', day])
  })
  const dates = new Set<string>()
  const ofDates = exceptions.flatMap(({ date: day, periods }, index) => {
    const isRepeated = dates.has(day)
    dates.add(day)
    const before = periodsOn({ week, exceptions, holidays: [] }, dayBefore(day))
    const after = exceptions.some((other) => other.date === dayAfter(day))
      ? []
      : periodsOn({ week, exceptions, holidays: [] }, dayAfter(day))
    const path = ['exceptions', index, 'periods']
    return [
      ...(isRepeated ? [{ path: ['exceptions', index, 'date'], message: 'Each date once' }] : []),
      ...overlapsOf(periods, before, path),
      ...(overlapsOf(after, periods, path).length > overlapsOf(after, [], path).length
        ? [{ path, message: 'A period reaches into one of the next day' }]
        : []),
    ]
  })
  return [...ofWeek, ...ofDates]
}

function overlapsOf(periods: readonly Period[], dayEarlier: readonly Period[], path: Problem['path']): Problem[] {
  const earlier = dayEarlier
    .filter(isPastMidnight)
    .map((period) => ({ start: 0, end: minutesOf(period.to) }))
    .filter(({ end }) => end > 0)
  const spans = periods.map((period) => ({
    start: minutesOf(period.from),
    end: minutesOf(period.from) + lengthOf(period),
  }))
  return spans.flatMap((span, index) => {
    const others = [...earlier, ...spans.slice(0, index)]
    return others.some((other) => overlaps(span, other))
      ? [{ path: [...path, index], message: 'Periods do not overlap' }]
      : []
  })
}

/** The periods that begin on a date. */
export function periodsOn<One extends Period>(schedule: Schedule<One>, day: string): readonly One[] {
  const exception = schedule.exceptions.find((one) => one.date === day)
  if (exception) return exception.periods
  if (schedule.holidays.some((one) => one.date === day || one.date === day.slice(5))) return []
  return schedule.week[weekDayOf(day)] ?? []
}

function weekDayOf(day: string): WeekDay {
  return weekDays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'mon'
}

function dayBefore(day: string): string {
  return dayMoved(day, -1)
}

/** The date after a date. */
export function dayAfter(day: string): string {
  return dayMoved(day, 1)
}

function dayMoved(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
