// How the words of a preview card are broken into lines.
import { expect, test } from 'vitest'
import { breakEvenly, breakLines } from '#server/preview-cards/break-lines.ts'

/** Every character is one wide. */
const measure = (text: string) => text.length

test('lines break between words, and none is wider than there is room', () => {
  const { lines, isWhole } = breakLines('Ana wants your opinion', { width: 10, most: 3, measure })
  expect(lines).toEqual(['Ana wants', 'your', 'opinion'])
  expect(isWhole).toBe(true)
})

test('a word that is wider than the line breaks within', () => {
  expect(breakLines('Kapitänsmütze', { width: 6, most: 5, measure }).lines).toEqual(['Kapitä', 'nsmütz', 'e'])
})

test('what does not fit ends with an ellipsis that fits', () => {
  const { lines, isWhole } = breakLines('one two three four', { width: 7, most: 2, measure })
  expect(lines).toEqual(['one two', 'three…'])
  expect(isWhole).toBe(false)
})

test('an emoji of several parts is never cut in two', () => {
  const family = '👨‍👩‍👧'
  const wide = (text: string) => [...new Intl.Segmenter().segment(text)].length
  expect(breakLines(family.repeat(3), { width: 2, most: 2, measure: wide }).lines).toEqual([family.repeat(2), family])
})

test('lines are of much the same width where that needs no further line', () => {
  const room = { width: 22, most: 3, measure }
  expect(breakLines('Ben invites you to Dolomites', room).lines).toEqual(['Ben invites you to', 'Dolomites'])
  expect(breakEvenly('Ben invites you to Dolomites', room).lines).toEqual(['Ben invites you', 'to Dolomites'])
})

test('a name that goes on in the next line keeps its direction there', () => {
  const { lines } = breakLines('سؤال: \u2068Too big?\u2069', { width: 11, most: 2, measure })
  expect(lines).toEqual(['سؤال: \u2068Too\u2069', '\u2068big?\u2069'])
})

test('an empty text has no lines', () => {
  expect(breakLines('  ', { width: 10, most: 3, measure })).toEqual({ lines: [], isWhole: true })
})
