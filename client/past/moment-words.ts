// A moment of the past as people say it: the day, and the time on it.
import { useMemo } from 'react'
import { locale } from '#client/locales/words.ts'

const dayMs = 86_400_000

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
    return (at) => (Date.now() - at < 6 * dayMs ? near : far).format(at)
  }, [])
}
