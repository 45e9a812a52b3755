// Hours of the receiver: when it is quiet where they are, and when a certain time comes next.

const dayMinutes = 24 * 60
const minuteMs = 60_000
/** A clock that was set forward or back moves what was reckoned by at most so much. */
const maxShift = 120

/** Minutes of the day; the end may be after midnight. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How many minutes of the day have passed there. */
export function minuteOfDay(at: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  const [hours = 0, minutes = 0] = format.format(at).split(':').map(Number)
  return hours * 60 + minutes
}

/** The end of the quiet hours in which a moment lies; undefined where it lies in none. */
export function quietUntil(at: number, timeZone: string, quiet: QuietHours | undefined): number | undefined {
  if (!quiet || !isWithin(minuteOfDay(at, timeZone), quiet)) return undefined
  return nextTime(at, timeZone, quiet.to)
}

/** The last moment before the quiet hours in which a moment lies; the moment itself where it lies in none. */
export function beforeQuiet(at: number, timeZone: string, quiet: QuietHours | undefined): number {
  const minute = minuteOfDay(at, timeZone)
  if (!quiet || !isWithin(minute, quiet)) return at
  return at - (((minute - quiet.from + dayMinutes) % dayMinutes) + 1) * minuteMs
}

/** When a time of day comes next, strictly after a moment. */
export function nextTime(after: number, timeZone: string, minute: number): number {
  const now = minuteOfDay(after, timeZone)
  const left = (minute - now + dayMinutes) % dayMinutes || dayMinutes
  const reckoned = Math.floor(after / minuteMs) * minuteMs + left * minuteMs
  const shift = minute - minuteOfDay(reckoned, timeZone)
  return Math.abs(shift) <= maxShift ? reckoned + shift * minuteMs : reckoned
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
