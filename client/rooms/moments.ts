// Moments as people say them: how long until then, and when that is.
import { useEffect, useState } from 'react'
import { locale } from '#client/locales/words.ts'
import { daysBetween } from './local-day.ts'
import { useRoom } from './room-context.tsx'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long until a moment (or since, where it has passed), such as "in 50 minutes"; in the largest unit that says enough. */
export function fromNow(at: number, now: number): string {
  const ms = at - now
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
  if (Math.abs(ms) >= 2 * dayMs) return words.format(daysBetween(now, at), 'day')
  const [unit, size] = Math.abs(ms) >= 2 * hourMs ? (['hour', hourMs] as const) : (['minute', minuteMs] as const)
  // Rounded up: "in 0 minutes" is a minute in which one still can.
  return words.format(Math.ceil(ms / size) || 0, unit)
}

/** The moment itself: the time where it is today, with the day where it is not. */
export function momentWords(at: number, now: number): string {
  const days = daysBetween(now, at)
  const day =
    days === 0
      ? {}
      : Math.abs(days) < 6
        ? ({ weekday: 'long' } as const)
        : ({ day: 'numeric', month: 'short' } as const)
  return new Intl.DateTimeFormat(locale(), { ...day, hour: 'numeric', minute: '2-digit' }).format(at)
}

/** The time by the room's clock, updated twice a minute and right when `until` has come. */
export function useNow(until?: number): number {
  const room = useRoom()
  const [now, setNow] = useState(room.now)
  useEffect(() => {
    const tick = () => setNow(room.now())
    const everyHalfMinute = setInterval(tick, minuteMs / 2)
    const left = until === undefined ? Infinity : until - room.now()
    // Timers count no further than this, and the interval covers longer times.
    const then = left > 0 && left < hourMs ? setTimeout(tick, left + 50) : undefined
    return () => {
      clearInterval(everyHalfMinute)
      clearTimeout(then)
    }
  }, [until, room])
  return now
}
