import { expect, test } from 'vitest'
import { shortened, startOf } from '#shared/cut-text.ts'

/** Each is one character to its reader. */
const characters = ['👩‍👩‍👧‍👦', '👍🏽', '🇪🇪', 'e\u0301', 'नि', '각', '👩🏿‍🚀', '❤️', '☺︎']

test.each(characters)('“%s” is never cut in two', (character) => {
  for (let before = 0; before < 6; before += 1) {
    const text = `${'x'.repeat(before)}${character}${character}y`
    for (let max = 0; max <= text.length; max += 1) {
      const start = startOf(text, max)
      expect(start.length).toBeLessThanOrEqual(max)
      expect(start.isWellFormed()).toBe(true)
      const ends = [...new Intl.Segmenter().segment(text)].map(({ index, segment }) => index + segment.length)
      expect([0, ...ends]).toContain(start.length)
      // As much as fits, and no less.
      expect(start.length).toBe(Math.max(0, ...ends.filter((end) => end <= max)))
    }
  }
})

test('a text that is too long ends with an ellipsis, and is not longer than it may be', () => {
  expect(shortened('A boot', 6)).toBe('A boot')
  expect(shortened('A boot and more', 8)).toBe('A boot…')
  expect(shortened(`Flags: ${'🇪🇪'.repeat(10)}`, 14)).toBe('Flags: 🇪🇪…')
})

test('a row of flags is cut between two of them', () => {
  expect(startOf('🇪🇪🇩🇪🇫🇷', 9)).toBe('🇪🇪🇩🇪')
})

test('a text without a boundary that fits is cut away', () => {
  expect(startOf(`a${'\u0301'.repeat(50)}`, 10)).toBe('')
})
