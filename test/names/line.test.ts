// What a name or a title may be, in one place for server, SDK and page.
import { expect, test } from 'vitest'
import { isFitLine, isTidyLine, tidyLine } from '#shared/names/line.ts'

test.each([
  ['Hangul filler', '\u3164'],
  ['blank of Braille', '\u2800'],
  ['Hangul vowel filler', '\u1160'],
  ['halfwidth Hangul filler', '\uffa0'],
  ['zero width space', '\u200b'],
  ['word joiner', '\u2060'],
  ['soft hyphens', '\u00ad\u00ad'],
  ['tags', '\u{e0041}\u{e0042}'],
  ['a mark on nothing', '\u0301'],
  ['no-break spaces', '\u00a0\u3000'],
  ['nothing', ''],
])('a name that nobody sees is none: %s', (_, name) => {
  expect(isFitLine(name)).toBe(false)
})

test.each([
  ['line feed', 'a\nb'],
  ['carriage return', 'a\rb'],
  ['line separator', 'a\u2028b'],
  ['right-to-left override', 'evil\u202etxt'],
  ['isolate', 'a\u2067b'],
  ['bell', 'a\u0007b'],
])('a name that breaks its line or turns what follows is refused: %s', (_, name) => {
  expect(isFitLine(name)).toBe(false)
})

test.each([
  ['invisible characters', 'A\u200bn\u3164a\u2060', 'Ana'],
  ['spaces in rows', '  Ana \u2800\u00a0 Maria ', 'Ana Maria'],
  ['the same mark many times', `A${'\u0301'.repeat(30)}na`, '\u00c1na'],
  ['a stack of marks', 'Zo\u0308\u0301\u0316\u0317\u0318\u0319\u031c', 'Zo\u0316\u0317\u0318\u0319'],
  ['letters in parts', 'Zoe\u0308', 'Zoë'],
])('%s are left out of a name', (_, name, tidy) => {
  expect(tidyLine(name)).toBe(tidy)
  expect([isTidyLine(name), isTidyLine(tidy)]).toEqual([false, true])
})

test.each([
  'Ana',
  'Zoë',
  'Nguyễn Thị Ánh',
  'علی‌رضا',
  'עֲנָת',
  'क्‍ष',
  'สมชาย',
  '민수',
  '田中さん',
  '👩‍👧 Ana ❤️',
  'O’Brien-Smith (2)',
])('a name as people write it stays as it is: %s', (name) => {
  expect([tidyLine(name), isTidyLine(name)]).toEqual([name, true])
})
