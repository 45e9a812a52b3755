// From wall-clock times to moments. A time that a summer-time switch leaves out is as much later as the switch; of one that comes twice the
// first is meant: so do calendars (RFC 5545, 3.3.5).
import { isPastMidnight, periodsOn } from '#shared/desk/schedule.ts'
import type { Period, Schedule } from '#shared/desk/schedule.ts'

/** From one moment to another, milliseconds since 1970; the end is no part of it. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A period on its date, as moments. */
export interface SpanOf<One extends Period> extends Span {
  readonly period: One
  /** On which it begins, such as `2026-10-25`. */
  readonly date: string
}

/** How far ahead it is looked for what comes next: a year of holidays, and then some. */
const furthestDays = 400
const dayMs = 86_400_000

/** The periods of a schedule that touch a time, in order. */
export function spansOf<One extends Period>(
  schedule: Schedule<One>,
  timeZone: string,
  { from, to }: Span,
): readonly SpanOf<One>[] {
  const spans: SpanOf<One>[] = []
  // One that began on the day before may not be over.
  let day = dateOf(from, timeZone).subtract({ days: 1 })
  const last = dateOf(to, timeZone)
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const date = day.toString()
    for (const period of periodsOn(schedule, date)) {
      const span = { period, date, ...momentsOf(period, day, timeZone) }
      // Whole periods fall into the hour that a switch leaves out.
      if (span.from < span.to && span.to > from && span.from < to) spans.push(span)
    }
  }
  return spans.toSorted((one, other) => one.from - other.from)
}

/** A period that begins on a day, as moments. */
export function momentsOf(period: Period, day: Temporal.PlainDate, timeZone: string): Span {
  const end = isPastMidnight(period) ? day.add({ days: 1 }) : day
  return { from: momentOf(day, period.from, timeZone), to: momentOf(end, period.to, timeZone) }
}

/** A wall-clock time on a day, as a moment. */
export function momentOf(day: Temporal.PlainDate, time: string, timeZone: string): number {
  const [date, plain] = time === '24:00' ? [day.add({ days: 1 }), '00:00'] : [day, time]
  return date.toZonedDateTime({ timeZone, plainTime: plain }).epochMilliseconds
}

/** The date of a moment in a zone. */
export function dateOf(at: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
}

/** Spans in order, those that touch as one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = []
  for (const { from, to } of spans) {
    const last = whole.at(-1)
    if (last && from <= last.to) whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else whole.push({ from, to })
  }
  return whole
}

/** Whether it is open at a moment, and when that changes next; undefined where it never does as far as is looked. */
export function stateAt(
  schedule: Schedule,
  timeZone: string,
  at: number,
): { readonly isOpen: boolean; readonly changesAt: number | undefined } {
  for (const days of [8, furthestDays]) {
    const until = at + days * dayMs
    const next = joined(spansOf(schedule, timeZone, { from: at, to: until })).at(0)
    if (next && next.from > at) return { isOpen: false, changesAt: next.from }
    if (next && next.to < until) return { isOpen: true, changesAt: next.to }
    if (next && days === furthestDays) return { isOpen: true, changesAt: undefined }
  }
  return { isOpen: false, changesAt: undefined }
}
