// The due time of an answer, as a page without a script can show it.
import { expect, test } from 'vitest'
import { dueWords } from '#server/answer-links/due-words.ts'

const now = Date.UTC(2026, 10, 22, 12)
const inThreeHours = new Date(now + 3 * 3_600_000 + 60_000).toISOString()

test('the moment is told where its reader is, if they have said so, and else by a clock that has a name', () => {
  const berlin = dueWords(inThreeHours, { language: 'en', timeZone: 'Europe/Berlin', now })
  expect(berlin.left).toBe('in 3 hours')
  expect(berlin.moment).toMatch(/4:01\sPM GMT\+1$/)
  const unknown = dueWords(inThreeHours, { language: 'de', timeZone: null, now })
  expect(unknown.left).toBe('in 3 Stunden')
  expect(unknown.moment).toMatch(/15:01 UTC$/)
})

test('what is left is said in the largest unit that says enough, and never as nothing', () => {
  const left = (ms: number) => dueWords(new Date(now + ms).toISOString(), { language: 'en', timeZone: null, now }).left
  expect(left(10_000)).toBe('in 1 minute')
  expect(left(119 * 60_000)).toBe('in 119 minutes')
  expect(left(47 * 3_600_000)).toBe('in 47 hours')
  expect(left(49 * 3_600_000)).toBe('in 2 days')
  expect(left(-90 * 60_000)).toBe('90 minutes ago')
})
