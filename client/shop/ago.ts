import { locale } from '#client/locales/words.ts'

const steps = [
  { unit: 'year', ms: 365 * 86_400_000 },
  { unit: 'month', ms: 30 * 86_400_000 },
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const

/** How long ago that was, as people say it: "yesterday", "3 hours ago", "now". */
export function ago(then: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
  const passed = Math.max(0, now - then)
  const step = steps.find(({ ms }) => passed >= ms)
  return step ? words.format(-Math.floor(passed / step.ms), step.unit) : words.format(0, 'second')
}
