// A moment of the past as people say it: the day, and the time on it.
import { useMemo } from 'react'
import { locale } from '#client/locales/words.ts'
import { daysBetween } from '#client/rooms/local-day.ts'

/** A function that puts a moment into words. */
export function useMomentWords(): (at: number) => string {
  return useMemo(() => {
    const near = new Intl.DateTimeFormat(locale(), { weekday: 'long', hour: 'numeric', minute: '2-digit' })
    const far = new Intl.DateTimeFormat(locale(), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
    })
    return (at) => (daysBetween(at, Date.now()) < 6 ? near : far).format(at)
  }, [])
}
