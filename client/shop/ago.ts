import { locale } from '#client/locales/words.ts'
import { daysBetween } from '#client/rooms/local-day.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

/** How long ago that was, as people say it: "yesterday", "3 hours ago", "now". */
export function ago(then: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
  const passed = Math.max(0, now - then)
  if (passed >= 24 * hourMs) return daysAgo(Math.max(1, daysBetween(then, now)), words)
  if (passed >= hourMs) return words.format(-Math.floor(passed / hourMs), 'hour')
  return passed >= minuteMs ? words.format(-Math.floor(passed / minuteMs), 'minute') : words.format(0, 'second')
}

function daysAgo(days: number, words: Intl.RelativeTimeFormat): string {
  if (days >= 365) return words.format(-Math.floor(days / 365), 'year')
  return days >= 30 ? words.format(-Math.floor(days / 30), 'month') : words.format(-days, 'day')
}
