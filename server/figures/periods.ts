// Hours and days of a zone: a day need not have 24 hours, and an hour of some zones begins at half past.

/** From a moment on, and up to another that is not of it. */
export interface Period {
  readonly from: number
  readonly to: number
}

/** The hours or days that a time has parts of, the first and last cut off where it begins and ends. */
export function periodsOf({ from, to }: Period, by: 'hour' | 'day', zone: string): readonly Period[] {
  const periods: Period[] = []
  for (let start = startOf(from, by, zone); start < to;) {
    const next = nextOf(start, by, zone)
    periods.push({ from: Math.max(start, from), to: Math.min(next, to) })
    start = next
  }
  return periods
}

/** When the hour or day of a moment began. */
export function startOf(at: number, by: 'hour' | 'day', zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  if (by === 'day') return local.startOfDay().epochMilliseconds
  return at - (local.minute * 60_000 + local.second * 1000 + local.millisecond)
}

function nextOf(start: number, by: 'hour' | 'day', zone: string): number {
  if (by === 'hour') return start + 3_600_000
  return Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone).add({ days: 1 }).startOfDay()
    .epochMilliseconds
}

/** Whether there is such a zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
