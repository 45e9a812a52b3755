// Days and hours of the receiver: which day it is where they are, when it is quiet there, and when a certain time comes next. All of it
// goes by the local calendar: a day need not have 24 hours, and a time of day may be left out or come twice.

const minuteMs = 60_000

/** Minutes of the day; the end may be after midnight. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** How many minutes of the day the clock there shows. */
export function minuteOfDay(at: number, timeZone: string): number {
  const { hour, minute } = localTime(at, timeZone)
  return hour * 60 + minute
}

/** The date there, such as `2026-03-29`. */
export function localDay(at: number, timeZone: string): string {
  return localTime(at, timeZone).toPlainDate().toString()
}

/** The end of the quiet hours in which a moment lies; undefined where it lies in none. */
export function quietUntil(at: number, timeZone: string, quiet: QuietHours | undefined): number | undefined {
  if (!quiet || !isWithin(minuteOfDay(at, timeZone), quiet)) return undefined
  return find(at, timeZone, { step: 1, among: (day) => momentsOf(day, quiet.to, timeZone).find((end) => end > at) })
}

/** The last moment before the quiet hours in which a moment lies; the moment itself where it lies in none. */
export function beforeQuiet(at: number, timeZone: string, quiet: QuietHours | undefined): number {
  if (!quiet || !isWithin(minuteOfDay(at, timeZone), quiet)) return at
  const isPassed = (start: number) => start <= at
  const among = (day: Temporal.PlainDate) => momentsOf(day, quiet.from, timeZone).findLast(isPassed)
  return find(at, timeZone, { step: -1, among }) - minuteMs
}

/** When a time of day comes next, strictly after a moment; once on each day, also where the clock shows it twice. */
export function nextTime(after: number, timeZone: string, minute: number): number {
  const among = (day: Temporal.PlainDate) =>
    momentsOf(day, minute, timeZone)
      .slice(0, 1)
      .find((at) => at > after)
  return find(after, timeZone, { step: 1, among })
}

/** Looks at day by day, from that of a moment on. */
function find(
  from: number,
  timeZone: string,
  { step, among }: { step: 1 | -1; among: (day: Temporal.PlainDate) => number | undefined },
): number {
  for (let day = localTime(from, timeZone).toPlainDate(); ; day = day.add({ days: step })) {
    const found = among(day)
    if (found !== undefined) return found
  }
}

/** The moments at which the clock shows a time on a day: one, or two; where it leaves the time out, as much later. */
function momentsOf(day: Temporal.PlainDate, minute: number, timeZone: string): readonly number[] {
  const plain = day.toPlainDateTime(new Temporal.PlainTime(Math.floor(minute / 60), minute % 60))
  const first = plain.toZonedDateTime(timeZone).epochMilliseconds
  const last = plain.toZonedDateTime(timeZone, { disambiguation: 'later' }).epochMilliseconds
  return first === last ? [first] : [first, last]
}

function localTime(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
}

/** `22:30` as minutes of the day. */
export function minutesOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number)
  return hours * 60 + minutes
}

/** Minutes of the day as `22:30`. */
export function timeOfDay(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

function isWithin(minute: number, { from, to }: QuietHours): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}
