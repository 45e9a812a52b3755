// Days by the reader's own calendar. A day need not have 24 hours: what is said of days is never counted in milliseconds.

/** Midnight before a moment. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** Midnight after a moment. */
export function endOfDay(at: number): number {
  return startOfDay(addDays(at, 1))
}

/** The same local time, `days` days later. */
export function addDays(at: number, days: number): number {
  const date = new Date(at)
  return date.setDate(date.getDate() + days)
}

/** How many midnights lie between two moments; below zero where the second is on an earlier day. */
export function daysBetween(from: number, to: number): number {
  const dayOf = (at: number) => {
    const date = new Date(at)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
  }
  return dayOf(to) - dayOf(from)
}

/** The moment itself where it is a full quarter of an hour, otherwise the next one: what people name when they say when. */
export function nextQuarter(at: number): number {
  const date = new Date(at)
  const minutes = date.getMinutes() + (date.getTime() % 60_000 === 0 ? 0 : 1)
  return date.setMinutes(Math.ceil(minutes / 15) * 15, 0, 0)
}

/** A date as `<time>` takes it, such as `2026-11-22`. */
export function dateText(at: number): string {
  return momentText(at).slice(0, 10)
}

/** A moment as a field for date and time takes it, such as `2026-11-22T18:30`. */
export function momentText(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

/** When the evening is, by the clock on the wall: deadlines that people name by it. */
const eveningHour = 20

/** The evening `days` days after the day of a moment. */
export function eveningOf(at: number, days: number): number {
  return new Date(addDays(startOfDay(at), days)).setHours(eveningHour, 0, 0, 0)
}
