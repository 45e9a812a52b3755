// Moments as people say them: how long until then, and when that is.
import { useEffect, useState } from 'react'
import { locale } from '#client/locales/words.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long until a moment (or since, where it has passed), such as "in 50 minutes"; in the largest unit that says enough. */
export function fromNow(at: number, now: number): string {
  const ms = at - now
  const [unit, size] =
    Math.abs(ms) >= 2 * dayMs
      ? (['day', dayMs] as const)
      : Math.abs(ms) >= 2 * hourMs
        ? (['hour', hourMs] as const)
        : (['minute', minuteMs] as const)
  // Rounded up: "in 0 minutes" is a minute in which one still can.
  const count = ms >= 0 ? Math.ceil(ms / size) : Math.ceil(ms / size) || 0
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(count, unit)
}

/** The moment itself: the time where it is today, with the day where it is not. */
export function momentWords(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  const isSoon = Math.abs(at - now) < 6 * dayMs
  const day = isToday ? {} : isSoon ? ({ weekday: 'long' } as const) : ({ day: 'numeric', month: 'short' } as const)
  return new Intl.DateTimeFormat(locale(), { ...day, hour: 'numeric', minute: '2-digit' }).format(at)
}

/** The time, updated twice a minute and right when `until` has come. */
export function useNow(until?: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = () => setNow(Date.now())
    const everyHalfMinute = setInterval(tick, minuteMs / 2)
    const left = until === undefined ? Infinity : until - Date.now()
    // Timers count no further than this, and the interval covers longer times.
    const then = left > 0 && left < hourMs ? setTimeout(tick, left + 50) : undefined
    return () => {
      clearInterval(everyHalfMinute)
      clearTimeout(then)
    }
  }, [until])
  return now
}
