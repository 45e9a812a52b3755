// A moment ahead, as it is said in a sentence: at 9:00, tomorrow at 9:00, on Friday at 9:00. By the reader’s own clock and calendar.
import { locale } from '#client/locales/words.ts'
import { daysBetween } from '#client/rooms/local-day.ts'
import { timeWords } from '#client/rooms/when.ts'

/** Which sentence it is, and what goes in. */
export interface ComingMoment {
  readonly day: 'today' | 'tomorrow' | 'on'
  readonly date: string
  readonly time: string
}

export function comingMoment(at: number, now: number): ComingMoment {
  const days = daysBetween(now, at)
  const date = new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    // The weekday alone could be this week’s.
    ...(days >= 6 && { day: 'numeric', month: 'long' }),
  })
  const day = days <= 0 ? 'today' : days === 1 ? 'tomorrow' : 'on'
  return { day, date: date.format(at), time: timeWords(at) }
}
