// Days and times of what was said and done, as the reader writes them.
import { locale } from '#client/locales/words.ts'
import { daysBetween } from './local-day.ts'

/** A time of day, such as 14:05. */
export function timeWords(at: number): string {
  return formats().time.format(at)
}

/** The heading of a day: today, yesterday, Friday, 3 May. */
export function dayWords(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days < 2 && days > -2) return sentenceCase(formats().relative.format(-days, 'day'))
  return days < 7 && days > 0 ? formats().weekday.format(at) : formats().date.format(at)
}

/** The shortest that says when something was: a time today, a day before that. */
export function shortWhen(at: number, now: number): string {
  const days = daysBetween(at, now)
  if (days <= 0) return timeWords(at)
  return days < 7 ? formats().shortDay.format(at) : formats().shortDate.format(at)
}

/** Everything there is to say about a moment. */
export function fullWhen(at: number): string {
  return formats().full.format(at)
}

interface Formats {
  readonly locale: string
  readonly time: Intl.DateTimeFormat
  readonly weekday: Intl.DateTimeFormat
  readonly shortDay: Intl.DateTimeFormat
  readonly date: Intl.DateTimeFormat
  readonly shortDate: Intl.DateTimeFormat
  readonly full: Intl.DateTimeFormat
  readonly relative: Intl.RelativeTimeFormat
}

let made: Formats | undefined

// Making one costs as much as a hundred uses of it.
function formats(): Formats {
  const now = locale()
  if (made?.locale === now) return made
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(now, options)
  made = {
    locale: now,
    time: dates({ hour: 'numeric', minute: '2-digit' }),
    weekday: dates({ weekday: 'long' }),
    shortDay: dates({ weekday: 'short' }),
    date: dates({ weekday: 'long', day: 'numeric', month: 'long' }),
    shortDate: dates({ day: 'numeric', month: 'short' }),
    full: dates({ dateStyle: 'full', timeStyle: 'short' }),
    relative: new Intl.RelativeTimeFormat(now, { numeric: 'auto' }),
  }
  return made
}

function sentenceCase(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}
